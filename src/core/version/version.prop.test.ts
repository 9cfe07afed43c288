import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { nextVersion } from './bump.ts';
import type { BumpRequest } from './bump.ts';
import { SCHEME_NAMES, schemeNamed } from './schemes.ts';
import { compareVersions, INCREMENTS, isFinal, parseVersion, PHASES, versionKey } from './version.ts';
import type { Phase, Prerelease, Version } from './version.ts';

const number = fc.oneof(fc.nat({ max: 3 }), fc.nat());
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const pre: fc.Arbitrary<Prerelease | null> = orNull(fc.record({ phase: fc.constantFrom(...PHASES), number }));
const localPart = fc.oneof(fc.nat().map(String), fc.stringMatching(/^[a-z][a-z0-9]{0,4}$/));
const local = orNull(fc.array(localPart, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')));

const anyVersion: fc.Arbitrary<Version> = fc.record({
  epoch: fc.nat({ max: 2 }),
  release: fc.array(number, { minLength: 1, maxLength: 5 }),
  pre,
  post: orNull(number),
  dev: orNull(number),
  local,
});

/** What a bump keeps: no epoch, no fourth number, no post-release, no local part. */
const plainVersion: fc.Arbitrary<Version> = fc.record({
  epoch: fc.constant(0),
  release: fc.array(number, { minLength: 1, maxLength: 3 }),
  pre,
  post: fc.constant(null),
  dev: orNull(number),
  local: fc.constant(null),
});

const anyRequest: fc.Arbitrary<BumpRequest> = fc.record({
  increment: orNull(fc.constantFrom(...INCREMENTS)),
  phase: orNull(fc.constantFrom<Phase>(...PHASES)),
  offset: number,
  devrelease: orNull(number),
  local: fc.boolean(),
  buildMetadata: local,
  mode: fc.constantFrom('linear', 'exact'),
});

const schemes = SCHEME_NAMES.map((name) => schemeNamed(name)!);

describe.each(schemes)('scheme $name', (scheme) => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        expect(parseVersion(scheme.format(version))).toEqual(version);
      }),
    );
  });

  it('writes its prerelease part into the version', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        fc.pre(version.pre !== null);
        expect(scheme.format(version)).toContain(scheme.formatPre(version.pre));
      }),
    );
  });

  it('writes a final version of three numbers that semver accepts', () => {
    fc.assert(
      fc.property(fc.tuple(number, number, number), local, (release, localPart) => {
        const text = scheme.format({ epoch: 0, release, pre: null, post: null, dev: null, local: localPart });
        expect(semver.valid(text)).toBe(release.join('.'));
      }),
    );
  });
});

describe.each(['semver', 'semver2'])('scheme %s', (name) => {
  it('writes a prerelease of three numbers that semver accepts', () => {
    fc.assert(
      fc.property(fc.tuple(number, number, number), anyVersion, (release, parts) => {
        expect(semver.valid(schemeNamed(name)!.format({ ...parts, epoch: 0, release }))).not.toBeNull();
      }),
    );
  });
});

describe('the order', () => {
  it('is total', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, anyVersion, (a, b, c) => {
        const [low, middle, high] = [a, b, c].sort(compareVersions);
        expect(compareVersions(low!, high!)).toBeLessThanOrEqual(0);
        expect(compareVersions(low!, middle!)).toBeLessThanOrEqual(0);
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
        expect(compareVersions(a, a)).toBe(0);
      }),
    );
  });

  it('takes only trailing zeros of the release for the same', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (a, b) => {
        const padded = { ...a, release: [...a.release, 0] };
        expect(compareVersions(a, padded)).toBe(0);
        expect(versionKey(padded)).toBe(versionKey(a));
        expect(versionKey(a) === versionKey(b)).toBe(compareVersions(a, b) === 0);
        const trimmed = (version: Version) => ({
          ...version,
          release: withoutTrailingZeros(version.release),
        });
        if (compareVersions(a, b) === 0) expect(trimmed(a)).toEqual(trimmed(b));
      }),
    );
  });

  it('is the order of semver 2 where both know the version', () => {
    const known = fc.record({ release: fc.tuple(number, number, number), pre });
    const spell = (parts: { release: readonly number[]; pre: Prerelease | null }) => {
      const version: Version = { ...parts, epoch: 0, post: null, dev: null, local: null };
      return { version, text: schemeNamed('semver2')!.format(version) };
    };
    fc.assert(
      fc.property(known, known, (a, b) => {
        const [left, right] = [spell(a), spell(b)];
        expect(compareVersions(left.version, right.version)).toBe(semver.compare(left.text, right.text));
      }),
    );
  });
});

describe('nextVersion', () => {
  it('is never smaller, and greater with an increment, but for a dev release and a final version put into a phase', () => {
    fc.assert(
      fc.property(plainVersion, anyRequest, (current, request) => {
        fc.pre(request.devrelease === null);
        fc.pre(!(isFinal(current) && request.increment === null && request.phase !== null));
        const difference = compareVersions(nextVersion(current, request), current);
        expect(difference).toBeGreaterThanOrEqual(request.increment === null ? 0 : 1);
      }),
    );
  });

  it('never goes back a phase while the numbers stay', () => {
    fc.assert(
      fc.property(plainVersion, anyRequest, (current, request) => {
        const next = nextVersion(current, request);
        fc.pre(current.pre !== null && next.pre !== null);
        fc.pre(compareVersions(releaseOf(next), releaseOf(current)) === 0);
        expect(PHASES.indexOf(next.pre.phase)).toBeGreaterThanOrEqual(PHASES.indexOf(current.pre.phase));
      }),
    );
  });

  it('gives a final version of three numbers where no phase and no dev release is asked', () => {
    fc.assert(
      fc.property(anyVersion, anyRequest, (current, asked) => {
        const next = nextVersion(current, { ...asked, local: false, phase: null, devrelease: null });
        expect(isFinal(next)).toBe(true);
        expect(next.release).toHaveLength(3);
      }),
    );
  });
});

function withoutTrailingZeros(release: readonly number[]): readonly number[] {
  const last = release.findLastIndex((part) => part !== 0);
  return release.slice(0, last + 1);
}

function releaseOf({ release }: Version): Version {
  return { epoch: 0, release, pre: null, post: null, dev: null, local: null };
}
