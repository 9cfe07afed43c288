import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { startKnown } from './gate.ts';
import { explained, GitFailure, started, withoutTheirCredentials } from './git.ts';
import type { Git, Spoken } from './git.ts';

/** What is to be known of the processes that change something. */
export interface Oversight {
  readonly onStart: (child: ChildProcess) => void;
  /** Whether git is to stand apart from the terminal, so that Ctrl-C does not reach it. */
  readonly apart: () => boolean;
}

/** A git whose processes are known, and of which none is cut off in an undo. */
export interface OverseenGit extends Git {
  /** `run`, ended as soon as somebody asks the whole run to stop. @throws GitFailure then, too */
  readonly runUntil: (stop: AbortSignal, args: readonly string[]) => Promise<string>;
}

/** The same git for what changes the repository. */
export function overseen({ directory, stream }: Git, oversight: Oversight): OverseenGit {
  const runAloud = (args: readonly string[]): Promise<Spoken> =>
    runOverseen(directory, args, oversight, null);
  return {
    directory,
    run: async (args) => (await runAloud(args)).stdout,
    runUntil: async (stop, args) => (await runOverseen(directory, args, oversight, stop)).stdout,
    runAloud: async (args) => withoutTheirCredentials(await runAloud(args)),
    stream,
  };
}

async function runOverseen(
  directory: string,
  args: readonly string[],
  { onStart, apart }: Oversight,
  stop: AbortSignal | null,
): Promise<Spoken> {
  const options = { cwd: directory, detached: apart(), stdio: ['pipe', 'pipe', 'pipe'] } as const;
  const git = started(
    () => startKnown('git', args, options, onStart) as ChildProcessWithoutNullStreams,
    args,
  );
  const cutOff = (): void => void git.kill();
  stop?.addEventListener('abort', cutOff);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  git.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  git.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  git.stdin.on('error', () => undefined).end();
  const closed = once(git, 'close').catch(() => undefined);
  try {
    const [exitCode] = (await once(git, 'exit')) as [number | null];
    // What a hook leaves running in the background may hold git's output open for ever.
    await Promise.race([closed, pause(LAST_WORDS, undefined, { ref: false })]);
    if (exitCode !== 0)
      throw new GitFailure(
        args,
        exitCode ?? KILLED,
        String(Buffer.concat(stdout)),
        String(Buffer.concat(stderr)),
      );
    return { stdout: String(Buffer.concat(stdout)), stderr: String(Buffer.concat(stderr)) };
  } catch (error) {
    throw explained(error, args);
  } finally {
    stop?.removeEventListener('abort', cutOff);
    git.stdout.destroy();
    git.stderr.destroy();
  }
}

/** In the place of an exit code where a signal ended git; a shell counts on from there. */
const KILLED = 128;

/** How long git's output is waited for when git has ended; in milliseconds. */
const LAST_WORDS = 200;
