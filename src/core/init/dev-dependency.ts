import type { Addition } from '../syntax/toml-additions.ts';
import { isTable, valueAt } from '../syntax/document.ts';
import { has, isPoetrysOwn, keysAt, textAt, textsAt } from './project.ts';
import type { Pyproject } from './project.ts';

/** The tools of the checks. */
export const DEV_DEPENDENCIES: readonly string[] = [
  'ruff',
  'pytest',
  'pytest-cov',
  'pytest-watcher',
  'pip-audit',
];

export interface DevDependencies {
  readonly additions: readonly Addition[];
  /** The tools that the project does not list yet. */
  readonly missing: readonly string[];
}

/**
 * The tools that a developer does not get yet by installing the project. They go into `[dependency-groups]` (PEP 735), or
 * into Poetry's own tables.
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
  const groups = defaultGroups(pyproject);
  const asked = groups.includes('dev') ? 'dev' : (groups[0] ?? 'dev');
  const name = spelledGroup(asked, pyproject) ?? asked;
  const list = ['dependency-groups', name];
  if (has(pyproject, ...list)) return [{ kind: 'items', list, items }];
  const lines = [`${name} = [`, ...items.map((item) => `    ${item},`), ']'];
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

/** The normalized names of everything that the tool of the project installs by default. */
function namedIn(pyproject: Pyproject): ReadonlySet<string> {
  const names = isPoetrysOwn(pyproject)
    ? poetryTables(pyproject).flatMap((path) => keysAt(pyproject, ...path))
    : [
        ...textsAt(pyproject, 'project', 'dependencies'),
        ...textsAt(pyproject, 'tool', 'uv', 'dev-dependencies'),
        ...groupNames(defaultGroups(pyproject), pyproject),
      ];
  return new Set(names.map((name) => normalized(/^\s*[\w.-]+/.exec(name)?.[0] ?? '')));
}

function poetryTables(pyproject: Pyproject): readonly (readonly string[])[] {
  const groups = keysAt(pyproject, 'tool', 'poetry', 'group');
  return [
    ['tool', 'poetry', 'dependencies'],
    ['tool', 'poetry', 'dev-dependencies'],
    ...groups.map((group) => ['tool', 'poetry', 'group', group, 'dependencies']),
  ];
}

/** The groups (PEP 735) that uv installs by default. Extras and other groups are installed only on request. */
function defaultGroups(pyproject: Pyproject): readonly string[] {
  const path = ['tool', 'uv', 'default-groups'];
  if (textAt(pyproject, ...path) === 'all') return ['dev', ...keysAt(pyproject, 'dependency-groups')];
  const named = textsAt(pyproject, ...path);
  return named.length === 0 ? ['dev'] : named;
}

/** The name of a group as the file writes it, because names are compared in normalized form; null: there is none. */
function spelledGroup(group: string, pyproject: Pyproject): string | null {
  return keysAt(pyproject, 'dependency-groups').find((one) => normalized(one) === normalized(group)) ?? null;
}

/** Whether uv is configured to install no group by default. */
export function installsNoGroup({ document }: Pick<Pyproject, 'document'>): boolean {
  const groups = valueAt(document, ['tool', 'uv', 'default-groups']);
  return Array.isArray(groups) && groups.length === 0;
}

/** The requirements of groups and of the groups that they include. */
function groupNames(groups: readonly string[], pyproject: Pyproject): readonly string[] {
  const { document } = pyproject;
  const names: string[] = [];
  const waiting = [...groups];
  for (const group of waiting) {
    const items = valueAt(document, ['dependency-groups', spelledGroup(group, pyproject) ?? group]);
    for (const item of Array.isArray(items) ? (items as readonly unknown[]) : []) {
      const included = isTable(item) ? item['include-group'] : undefined;
      if (typeof item === 'string') names.push(item);
      if (typeof included === 'string' && !waiting.includes(included)) waiting.push(included);
    }
  }
  return names;
}

function normalized(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[-_.]+/g, '-');
}
