import { shellCommand } from '../text/shell.ts';
import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';
import { givingUp, restored } from './undone.ts';
import type { Undone } from './undone.ts';

/** What was begun in a repository and is not ended. */
export interface Interruption {
  /** Whether it waits for `resume` or `abort`. */
  readonly paused: boolean;
  readonly what: string;
  /** Whether some of it is on the remote, from where it is not taken back. */
  readonly out: boolean;
  /** The process that is at it; null: none. */
  readonly running: string | null;
  /** The work tree that it happens in; null: the one that asks. */
  readonly elsewhere: string | null;
  readonly journal: string;
  /** What was to be done, in order; null where the journal can't be read. */
  readonly steps: readonly { readonly text: string; readonly done: boolean }[] | null;
}

/** What a run that is under way, or was interrupted, keeps others from, and what keeps it from being ended. */
export const INTERRUPTION_ERRORS = {
  INTERRUPTED_RELEASE: entry({
    exit: 84,
    when: 'A release was interrupted in this repository, or another one is running.',
    message: ({ what, running, paused, steps }: Interruption) =>
      running === null
        ? `${what} ${paused ? 'waits' : 'was interrupted'} in this repository${stepsText(steps, paused)}`
        : `${what} is running in this repository (${running})`,
    hint: ({ running, steps, out, elsewhere }) => {
      if (running !== null) return 'wait until it ends; whoever started it can end it';
      const relctl = elsewhere === null ? 'relctl' : `relctl -C ${shellCommand([elsewhere])}`;
      if (steps === null) return 'relctl abort says where to look';
      return out
        ? `${relctl} resume finishes it; what is out is not taken back`
        : `${relctl} resume finishes it, ${relctl} abort takes it back`;
    },
  }),
  WAITS_ELSEWHERE: entry({
    exit: 84,
    when: '`resume` or `abort` in another work tree than the one where something waits.',
    message: ({ what, top }: { what: string; top: string }) => `${what} waits in another work tree, ${top}`,
    hint: ({ top }) => `relctl -C ${shellCommand([top])} resume, or the same with abort`,
  }),
  WORK_TREE_GONE: entry({
    exit: 83,
    when: '`resume` or `abort`, and the work tree that the interrupted run was at is gone.',
    message: ({ what, top }: { what: string; top: string; journal: string }) =>
      `${what} was interrupted in a work tree that is gone: ${top}`,
    hint: ({ journal }) => lookYourself(journal),
  }),
  JOURNAL_FAILED: entry({
    exit: 1,
    when: 'The journal of a run could not be written, or the disk has no room for an undo; everything is as before.',
    message: ({ said, ...state }: { said: string } & Undone) =>
      `what is being done could not be recorded: ${said}\n${restored(state)}`,
    hint: () => 'make room on the disk, or let .git/relctl be written, then run the same command again',
  }),
  JOURNAL_LOST: entry({
    exit: 83,
    when: '`resume` or `abort`, and the journal of the interrupted run can’t be read, nor the one before it.',
    message: ({ journal }: { journal: string }) =>
      `${journal} can’t be read: nobody knows what was begun and how far it came`,
    hint: ({ journal }) => lookYourself(journal),
  }),
  LOCK_LEFT: entry({
    exit: 83,
    when: '`resume` or `abort`, and git has a lock that the interrupted run did not leave.',
    message: ({ locks }: { locks: readonly string[] }) =>
      `another git is at work in this repository, or has left a lock: ${locks.join(', ')}`,
    hint: ({ locks }) =>
      `when no git is running here any more: ${shellCommand(['rm', ...locks])}, then the same command again`,
  }),
  ABORT_BLOCKED: entry({
    exit: 83,
    when: 'What was begun would be taken back, and somebody has switched to another branch since.',
    message: ({ what, left }: { what: string; left: string; command: string }) =>
      `${what} can’t be taken back from here: ${left}`,
    hint: ({ command }) => `go back there, then relctl abort:\n    ${command}`,
  }),
  RESUME_BLOCKED: entry({
    exit: 83,
    when: '`resume`, and somebody has changed since what the rest of the run would build on.',
    message: ({ what, left }: { what: string; left: readonly string[]; commands: readonly string[] }) =>
      `${what} can’t be finished as it was planned:\n${left.map((line) => `  - ${line}`).join('\n')}`,
    hint: ({ commands }) =>
      `put that back${givingUp(commands)}, then relctl resume:\n${commands.map((command) => `    ${command}`).join('\n')}\n  or take back the rest: relctl abort`,
  }),
} satisfies Record<string, ErrorEntry<never>>;

function lookYourself(journal: string): string {
  return `look with git status, git log -2 and git tag --points-at HEAD; when all is as you want it: ${shellCommand(['rm', '-r', journal])}`;
}

/** The first step that is not recorded is the one that waits; of a run that was killed it may have been under way. */
function stepsText(steps: Interruption['steps'], paused: boolean): string {
  if (steps === null) return '; its journal can’t be read, so nobody knows how far it came';
  const open = steps.findIndex(({ done }) => !done);
  const lines = steps.map(({ text, done }, index) => {
    if (done) return `\n    done: ${text}`;
    return index === open ? `\n    ${paused ? 'waits' : 'perhaps done'}: ${text}` : `\n    not done: ${text}`;
  });
  return `; its steps:${lines.join('')}`;
}
