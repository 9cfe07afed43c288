import type { ChildProcess } from 'node:child_process';
import { endOf, startKnown } from './gate.ts';
import { withoutCredentials } from '../../core/text/credentials.ts';
import { boundedStderr, explained, GitFailure, text } from '../git/git.ts';
import type { Git } from '../git/git.ts';

/** Callbacks for the processes that change something. */
export interface Oversight {
  readonly onStart: (child: ChildProcess) => void;
  /** Whether git runs detached from the terminal, so that Ctrl-C does not reach it. */
  readonly apart: () => boolean;
  /** A process failed that was started then; milliseconds since 1970. `bySignal`: a signal ended it, as far as is known. */
  readonly onFailed: (since: number, bySignal: boolean) => Promise<void>;
}

/** A git whose processes are recorded, and that Ctrl-C does not interrupt during an undo. */
export interface OverseenGit extends Git {
  /** What git, and its hooks, printed on either stream, without credentials. @throws GitFailure as `run` */
  readonly runAloud: (args: readonly string[]) => Promise<Printed>;
  /** Like `run`, but stops git as soon as the whole run is asked to stop. @throws GitFailure then too */
  readonly runUntil: (stop: AbortSignal, args: readonly string[]) => Promise<string>;
}

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** Wraps a git for the commands that change the repository. */
export function overseen({ directory, stream }: Git, oversight: Oversight): OverseenGit {
  const runAloud = (args: readonly string[]): Promise<Printed> =>
    runOverseen(directory, args, oversight, null);
  return {
    directory,
    run: async (args) => (await runAloud(args)).stdout,
    runUntil: async (stop, args) => (await runOverseen(directory, args, oversight, stop)).stdout,
    runAloud: async (args) => {
      const { stdout, stderr } = await runAloud(args);
      return { stdout: withoutCredentials(stdout), stderr: withoutCredentials(stderr) };
    },
    stream,
  };
}

async function runOverseen(
  directory: string,
  args: readonly string[],
  { onStart, apart, onFailed }: Oversight,
  stop: AbortSignal | null,
): Promise<Printed> {
  const detached = apart() || !ATTACHED.includes(args[0] ?? '');
  const options = { cwd: directory, detached, stdio: ['pipe', 'pipe', 'pipe'] } as const;
  const runOnce = async (): Promise<GitOutcome> => {
    const since = Date.now();
    const ran = await outcomeOf(startKnown('git', [...DURABLE, ...args], options, onStart), stop);
    if (ran.code !== 0) await onFailed(since, ran.signal !== null);
    return ran;
  };
  try {
    let ran = await runOnce();
    // Ctrl-C may have reached git before it was detached. It had not begun then.
    for (let tries = 1; detached && ran.signal !== null && tries < 3; tries += 1) ran = await runOnce();
    const { code, stdout, stderr } = ran;
    if (code !== 0) throw new GitFailure(args, code ?? KILLED, stdout, stderr);
    return { stdout, stderr };
  } catch (error) {
    throw explained(error, args);
  }
}

interface GitOutcome extends Printed {
  /** null: a signal ended git. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

async function outcomeOf(git: ChildProcess, stop: AbortSignal | null): Promise<GitOutcome> {
  const cutOff = (): void => void git.kill();
  stop?.addEventListener('abort', cutOff);
  const stdout: Buffer[] = [];
  const stderr = boundedStderr(git.stderr);
  git.stdout?.on('data', (piece: Buffer) => stdout.push(piece));
  git.stdin?.on('error', () => undefined).end();
  try {
    const [code, signal] = await endOf(git);
    return { code, signal, stdout: text(stdout), stderr: stderr.text() };
  } finally {
    stop?.removeEventListener('abort', cutOff);
  }
}

/** Commands that may ask the user something on the terminal, or run hooks that do. Ctrl-C ends them, as users expect. */
const ATTACHED = ['cherry-pick', 'commit', 'fetch', 'ls-remote', 'push', 'tag'];

/** The journal on disk must not name commits and refs that are not on disk yet. By default git syncs packs only. */
const DURABLE = ['-c', 'core.fsync=all'];

/** Stands for the exit code if a signal ended git. A shell counts up from it. */
const KILLED = 128;
