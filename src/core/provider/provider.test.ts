import { expect, test } from 'vitest';
import { projectName } from './project-name.ts';
import { providerNamed } from './provider.ts';

const TOP = { folder: '', configFile: 'pyproject.toml' };
const BELOW = { folder: 'pkg/', configFile: 'pkg/.cz.toml' };

/** One row for each provider: a text that holds 1.2.0 where it looks, and 9.9.9 where it must not. */
const TEXTS: [name: string, text: string][] = [
  [
    'pep621',
    '[project]\nversion = "1.2.0"\n[tool.poetry]\nversion = "9.9.9"\n[tool.commitizen]\nversion = "9.9.9"\n',
  ],
  [
    'uv',
    '[project]\nversion = "1.2.0"\n[tool.poetry]\nversion = "9.9.9"\n[tool.commitizen]\nversion = "9.9.9"\n',
  ],
  [
    'poetry',
    '[project]\nversion = "9.9.9"\n[tool.poetry]\nversion = "1.2.0"\n[tool.commitizen]\nversion = "9.9.9"\n',
  ],
  [
    'commitizen',
    '[project]\nversion = "9.9.9"\n[tool.poetry]\nversion = "9.9.9"\n[tool.commitizen]\nversion = "1.2.0"\n',
  ],
];

test.each(TEXTS)('%s reads and writes its own key', (name, text) => {
  const provider = providerNamed(name);
  expect(provider.name).toBe(name);
  expect(provider.read(text, TOP)).toBe('1.2.0');
  expect(provider.versionIn(text)).toBe('1.2.0');
  expect(provider.write(text, '1.3.0-a0', TOP)).toBe(text.replace('1.2.0', '1.3.0-a0'));
});

test.each(TEXTS)('%s keeps comments, quotes, line ends and the byte order mark', (name, text) => {
  const odd = `\uFEFF# head\n${text}`.replace('"1.2.0"', "'1.2.0'   # the version").replaceAll('\n', '\r\n');
  expect(providerNamed(name).write(odd, '1.2.1', TOP)).toBe(odd.replace('1.2.0', '1.2.1'));
});

test.each([
  ['pep621', 'pyproject.toml', 'pkg/pyproject.toml'],
  ['uv', 'pyproject.toml', 'pkg/pyproject.toml'],
  ['poetry', 'pyproject.toml', 'pkg/pyproject.toml'],
  ['commitizen', 'pyproject.toml', 'pkg/.cz.toml'],
])('%s knows its file', (name, atTop, below) => {
  expect(providerNamed(name).file(TOP)).toBe(atTop);
  expect(providerNamed(name).file(BELOW)).toBe(below);
});

const NO_PROJECT = '[tool.commitizen]\nname = "cz_conventional_commits"\n';
const DYNAMIC = '[project]\nname = "x"\ndynamic = ["readme", "version"]\n';

test.each<[name: string, text: string | null, code: string, exit: number, message: string, hint: string]>([
  ['pep621', null, 'VERSION_FILE_MISSING', 1, 'there is no pyproject.toml', 'uv init --bare'],
  ['uv', null, 'VERSION_FILE_MISSING', 1, 'version_provider = "uv"', 'pyproject.toml'],
  [
    'pep621',
    NO_PROJECT,
    'VERSION_KEY_MISSING',
    1,
    'has no table [project]',
    'set version = "0.1.0" in [project]',
  ],
  [
    'uv',
    DYNAMIC,
    'VERSION_IS_DYNAMIC',
    1,
    'pyproject.toml:3: the version is dynamic',
    'take "version" out of dynamic',
  ],
  [
    'pep621',
    '[project]\ndynamic = ["readme"]\n',
    'VERSION_KEY_MISSING',
    1,
    'pyproject.toml:1: [project] has no',
    '[project]',
  ],
  [
    'pep621',
    '[tool.poetry]\nversion = "1.0.0"\n',
    'VERSION_KEY_MISSING',
    1,
    '[project]',
    'version_provider = "poetry"',
  ],
  [
    'pep621',
    '[project]\nversion = ""\n',
    'VERSION_KEY_MISSING',
    1,
    'pyproject.toml:2: [project] has no',
    '0.1.0',
  ],
  [
    'pep621',
    '\n[project]\nversion = 1.0\n',
    'VERSION_NOT_A_STRING',
    1,
    'pyproject.toml:3: project.version',
    'quotes',
  ],
  ['pep621', '[project]\nversion = "1.0\n', 'INVALID_TOML', 19, 'pyproject.toml:2: not valid TOML', ''],
  ['poetry', DYNAMIC, 'VERSION_KEY_MISSING', 1, 'has no table [tool.poetry]', 'in [tool.poetry]'],
  [
    'poetry',
    '[project]\nversion = "1"\n',
    'VERSION_KEY_MISSING',
    1,
    '[tool.poetry]',
    'version_provider = "pep621"',
  ],
  ['commitizen', null, 'NO_VERSION_SPECIFIED', 4, 'pyproject.toml has no version', 'set version = "0.1.0"'],
  [
    'commitizen',
    NO_PROJECT,
    'NO_VERSION_SPECIFIED',
    4,
    'pyproject.toml has no version',
    'set version = "0.1.0"',
  ],
  ['commitizen', '[tool.commitizen]\nversion = ""', 'NO_VERSION_SPECIFIED', 4, 'has no version', '0.1.0'],
  [
    'commitizen',
    '[project]\nversion = "1"',
    'NO_VERSION_SPECIFIED',
    4,
    'has no version',
    'version_provider = "pep621"',
  ],
  [
    'commitizen',
    '[tool.commitizen]\nversion = 1.0',
    'VERSION_NOT_A_STRING',
    1,
    'tool.commitizen.version',
    'quotes',
  ],
])('%s says what is wrong with %j', (name, text, code, exit, message, hint) => {
  const provider = providerNamed(name);
  const refusal = refusalOf(() => provider.read(text, TOP));
  expect(refusal).toMatchObject({ code, exit });
  expect(refusal.message).toContain(message);
  expect(refusal.hint ?? '').toContain(hint);
  if (text === null) return;
  expect(provider.versionIn(text)).toBeNull();
  expect(refusalOf(() => provider.write(text, '1.0.0', TOP))).toEqual(refusal);
});

test('a configuration in another format is refused, not misread', () => {
  const place = { folder: '', configFile: 'cz.json' };
  const text = '{"commitizen": {"version": "1.0.0"}}';
  expect(refusalOf(() => providerNamed('commitizen').read(text, place))).toMatchObject({ exit: 19 });
  expect(refusalOf(() => providerNamed('commitizen').write(text, '2', place))).toMatchObject({ exit: 19 });
});

test.each([
  ['nope', "version provider 'nope' is unknown"],
  ['npm', "relctl does not offer the version provider 'npm' yet"],
])('provider %s is refused with the known ones', (name, message) => {
  expect(refusalOf(() => providerNamed(name))).toMatchObject({
    code: 'VERSION_PROVIDER_UNKNOWN',
    exit: 27,
    message,
    hint: 'known: commitizen, pep621, poetry, uv',
  });
});

test.each([
  ['[project]\nname = "My_App"\n[tool.poetry]\nname = "other"\n', 'My_App'],
  ['[tool.poetry]\nname = "other"\n', 'other'],
  ['[project]\nname = ""\n', null],
  ['[project\n', null],
])('the project of %j is called %j', (text, name) => {
  expect(projectName(text)).toBe(name);
});

interface Refusal {
  readonly message: string;
  readonly hint: string | null;
}

function refusalOf(action: () => unknown): Refusal {
  try {
    action();
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('nothing was refused');
}
