import { has } from './project.ts';
import type { Project, Pyproject } from './project.ts';

/** A tool of the team's, and where a project may configure it. */
export interface ToolTable {
  readonly tool: 'pytest' | 'coverage' | 'ruff';
  readonly lines: readonly string[];
}

/** Where a tool is configured already; null: nowhere. */
export function configuredIn(
  tool: ToolTable['tool'],
  { texts, existing }: Pick<Project, 'texts' | 'existing'>,
  pyproject: Pyproject,
): string | null {
  const { table, files, sections } = PLACES[tool];
  if (has(pyproject, 'tool', table)) return `pyproject.toml, [tool.${table}]`;
  const file = files.find((name) => existing.has(name));
  if (file !== undefined) return file;
  const section = sections.find(({ file: name, header }) => header.test(texts.get(name) ?? ''));
  return section?.file ?? null;
}

/**
 * The manual's settings of each tool.
 *
 * @param sources the folder that holds the code; null: it is not known
 */
export function toolTables(
  { existing }: Pick<Project, 'existing'>,
  pyproject: Pyproject,
  sources: string | null,
): readonly ToolTable[] {
  const tests = existing.has('test') && !existing.has('tests') ? 'test' : 'tests';
  // Nobody installs a project that can't be built, so its tests would not find it.
  const path = has(pyproject, 'build-system') || sources !== 'src' ? [] : ['pythonpath = ["src"]'];
  return [
    { tool: 'pytest', lines: ['[tool.pytest.ini_options]', `testpaths = ["${tests}"]`, ...path] },
    {
      tool: 'coverage',
      lines: [
        '[tool.coverage.run]',
        'branch = true',
        ...(sources === null ? [] : [`source = ["${sources}"]`]),
        '',
        '[tool.coverage.report]',
        'fail_under = 80',
        'show_missing = true',
      ],
    },
    {
      tool: 'ruff',
      lines: [
        '[tool.ruff]',
        'line-length = 88',
        '',
        '[tool.ruff.lint]',
        'select = ["E", "F", "I", "B", "SIM", "UP"]',
      ],
    },
  ];
}

/** Files whose existence says that a tool is configured there. */
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
