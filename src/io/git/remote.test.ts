import { expect, it } from 'vitest';
import { reasonFirst } from './remote.ts';

const NO_ACCESS = 'fatal: Could not read from remote repository.';

it.each([
  [
    `ssh: connect to host h port 22: refused\n${NO_ACCESS}\n\nPlease make sure`,
    'ssh: connect to host h port 22: refused',
  ],
  [
    `Warning: Permanently added 'h'\ngit@h: Permission denied (publickey).\n${NO_ACCESS}`,
    'git@h: Permission denied (publickey).',
  ],
  [
    `fatal: '/r.git' does not appear to be a git repository\n${NO_ACCESS}`,
    "fatal: '/r.git' does not appear to be a git repository",
  ],
  [
    "remote: HTTP Basic: Access denied\nfatal: Authentication failed for 'https://h/'",
    "fatal: Authentication failed for 'https://h/'",
  ],
  [NO_ACCESS, NO_ACCESS],
])('of %j the reason comes first, and nothing is lost', (said, reason) => {
  const told = reasonFirst(said).split('\n');
  expect(told[0]).toBe(reason);
  expect(told.toSorted()).toEqual(
    said
      .split('\n')
      .filter((line) => line !== '')
      .toSorted(),
  );
});

it('if git said nothing, there is still a reason', () => {
  expect(reasonFirst('\n')).toBe('git gave no reason');
});
