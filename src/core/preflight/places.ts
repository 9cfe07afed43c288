import { valueAt } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';

/** The files of a project that were read. */
export interface KnownFiles {
  /** pyproject.toml. */
  readonly document: Table;
  readonly has: (file: string) => boolean;
  /** '' if there is no such file. */
  readonly text: (file: string) => string;
}

/** Where a tool is configured; null: it is not configured. */
export function placeOf(tool: keyof typeof PLACES, { document, has, text }: KnownFiles): string | null {
  const { table, files, sections } = PLACES[tool];
  if (valueAt(document, ['tool', table]) !== undefined) return `pyproject.toml, [tool.${table}]`;
  const file = files.find(has);
  if (file !== undefined) return file;
  return sections.find(({ file: name, header }) => header.test(text(name)))?.file ?? null;
}

/** Files that configure a tool if they exist. */
export const TOOL_FILES: readonly string[] = [
  'pytest.ini',
  '.pytest.ini',
  'pytest.toml',
  '.pytest.toml',
  '.coveragerc',
  '.coveragerc.toml',
  'ruff.toml',
  '.ruff.toml',
];

const PLACES = {
  pytest: {
    table: 'pytest',
    files: TOOL_FILES.filter((name) => name.includes('pytest')),
    sections: [
      { file: 'tox.ini', header: /^\[pytest\]/m },
      { file: 'setup.cfg', header: /^\[tool:pytest\]/m },
    ],
  },
  coverage: {
    table: 'coverage',
    files: TOOL_FILES.filter((name) => name.includes('coverage')),
    sections: [
      { file: 'setup.cfg', header: /^\[coverage:/m },
      { file: 'tox.ini', header: /^\[coverage:/m },
    ],
  },
  ruff: { table: 'ruff', files: TOOL_FILES.filter((name) => name.includes('ruff')), sections: [] },
} as const;

/** Files that configure several tools, each in its own section. */
export const SHARED_FILES = ['setup.cfg', 'tox.ini'] as const;
