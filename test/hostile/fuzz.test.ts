import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyCase } from './cases.ts';
import { fuzz } from './fuzz.ts';

/** A sample. `npm run fuzz:hostile` runs ten thousand cases. */
it('hostile repositories do no harm', async () => {
  const cases = fc.sample(anyCase(), { seed: 5, numRuns: 25 });
  const { exits, found } = await fuzz(cases, { jobs: 1 });
  expect(found.map(({ number, judged }) => [number, judged.faults])).toEqual([]);
  expect(exits.get(0)).toBeGreaterThan(2);
});
