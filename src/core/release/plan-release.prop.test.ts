import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { version } from '../../../test/support/facts.ts';
import { plan } from '../../../test/support/release-plan.ts';
import { PLAIN } from '../../report/text/paint.ts';
import { planText } from '../../report/release/release.ts';
import { compareVersions } from '../version/version.ts';
import { stepText } from '../plan/step.ts';

describe('laws of every plan', () => {
  const messages = fc.array(
    fc.constantFrom('feat: a', 'fix(x): b', 'docs: c', 'feat!: d', 'chore: e\n\nfix: f'),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  const asked = fc.record({
    increment: fc.constantFrom('PATCH' as const, 'MINOR' as const, 'MAJOR' as const),
    phase: fc.constantFrom(null, 'alpha' as const, 'beta' as const, 'rc' as const),
    push: fc.constantFrom(null, false),
    profile: fc.constantFrom('golden' as const, 'commitizen' as const),
  });

  it('the same snapshot gives the same plan', () => {
    fc.assert(
      fc.property(messages, asked, (history, wish) => {
        expect(JSON.stringify(plan(history, wish))).toBe(JSON.stringify(plan(history, wish)));
      }),
    );
  });

  it('commits never lead to a smaller version, and push is last or absent', () => {
    fc.assert(
      fc.property(messages, asked, (history, wish) => {
        const {
          packages: [{ decision }],
          effects,
        } = plan(history, wish);
        expect(compareVersions(decision.version, version('1.1.0'))).toBeGreaterThan(0);
        const pushes = effects.map(({ kind }) => kind).indexOf('push');
        expect([-1, effects.length - 1]).toContain(pushes);
      }),
    );
  });

  it('every effect appears in the printed plan', () => {
    fc.assert(
      fc.property(messages, asked, (history, wish) => {
        const made = plan(history, wish);
        const printed = planText(made, PLAIN);
        for (const effect of made.effects) {
          if (effect.kind === 'write-file') expect(printed).toContain(`Change ${effect.path}`);
          else if (effect.kind === 'push') expect(printed).toContain('git push --atomic');
          else expect(printed.toLowerCase()).toContain(stepText(effect).split(' ')[0]);
        }
      }),
    );
  });
});
