import type { PreflightCheck } from '../config/settings.ts';
import { isTable, tableAt, valueAt } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';
import { toml } from '../syntax/toml.ts';

/** The files of a project that tell which of the usual checks it has. */
export const TELLING_FILES = [
  'pyproject.toml',
  'uv.lock',
  'ruff.toml',
  '.ruff.toml',
  'pytest.ini',
  '.coveragerc',
] as const;

/**
 * The usual checks whose tool the project configures or depends on, through `uv run` where uv locks it. A project that
 * formats with black has no format check: ruff would want another form.
 *
 * They judge as the jobs of `init` do: a lock that does not fit is no success, and where coverage is configured it counts.
 *
 * @param files those of {@link TELLING_FILES} that are there
 */
export function usualChecks(files: ReadonlyMap<string, string>): readonly PreflightCheck[] {
  const reading = toml.read(files.get('pyproject.toml') ?? '');
  const project = reading.kind === 'parsed' ? reading.document : {};
  const dependencies = dependenciesOf(project);
  const uses = (tool: string, ...own: readonly string[]): boolean =>
    dependencies.has(tool) ||
    tableAt(project, ['tool', tool]) !== null ||
    own.some((file) => files.has(file));
  const ruff = uses('ruff', 'ruff.toml', '.ruff.toml');
  const checks = [
    { name: 'format', run: 'ruff format --check', has: ruff && !formatsWithBlack(project) },
    { name: 'lint', run: 'ruff check', has: ruff },
    { name: 'test', run: 'pytest', has: uses('pytest', 'pytest.ini') },
    { name: 'security', run: 'pip-audit', has: uses('pip-audit') },
  ];
  const isLocked = files.has('uv.lock');
  const environment = {
    ...(isLocked ? { UV_LOCKED: '1' } : {}),
    ...(uses('coverage', '.coveragerc') && dependencies.has('pytest-cov') ? { PYTEST_ADDOPTS: '--cov' } : {}),
  };
  return checks
    .filter(({ has }) => has)
    .map(({ name, run }) => ({ name, run: isLocked ? `uv run ${run}` : run, environment }));
}

/** @param project its pyproject.toml */
export function formatsWithBlack(project: Table): boolean {
  return tableAt(project, ['tool', 'black']) !== null || dependenciesOf(project).has('black');
}

/** The names, as they are compared (PEP 503), of all that a project depends on, whatever group it stands in. */
function dependenciesOf(project: Table): ReadonlySet<string> {
  const lists = [
    valueAt(project, ['project', 'dependencies']),
    valueAt(project, ['tool', 'uv', 'dev-dependencies']),
    ...Object.values(tableAt(project, ['project', 'optional-dependencies']) ?? {}),
    ...Object.values(tableAt(project, ['dependency-groups']) ?? {}),
  ];
  const poetry = tableAt(project, ['tool', 'poetry']) ?? {};
  const groups = Object.values(tableAt(poetry, ['group']) ?? {});
  const tables = [poetry, ...groups].flatMap((group) => [
    tableAt(group, ['dependencies']),
    tableAt(group, ['dev-dependencies']),
  ]);
  const names = [
    ...lists.flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : [])).flatMap(nameOf),
    ...tables.flatMap((table) => (isTable(table) ? Object.keys(table) : [])),
  ];
  return new Set(names.map((name) => name.toLowerCase().replaceAll(/[-_.]+/g, '-')));
}

/** `ruff>=0.5; …` is ruff; a group that is included is a table, and stands by itself. */
function nameOf(requirement: unknown): readonly string[] {
  if (typeof requirement !== 'string') return [];
  return /^\s*([A-Za-z0-9][\w.-]*)/.exec(requirement)?.slice(1) ?? [];
}
