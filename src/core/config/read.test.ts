import { describe, expect, it } from 'vitest';
import { RelctlError } from '../error/error.ts';
import { configPaths, locateConfig } from './locate.ts';
import { bumpMessageIn, readSettings } from './read.ts';
import type { Settings } from './settings.ts';

function read(files: Readonly<Record<string, string>>): Settings {
  const texts = new Map(Object.entries(files));
  return readSettings(locateConfig([...texts.keys()], texts), texts);
}

function settings(toml: string): Settings {
  return read({ 'pyproject.toml': toml });
}

function refusal(toml: string): RelctlError {
  try {
    settings(toml);
  } catch (error) {
    if (error instanceof RelctlError) return error;
  }
  throw new Error('nothing was refused');
}

describe('readSettings', () => {
  it('has commitizen’s and relctl’s defaults', () => {
    expect(settings('[tool.commitizen]\n')).toMatchObject({
      configFile: 'pyproject.toml',
      commitizen: {
        versionProvider: 'commitizen',
        versionScheme: 'pep440',
        tagFormat: '$version',
        updateChangelogOnBump: false,
        bumpMessage: 'bump: version $current_version → $new_version',
      },
      relctl: {
        profile: 'golden',
        mainBranch: null,
        hotfixBranch: 'hotfix/$tag',
        remote: 'origin',
        push: true,
      },
    });
  });

  it('takes Python’s idea of true, a single hook for a list, and ignores commitizen’s unknown keys', () => {
    const { commitizen } = settings(
      '[tool.commitizen]\nmajor_version_zero = "false"\nannotated_tag = 0\npre_bump_hooks = "make"\nnobody = 1\n',
    );
    expect(commitizen).toMatchObject({ majorVersionZero: true, annotatedTag: false, preBumpHooks: ['make'] });
  });

  it('reads every key of [tool.relctl]', () => {
    const { relctl } = settings(`[tool.relctl]
profile = "commitizen"
main_branch = "trunk"
hotfix_branch = "fix/$tag"
remote = "upstream"
push = false
image = "registry.example/app"
max_branch_days = 1.5
preflight = [{ name = "lint", run = "ruff check" }]
preflight_before = ["bump", "push-main"]
[tool.relctl.rules]
up-to-date = "warn"
clean-tree = "off"
[tool.commitizen]
`);
    expect(relctl).toEqual({
      profile: 'commitizen',
      mainBranch: 'trunk',
      hotfixBranch: 'fix/$tag',
      remote: 'upstream',
      push: false,
      image: 'registry.example/app',
      maxBranchDays: 1.5,
      preflight: [{ name: 'lint', run: 'ruff check' }],
      preflightBefore: ['bump', 'push-main'],
      rules: { 'up-to-date': 'warn', 'clean-tree': 'off' },
    });
  });

  it('finds relctl’s table beside commitizen’s in a cz.toml, else in pyproject.toml', () => {
    const cz = '[tool.commitizen]\n[relctl]\nremote = "one"\n';
    const project = '[tool.relctl]\nremote = "two"\n';
    expect(read({ 'cz.toml': cz, 'pyproject.toml': project }).relctl.remote).toBe('one');
    expect(read({ 'cz.toml': '[tool.commitizen]\n', 'pyproject.toml': project }).relctl.remote).toBe('two');
  });
});

describe('a bad configuration is refused with file, line, key and what would be right', () => {
  it.each([
    [
      '[tool.relctl]\n\npush = "yes"\n',
      'pyproject.toml:3: tool.relctl.push is "yes"; expected true or false',
    ],
    [
      '[tool.relctl]\nprofile = "x"\n',
      'pyproject.toml:2: tool.relctl.profile is "x"; expected one of "golden", "commitizen"',
    ],
    [
      '[tool.relctl]\nremote = ""\n',
      'pyproject.toml:2: tool.relctl.remote is ""; expected a text that is not empty',
    ],
    ['[tool.relctl]\nhotfix_branch = "hotfix"\n', 'expected a branch name that contains $tag'],
    ['[tool.relctl]\nmax_branch_days = -1\n', 'expected a number of days, 0 or more'],
    ['[tool.relctl]\npreflight_before = ["later"]\n', 'tool.relctl.preflight_before.0 is "later"'],
    ['[tool.relctl]\npreflight = [{ name = "x" }]\n', 'tool.relctl.preflight.0.run is absent'],
    [
      '[tool.relctl]\npreflight = [{ name = "x", run = "y", z = 1 }]\n',
      'expected only the keys name and run',
    ],
    [
      '[tool.relctl.rules]\nup-to-date = "maybe"\n',
      'pyproject.toml:2: tool.relctl.rules.up-to-date is "maybe"',
    ],
    ['[tool.relctl.rules]\nuptodate = "off"\n', 'pyproject.toml:2: there is no rule uptodate'],
    [
      '[tool.relctl]\nimage = "registry.example/My_App"\n',
      'pyproject.toml:2: tool.relctl.image is "registry.example/My_App"; expected the name of an image, in small letters and without a tag',
    ],
    ['[tool.relctl]\nimage = "my_app:latest"\n', 'expected the name of an image'],
    ['[tool.relctl.rules]\ntag-is-new = "off"\n', 'this rule is never lifted'],
    [
      '[tool.commitizen]\nversion_files = "a.py"\n',
      'pyproject.toml:2: tool.commitizen.version_files is "a.py"; expected a list',
    ],
    ['[tool.commitizen]\ntag_format = 1\n', 'tool.commitizen.tag_format is 1; expected a text'],
    ['[tool.commitizen]\nprerelease_offset = -1\n', 'expected a whole number, 0 or more'],
    ['[tool.commitizen]\nchange_type_order = ["a", "a"]\n', 'expected each change type once'],
    ['[tool.commitizen]\nchange_type_map = { feat = 1 }\n', 'tool.commitizen.change_type_map.feat is 1'],
  ])('%j', (toml, message) => {
    const { exit, message: said } = refusal(toml);
    expect(exit).toBe(19);
    expect(said).toContain(message);
  });

  it.each([
    ['up-to-dat', 'did you mean up-to-date?'],
    ['nonsense', 'relctl bump --dry-run shows the rules by their names'],
  ])('says of the rule %s what was probably meant', (rule, expected) => {
    const { exit, message, hint } = refusal(`[tool.relctl.rules]\n${rule} = "off"\n`);
    expect({ exit, message, hint }).toEqual({
      exit: 19,
      message: `pyproject.toml:2: there is no rule ${rule}`,
      hint: expected,
    });
  });

  it('names the key that was probably meant', () => {
    const { code, exit, message, hint } = refusal('[tool.relctl]\nmain_brnch = "x"\n');
    expect({ code, exit, message, hint }).toEqual({
      code: 'UNKNOWN_CONFIG_KEY',
      exit: 19,
      message: 'pyproject.toml:2: relctl has no configuration key tool.relctl.main_brnch',
      hint: 'did you mean main_branch?',
    });
  });

  it.each([
    [
      'cz.json',
      '{\n  "commitizen": {\n    "tag_format": 1\n  }\n}',
      'cz.json:3: commitizen.tag_format is 1; expected a text',
    ],
    ['cz.json', '{"commitizen": "x"}', 'cz.json:1: commitizen is "x"; expected a table'],
    ['cz.json', '{"commitizen": {"tag_format": null}}', 'commitizen.tag_format is null'],
    [
      'cz.json',
      '{"commitizen": {},\n"relctl": {"push": "yes"}}',
      'cz.json:2: relctl.push is "yes"; expected true or false',
    ],
    [
      '.cz.yaml',
      'commitizen:\n  version_files:\n    - a\n    - 7\n',
      '.cz.yaml:4: commitizen.version_files.1 is 7; expected a text',
    ],
    [
      '.cz.yaml',
      'commitizen: {}\nrelctl:\n  pusch: no\n',
      '.cz.yaml:3: relctl has no configuration key relctl.pusch',
    ],
    ['.cz.yaml', 'commitizen: [a]\n', '.cz.yaml:1: commitizen is ["a"]; expected a table'],
    ['cz.toml', '[tool]\ncommitizen = 1\n', 'cz.toml:2: tool.commitizen is 1; expected a table'],
    ['.cz.json', '{"commitizen": {},}', '.cz.json:1: not valid JSON: a key in double quotes is expected'],
  ])('%s: %j', (file, text, message) => {
    expect(() => read({ [file]: text })).toThrow(
      expect.objectContaining({ exit: 19, message: expect.stringContaining(message) as string }),
    );
  });

  it.each(['latin-1', 'ascii', 'utf-8-sig', 'nope'])('the encoding %s', (encoding) => {
    expect(refusal(`[tool.commitizen]\nencoding = "${encoding}"\n`)).toMatchObject({
      exit: 19,
      message: `pyproject.toml:2: tool.commitizen.encoding is "${encoding}"; expected "utf-8": relctl reads and writes no other encoding`,
    });
  });
});

describe('every key of commitizen’s', () => {
  it('is read', () => {
    const { commitizen } = read({
      'cz.json': JSON.stringify({
        commitizen: {
          version: '1.0.0',
          changelog_format: 'markdown',
          changelog_incremental: true,
          template: 't.j2',
          extras: { a: [1] },
          encoding: 'UTF_8',
          allow_abort: true,
          allowed_prefixes: ['x'],
          message_length_limit: 72,
          body_length_limit: 80,
          always_signoff: 1,
          retry_after_failure: true,
          use_shortcuts: true,
          breaking_change_exclamation_in_title: true,
        },
      }),
    });
    expect(commitizen).toMatchObject({
      version: '1.0.0',
      changelogFormat: 'markdown',
      changelogIncremental: true,
      template: 't.j2',
      extras: { a: [1] },
      encoding: 'utf-8',
      allowAbort: true,
      allowedPrefixes: ['x'],
      messageLengthLimit: 72,
      bodyLengthLimit: 80,
      alwaysSignoff: true,
      retryAfterFailure: true,
      useShortcuts: true,
      breakingChangeExclamationInTitle: true,
    });
  });

  it.each<[object, string]>([
    [{ version_type: 'semver' }, 'semver'],
    [{ version_type: 'semver', version_scheme: 'semver2' }, 'semver2'],
    [{ version_type: 'semver', version_scheme: null }, 'semver'],
    [{ version_type: null }, 'pep440'],
  ])('version_type is an older name of version_scheme: %j', (commitizen, scheme) => {
    expect(read({ 'cz.json': JSON.stringify({ commitizen }) }).commitizen.versionScheme).toBe(scheme);
  });

  it('takes null for the default where commitizen does, and a version of another type for none', () => {
    const text = '{"commitizen": {"bump_message": null, "pre_bump_hooks": null, "version": 1.5}}';
    expect(read({ '.cz.json': text }).commitizen).toMatchObject({
      bumpMessage: 'bump: version $current_version → $new_version',
      preBumpHooks: [],
      version: '',
    });
  });
});

describe('customize', () => {
  const head = '[tool.commitizen]\nname = "cz_customize"\n';

  it('is read for the rules that are made of it, and for no other', () => {
    const table =
      '[tool.commitizen.customize]\nbump_pattern = "^(x)"\nbump_map = { b = "MAJOR", a = "PATCH" }\n';
    expect(settings(head + table).commitizen.customize).toMatchObject({
      bumpPattern: '^(x)',
      bumpMap: [
        { pattern: 'b', increment: 'MAJOR' },
        { pattern: 'a', increment: 'PATCH' },
      ],
      bumpMapMajorVersionZero: null,
      schemaPattern: null,
      schema: '',
      questions: [],
    });
    expect(settings('[tool.commitizen.customize]\nbump_pattern = 5\n').commitizen.customize).toBeNull();
  });

  it('--name decides whether it is', () => {
    const files = new Map([['cz.toml', '[tool.commitizen.customize]\nschema = "s"\n']]);
    const { commitizen } = readSettings(locateConfig(['cz.toml'], files), files, 'cz_customize');
    expect(commitizen).toMatchObject({ name: 'cz_customize', customize: { schema: 's' } });
  });

  it('what Python takes for false counts as not set', () => {
    const table =
      '[tool.commitizen.customize]\nbump_pattern = ""\nbump_map = []\nschema = 0\nchange_type_map = {}\n';
    expect(settings(head + table).commitizen.customize).toMatchObject({
      bumpPattern: null,
      bumpMap: null,
      schema: '',
      changeTypeMap: null,
    });
  });

  it.each([
    ['bump_pattern = 5', 'bump_pattern is 5; expected a text'],
    ['schema = ["a"]', 'schema is ["a"]; expected a text'],
    ['bump_map = "x"', 'bump_map is "x"; expected a table of pattern = "MAJOR", "MINOR" or "PATCH"'],
    ['bump_map = { new = "minor" }', 'bump_map.new is "minor"; expected "MAJOR", "MINOR" or "PATCH"'],
    ['change_type_order = ["a", "a"]', 'change_type_order is ["a","a"]; expected each change type once'],
    ['change_type_map = { a = 5 }', 'change_type_map.a is 5; expected a text'],
    ['questions = "x"', 'questions is "x"; expected a list; each entry a table with type, name and message'],
    ['questions = [{ type = "input", name = "a" }]', 'questions.0.message is absent; expected a text'],
    [
      'questions = [{ type = "list", name = "a", message = "b", choices = [1] }]',
      'questions.0.choices.0 is 1; expected a text, or a table with value and name',
    ],
    [
      'questions = [{ type = "list", name = "a", message = "b", choices = ["c"], default = "d" }]',
      'questions.0.default is "d"; expected the value of one of the choices',
    ],
    [
      'questions = [{ type = "confirm", name = "a", message = "b", default = "yes" }]',
      'questions.0.default is "yes"; expected true or false',
    ],
  ])('%s', (line, said) => {
    expect(refusal(`${head}[tool.commitizen.customize]\n${line}\n`)).toMatchObject({
      code: 'INVALID_CONFIGURATION',
      exit: 19,
      message: `pyproject.toml:4: tool.commitizen.customize.${said}`,
    });
  });

  it('has to be there, and to be a table', () => {
    expect(refusal(head)).toMatchObject({ code: 'CUSTOMIZE_MISSING', exit: 15 });
    expect(refusal(`${head}customize = "x"\n`)).toMatchObject({
      exit: 19,
      message: 'pyproject.toml:3: tool.commitizen.customize is "x"; expected a table',
    });
  });
});

describe('the same settings in every syntax', () => {
  it.each([
    ['pyproject.toml', '[tool.commitizen]\ntag_format = "v$version"\n[tool.relctl]\nremote = "up"\n'],
    ['.cz.toml', '[tool.commitizen]\ntag_format = "v$version"\n[relctl]\nremote = "up"\n'],
    ['.cz.json', '\uFEFF{"commitizen": {"tag_format": "v$version"}, "relctl": {"remote": "up"}}'],
    ['cz.json', '{"relctl": {"remote": "up"}, "commitizen": {"tag_format": "v$version"}}'],
    ['.cz.yaml', 'commitizen:\r\n  tag_format: v$version # c\r\nrelctl: {remote: up}\r\n'],
    ['cz.yaml', '--- # c\ncommitizen: {"tag_format": "v$version"}\nrelctl:\n  remote: \'up\'\n'],
  ])('%s', (file, text) => {
    expect(read({ [file]: text })).toMatchObject({
      configFile: file,
      commitizen: { tagFormat: 'v$version' },
      relctl: { remote: 'up' },
    });
  });

  it('relctl’s own are found in pyproject.toml where the other file has none', () => {
    const files = { '.cz.json': '{"commitizen": {}}', 'pyproject.toml': '[tool.relctl]\nremote = "up"\n' };
    expect(read(files).relctl.remote).toBe('up');
  });
});

describe('locateConfig', () => {
  it('goes by commitizen’s order, and passes over files without settings', () => {
    const toml = '[tool.commitizen]\n';
    const files = new Map([
      ['.cz.toml', '[other]\n'],
      ['cz.toml', ''],
      ['.cz.json', ''],
      ['cz.json', '{"commitizen": null}'],
      ['.cz.yaml', '# nothing\n'],
      ['cz.yaml', 'commitizen: {}\n'],
      ['pyproject.toml', toml],
    ]);
    expect(locateConfig(configPaths(''), files)).toMatchObject({
      path: 'cz.yaml',
      candidates: ['cz.yaml', 'pyproject.toml'],
    });
  });

  it('takes the first file that has the table, and tells the others', () => {
    const files = new Map([
      ['cz.toml', '[other]\n'],
      ['sub/pyproject.toml', '[tool.commitizen]\n'],
      ['pyproject.toml', '[tool.commitizen]\n'],
    ]);
    expect(locateConfig([...files.keys()], files)).toMatchObject({
      path: 'sub/pyproject.toml',
      candidates: ['sub/pyproject.toml', 'pyproject.toml'],
    });
  });
});

describe('bumpMessageIn', () => {
  it.each([
    ['cz.toml', '[tool.commitizen]\nbump_message = "x"\n', 'x'],
    ['cz.toml', '[tool.commitizen]\nbump_message = 1\n', null],
    ['cz.toml', '[tool.commitizen]\n', null],
    ['cz.toml', '[broken\n', null],
    ['cz.json', '{"commitizen": {"bump_message": "x"}}', 'x'],
    ['cz.json', '', null],
    ['cz.yaml', 'commitizen:\n  bump_message: x\n', 'x'],
    ['cz.yml', 'commitizen:\n  bump_message: x\n', null],
  ])('%s: %j', (file, text, message) => {
    expect(bumpMessageIn(text, file)).toBe(message);
  });
});
