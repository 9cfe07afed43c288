import { describe, expect, it } from 'vitest';
import { read, refusal, settings } from '../../../test/support/settings.ts';
import { bumpMessageIn } from './read.ts';

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

  it('treats as true what Python does, accepts a single hook, and ignores unknown keys of commitizen', () => {
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

  it('finds relctl’s settings in the cz.toml with commitizen’s settings, else in pyproject.toml', () => {
    const cz = '[tool.commitizen]\n[relctl]\nremote = "one"\n';
    const project = '[tool.relctl]\nremote = "two"\n';
    expect(read({ 'cz.toml': cz, 'pyproject.toml': project }).relctl.remote).toBe('one');
    expect(read({ 'cz.toml': '[tool.commitizen]\n', 'pyproject.toml': project }).relctl.remote).toBe('two');
  });
});

describe('an invalid configuration is refused with file, line, key and what would be valid', () => {
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
      'pyproject.toml:2: tool.relctl.remote is ""; expected a non-empty string',
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
    ['[tool.relctl.rules]\nuptodate = "off"\n', 'pyproject.toml:2: unknown rule uptodate'],
    [
      '[tool.relctl]\nimage = "registry.example/My_App"\n',
      'pyproject.toml:2: tool.relctl.image is "registry.example/My_App"; expected an image name in lowercase, without a tag',
    ],
    ['[tool.relctl]\nimage = "my_app:latest"\n', 'expected an image name'],
    ['[tool.relctl.rules]\ntag-is-new = "off"\n', 'this rule is never overridden'],
    [
      '[tool.commitizen]\nversion_files = "a.py"\n',
      'pyproject.toml:2: tool.commitizen.version_files is "a.py"; expected a list',
    ],
    ['[tool.commitizen]\ntag_format = 1\n', 'tool.commitizen.tag_format is 1; expected a string'],
    [
      '[tool.commitizen]\nchangelog_file = ""\n',
      'tool.commitizen.changelog_file is ""; expected a non-empty string',
    ],
    ['[tool.commitizen]\nprerelease_offset = -1\n', 'expected a whole number, 0 or more'],
    ['[tool.commitizen]\nchange_type_map = { feat = 1 }\n', 'tool.commitizen.change_type_map.feat is 1'],
  ])('%j', (toml, message) => {
    const { exit, message: said } = refusal(toml);
    expect(exit).toBe(19);
    expect(said).toContain(message);
  });

  it.each([
    ['up-to-dat', 'did you mean up-to-date?'],
    ['nonsense', 'relctl bump --dry-run lists the rules'],
  ])('suggests a rule instead of %s', (rule, expected) => {
    const { exit, message, hint } = refusal(`[tool.relctl.rules]\n${rule} = "off"\n`);
    expect({ exit, message, hint }).toEqual({
      exit: 19,
      message: `pyproject.toml:2: unknown rule ${rule}`,
      hint: expected,
    });
  });

  it('suggests a key that was probably meant', () => {
    const { code, exit, message, hint } = refusal('[tool.relctl]\nmain_brnch = "x"\n');
    expect({ code, exit, message, hint }).toEqual({
      code: 'UNKNOWN_CONFIG_KEY',
      exit: 19,
      message: 'pyproject.toml:2: unknown configuration key tool.relctl.main_brnch',
      hint: 'did you mean main_branch?',
    });
  });

  it.each([
    [
      'cz.json',
      '{\n  "commitizen": {\n    "tag_format": 1\n  }\n}',
      'cz.json:3: commitizen.tag_format is 1; expected a string',
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
      '.cz.yaml:4: commitizen.version_files.1 is 7; expected a string',
    ],
    [
      '.cz.yaml',
      'commitizen: {}\nrelctl:\n  pusch: no\n',
      '.cz.yaml:3: unknown configuration key relctl.pusch',
    ],
    ['.cz.yaml', 'commitizen: [a]\n', '.cz.yaml:1: commitizen is ["a"]; expected a table'],
    ['cz.toml', '[tool]\ncommitizen = 1\n', 'cz.toml:2: tool.commitizen is 1; expected a table'],
    ['.cz.json', '{"commitizen": {},}', '.cz.json:1: not valid JSON: a key in double quotes is expected'],
  ])('%s: %j', (file, text, message) => {
    expect(() => read({ [file]: text })).toThrow(
      expect.objectContaining({ exit: 19, message: expect.stringContaining(message) as string }),
    );
  });

  it.each(['nope', '', 'utf-7', 'rot13', 'iso2022_jp', 'cp037'])('the encoding "%s"', (encoding) => {
    expect(refusal(`[tool.commitizen]\nencoding = "${encoding}"\n`)).toMatchObject({
      exit: 19,
      message: expect.stringContaining(
        `pyproject.toml:2: tool.commitizen.encoding is "${encoding}"; expected an encoding under its Python name`,
      ) as string,
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
