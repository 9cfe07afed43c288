import { describe, expect, it } from 'vitest';
import { verdict } from '../../../test/support/verdict.ts';
import type { Row } from '../../../test/support/verdict.ts';

describe.each<Row>([
  ['signature-works', 'nothing is signed', { snapshot: { signing: { kind: 'unsigned' } } }, 'kept', ''],
  ['signature-works', 'the trial works', { snapshot: { signing: { kind: 'works' } } }, 'kept', ''],
  ['signature-works', 'a dry run', { snapshot: { signing: { kind: 'not-tried' } } }, 'not-checked', ''],
  [
    'signature-works',
    'the trial fails',
    { snapshot: { signing: { kind: 'fails', said: 'gpg: no secret key' } } },
    'broken',
    'no secret key',
  ],
])('%s: %s', (rule, _, sketch, state, found) => {
  it(`is ${state}`, () => {
    const judged = verdict(rule, sketch);
    expect(judged?.state).toBe(state);
    expect(judged?.violations.map((one) => one.found).join()).toContain(found);
  });
});
