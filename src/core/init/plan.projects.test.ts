import { describe, expect, it } from 'vitest';
import { GIT, after, plan, project, pyprojectOf, textOf, PROJECT } from '../../../test/support/init.ts';
import { valueAt } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';

interface Row {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly tags?: readonly string[];
  /** Of `[tool.commitizen]`; null: the table is not proposed. */
  readonly commitizen: Readonly<Record<string, unknown>> | null;
  /** Paths that the text must have then. */
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** The group of the people who work on it. */
  readonly dev?: readonly unknown[];
  /** Where groups are spelled otherwise, the group of that name. */
  readonly group?: readonly [name: string, names: readonly unknown[]];
  /** Of `[tool.ruff]`. */
  readonly lineLength?: number;
  /** What is told besides. */
  readonly left?: string;
}

const ROWS: readonly Row[] = [
  {
    name: 'Poetry, with its own table alone',
    files: {
      'pyproject.toml':
        '[tool.poetry]\nname = "my-app"\nversion = "0.3.1"\n\n[tool.poetry.group.dev.dependencies]\npytest = "^8"\n\n[build-system]\nrequires = ["poetry-core"]\n',
    },
    commitizen: { version_provider: 'poetry', major_version_zero: true },
    has: ['tool.poetry.group.dev.dependencies.ruff'],
    lacks: ['dependency-groups'],
  },
  {
    name: 'hatch, with a version in a file',
    files: {
      'pyproject.toml':
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "my-app"\ndynamic = ["version"]\n\n[tool.hatch.version]\npath = "src/my_app/__about__.py"\n',
      'src/my_app/__about__.py': '# about\n__version__ = "2.0.1"\n',
    },
    commitizen: {
      version_provider: 'commitizen',
      version: '2.0.1',
      version_files: ['src/my_app/__about__.py:__version__'],
      major_version_zero: undefined,
    },
    has: ['dependency-groups.dev', 'tool.relctl.preflight_before'],
  },
  {
    name: 'setuptools, static',
    files: {
      'pyproject.toml': `${PROJECT}\n[build-system]\nrequires = ["setuptools"]\n\n[tool.setuptools]\npackages = ["my_app"]\n`,
    },
    tags: ['1.3.0', '1.4.0'],
    commitizen: { version_provider: 'pep621', tag_format: 'v$version', legacy_tag_formats: ['$version'] },
  },
  {
    name: 'a version that the code repeats',
    files: { 'pyproject.toml': PROJECT, 'src/my_app/__init__.py': "__version__ = '1.4.0'\n" },
    commitizen: { version_provider: 'pep621', version_files: ['src/my_app/__init__.py:__version__'] },
  },
  {
    name: 'Poetry, with a version that the code repeats',
    files: {
      'pyproject.toml':
        '[tool.poetry]\nname = "my-app"\nversion = "0.3.1"\npackages = [{ include = "my_app" }]\n',
      'my_app/__init__.py': '__version__ = "0.3.1"\n',
    },
    commitizen: { version_provider: 'poetry', version_files: ['my_app/__init__.py:__version__'] },
  },
  {
    name: 'a version in the code that is another one, or asked for',
    files: {
      'pyproject.toml': PROJECT,
      'src/my_app/__init__.py': '__version__ = version("my-app")\n',
      'my_app/__init__.py': '__version__ = "1.3.0"\n',
    },
    commitizen: { version_provider: 'pep621', version_files: undefined },
  },
  {
    name: 'setuptools, with an attribute',
    files: {
      'pyproject.toml':
        '[project]\nname = "my-app"\ndynamic = ["version"]\n[tool.setuptools.dynamic]\nversion = { attr = "my_app.VERSION" }\n',
      'my_app/__init__.py': 'VERSION: str = "0.9"\n',
    },
    commitizen: {
      version_provider: 'commitizen',
      version: '0.9',
      version_files: ['my_app/__init__.py:VERSION'],
    },
  },
  {
    name: 'a version from the tags',
    files: {
      'pyproject.toml':
        '[build-system]\nrequires = ["hatchling", "hatch-vcs>=0.4"]\n[project]\nname = "my-app"\ndynamic = ["version"]\n[tool.hatch.version]\nsource = "vcs"\n',
    },
    tags: ['v1.0.0', 'v1.1.0rc1'],
    commitizen: { version_provider: 'scm', version_scheme: 'pep440', major_version_zero: undefined },
  },
  {
    name: 'the root of a uv workspace, locked',
    files: { 'pyproject.toml': `${PROJECT}\n[tool.uv.workspace]\nmembers = ["packages/*"]\n`, 'uv.lock': '' },
    commitizen: { version_provider: 'uv', version_scheme: 'semver', major_version_zero: undefined },
    has: ['dependency-groups.dev'],
  },
  {
    name: 'no [project]',
    files: {
      'pyproject.toml': '[tool.black]\nline-length = 100\n',
      'setup.cfg': '[metadata]\nname = my_app\nversion = 1.2.3\n\n[tool:pytest]\ntestpaths = tests\n',
    },
    commitizen: { version_provider: 'commitizen', version: '1.2.3', version_files: ['setup.cfg:^version'] },
    lacks: ['tool.pytest'],
  },
  {
    name: 'comments everywhere, groups and lists among them',
    files: {
      'pyproject.toml': `# ours\n${PROJECT}\n[dependency-groups] # of people\n# first\ndev = [ # by name\n  "PyTest>=8", # tests\n  { include-group = "lint" }\n  # last\n]\nlint = ["ruff"]\n\n[tool.ruff] # ruff\nline-length = 100\n# the end`,
    },
    commitizen: { version_provider: 'pep621' },
    lacks: ['tool.ruff.lint'],
  },
  {
    name: 'requirements.txt alone',
    files: { 'requirements.txt': 'flask\n', 'app.py': '' },
    commitizen: { version_provider: 'commitizen', version: '0.1.0' },
    has: ['dependency-groups.dev'],
  },
  {
    name: 'tools where uv does not install them by itself',
    files: {
      'pyproject.toml': `${PROJECT}optional-dependencies.dev = ["pytest"]\n\n[tool.hatch.envs.x]\ndependencies = ["pip-audit"]\n\n[dependency-groups]\nlint = ["ruff"]\ntest = ["pytest-cov"]\ndev = [\n    { include-group = "test" },\n]\n`,
    },
    commitizen: { version_provider: 'pep621' },
    dev: ['ruff', 'pytest', 'pytest-watcher', 'pip-audit', { 'include-group': 'test' }],
  },
  {
    name: 'a group in other letters, and black',
    files: {
      'pyproject.toml': `${PROJECT}\n[dependency-groups]\nDev = [\n    { include-group = "test-a" },\n]\nTest_A = ["pytest"]\n\n[tool.black]\nline-length = 100\n`,
    },
    commitizen: { version_provider: 'pep621' },
    lacks: ['dependency-groups.dev'],
    group: ['Dev', ['ruff', 'pytest-cov', 'pytest-watcher', 'pip-audit', { 'include-group': 'test-a' }]],
    lineLength: 100,
  },
  {
    name: 'no group that uv installs by itself',
    files: { 'pyproject.toml': `${PROJECT}\n[tool.uv]\ndefault-groups = []\n` },
    commitizen: { version_provider: 'pep621' },
    left: 'default-groups of [tool.uv]',
  },
  {
    name: 'groups that uv is told to install',
    files: {
      'pyproject.toml': `${PROJECT}\n[tool.uv]\ndefault-groups = ["qa"]\n\n[dependency-groups]\nqa = [\n    "ruff",\n    "pytest",\n]\n`,
    },
    commitizen: { version_provider: 'pep621' },
    has: ['dependency-groups.qa'],
    lacks: ['dependency-groups.dev'],
  },
  {
    name: 'setup.py alone, in one line',
    files: { 'setup.py': 'from setuptools import setup\nsetup(name="a", version="1.2.3")\n' },
    commitizen: { version_provider: 'commitizen', version: '1.2.3', version_files: ['setup.py:version'] },
  },
  {
    name: 'CRLF and no last line end',
    files: {
      'pyproject.toml': `${PROJECT}\n[dependency-groups]\ntest = ["pytest"]`.replaceAll('\n', '\r\n'),
    },
    commitizen: { version_provider: 'pep621' },
    has: ['dependency-groups.dev', 'dependency-groups.test'],
  },
  {
    name: 'commitizen is configured',
    files: {
      'pyproject.toml': `${PROJECT}\n[tool.commitizen]\nname = "cz_jira"\ntag_format = "$version"\n\n[tool.pytest.ini_options]\naddopts = "-q"\n`,
    },
    commitizen: { name: 'cz_jira', tag_format: '$version', version_provider: undefined },
    has: ['tool.relctl', 'tool.ruff', 'tool.coverage'],
  },
  {
    name: 'commitizen is configured elsewhere, and so is ruff',
    files: {
      'pyproject.toml': PROJECT,
      '.cz.toml': '[tool.commitizen]\nname = "cz_jira"\n',
      '.ruff.toml': '',
    },
    commitizen: null,
    has: ['tool.relctl', 'tool.coverage'],
    lacks: ['tool.ruff'],
  },
];

describe.each(ROWS)('$name', (row) => {
  const { files, tags = [], commitizen, has = [], lacks = [], dev, group, lineLength, left } = row;
  const found = project(files, { git: { ...GIT, tags } });
  const planned = plan(found);
  const before = files['pyproject.toml'] ?? '';

  it('gets the tables that fit the project', () => {
    const document = pyprojectOf(planned);
    const table = valueAt(document, ['tool', 'commitizen']);
    if (commitizen === null) expect(table).toBeUndefined();
    else
      expect({
        ...Object.fromEntries(Object.keys(commitizen).map((key) => [key, undefined])),
        ...(table as Table),
      }).toMatchObject(commitizen);
    for (const path of has) expect(valueAt(document, path.split('.')), path).toBeDefined();
    for (const path of lacks) expect(valueAt(document, path.split('.')), path).toBeUndefined();
    if (group !== undefined) expect(valueAt(document, ['dependency-groups', group[0]])).toEqual(group[1]);
    if (lineLength !== undefined) expect(valueAt(document, ['tool', 'ruff', 'line-length'])).toBe(lineLength);
    if (left !== undefined) expect(planned.left.map(({ what }) => what)).toContain(left);
    if (dev !== undefined) expect(valueAt(document, ['dependency-groups', 'dev'])).toEqual(dev);
  });

  it('keeps every line, in order', () => {
    const lines = textOf(planned, 'pyproject.toml').split('\n');
    const end = before.includes('\r\n') ? '\r' : '';
    let at = -1;
    for (const line of before.split('\n')) {
      const whole = before.endsWith(line) && end !== '' ? `${line}${end}` : line;
      at = lines.indexOf(line === '' ? line : whole, at + 1);
      expect(at, line).not.toBe(-1);
    }
    expect(
      textOf(planned, 'pyproject.toml')
        .replaceAll('\r\n', '')
        .includes(end === '' ? '\r' : '\n'),
    ).toBe(false);
  });

  it('changes nothing on a second run', () => {
    expect(plan(after(found, planned)).files).toEqual([]);
  });
});
