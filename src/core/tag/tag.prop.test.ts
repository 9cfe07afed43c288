import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEME_NAMES, schemeNamed } from '../version/schemes.ts';
import { PHASES } from '../version/version.ts';
import type { Phase, Version } from '../version/version.ts';
import { findTag } from './find.ts';
import { renderTag } from './format.ts';
import { tagReader } from './recognise.ts';

const number = fc.nat();
const release = fc.tuple(number, number, number);
const pre = fc.option(fc.record({ phase: fc.constantFrom<Phase>(...PHASES), number }), { nil: null });
const releaseVersion = fc.record({
  epoch: fc.constant(0),
  release,
  pre,
  post: fc.constant(null),
  dev: fc.constant(null),
  local: fc.constant(null),
});

/** What may stand around a placeholder: everything that is special in a regular expression and allowed in a tag. */
const text = fc
  .array(fc.constantFrom('rel', '-', '_', '.', '+', '/', '(x)', '|', '{1}', '$$', '$!', '$x', '@', 'é'), {
    maxLength: 4,
  })
  .map((parts) => parts.join(''));
const schemes = SCHEME_NAMES.map((name) => schemeNamed(name)!);

describe.each(schemes)('tags under $name', (scheme) => {
  it('read back as the version that they were made from', () => {
    const formats = fc.oneof(
      fc.tuple(text, text).map(([before, after]) => `${before}\${version}${after}`),
      text.map((before) => `${before}\${major}.$minor.$patch-$prerelease$devrelease`),
    );
    fc.assert(
      fc.property(formats, releaseVersion, (format, version) => {
        const reader = readerOf(format);
        fc.pre(reader !== null);
        expect(reader.versionOf(renderTag(format, version, scheme))).toEqual(version);
      }),
    );
  });

  it('hold the dev release where the format has a place for it', () => {
    const format = '$major.$minor.$patch$prerelease$devrelease';
    fc.assert(
      fc.property(releaseVersion, number, (parts, dev) => {
        const version: Version = { ...parts, dev };
        expect(readerOf(format)!.versionOf(renderTag(format, version, scheme))).toEqual(version);
      }),
    );
  });

  it('are found by the version that they were made from', () => {
    fc.assert(
      fc.property(fc.tuple(text, text), releaseVersion, releaseVersion, ([before, after], version, other) => {
        const formats = { current: `${before}\${version}${after}`, legacy: [], ignored: [] };
        const name = renderTag(formats.current, version, scheme);
        const tag = { name, commit: 'c', object: 'c', date: '2024-01-01' };
        expect(findTag([tag], version, scheme, formats)).toBe(tag);
        const same = scheme.format(other) === scheme.format(version);
        expect(findTag([tag], other, scheme, formats)).toBe(same ? tag : null);
      }),
    );
  });
});

/** null for a format that is no regular expression and therefore refused */
function readerOf(format: string) {
  try {
    return tagReader({ current: format, legacy: [], ignored: [] });
  } catch {
    return null;
  }
}
