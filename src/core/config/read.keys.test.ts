import { describe, expect, it } from 'vitest';
import { read } from '../../../test/support/settings.ts';

describe('every key of [tool.commitizen]', () => {
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

  it('null means the default as in commitizen, and a version that is not a string counts as missing', () => {
    const text = '{"commitizen": {"bump_message": null, "pre_bump_hooks": null, "version": 1.5}}';
    expect(read({ '.cz.json': text }).commitizen).toMatchObject({
      bumpMessage: 'bump: version $current_version → $new_version',
      preBumpHooks: [],
      version: '',
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

  it('relctl’s own settings are in pyproject.toml if the other file has none', () => {
    const files = { '.cz.json': '{"commitizen": {}}', 'pyproject.toml': '[tool.relctl]\nremote = "up"\n' };
    expect(read(files).relctl.remote).toBe('up');
  });
});
