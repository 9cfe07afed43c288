import { describe, expect, it } from 'vitest';
import { valueAt } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';
import { parseFile } from '../syntax/syntax.ts';
import type { CiChoices } from './ci/choices.ts';
import { initEffects, planInit } from './plan.ts';
import type { InitPlan } from './plan.ts';
import type { InitRequest } from './part.ts';
import type { Project, ProjectGit } from './project.ts';

const GIT: ProjectGit = {
  tags: [],
  defaultBranch: null,
  branch: 'main',
  forge: null,
  hooks: { kind: 'own', missing: [], blocked: [] },
};
const USUAL: InitRequest = { with: [], without: [], ci: null, python: null, license: null };
const write = (choices: CiChoices): string => JSON.stringify(choices);
const TEXTS = { github: write, gitlab: write };
const FINDINGS = { mainBranch: 'main', imageName: null, baseline: null };

/** A project of these files; folders need not be named. */
function project(files: Readonly<Record<string, string>>, more: Partial<Project> = {}): Project {
  const paths = Object.keys(files);
  const folders = paths.flatMap((path) => path.split('/').map((_, i, all) => all.slice(0, i + 1).join('/')));
  return {
    folder: 'My App',
    isEmpty: paths.length === 0,
    texts: new Map(Object.entries(files)),
    existing: new Set(folders),
    python: '3.12',
    userName: 'Ada',
    year: 2026,
    git: GIT,
    ...more,
  };
}

function plan(found: Project, request: Partial<InitRequest> = {}): InitPlan {
  return planInit(found, { ...USUAL, ...request }, { texts: TEXTS, findings: FINDINGS });
}

/** The project as it is when the plan is carried out. */
function after(found: Project, { files }: InitPlan): Project {
  const texts = Object.fromEntries([
    ...found.texts,
    ...files.map((file) => [file.path, file.after] as const),
  ]);
  return project(
    { ...Object.fromEntries([...found.existing].map((path) => [path, ''])), ...texts },
    { git: found.git },
  );
}

function textOf({ files }: InitPlan, path: string): string {
  return files.find((file) => file.path === path)?.after ?? '';
}

function pyprojectOf(planned: InitPlan): Table {
  return parseFile(textOf(planned, 'pyproject.toml'), 'pyproject.toml');
}

const PROJECT = '[project]\nname = "my-app"\nversion = "1.4.0"\n';

interface Row {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly tags?: readonly string[];
  /** Of `[tool.commitizen]`; null: the table is not proposed. */
  readonly commitizen: Readonly<Record<string, unknown>> | null;
  /** Paths that the text must have then. */
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
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

describe.each(ROWS)('$name', ({ files, tags = [], commitizen, has = [], lacks = [] }) => {
  const found = project(files, { git: { ...GIT, tags } });
  const planned = plan(found);
  const before = files['pyproject.toml'] ?? '';

  it('gets what fits it', () => {
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
  });

  it('loses no line, in its order', () => {
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

  it('needs nothing a second time', () => {
    expect(plan(after(found, planned)).files).toEqual([]);
  });
});

describe('planInit', () => {
  it('makes a project in an empty folder, called after it', () => {
    const planned = plan(project({}));
    expect(planned.files.map(({ path }) => path)).toEqual([
      'pyproject.toml',
      'src/my_app/__init__.py',
      'src/my_app/main.py',
      'src/my_app/config.py',
      'src/my_app/core/__init__.py',
      'tests/test_main.py',
      'tests/test_config.py',
      'README.md',
      '.gitignore',
      'Dockerfile',
      '.dockerignore',
      '.github/workflows/relctl.yml',
    ]);
    expect(pyprojectOf(planned)).toMatchObject({
      project: {
        name: 'my-app',
        version: '0.1.0',
        'requires-python': '>=3.12',
        scripts: { 'my-app': 'my_app.main:main' },
      },
      tool: { commitizen: { version_provider: 'uv', major_version_zero: true } },
    });
    expect(plan(after(project({}), planned), { with: ['layout'] }).files).toEqual([]);
  });

  it('copies into the image only what the layout has', () => {
    const planned = plan(project({}), { license: 'MIT' });
    const dockerfile = textOf(planned, 'Dockerfile');
    const sources = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, words = '']) =>
      words.split(' '),
    );
    expect(sources).toEqual(['pyproject.toml', 'uv.lock', 'README.md', 'LICENSE', 'src']);
    // uv sync makes the lock.
    for (const source of sources.filter((name) => name !== 'uv.lock')) {
      expect(
        planned.files.some(({ path }) => path === source || path.startsWith(`${source}/`)),
        source,
      ).toBe(true);
    }
    expect(dockerfile).toContain('ENTRYPOINT ["my-app"]');
  });

  it('makes no project around files that are there, unless it is asked to', () => {
    const found = project({ 'README.md': '# mine' });
    expect(plan(found).files.map(({ path }) => path)).toEqual(['pyproject.toml']);
    const asked = plan(found, { with: ['layout'] });
    expect(asked.files.map(({ path }) => path)).toContain('src/my_app/main.py');
    expect(asked.left).toContainEqual({ part: 'layout', what: 'README.md', why: 'it is there already' });
  });

  it('leaves out what is left out', () => {
    const planned = plan(project({ 'pyproject.toml': PROJECT }), {
      without: ['config', 'docker', 'ci', 'hooks'],
    });
    expect(planned).toMatchObject({ parts: [], files: [], hooks: [] });
  });

  it('hands the choices to the text of the forge', () => {
    const files = { 'pyproject.toml': `${PROJECT}requires-python = ">=3.10"\n`, '.python-version': '3.13\n' };
    const planned = plan(project(files), { ci: 'gitlab' });
    expect(JSON.parse(textOf(planned, '.gitlab-ci.yml'))).toEqual({
      packageName: 'my-app',
      imageName: 'my-app',
      python: '3.13',
      mainBranch: 'main',
      baseline: false,
      coverage: true,
    });
  });

  it('writes a baseline with the workflow, and only with it', () => {
    const findings = { mainBranch: 'trunk', imageName: 'r.io/a', baseline: '[]\n' };
    const found = project({ 'pyproject.toml': PROJECT });
    const planned = planInit(found, USUAL, { texts: TEXTS, findings });
    expect(textOf(planned, '.relctl-baseline.json')).toBe('[]\n');
    expect(JSON.parse(textOf(planned, '.github/workflows/relctl.yml'))).toMatchObject({
      baseline: true,
      imageName: 'r.io/a',
      mainBranch: 'trunk',
    });
    const again = project({ 'pyproject.toml': PROJECT, '.github/workflows/relctl.yml': '' });
    expect(textOf(planInit(again, USUAL, { texts: TEXTS, findings }), '.relctl-baseline.json')).toBe('');
  });

  it('names the main branch where it is called otherwise and no remote says so', () => {
    const found = project({ 'pyproject.toml': PROJECT }, { git: { ...GIT, branch: 'master' } });
    expect(valueAt(pyprojectOf(plan(found)), ['tool', 'relctl', 'main_branch'])).toBe('master');
  });

  it('writes a licence that names who holds it', () => {
    const files = { 'pyproject.toml': `${PROJECT}authors = [{ name = "Grace" }]\n` };
    expect(textOf(plan(project(files), { license: 'MIT' }), 'LICENSE')).toContain(
      'Copyright (c) 2026 Grace\n',
    );
    expect(textOf(plan(project({ ...files, COPYING: '' }), { license: 'MIT' }), 'LICENSE')).toBe('');
    expect(() => plan(project({}, { userName: null }), { license: 'BSD-3-Clause' })).toThrow(
      'who holds the rights',
    );
  });

  it.each<readonly [string, string, string]>([
    ['[tool]\nrelctl = {}\n[project]\nname = "a"\n', 'relctl’s settings', 'pyproject.toml has them'],
    ['[project]\nname = "a"\n', 'Dockerfile', 'the project has no [build-system], so it can’t be installed'],
    [
      '[tool.poetry]\nname = "a"\n',
      '.github/workflows/relctl.yml',
      'its jobs run uv, which needs a [project] table',
    ],
  ])('%j: leaves %s and says why', (text, what, why) => {
    expect(plan(project({ 'pyproject.toml': text })).left).toContainEqual(
      expect.objectContaining({ what, why }),
    );
  });

  it('refuses a pyproject.toml that nothing can be added to', () => {
    expect(() => plan(project({ 'pyproject.toml': 'tool = {}\n' }))).toThrow("can't take");
    expect(() => plan(project({ 'pyproject.toml': 'x = \n' }))).toThrow('not valid TOML');
    expect(() => plan(project({}, { folder: '日本' }))).toThrow('no project can be called');
  });
});

describe('initEffects', () => {
  it('makes each folder with the first file in it', () => {
    const effects = initEffects(plan(project({})), new Set(['src']));
    const made = effects.flatMap((effect) => (effect.kind === 'write-file' ? (effect.makes ?? []) : []));
    expect(made).toEqual(['src/my_app', 'src/my_app/core', 'tests', '.github', '.github/workflows']);
  });
});
