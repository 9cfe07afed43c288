import { describe, expect, it } from 'vitest';
import { chosenChecks } from './choice.ts';
import { toolsOf } from './tools.ts';
import { usualChecks } from './usual.ts';

type Row = readonly [what: string, files: Readonly<Record<string, string>>, runs: readonly string[]];

const ALL = `
[dependency-groups]
dev = ["ruff>=0.9", "pytest", "Pip_Audit ; python_version > '3.9'", { include-group = "test" }]
`;

const ROWS: readonly Row[] = [
  ['nothing', {}, []],
  ['a file that is not TOML', { 'pyproject.toml': 'pytest\n' }, []],
  [
    'a group of uv, with a lock',
    { 'pyproject.toml': ALL, 'uv.lock': '' },
    ['uv run ruff format --check', 'uv run ruff check', 'uv run pytest', 'uv run pip-audit'],
  ],
  [
    'the same without a lock',
    { 'pyproject.toml': ALL },
    ['ruff format --check', 'ruff check', 'pytest', 'pip-audit'],
  ],
  [
    'an extra, and a name with the same beginning',
    {
      'pyproject.toml':
        '[project]\ndependencies = ["ruff-lsp"]\noptional-dependencies.dev = ["pytest ~= 8.0"]\n',
    },
    ['pytest'],
  ],
  [
    'poetry',
    {
      'pyproject.toml':
        '[tool.poetry.group.dev.dependencies]\npytest = "^8"\n[tool.poetry.dev-dependencies]\nruff = "*"\n',
    },
    ['ruff format --check', 'ruff check', 'pytest'],
  ],
  [
    'poetry, with its lock',
    { 'pyproject.toml': '[tool.poetry.group.dev.dependencies]\npytest = "^8"\n', 'poetry.lock': '' },
    ['poetry run pytest'],
  ],
  [
    'PDM, with its lock',
    { 'pyproject.toml': '[tool.ruff]\n[tool.black]\n', 'pdm.lock': '' },
    ['pdm run ruff check'],
  ],
  ['pytest in setup.cfg', { 'setup.cfg': '[tool:pytest]\n' }, ['pytest']],
  [
    'configurations',
    { 'pyproject.toml': '[tool.pytest.ini_options]\n', 'ruff.toml': '' },
    ['ruff format --check', 'ruff check', 'pytest'],
  ],
  ['black and ruff', { 'pyproject.toml': '[tool.ruff]\n[tool.black]\n' }, ['ruff check']],
];

describe('usualChecks', () => {
  it.each(ROWS)('%s', (_, files, runs) => {
    expect(usualChecks(new Map(Object.entries(files))).map(({ run }) => run)).toEqual(runs);
  });
});

describe('the environment of the usual checks', () => {
  const COVERED =
    '[dependency-groups]\ndev = ["pytest", "pytest-cov"]\n[tool.coverage.report]\nfail_under = 80\n';

  it.each<readonly [what: string, files: Readonly<Record<string, string>>, environment: unknown]>([
    ['a lock', { 'pyproject.toml': ALL, 'uv.lock': '' }, { UV_LOCKED: '1' }],
    ['coverage', { 'pyproject.toml': COVERED }, { PYTEST_ADDOPTS: '--cov' }],
    [
      'coverage by a file of its own',
      { 'pyproject.toml': COVERED.split('[tool')[0] ?? '', '.coveragerc': '', 'uv.lock': '' },
      { UV_LOCKED: '1', PYTEST_ADDOPTS: '--cov' },
    ],
    [
      'coverage in setup.cfg',
      { 'pyproject.toml': COVERED.split('[tool')[0] ?? '', 'setup.cfg': '[coverage:report]\n' },
      { PYTEST_ADDOPTS: '--cov' },
    ],
    ['coverage without pytest-cov', { 'pyproject.toml': '[tool.pytest]\n[tool.coverage.run]\n' }, {}],
  ])('%s', (_, files, environment) => {
    expect(usualChecks(new Map(Object.entries(files)))[0]?.environment).toEqual(environment);
  });
});

describe('chosenChecks', () => {
  const checks = [
    { name: 'lint', run: 'l' },
    { name: 'test', run: 't' },
  ];

  it('are in the order of the configuration', () => {
    expect(chosenChecks(checks, ['test', 'lint'])).toEqual(checks);
    expect(chosenChecks(checks, ['test'])).toEqual([checks[1]]);
  });

  it('lists the known checks if a name is unknown', () => {
    expect(() => chosenChecks(checks, ['tests'])).toThrow(
      expect.objectContaining({ exit: 13, hint: 'did you mean test? The checks are lint, test' }) as Error,
    );
    expect(() => chosenChecks([], ['x'])).toThrow(
      expect.objectContaining({ hint: 'this project has no checks' }) as Error,
    );
  });
});

it('toolsOf lists each known program of the checks once', () => {
  const checks = ['uv run ruff check', 'uv run pytest', 'pip-audit', 'make docs', 'cd src && ruff check'].map(
    (run) => ({ name: run, run }),
  );
  expect([...toolsOf(checks).keys()]).toEqual(['uv', 'pip-audit']);
});
