import { describe, expect, it } from 'vitest';
import { readSettings } from '../../core/config/read.ts';
import type { CommitizenSettings } from '../../core/config/settings.ts';
import { changelogIntent, changelogSettings } from './changelog-flags.ts';
import type { ChangelogFlags } from './changelog-flags.ts';

const NONE: ChangelogFlags = {
  'dry-run': false,
  'file-name': undefined,
  'unreleased-version': undefined,
  incremental: false,
  'start-rev': undefined,
  'merge-prerelease': false,
  'version-scheme': undefined,
  'tag-format': undefined,
  'export-template': undefined,
  template: undefined,
  extra: undefined,
};

const CONFIGURED: CommitizenSettings = {
  ...readSettings(null, new Map()).commitizen,
  changelogIncremental: true,
  changelogStartRev: 'abc',
  template: 'a.j2',
  extras: { a: 1, b: 2 },
};

const settings = (flags: Partial<ChangelogFlags>) => changelogSettings({ ...NONE, ...flags }, CONFIGURED);

describe('options of changelog', () => {
  it('replace settings, and switch nothing off', () => {
    expect(settings({})).toEqual(CONFIGURED);
    expect(settings({ 'file-name': 'N.md', 'merge-prerelease': true, 'version-scheme': 'semver' })).toEqual({
      ...CONFIGURED,
      changelogFile: 'N.md',
      changelogMergePrerelease: true,
      versionScheme: 'semver',
    });
  });

  it('with empty values replace nothing', () => {
    expect(settings({ 'file-name': '', 'start-rev': '', template: '' })).toEqual(CONFIGURED);
    const flags = { ...NONE, profile: undefined, 'tag-format': '' };
    expect(changelogIntent(flags, '')).toMatchObject({ range: null, tagFormat: null, unreleased: null });
  });

  // Every row was run through commitizen 4.19.3.
  it.each([
    ['a=x', { a: 'x' }],
    ['c=1=2', { c: '1=2' }],
    ['c=', { c: '' }],
    [`c="x"`, { c: 'x' }],
    [`c="x`, { c: 'x' }],
    [`c=""x""`, { c: 'x' }],
    [`c="'x'"`, { c: 'x' }],
    ['c= x ', { c: ' x ' }],
  ])('--extra %s', (text, extras) => {
    expect(settings({ extra: [text] }).extras).toEqual({ ...CONFIGURED.extras, ...extras });
  });

  it.each(['c', '', '=z'])('--extra %j is refused', (text) => {
    expect(() => settings({ extra: ['a=1', text] })).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_OPTION', exit: 18 }),
    );
  });
});
