import { describe, expect, it } from 'vitest';
import { refuse } from './error.ts';

const PUSH = { remote: 'origin', branch: 'main', tag: 'v1.2.0', undone: true };

describe('what a person is told to do next', () => {
  it.each([
    [
      'remote: error: GH006: Protected branch update failed for refs/heads/main.\n ! [remote rejected] main -> main (protected branch hook declined)',
      'the server of origin refuses this push to main: those who administer it may let you push, or release for you; --no-push releases here only',
    ],
    [
      ' ! [remote rejected] main -> main (pre-receive hook declined)',
      'the server of origin refuses this push to main: those who administer it may let you push, or release for you; --no-push releases here only',
    ],
    [
      'fatal: the remote end hung up unexpectedly',
      'when origin takes pushes again, run the same command again; --no-push releases here only',
    ],
  ])('when a push is refused with %j', (said, hint) => {
    expect(refuse('PUSH_REFUSED', { ...PUSH, said }).hint).toBe(hint);
  });

  it.each([
    [
      ' ! [remote rejected] main -> main (pre-receive hook declined)',
      'the server of origin refuses this push to main: relctl hotfix reconcile --branch NAME pushes a branch for a pull request',
    ],
    [
      'fatal: the remote end hung up unexpectedly',
      'when origin takes pushes again, run the same command again; --no-push leaves it here',
    ],
  ])('when a push without a tag is refused with %j', (said, hint) => {
    expect(refuse('PUSH_REFUSED', { ...PUSH, tag: null, said }).hint).toBe(hint);
  });

  it.each([
    [
      'v1.2.0',
      'git pull --rebase origin main, then run the same command again; with --attempts 3 relctl does both by itself',
    ],
    [null, 'run the same command again, which takes that over'],
  ])('when somebody else was faster with %j', (tag, hint) => {
    const rival = { ref: 'main', sha: 'abc', subject: 'fix: theirs', author: 'Bob' };
    expect(refuse('PUSH_RACED', { ...PUSH, tag, rival }).hint).toBe(hint);
  });

  it.each([
    [[], 'mend what is told there, then run the same command again'],
    [
      ['a.py'],
      'a commit hook rewrote a.py: relctl bump --retry commits once more with what it made; or run it in pre_bump_hooks',
    ],
  ])('when the commit fails and a hook rewrote %j', (rewrote, hint) => {
    expect(refuse('COMMIT_FAILED', { said: 'tests are red', rewrote, undone: true }).hint).toBe(hint);
  });

  it.each([
    [true, 'git remote -v lists them; --no-push releases here only'],
    [false, 'git remote -v lists them; a release that is not pushed needs no --remote'],
  ])('when there is no such remote, and a push is wanted: %j', (pushes, hint) => {
    expect(refuse('NO_SUCH_REMOTE', { remote: 'foo', pushes }).hint).toBe(hint);
  });
});

it('an increment in the place of a version is told as the option that takes it', () => {
  expect(refuse('INVALID_MANUAL_VERSION', { version: 'Minor' }).hint).toBe('relctl bump --increment minor');
  expect(refuse('INVALID_MANUAL_VERSION', { version: 'v' }).hint).toContain('1.2.0');
});
