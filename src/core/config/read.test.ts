import { describe, expect, it } from 'vitest';
import { RelctlError } from '../error/error.ts';
import { locateConfig } from './locate.ts';
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
    ['[tool.relctl.rules]\nuptodate = "off"\n', 'expected one of the rules clean-tree,'],
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

  it('names the key that was probably meant', () => {
    const { code, exit, message, hint } = refusal('[tool.relctl]\nmain_brnch = "x"\n');
    expect({ code, exit, message, hint }).toEqual({
      code: 'UNKNOWN_CONFIG_KEY',
      exit: 19,
      message: 'pyproject.toml:2: relctl has no configuration key tool.relctl.main_brnch',
      hint: 'did you mean main_branch?',
    });
  });

  it('says so when the configuration is in a format that is not read yet', () => {
    expect(() => read({ '.cz.json': '{"commitizen": {}}' })).toThrow('does not read this format yet');
  });
});

describe('locateConfig', () => {
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
    ['[tool.commitizen]\nbump_message = "x"\n', 'x'],
    ['[tool.commitizen]\nbump_message = 1\n', null],
    ['[tool.commitizen]\n', null],
    ['[broken\n', null],
  ])('%j', (text, message) => {
    expect(bumpMessageIn(text)).toBe(message);
  });
});
