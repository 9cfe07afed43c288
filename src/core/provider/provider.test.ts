import { expect, test } from 'vitest';
import { projectName } from './project-name.ts';
import { providerNamed } from './providers.ts';
import type { ProjectPlace, VersionSource } from './provider.ts';

const TOP = { folder: '', configFile: 'pyproject.toml' };
/** The files of a project with this text in the provider's file. */
function source(name: string, text: string | null, place: ProjectPlace = TOP): VersionSource {
  const file = providerNamed(name).file(place) ?? '';
  return { place, texts: new Map(text === null ? [] : [[file, text]]), tagged: null };
}

function written(name: string, text: string, version: string, place: ProjectPlace = TOP): string {
  return (
    providerNamed(name)
      .write(version, source(name, text, place))
      .get(providerNamed(name).file(place) ?? '') ?? ''
  );
}

const BELOW = { folder: 'pkg/', configFile: 'pkg/.cz.toml' };

/** One row per provider: a text with 1.2.0 at the right place, and 9.9.9 at wrong places. */
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
  ['npm', '{\n\t"dependencies": {"version": "9.9.9"},\n\t"version":"1.2.0"\n}\n'],
  ['composer', '{\n  "name": "a/b",\n  "version" : "1.2.0",\n  "extra": {"version": "9.9.9"}\n}'],
  ['cargo', '[package]\nname = "a"\nversion = "1.2.0"\n[dependencies]\nb = { version = "9.9.9" }\n'],
  [
    'cargo',
    '[workspace]\nmembers = []\n[workspace.package]\nversion = "1.2.0"\n[package]\nversion.workspace = true\n',
  ],
];

test.each(TEXTS)('%s reads and writes its own key', (name, text) => {
  const provider = providerNamed(name);
  expect(provider.name).toBe(name);
  expect(provider.read(source(name, text))).toBe('1.2.0');
  expect(provider.versionIn(text, TOP)).toBe('1.2.0');
  expect(written(name, text, '1.3.0-a0')).toBe(text.replace('1.2.0', '1.3.0-a0'));
});

test.each(TEXTS)('%s keeps comments, quotes, line ends and the byte order mark', (name, text) => {
  const isJson = text.startsWith('{');
  const commented = isJson ? text : `# head\n${text}`.replace('"1.2.0"', "'1.2.0'   # the version");
  const odd = `\uFEFF${commented}`.replaceAll('\n', '\r\n');
  expect(written(name, odd, '1.2.1')).toBe(odd.replace('1.2.0', '1.2.1'));
});

test.each([
  ['pep621', 'pyproject.toml', 'pkg/pyproject.toml'],
  ['uv', 'pyproject.toml', 'pkg/pyproject.toml'],
  ['poetry', 'pyproject.toml', 'pkg/pyproject.toml'],
  ['commitizen', 'pyproject.toml', 'pkg/.cz.toml'],
  ['npm', 'package.json', 'pkg/package.json'],
  ['composer', 'composer.json', 'pkg/composer.json'],
  ['cargo', 'Cargo.toml', 'pkg/Cargo.toml'],
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
    'remove "version" from dynamic',
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
  [
    'pep621',
    '[project]\nversion = "1.0\n',
    'VERSION_FILE_INVALID',
    1,
    'pyproject.toml:2: not valid TOML',
    '',
  ],
  ['poetry', DYNAMIC, 'VERSION_KEY_MISSING', 1, 'has no table [tool.poetry]', 'in [tool.poetry]'],
  [
    'poetry',
    '[project]\nversion = "1"\n',
    'VERSION_KEY_MISSING',
    1,
    '[tool.poetry]',
    'version_provider = "pep621"',
  ],
  ['commitizen', null, 'NO_CONFIGURATION', 4, 'in this folder or at the top', '-C DIR'],
  ['commitizen', NO_PROJECT, 'NO_VERSION_SPECIFIED', 4, 'pyproject.toml has no version', '0.1.0'],
  ['commitizen', '[tool.x]', 'NO_CONFIGURATION', 4, '.cz.toml, cz.toml, ', '--config FILE'],
  ['commitizen', '[tool.commitizen]\nversion = ""', 'NO_VERSION_SPECIFIED', 4, 'has no version', '0.1.0'],
  [
    'commitizen',
    '[tool.poetry]\nversion = "1"',
    'NO_CONFIGURATION',
    4,
    'or pyproject.toml',
    'version_provider = "poetry"',
  ],
  [
    'commitizen',
    '[project]\nversion = "1"\n[tool.commitizen]',
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
  ['npm', null, 'VERSION_FILE_MISSING', 1, 'there is no package.json', 'set the version_provider'],
  ['npm', '{"name": "x"}', 'VERSION_KEY_MISSING', 1, 'package.json has no version', '"version": "0.1.0"'],
  ['npm', '{"version": null}', 'VERSION_KEY_MISSING', 1, 'package.json has no version', ''],
  ['npm', '[]', 'VERSION_FILE_INVALID', 1, 'a table of keys is expected', ''],
  [
    'npm',
    '{\n"version": 1}',
    'VERSION_NOT_A_STRING',
    1,
    'package.json:2: version is not',
    '"version": "1.2.0"',
  ],
  ['npm', '{\n"version": "1.0.0",}', 'VERSION_FILE_INVALID', 1, 'package.json:2: not valid JSON', ''],
  ['npm', '', 'VERSION_FILE_INVALID', 1, 'package.json:1: not valid JSON', ''],
  ['composer', '{}', 'VERSION_KEY_MISSING', 1, 'composer.json has no version', 'in composer.json'],
  [
    'cargo',
    '[package]\nname = "a"\n',
    'VERSION_KEY_MISSING',
    1,
    'Cargo.toml:1: [package] has no',
    '[package]',
  ],
  [
    'cargo',
    '[package]\nname = "a"\nversion = "1.0.0"\n[workspace]\n',
    'VERSION_KEY_MISSING',
    1,
    'has no table [workspace.package]',
    'in [workspace.package]',
  ],
  [
    'cargo',
    '[package]\nversion.workspace = true\n',
    'VERSION_NOT_A_STRING',
    1,
    'Cargo.toml:2: package.version is not',
    'quotes',
  ],
])('%s says what is wrong with %j', (name, text, code, exit, message, hint) => {
  const provider = providerNamed(name);
  const refusal = refusalOf(() => provider.read(source(name, text)));
  expect(refusal).toMatchObject({ code, exit });
  expect(refusal.message).toContain(message);
  expect(refusal.hint ?? '').toContain(hint);
  if (text === null) return;
  expect(provider.versionIn(text, TOP)).toBeNull();
  expect(refusalOf(() => provider.write('1.0.0', source(name, text)))).toEqual(refusal);
});

test('an unknown provider is refused, with a list of the known ones', () => {
  expect(refusalOf(() => providerNamed('nope'))).toMatchObject({
    code: 'VERSION_PROVIDER_UNKNOWN',
    exit: 27,
    message: "unknown version provider 'nope'",
    hint: 'known: cargo, commitizen, composer, npm, pep621, poetry, scm, uv',
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
