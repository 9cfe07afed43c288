import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sketch } from '../../../test/support/sketch.ts';
import { RelctlError } from '../error/error.ts';
import { compareVersions, finalOf, parseVersion, PHASES } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import type { Asked } from './intent.ts';
import type { ReleasePlan } from './plan.ts';

/** Makes commits, then tries a release. A phase of null is a promotion. */
interface Step {
  readonly messages: readonly string[];
  readonly phase: Asked['phase'];
  /** Whether a hotfix first takes the tag of the cycle's final release. */
  readonly taken: boolean;
}

interface Course {
  readonly start: string;
  readonly scheme: string;
  readonly config: string;
  readonly steps: readonly Step[];
}

const message = fc.constantFrom(
  'fix: a',
  'feat: b',
  'feat!: c',
  'perf: d',
  'docs: e',
  'chore: f\n\nBREAKING CHANGE: g',
);

const courses = (mayBeTaken: boolean): fc.Arbitrary<Course> =>
  fc.record({
    start: fc.constantFrom('0.0.0', '0.4.2', '1.1.0', '2.0.0', '3.9.9'),
    scheme: fc.constantFrom('semver', 'semver2', 'pep440'),
    config: fc.constantFrom(
      '',
      'major_version_zero = true\n',
      'prerelease_offset = 2\n',
      'update_changelog_on_bump = true\n',
      'update_changelog_on_bump = true\nchangelog_merge_prerelease = true\n',
    ),
    steps: fc.array(
      fc.record({
        messages: fc.array(message, { maxLength: 3 }),
        phase: fc.constantFrom(null, 'current' as const, ...PHASES),
        taken: mayBeTaken ? fc.boolean() : fc.constant(false),
      }),
      { minLength: 1, maxLength: 9 },
    ),
  });

/** A project with a release of this version and these commits after it. */
function project({ start, scheme, config }: Omit<Course, 'steps'>, messages: readonly string[] = []): Sketch {
  const table = `tag_format = "v$version"\nversion_scheme = "${scheme}"\nversion_provider = "pep621"\n${config}`;
  const pyproject = `[project]\nname = "my_app"\nversion = "${start}"\n\n[tool.commitizen]\n${table}`;
  const sketch = new Sketch({ 'pyproject.toml': pyproject }, `v${start}`);
  for (const one of messages) sketch.commit(one);
  return sketch;
}

/** @returns null if there is nothing to plan: no commits, or none that calls for a release */
function planned(sketch: Sketch, asked: Partial<Asked>): ReleasePlan | null {
  try {
    return sketch.plan(asked);
  } catch (error) {
    if (error instanceof RelctlError && [3, 21].includes(error.exit)) return null;
    throw error;
  }
}

/** A release that was made, and its starting point. */
interface Made {
  readonly plan: ReleasePlan;
  readonly from: Version;
  readonly phase: Step['phase'];
  /** The last final release and all commits since. */
  readonly since: { readonly final: string; readonly messages: readonly string[] };
}

interface Played {
  readonly sketch: Sketch;
  readonly made: readonly Made[];
  readonly refused: readonly ReleasePlan[];
}

/** Tries each step. A refused step changes nothing, and the next step continues from there. */
function play(course: Course): Played {
  const sketch = project(course);
  const made: Made[] = [];
  const refused: ReleasePlan[] = [];
  let since: Made['since'] = { final: course.start, messages: [] };
  for (const { messages, phase, taken } of course.steps) {
    for (const one of messages) sketch.commit(one);
    since = { ...since, messages: [...since.messages, ...messages] };
    const from = sketch.base.version;
    if (taken && from.pre !== null) takeFinal(sketch);
    const plan = planned(sketch, { phase });
    if (plan === null) continue;
    if (plan.broken.length > 0) {
      refused.push(plan);
      continue;
    }
    sketch.release(plan);
    made.push({ plan, from, phase, since });
    if (phase === null) since = { final: plan.packages[0].decision.spelled, messages: [] };
  }
  return { sketch, made, refused };
}

function takeFinal(sketch: Sketch): void {
  const { version, scheme } = sketch.base;
  const name = `v${scheme.format(finalOf(version))}`;
  if (!sketch.tags.includes(name)) sketch.tagAside(name);
}

describe('any sequence of prereleases and promotions', () => {
  it('always raises the version, and never makes a tag twice', () => {
    fc.assert(
      fc.property(courses(true), (course) => {
        const { sketch, made } = play(course);
        for (const { plan, from } of made) {
          expect(compareVersions(plan.packages[0].decision.version, from)).toBeGreaterThan(0);
          expect(plan.packages[0].tagExists).toBe(false);
        }
        expect(new Set(sketch.tags).size).toBe(sketch.tags.length);
      }),
    );
  });

  it('only moves forward within one base version', () => {
    fc.assert(
      fc.property(courses(false), (course) => {
        for (const { plan, from, phase } of play(course).made) {
          const { version } = plan.packages[0].decision;
          if (from.pre === null || version.pre === null) continue;
          if (compareVersions(finalOf(from), finalOf(version)) !== 0) continue;
          const [before, after] = [PHASES.indexOf(from.pre.phase), PHASES.indexOf(version.pre.phase)];
          expect(after).toBeGreaterThanOrEqual(before);
          if (phase !== 'current') expect(after).toBe(PHASES.findIndex((one) => one === phase));
          if (after === before) expect(version.pre.number).toBe(from.pre.number + 1);
        }
      }),
    );
  });

  it('ends in the same final version as a direct bump of all its commits', () => {
    fc.assert(
      fc.property(courses(false), (course) => {
        const finals = play(course).made.filter(({ plan }) => plan.packages[0].decision.version.pre === null);
        for (const { plan, since } of finals) {
          const direct = project({ ...course, start: since.final }, since.messages).plan({});
          expect(plan.packages[0].decision.spelled).toBe(direct.packages[0].decision.spelled);
        }
      }),
    );
  });

  it('is refused only for an earlier phase, or for a prerelease without new changes', () => {
    fc.assert(
      fc.property(courses(false), (course) => {
        for (const {
          broken,
          packages: [{ decision }],
        } of play(course).refused) {
          for (const rule of broken) expect(['phase-forward', 'releasable-commits']).toContain(rule);
          expect(broken.includes('releasable-commits')).toBe(decision.asked === null);
        }
      }),
    );
  });

  it('can always be promoted, or if its tag is taken, released as the suggested version', () => {
    fc.assert(
      fc.property(courses(true), (course) => {
        const { sketch } = play(course);
        if (sketch.base.version.pre === null) return;
        const plan = sketch.plan({});
        expect(plan.broken).toEqual(plan.packages[0].tagExists ? ['tag-is-new'] : []);
        if (!plan.packages[0].tagExists) return;
        const [remedy = ''] = plan.verdicts.flatMap(({ violations }) => violations.map((one) => one.remedy));
        const named = remedy.replace('relctl bump ', '');
        const instead = sketch.plan({ version: named });
        expect(instead).toMatchObject({
          broken: [],
          packages: [{ decision: { spelled: named, tag: `v${named}` } }],
        });
        expect(parseVersion(named)?.pre).toBeNull();
      }),
    );
  });
});
