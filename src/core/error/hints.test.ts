import { describe, expect, it } from 'vitest';
import { refuse } from './error.ts';

const PUSH = { remote: 'origin', branch: 'main', tag: 'v1.2.0', undone: true };

describe('the hint', () => {
  it.each([
    [
      'remote: error: GH006: Protected branch update failed for refs/heads/main.\n ! [remote rejected] main -> main (protected branch hook declined)',
      'origin does not allow you to push to main. Ask an administrator for permission, or to make the release. To release only locally: --no-push',
    ],
    [
      ' ! [remote rejected] main -> main (pre-receive hook declined)',
      'origin does not allow you to push to main. Ask an administrator for permission, or to make the release. To release only locally: --no-push',
    ],
    [
      'fatal: the remote end hung up unexpectedly',
      'when origin accepts pushes again, run the same command again. To release only locally: --no-push',
    ],
  ])('if a push is refused with %j', (said, hint) => {
    expect(refuse('PUSH_REFUSED', { ...PUSH, said }).hint).toBe(hint);
  });

  it.each([
    [
      ' ! [remote rejected] main -> main (pre-receive hook declined)',
      'origin does not allow you to push to main. To push a branch for a pull request: relctl hotfix reconcile --branch NAME',
    ],
    [
      'fatal: the remote end hung up unexpectedly',
      'when origin accepts pushes again, run the same command again. To keep the commits only locally: --no-push',
    ],
  ])('if a push without a tag is refused with %j', (said, hint) => {
    expect(refuse('PUSH_REFUSED', { ...PUSH, tag: null, said }).hint).toBe(hint);
  });

  it.each([
    [
      'v1.2.0',
      'git pull --rebase origin main, then run the same command again (--attempts 3 does both for you)',
    ],
    [null, 'run the same command again. It includes the new commit'],
  ])('if someone pushed first, for the tag %j', (tag, hint) => {
    const rival = { ref: 'main', sha: 'abc', subject: 'fix: theirs', author: 'Bob' };
    expect(refuse('PUSH_RACED', { ...PUSH, tag, rival }).hint).toBe(hint);
  });

  it.each([
    [[], 'fix the problem reported above, then run the same command again'],
    [
      ['a.py'],
      'the commit failed because a commit hook changes a.py. To avoid this, add the command of that hook to pre_bump_hooks. To commit with its changes: relctl bump --retry',
    ],
  ])('if the commit fails and a hook changed %j', (rewrote, hint) => {
    expect(refuse('COMMIT_FAILED', { said: 'tests are red', rewrote, undone: true }).hint).toBe(hint);
  });

  it.each([
    [true, 'git remote -v lists the remotes. To release only locally: --no-push'],
    [false, 'git remote -v lists the remotes. A release that is not pushed does not need --remote'],
  ])('if there is no such remote, and a push is wanted: %j', (pushes, hint) => {
    expect(refuse('NO_SUCH_REMOTE', { remote: 'foo', pushes }).hint).toBe(hint);
  });
});

it('an increment given as the version gets the option for increments as a hint', () => {
  expect(refuse('INVALID_MANUAL_VERSION', { version: 'Minor' }).hint).toBe('relctl bump --increment minor');
  expect(refuse('INVALID_MANUAL_VERSION', { version: 'v' }).hint).toContain('1.2.0');
});
