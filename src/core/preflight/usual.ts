import type { PreflightCheck } from '../config/settings.ts';
import { isTable, tableAt, valueAt } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';
import { toml } from '../syntax/toml.ts';
import { placeOf, SHARED_FILES, TOOL_FILES } from './places.ts';

/** The files of a project that show which of the usual checks it has, and which tool runs them. */
export const TELLING_FILES: readonly string[] = [
  'pyproject.toml',
  'uv.lock',
  'poetry.lock',
  'pdm.lock',
  ...TOOL_FILES,
  ...SHARED_FILES,
];

/**
 * The usual checks whose tool the project configures or depends on. The lock file decides how they are run. A project that
 * formats with black has no format check, because ruff would format it differently.
 *
 * They check the same as the CI jobs of `init`: they fail if the lock is out of date, and if too little is covered (where
 * coverage is configured).
 *
 * @param files those of {@link TELLING_FILES} that exist
 */
export function usualChecks(files: ReadonlyMap<string, string>): readonly PreflightCheck[] {
  const reading = toml.read(files.get('pyproject.toml') ?? '');
  const document = reading.kind === 'parsed' ? reading.document : {};
  const dependencies = dependenciesOf(document);
  const known = {
    document,
    has: (file: string) => files.has(file),
    text: (file: string) => files.get(file) ?? '',
  };
  const configures = (tool: 'ruff' | 'pytest' | 'coverage'): boolean => placeOf(tool, known) !== null;
  const ruff = dependencies.has('ruff') || configures('ruff');
  const checks = [
    { name: 'format', run: 'ruff format --check', has: ruff && !formatsWithBlack(document) },
    { name: 'lint', run: 'ruff check', has: ruff },
    { name: 'test', run: 'pytest', has: dependencies.has('pytest') || configures('pytest') },
    { name: 'security', run: 'pip-audit', has: dependencies.has('pip-audit') },
  ];
  const runner = RUNNERS.find(({ lock }) => files.has(lock));
  const covers = configures('coverage') && dependencies.has('pytest-cov');
  const environment = { ...runner?.environment, ...(covers ? { PYTEST_ADDOPTS: '--cov' } : {}) };
  return checks
    .filter(({ has }) => has)
    .map(({ name, run }) => ({
      name,
      run: runner === undefined ? run : `${runner.run} ${run}`,
      environment,
    }));
}

/** How to run a tool in the environment of the project, by its lock file. */
const RUNNERS: readonly {
  readonly lock: string;
  readonly run: string;
  readonly environment?: PreflightCheck['environment'];
}[] = [
  { lock: 'uv.lock', run: 'uv run', environment: { UV_LOCKED: '1' } },
  { lock: 'poetry.lock', run: 'poetry run' },
  { lock: 'pdm.lock', run: 'pdm run' },
];

/** @param project the parsed pyproject.toml */
export function formatsWithBlack(project: Table): boolean {
  return tableAt(project, ['tool', 'black']) !== null || dependenciesOf(project).has('black');
}

/** The normalized names (PEP 503) of all dependencies of a project, in all groups. */
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

/** `ruff>=0.5; …` is ruff. An included group is a table; it is listed under its own name, too. */
function nameOf(requirement: unknown): readonly string[] {
  if (typeof requirement !== 'string') return [];
  return /^\s*([A-Za-z0-9][\w.-]*)/.exec(requirement)?.slice(1) ?? [];
}
