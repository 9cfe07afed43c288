import { describe, expect, it } from 'vitest';
import {
  GIT,
  TEXTS,
  USUAL,
  after,
  plan,
  project,
  pyprojectOf,
  textOf,
  PROJECT,
} from '../../../test/support/init.ts';
import { valueAt } from '../syntax/document.ts';
import type { Part } from './part.ts';
import { initEffects, planInit } from './plan.ts';

describe('planInit', () => {
  it('creates a project in an empty folder, with the name of the folder', () => {
    const planned = plan(project({}));
    expect(planned.files.map(({ path }) => path)).toEqual([
      'pyproject.toml',
      '.gitignore',
      'src/my_app/__init__.py',
      'src/my_app/main.py',
      'src/my_app/config.py',
      'src/my_app/core/__init__.py',
      'tests/test_main.py',
      'tests/test_config.py',
      'README.md',
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

  it('suggests to run the checks before the first release if there is existing code', () => {
    expect(plan(project({ 'pyproject.toml': PROJECT })).next.slice(-2)).toEqual([
      'relctl preflight',
      'relctl bump --dry-run',
    ]);
    expect(plan(project({})).next).not.toContain('relctl preflight');
    expect(plan(project({ 'pyproject.toml': PROJECT }), { without: ['config'] }).next).not.toContain(
      'relctl preflight',
    );
  });

  it('creates no project around existing files, unless the user asks for it', () => {
    const found = project({ 'README.md': '# mine' });
    expect(plan(found).files.map(({ path }) => path)).toEqual(['pyproject.toml', '.gitignore']);
    const asked = plan(found, { with: ['layout'] });
    expect(asked.files.map(({ path }) => path)).toContain('src/my_app/main.py');
    expect(asked.left).toContainEqual({ part: 'layout', what: 'README.md', why: 'already exists' });
  });

  it.each(['', '[tool.ruff]\nline-length = 100\n'])(
    'also creates it around a pyproject.toml of %j',
    (text) => {
      const found = project({ 'pyproject.toml': text });
      const planned = plan(found, { with: ['layout'] });
      expect(textOf(planned, 'pyproject.toml').startsWith(text)).toBe(true);
      expect(pyprojectOf(planned)).toMatchObject({ project: { name: 'my-app' }, tool: { ruff: {} } });
      expect(planned.files.map(({ path }) => path)).toContain('src/my_app/main.py');
      expect(plan(after(found, planned), { with: ['layout'] }).files).toEqual([]);
    },
  );

  it('sets the path of the code for pytest if the project is not built', () => {
    for (const more of ['', '[build-system]\nrequires = []\n[tool.uv]\npackage = false\n']) {
      const found = project({ 'pyproject.toml': `[project]\nname = "my-app"\n${more}` });
      const planned = plan(found, { with: ['layout'] });
      expect(valueAt(pyprojectOf(planned), ['tool', 'pytest', 'ini_options', 'pythonpath'])).toEqual(['src']);
    }
  });

  it.each<readonly [what: string, pyproject: string, files: readonly string[], copies: readonly string[]]>([
    [
      'a readme in a folder',
      'readme = "docs/index.md"\n',
      ['docs/index.md'],
      ['COPY pyproject.toml uv.lock ./', 'COPY docs/index.md ./docs/index.md', 'COPY src ./src'],
    ],
    [
      'a version in a file',
      'dynamic = ["version"]\n[tool.setuptools.dynamic]\nversion = { file = "VERSION" }\n',
      ['VERSION', 'setup.py', 'src/my_app/__init__.py'],
      ['COPY pyproject.toml uv.lock ./', 'COPY setup.py VERSION ./', 'COPY src ./src'],
    ],
    [
      'members of a workspace',
      '[tool.uv.workspace]\nmembers = ["packages/*", "tool", "gone/*"]\n',
      ['packages/a/pyproject.toml', 'tool/pyproject.toml'],
      ['COPY pyproject.toml uv.lock ./', 'COPY packages ./packages', 'COPY tool ./tool', 'COPY src ./src'],
    ],
  ])('copies %s into the image', (_, more, files, copies) => {
    const text = `[build-system]\nrequires = ["setuptools"]\n${PROJECT}${more}`;
    const there = Object.fromEntries([...files, 'src/my_app/main.py'].map((path) => [path, '']));
    const dockerfile = textOf(plan(project({ 'pyproject.toml': text, ...there })), 'Dockerfile');
    expect(dockerfile.match(/^COPY (?!--).*$/gm)).toEqual(copies);
    const without = more.includes('workspace') ? '--no-install-workspace' : '--no-install-project';
    expect(dockerfile).toContain(`uv sync --locked --no-dev ${without}\n`);
  });

  it('uses one layer if the project must be built before its dependencies are known', () => {
    const text = `[build-system]\nrequires = ["setuptools"]\n${PROJECT}dynamic = ["dependencies"]\n[tool.setuptools.dynamic]\ndependencies = { file = ["requirements.txt"] }\n`;
    const found = project({ 'pyproject.toml': text, 'requirements.txt': '', 'src/my_app/main.py': '' });
    const dockerfile = textOf(plan(found), 'Dockerfile');
    expect(dockerfile.match(/^COPY (?!--).*$/gm)).toEqual([
      'COPY pyproject.toml uv.lock ./',
      'COPY requirements.txt ./',
      'COPY src ./src',
    ]);
    expect(dockerfile.match(/uv sync.*/g)).toEqual(['uv sync --locked --no-dev --no-editable']);
  });

  it.each<readonly [what: string, more: string, lines: readonly string[]]>([
    [
      'a dependency below the project',
      '[tool.uv.sources]\nx = { path = "./libs/x" }\n',
      ['COPY libs/x ./libs/x'],
    ],
    [
      'one that is cloned',
      '[tool.uv.sources]\nx = [{ git = "https://x/y" }]\n',
      ['apt-get install --yes --no-install-recommends git'],
    ],
    ['licences by a pattern', 'license-files = ["LICEN[CS]E*"]\n', ['COPY LICENSE ./']],
    [
      'a version that PDM takes from the tags',
      'dynamic = ["version"]\n[tool.pdm.version]\nsource = "scm"\n',
      ['ENV PDM_BUILD_SCM_VERSION=$VERSION'],
    ],
  ])('adds to the image what the build needs: %s', (_, more, lines) => {
    const text = `[build-system]\nrequires = ["pdm-backend"]\n${PROJECT}${more}`;
    const files = { 'libs/x/pyproject.toml': '', LICENSE: '', 'src/my_app/main.py': '' };
    const dockerfile = textOf(plan(project({ 'pyproject.toml': text, ...files })), 'Dockerfile');
    for (const line of lines) expect(dockerfile).toContain(line);
  });

  it.each<readonly [why: string, more: string, files: Readonly<Record<string, string>>]>([
    ['package = false', '[tool.uv]\npackage = false\n', {}],
    ['a dependency comes from ../x', '[tool.uv.sources]\nx = { path = "../x" }\n', {}],
    [
      'the version comes from the git tags',
      '[project.urls]\n[tool.poetry-dynamic-versioning]\nenable = true\n',
      {},
    ],
    ['poetry.lock shows that the project uses another tool', '', { 'poetry.lock': '' }],
  ])('creates no Dockerfile for an image that could not be built or run: %s', (why, more, files) => {
    const text = `[build-system]\nrequires = ["hatchling"]\n${PROJECT}${more}`;
    const planned = plan(project({ 'pyproject.toml': text, 'src/my_app/main.py': '', ...files }));
    expect(planned.left).toContainEqual({
      part: 'docker',
      what: 'Dockerfile',
      why: expect.stringContaining(why) as string,
    });
    expect(textOf(planned, 'Dockerfile')).toBe('');
  });

  it('sets up no CI with uv for a project that uses Poetry, and suggests Poetry’s next step', () => {
    const planned = plan(project({ 'pyproject.toml': PROJECT, 'poetry.lock': '' }));
    expect(textOf(planned, '.github/workflows/relctl.yml')).toBe('');
    expect(planned.next).toContain('poetry lock');
    expect(planned.next.join()).not.toContain('uv');
  });

  it('says if .gitignore excludes the lock, and does not commit it', () => {
    const planned = plan(project({ 'pyproject.toml': PROJECT, '.gitignore': 'dist/\n*.lock\n' }));
    expect(planned.left).toContainEqual(expect.objectContaining({ part: 'ci', what: 'uv.lock' }));
    expect(planned.next.join()).not.toContain('uv.lock');
  });

  it('creates no second version if [tool.commitizen] has one', () => {
    const bare = project({ 'README.md': '# mine' });
    const planned = plan(after(bare, plan(bare)), { with: ['layout'] });
    expect(planned.files.filter(({ path }) => path.endsWith('.toml') || path.endsWith('.py'))).toEqual([]);
    expect(planned.left).toContainEqual({
      part: 'layout',
      what: 'the project files',
      why: expect.stringContaining('[tool.commitizen] keeps the version') as string,
    });
  });

  it('says in the Dockerfile if there is no command to run yet', () => {
    const text = `[build-system]\nrequires = []\n${PROJECT}`;
    const of = (files: readonly string[]): string =>
      textOf(
        plan(project({ 'pyproject.toml': text, ...Object.fromEntries(files.map((path) => [path, ''])) })),
        'Dockerfile',
      );
    expect(of(['src/my_app/__init__.py'])).toContain(
      'Set the command to run here.\nENTRYPOINT ["python","-m","my_app"]',
    );
    expect(of(['src/my_app/__main__.py'])).not.toContain('Set the command');
    expect(of(['my_app/__main__.py'])).not.toContain('Set the command');
  });

  it.each(['json', 'logging', 'Tests', 'ruff', 'coverage', '2048'])(
    'chooses another project name for a folder called %s',
    (folder) => {
      const name = valueAt(pyprojectOf(plan(project({}, { folder }))), ['project', 'name']);
      expect(name).toBe(`app-${folder.toLowerCase()}`);
    },
  );

  it('leaves out parts that the user excludes', () => {
    const planned = plan(project({ 'pyproject.toml': PROJECT }), {
      without: ['config', 'docker', 'ci', 'hooks'],
    });
    expect(planned).toMatchObject({ parts: [], files: [], hooks: [] });
  });

  it('passes the choices to the template of the forge', () => {
    const files = { 'pyproject.toml': `${PROJECT}requires-python = ">=3.10"\n`, '.python-version': '3.13\n' };
    const planned = plan(project(files), { ci: 'gitlab' });
    expect(JSON.parse(textOf(planned, '.gitlab-ci.yml'))).toEqual({
      packageName: 'my-app',
      imageName: 'my-app',
      python: '3.13',
      mainBranch: 'main',
      baseline: false,
      coverage: true,
      versionArgument: false,
      format: true,
      docker: false,
    });
  });

  it('builds no image without a Dockerfile, and checks no format if the project uses black', () => {
    const choices = (text: string, files: Readonly<Record<string, string>> = {}): unknown => {
      const planned = plan(project({ 'pyproject.toml': text, ...files }));
      return JSON.parse(textOf(planned, '.github/workflows/relctl.yml'));
    };
    expect(choices(PROJECT)).toMatchObject({ docker: false, format: true });
    expect(choices(PROJECT, { Dockerfile: '' })).toMatchObject({ docker: true });
    const built = `${PROJECT}\n[build-system]\nrequires = []\n[tool.black]\n`;
    expect(choices(built, { 'src/my_app/main.py': '' })).toMatchObject({ docker: true, format: false });
    expect(plan(project({ 'pyproject.toml': PROJECT })).left).toContainEqual({
      part: 'ci',
      what: 'the job docker',
      why: 'there is no Dockerfile',
    });
  });

  it.each(['github', 'gitlab'] as const)(
    'says on %s which tools the jobs need if init does not add them',
    (ci) => {
      const tools = (without: readonly Part[]): unknown =>
        plan(project({ 'pyproject.toml': `${PROJECT}dependencies = ["ruff"]\n` }), { ci, without }).left.find(
          ({ what }) => what.includes('pytest-cov'),
        );
      expect(tools(['config'])).toMatchObject({ part: 'ci', what: 'pytest, pytest-cov, pip-audit' });
      expect(tools([])).toBeUndefined();
    },
  );

  it('writes a baseline only together with the workflow', () => {
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

  it('sets the main branch if it has another name and there is no remote', () => {
    const found = project({ 'pyproject.toml': PROJECT }, { git: { ...GIT, branch: 'master' } });
    expect(valueAt(pyprojectOf(plan(found)), ['tool', 'relctl', 'main_branch'])).toBe('master');
  });

  it('writes a license with the copyright holder', () => {
    const files = { 'pyproject.toml': `${PROJECT}authors = [{ name = "Grace" }]\n` };
    expect(textOf(plan(project(files), { license: 'MIT' }), 'LICENSE')).toContain(
      'Copyright (c) 2026 Grace\n',
    );
    expect(textOf(plan(project({ ...files, COPYING: '' }), { license: 'MIT' }), 'LICENSE')).toBe('');
    expect(() => plan(project({}, { userName: null }), { license: 'BSD-3-Clause' })).toThrow(
      'names the copyright holder',
    );
  });

  it.each<readonly [string, string, string]>([
    ['[tool]\nrelctl = {}\n[project]\nname = "a"\n', '[tool.relctl]', 'already configured in pyproject.toml'],
    ['[project]\nname = "a"\n', 'Dockerfile', 'the project has no [build-system], so it can’t be installed'],
    [
      '[tool.poetry]\nname = "a"\n',
      '.github/workflows/relctl.yml',
      'its jobs run uv, which needs a [project] table',
    ],
  ])('%j: skips %s and says why', (text, what, why) => {
    expect(plan(project({ 'pyproject.toml': text })).left).toContainEqual(
      expect.objectContaining({ what, why }),
    );
  });

  it('refuses a pyproject.toml that can’t be extended', () => {
    expect(() => plan(project({ 'pyproject.toml': 'tool = {}\n' }))).toThrow("can't add");
    expect(() => plan(project({ 'pyproject.toml': 'x = \n' }))).toThrow('not valid TOML');
    expect(() => plan(project({}, { folder: '日本' }))).toThrow("can't be a project name");
  });
});

describe('initEffects', () => {
  it('creates each folder with the first file in it', () => {
    const effects = initEffects(plan(project({})), new Set(['src']));
    const made = effects.flatMap((effect) => (effect.kind === 'write-file' ? (effect.makes ?? []) : []));
    expect(made).toEqual(['src/my_app', 'src/my_app/core', 'tests', '.github', '.github/workflows']);
  });
});
