import { describe, expect, it } from 'vitest';
import { tag, version } from '../../../test/support/facts.ts';
import { semver } from '../version/semver.ts';
import { findTag } from './find.ts';
import { findStrayTag, legacyFormatsWith } from './stray.ts';

describe('the tag of 1.1.0 in a format that is not configured', () => {
  it.each<[string, string, string | null]>([
    ['v$version', '1.1.0', '$version'],
    ['$version', 'shop-1.1.0', 'shop-$version'],
    ['v$version', 'release/v1.1.0', 'release/v$version'],
    ['v$version', 'a$b1.1.0', 'a$$b$version'],
    ['$version', 'v1.1.0', 'v$version'],
    ['v$version', '11.1.0', null],
    ['v$version', '2.1.1.0', null],
    ['v$version', '1.1.0-a1', null],
    ['v$version', 'old-1.1.0', null],
  ])('%s: %s is read by %s', (current, name, format) => {
    const formats = { current, legacy: [], ignored: ['old-*'] };
    const stray = findStrayTag(['nightly', name], version('1.1.0'), semver, formats);
    expect(stray).toEqual(format === null ? null : { name, format });
    if (format === null) return;
    const mended = { ...formats, legacy: [format] };
    expect(findTag([tag(name, 'c1')], version('1.1.0'), semver, mended)?.name).toBe(name);
  });

  it('is added to the formats that are there', () => {
    expect(legacyFormatsWith({ name: '1.1.0', format: '$version' }, ['old$version'])).toBe(
      'legacy_tag_formats = ["old$version", "$version"]',
    );
  });
});
