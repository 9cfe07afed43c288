import { describe, expect, it } from 'vitest';
import { commitPolicy } from './commit-policy.ts';
import type { AskedCommit, CommitPolicy } from './commit-policy.ts';

const CONFIGURED = {
  messageLengthLimit: 50,
  bodyLengthLimit: 72,
  alwaysSignoff: false,
  retryAfterFailure: false,
};
const ASKED: AskedCommit = {
  lengthLimit: null,
  bodyLengthLimit: null,
  signOff: false,
  retry: false,
  noRetry: false,
};

describe('the limits', () => {
  it('are configured or on the command line; under the profile commitizen only the command line counts', () => {
    const limits = (asked: Partial<AskedCommit>) =>
      (['golden', 'commitizen'] as const).map((profile) => {
        const policy = commitPolicy(profile, CONFIGURED, { ...ASKED, ...asked });
        return [policy.lengthLimit, policy.bodyLengthLimit];
      });
    expect(limits({})).toEqual([
      [50, 72],
      [0, 0],
    ]);
    expect(limits({ lengthLimit: 0, bodyLengthLimit: 20 })).toEqual([
      [0, 20],
      [0, 20],
    ]);
  });
});

// As in cz 4.19.3, --retry wins.
it.each<readonly [retry: boolean, noRetry: boolean, configured: boolean, kept: CommitPolicy['kept']]>([
  [false, false, false, 'never'],
  [false, false, true, 'may'],
  [false, true, true, 'never'],
  [true, false, false, 'must'],
  [true, true, true, 'must'],
])(
  '--retry %j, --no-retry %j, retry_after_failure %j: a kept message %s be taken',
  (retry, noRetry, configured, kept) => {
    const policy = commitPolicy(
      'commitizen',
      { ...CONFIGURED, retryAfterFailure: configured },
      { ...ASKED, retry, noRetry },
    );
    expect(policy.kept).toBe(kept);
  },
);

it('a sign-off comes from the command line or the configuration', () => {
  const signOff = (here: boolean, there: boolean): boolean =>
    commitPolicy('golden', { ...CONFIGURED, alwaysSignoff: there }, { ...ASKED, signOff: here }).signOff;
  expect([signOff(false, false), signOff(true, false), signOff(false, true)]).toEqual([false, true, true]);
});
