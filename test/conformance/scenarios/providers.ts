import type { Files, Scenario } from '../harness/scenario.ts';
import { commits, cz, differs, firstLines, project, scenario, toml } from './build.ts';

const BUMP = cz('bump --yes');

const config = (provider: string): string =>
  toml([
    '[tool.commitizen]',
    `version_provider = "${provider}"`,
    'tag_format = "v$version"',
    'version_scheme = "semver"',
  ]);

/** Providers and their files at 1.0.0. Each makes an alpha, because the schemes spell alphas differently. */
const PROJECTS: Readonly<Record<string, readonly [provider: string, files: Files]>> = {
  pep621: [
    'pep621',
    { 'pyproject.toml': '[project]\nname = "x"\nversion = "1.0.0" # keep\n\n[tool.x]\nversion = "1.0.0"\n' },
  ],
  'pep621, single quotes and blanks': [
    'pep621',
    { 'pyproject.toml': "[project]\n  version   =   '1.0.0'     # keep me\n" },
  ],
  'pep621, dotted key': ['pep621', { 'pyproject.toml': 'project.version = "1.0.0"\nproject.name = "x"\n' }],
  'pep621, inline table': ['pep621', { 'pyproject.toml': 'project = { name = "x", version = "1.0.0" }\n' }],
  'pep621, CRLF': ['pep621', { 'pyproject.toml': '[project]\r\nname = "x"\r\nversion = "1.0.0"\r\n' }],
  'pep621, no project table': ['pep621', { 'pyproject.toml': '[tool.x]\n' }],
  'pep621, dynamic version': [
    'pep621',
    { 'pyproject.toml': '[project]\nname = "x"\ndynamic = ["version"]\n' },
  ],
  'pep621, no version number': ['pep621', { 'pyproject.toml': '[project]\nversion = "abc"\n' }],
  'pep621, a float': ['pep621', { 'pyproject.toml': '[project]\nversion = 1.0\n' }],
  'pep621, file missing': ['pep621', {}],
  poetry: ['poetry', { 'pyproject.toml': '[tool.poetry]\nname = "x"\nversion = "1.0.0"\n' }],
  'poetry, table missing': ['poetry', { 'pyproject.toml': '[project]\nversion = "1.0.0"\n' }],
  uv: [
    'uv',
    {
      'pyproject.toml': '[project]\nname = "My_App.x"\nversion = "1.0.0"\n',
      'uv.lock':
        'version = 1\n\n[[package]]\nname = "dep"\nversion = "1.0.0"\n\n[[package]]\nname = "my-app-x"\nversion = "1.0.0"\nsource = { virtual = "." }\n',
    },
  ],
  'pep621, beside a uv.lock': [
    'pep621',
    {
      'pyproject.toml': '[project]\nname = "x"\nversion = "1.0.0"\n',
      'uv.lock': 'version = 1\n\n[[package]]\nname = "x"\nversion = "1.0.0"\nsource = { virtual = "." }\n',
    },
  ],
  'uv, not in the lock': [
    'uv',
    {
      'pyproject.toml': '[project]\nname = "x"\nversion = "1.0.0"\n',
      'uv.lock': 'version = 1\n\n[[package]]\nname = "dep"\nversion = "1.0.0"\n',
    },
  ],
  npm: ['npm', { 'package.json': '{\n  "name": "x",\n  "version": "1.0.0"\n}\n' }],
  'npm, with a lock': [
    'npm',
    {
      'package.json': '{"name": "x", "version": "1.0.0"}\n',
      'package-lock.json':
        '{\n  "name": "x",\n  "version": "1.0.0",\n  "lockfileVersion": 3,\n  "packages": {\n    "": {\n      "name": "x",\n      "version": "1.0.0"\n    },\n    "node_modules/y": {\n      "version": "1.0.0"\n    }\n  }\n}\n',
    },
  ],
  'npm, version missing': ['npm', { 'package.json': '{"name": "x"}\n' }],
  composer: ['composer', { 'composer.json': '{\n    "name": "x/y",\n    "version": "1.0.0"\n}\n' }],
  cargo: [
    'cargo',
    {
      'Cargo.toml': '[package]\nname = "x"\nversion = "1.0.0"\n',
      'Cargo.lock':
        'version = 3\n\n[[package]]\nname = "dep"\nversion = "1.0.0"\nsource = "registry+https://x"\n\n[[package]]\nname = "x"\nversion = "1.0.0"\n',
    },
  ],
  'cargo, a workspace': [
    'cargo',
    {
      'Cargo.toml': '[workspace]\nmembers = ["a"]\n\n[workspace.package]\nversion = "1.0.0"\n',
      'a/Cargo.toml': '[package]\nname = "a"\nversion.workspace = true\n',
      'Cargo.lock': 'version = 3\n\n[[package]]\nname = "a"\nversion = "1.0.0"\n',
    },
  ],
  scm: ['scm', { 'other.txt': '' }],
};

const providers = Object.entries(PROJECTS).map(([name, [provider, files]]) => {
  const own = files['pyproject.toml'] ?? '';
  const all = { ...files, 'cz.toml': config(provider), ...(own === '' ? {} : { 'pyproject.toml': own }) };
  return scenario(
    name,
    project(all),
    commits('feat: a'),
    cz('version --project'),
    cz('bump --yes --prerelease alpha'),
  );
});

/** The version in the configuration file, in each language. */
const own = Object.entries({
  'commitizen, TOML': {
    'cz.toml': '# a comment\n[tool.commitizen]\nversion = "1.0.0" # keep\ntag_format = "v$version"\n',
  },
  'commitizen, JSON': {
    'cz.json': '{"commitizen": {"tag_format": "v$version", "version": "1.0.0", "other": "é"}, "x": [1]}\n',
  },
  'commitizen, YAML': {
    'cz.yaml': 'commitizen:\n  tag_format: v$version\n  version: "1.0.0"\nother: [1, 2]\n',
  },
  'commitizen, no version': { 'cz.toml': '[tool.commitizen]\ntag_format = "v$version"\n' },
  'commitizen, an empty version': { 'cz.toml': '[tool.commitizen]\nversion = ""\n' },
  'commitizen, no version number': { 'cz.toml': '[tool.commitizen]\nversion = "abc"\n' },
}).map(([name, files]) =>
  scenario(name, project(files), commits('feat: a'), cz('version --project'), BUMP, commits('fix: b'), BUMP),
);

/** The spelling of the version before the release, and after it. */
const spellings = [
  '1.0.0-alpha.1',
  'v1.2.3',
  '1.2.3-rc1',
  '1.0',
  '1',
  '1.0.0.post1',
  '1.0.0+abc',
  '1!1.0.0',
  '1.2.3.4',
  '01.02.03',
  '1.0.0a0.dev2',
].map((version) =>
  scenario(
    `read as ${version}`,
    {
      commit: 'feat: begin',
      files: { 'pyproject.toml': `[project]\nversion = "${version}"\n\n${config('pep621')}` },
    },
    cz('version --project'),
    cz('bump --yes --increment patch'),
  ),
);

const scm: readonly Scenario[] = [
  scenario(
    'scm, without a tag',
    { commit: 'feat: begin', files: { 'cz.toml': config('scm') } },
    cz('version --project'),
    cz('bump --yes --dry-run'),
    BUMP,
  ),
  scenario(
    'scm, the highest tag that is reached',
    project({ 'cz.toml': config('scm') }),
    { tag: 'v1.1.0' },
    { git: ['checkout', '-q', '-b', 'side'] },
    commits('feat: side'),
    { tag: 'v2.0.0' },
    { git: ['checkout', '-q', 'main'] },
    commits('fix: a'),
    cz('version --project'),
    cz('bump --yes --changelog'),
  ),
];

const NO_LOCK = '[project]\nname = "x"\nversion = "1.0.0"\n';

const uvWithoutLock = scenario(
  'uv, no lock',
  project({ 'cz.toml': config('uv'), 'pyproject.toml': NO_LOCK }),
  commits('feat: a'),
  differs(BUMP, 'Without a uv.lock', {
    exit: 0,
    stdout: `${firstLines('1.0.0', '1.1.0', 'MINOR')}[main {sha}] bump: version 1.0.0 → 1.1.0\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\nDone!\n`,
    tags: { 'v1.1.0': { type: 'commit', at: 'HEAD', message: null } },
    commits: ['bump: version 1.0.0 → 1.1.0'],
    files: { 'pyproject.toml': NO_LOCK.replace('1.0.0', '1.1.0') },
    status: null,
  }),
);

export const PROVIDERS: readonly Scenario[] = [...providers, ...own, ...spellings, ...scm, uvWithoutLock];
