import type { Addition } from '../syntax/toml-additions.ts';
import { has, isPoetrysOwn, keysAt, textsAt } from './project.ts';
import type { Pyproject } from './project.ts';

/** What the team's checks need. */
export const DEV_DEPENDENCIES: readonly string[] = [
  'ruff',
  'pytest',
  'pytest-cov',
  'pytest-watcher',
  'pip-audit',
];

export interface DevDependencies {
  readonly additions: readonly Addition[];
  /** Those that are not named anywhere yet. */
  readonly missing: readonly string[];
}

/**
 * Those that the project does not name anywhere yet, in `[dependency-groups]` (PEP 735), or where Poetry looks for them.
 *
 * @returns no additions and something missing where the group is written in a way that can't be added to
 */
export function devDependencies(pyproject: Pyproject): DevDependencies {
  const named = namedIn(pyproject);
  const missing = DEV_DEPENDENCIES.filter((name) => !named.has(name));
  if (missing.length === 0) return { additions: [], missing };
  return {
    additions: isPoetrysOwn(pyproject) ? poetryGroup(pyproject, missing) : group(pyproject, missing),
    missing,
  };
}

function group(pyproject: Pyproject, names: readonly string[]): readonly Addition[] {
  const items = names.map((name) => `"${name}"`);
  const list = ['dependency-groups', 'dev'];
  if (has(pyproject, ...list)) return [{ kind: 'items', list, items }];
  const lines = ['dev = [', ...items.map((item) => `    ${item},`), ']'];
  return has(pyproject, 'dependency-groups')
    ? [{ kind: 'lines', table: ['dependency-groups'], lines }]
    : [{ kind: 'tables', lines: ['[dependency-groups]', ...lines] }];
}

function poetryGroup(pyproject: Pyproject, names: readonly string[]): readonly Addition[] {
  const lines = names.map((name) => `${name} = "*"`);
  const older = ['tool', 'poetry', 'dev-dependencies'];
  const newer = ['tool', 'poetry', 'group', 'dev', 'dependencies'];
  const table = [newer, older].find((path) => has(pyproject, ...path));
  return table === undefined
    ? [{ kind: 'tables', lines: [`[${newer.join('.')}]`, ...lines] }]
    : [{ kind: 'lines', table, lines }];
}

/** The normalised names of all that the project says it needs, for whatever purpose. */
function namedIn(pyproject: Pyproject): ReadonlySet<string> {
  const lists = [
    ['project', 'dependencies'],
    ['tool', 'uv', 'dev-dependencies'],
    ...keysAt(pyproject, 'project', 'optional-dependencies').map((key) => [
      'project',
      'optional-dependencies',
      key,
    ]),
    ...keysAt(pyproject, 'dependency-groups').map((key) => ['dependency-groups', key]),
    ...keysAt(pyproject, 'tool', 'hatch', 'envs').map((key) => [
      'tool',
      'hatch',
      'envs',
      key,
      'dependencies',
    ]),
    ...keysAt(pyproject, 'tool', 'pdm', 'dev-dependencies').map((key) => [
      'tool',
      'pdm',
      'dev-dependencies',
      key,
    ]),
  ];
  const tables = [
    ['tool', 'poetry', 'dependencies'],
    ['tool', 'poetry', 'dev-dependencies'],
    ...keysAt(pyproject, 'tool', 'poetry', 'group').map((key) => [
      'tool',
      'poetry',
      'group',
      key,
      'dependencies',
    ]),
  ];
  const names = [
    ...lists.flatMap((path) => textsAt(pyproject, ...path)),
    ...tables.flatMap((path) => keysAt(pyproject, ...path)),
  ];
  return new Set(names.map((name) => normalized(/^\s*[\w.-]+/.exec(name)?.[0] ?? '')));
}

function normalized(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[-_.]+/g, '-');
}
