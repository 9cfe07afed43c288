import { expect, it } from 'vitest';
import { checkPolicy } from './check-policy.ts';
import { CONVENTIONAL } from './conventional.ts';

const CONFIGURED = { allowAbort: true, allowedPrefixes: ['WIP'], messageLengthLimit: 50 };
const { schema } = CONVENTIONAL;
const NOTHING = { allowAbort: false, allowedPrefixes: null, lengthLimit: null };

it('uses the configured rules', () => {
  expect(checkPolicy('golden', CONFIGURED, NOTHING, schema)).toEqual({
    rules: { allowAbort: true, allowedPrefixes: ['WIP'], lengthLimit: 50, schema },
    prefersStdin: false,
    freesBumps: true,
  });
});

it('under the profile commitizen uses only the configured prefixes', () => {
  expect(checkPolicy('commitizen', CONFIGURED, NOTHING, schema)).toEqual({
    rules: { allowAbort: false, allowedPrefixes: ['WIP'], lengthLimit: 0, schema },
    prefersStdin: true,
    freesBumps: false,
  });
});

it.each(['golden', 'commitizen'] as const)('the command line wins, under %s', (profile) => {
  const bare = { allowAbort: false, allowedPrefixes: ['WIP'], messageLengthLimit: 50 };
  expect(
    checkPolicy(profile, bare, { allowAbort: true, allowedPrefixes: [], lengthLimit: 0 }, schema).rules,
  ).toEqual({ allowAbort: true, allowedPrefixes: [], lengthLimit: 0, schema });
});
