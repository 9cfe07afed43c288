import { shellCommand } from '../../text/shell.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry } from '../entry.ts';
import { givingUp, restored } from '../undone.ts';
import type { Undone } from '../undone.ts';

/** A run in a repository that has not ended. */
export interface Interruption {
  /** Whether it waits for `resume` or `abort`. */
  readonly paused: boolean;
  readonly what: string;
  /** Whether a part of it was pushed already, which can't be rolled back. */
  readonly out: boolean;
  /** The process that runs it; null: none. */
  readonly running: string | null;
  /** The working tree that it runs in; null: the current one. */
  readonly elsewhere: string | null;
  readonly journal: string;
  /** All of its steps, in order; null if the journal can't be read. */
  readonly steps: readonly { readonly text: string; readonly done: boolean }[] | null;
}

/** Errors because of a run that has not ended, and errors of `resume` and `abort`. */
export const INTERRUPTION_ERRORS = {
  INTERRUPTED_RELEASE: entry({
    exit: 84,
    when: 'A release was interrupted in this repository, or another one is running.',
    message: ({ what, running, paused, steps }: Interruption) =>
      running === null
        ? `${what} ${paused ? 'is waiting for you' : 'was interrupted'}${stepsText(steps, paused)}`
        : `${what} is running in this repository (${running})`,
    hint: ({ running, steps, out, elsewhere }) => {
      if (running !== null) return 'wait for it to finish, or ask the person who started it to stop it';
      const relctl = elsewhere === null ? 'relctl' : `relctl -C ${shellCommand([elsewhere])}`;
      if (steps === null) return 'relctl abort says what to check';
      return out
        ? `${relctl} resume finishes it. What is already pushed can't be rolled back`
        : `${relctl} resume finishes it, ${relctl} abort rolls it back`;
    },
  }),
  WAITS_ELSEWHERE: entry({
    exit: 84,
    when: '`resume` or `abort` runs in a different working tree than the one with the interrupted run.',
    message: ({ what, top }: { what: string; top: string }) =>
      `${what} is unfinished in another working tree, ${top}`,
    hint: ({ top }) => {
      const relctl = `relctl -C ${shellCommand([top])}`;
      return `${relctl} resume, or ${relctl} abort`;
    },
  }),
  WORK_TREE_GONE: entry({
    exit: 83,
    when: '`resume` or `abort`, but the working tree of the interrupted run no longer exists.',
    message: ({ what, top }: { what: string; top: string; journal: string }) =>
      `${what} was interrupted in a working tree that no longer exists: ${top}`,
    hint: ({ journal }) => lookYourself(journal),
  }),
  JOURNAL_FAILED: entry({
    exit: 1,
    when: 'relctl could not write the journal of a run, or the disk has no room for a rollback. The repository is as it was before.',
    message: ({ said, ...state }: { said: string } & Undone) =>
      `could not write the journal: ${said}\n${restored(state)}`,
    hint: () => 'free some disk space, or make .git/relctl writable. Then run the same command again',
  }),
  JOURNAL_LOST: entry({
    exit: 83,
    when: '`resume` or `abort`, but neither the journal of the interrupted run nor its previous version can be read.',
    message: ({ journal }: { journal: string }) =>
      `${journal} can’t be read, so relctl can’t tell which steps were done`,
    hint: ({ journal }) => lookYourself(journal),
  }),
  LOCK_LEFT: entry({
    exit: 83,
    when: '`resume` or `abort`, and there is a lock of git that does not come from the interrupted run.',
    message: ({ locks }: { locks: readonly string[] }) =>
      `another git process is running in this repository, or has left a lock: ${locks.join(', ')}`,
    hint: ({ locks }) =>
      `wait for the other git process. If none is running, one was killed and left its lock behind: delete the lock, then run the same command again:\n    ${shellCommand(['rm', ...locks])}`,
  }),
  ABORT_BLOCKED: entry({
    exit: 83,
    when: 'relctl can’t roll back, because another branch was checked out since.',
    message: ({ what, left }: { what: string; left: string; command: string }) =>
      `${what} can’t be rolled back from here: ${left}`,
    hint: ({ command }) => `go back first, then roll back:\n    ${command}\n    relctl abort`,
  }),
  RESUME_BLOCKED: entry({
    exit: 83,
    when: '`resume`, but something that the remaining steps build on was changed since.',
    message: ({ what, left }: { what: string; left: readonly string[]; commands: readonly string[] }) =>
      `${what} can’t be finished as planned:\n${left.map((line) => `  - ${line}`).join('\n')}`,
    hint: ({ commands }) =>
      `undo the change${givingUp(commands)} and resume, or roll back with relctl abort:\n${[...commands, 'relctl resume'].map((command) => `    ${command}`).join('\n')}`,
  }),
} satisfies Record<string, ErrorEntry<never>>;

function lookYourself(journal: string): string {
  return `look at the repository: git status, git log -2, git tag --points-at HEAD. relctl can neither resume nor abort that run. When the repository is as you want it, delete relctl’s record of the run (none of your files or commits are in it): ${shellCommand(['rm', '-r', journal])}`;
}

/** The first step without a record is the one that waits. In a run that was killed, it may have been done or not. */
function stepsText(steps: Interruption['steps'], paused: boolean): string {
  if (steps === null) return '. Its journal can’t be read, so it is unknown which steps were done';
  const open = steps.findIndex(({ done }) => !done);
  const lines = steps.map(({ text, done }, index) => {
    if (done) return `\n    done: ${text}`;
    return index === open ? `\n    ${paused ? 'waiting' : 'unknown'}: ${text}` : `\n    not started: ${text}`;
  });
  return `. Steps:${lines.join('')}`;
}
