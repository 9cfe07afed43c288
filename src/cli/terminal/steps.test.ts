import { afterEach, expect, it, vi } from 'vitest';
import type { Effect } from '../../core/plan/effect.ts';
import { PLAIN } from '../../report/text/paint.ts';
import { liveSteps } from './steps.ts';

const TAG: Effect = { kind: 'create-tag', name: 'v1.2.0', message: null, signed: false };

afterEach(() => {
  vi.restoreAllMocks();
});

it('a terminal without a known width gets plain lines', async () => {
  const written: unknown[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(text) > 0);
  for (const columns of [0, undefined]) {
    const steps = await liveSteps([TAG], PLAIN, columns);
    steps.show({ kind: 'begun', effect: TAG });
    steps.show({ kind: 'done', effect: TAG, output: null });
    await steps.end();
  }
  expect(written).toEqual(['✓ tag v1.2.0\n', '✓ tag v1.2.0\n']);
});
