import { placeOf } from '../preflight/places.ts';
import { isInstalled, numberAt } from './project.ts';
import type { Project, Pyproject } from './project.ts';

/** The table of a tool in pyproject.toml. */
export interface ToolTable {
  readonly tool: 'pytest' | 'coverage' | 'ruff';
  readonly lines: readonly string[];
}

/** Where a tool is already configured; null: it is not configured. */
export function configuredIn(
  tool: ToolTable['tool'],
  { texts, existing }: Pick<Project, 'texts' | 'existing'>,
  { document }: Pyproject,
): string | null {
  return placeOf(tool, {
    document,
    has: (file) => existing.has(file),
    text: (file) => texts.get(file) ?? '',
  });
}

/**
 * The proposed settings of each tool.
 *
 * @param sources the folder with the code; null: unknown
 */
export function toolTables(
  { existing }: Pick<Project, 'existing'>,
  pyproject: Pyproject,
  sources: string | null,
): readonly ToolTable[] {
  const tests = existing.has('test') && !existing.has('tests') ? 'test' : 'tests';
  // A project that can't be built is not installed, so the tests would not find its code.
  const path = isInstalled(pyproject) ? [] : [`pythonpath = ["${sources === 'src' ? 'src' : '.'}"]`];
  const blacks = numberAt(pyproject, 'tool', 'black', 'line-length');
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
        `line-length = ${blacks ?? 88}`,
        '',
        '[tool.ruff.lint]',
        'select = ["E", "F", "I", "B", "SIM", "UP"]',
      ],
    },
  ];
}
