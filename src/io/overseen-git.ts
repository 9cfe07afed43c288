import type { ChildProcess } from 'node:child_process';
import { endOf, startKnown } from './gate.ts';
import { explained, GitFailure, text, withoutTheirCredentials } from './git.ts';
import type { Git, Spoken } from './git.ts';

/** What is to be known of the processes that change something. */
export interface Oversight {
  readonly onStart: (child: ChildProcess) => void;
  /** Whether git is to stand apart from the terminal, so that Ctrl-C does not reach it. */
  readonly apart: () => boolean;
  /** What was started then has failed, milliseconds since 1970; `bySignal` where a signal is known to have ended it. */
  readonly onFailed: (since: number, bySignal: boolean) => Promise<void>;
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
  { onStart, apart, onFailed }: Oversight,
  stop: AbortSignal | null,
): Promise<Spoken> {
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
    // Ctrl-C may have reached it before it stood apart; it had not begun then.
    for (let tries = 1; detached && ran.signal !== null && tries < 3; tries += 1) ran = await runOnce();
    const { code, stdout, stderr } = ran;
    if (code !== 0) throw new GitFailure(args, code ?? KILLED, stdout, stderr);
    return { stdout, stderr };
  } catch (error) {
    throw explained(error, args);
  }
}

interface GitOutcome extends Spoken {
  /** null: a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

async function outcomeOf(git: ChildProcess, stop: AbortSignal | null): Promise<GitOutcome> {
  const cutOff = (): void => void git.kill();
  stop?.addEventListener('abort', cutOff);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  git.stdout?.on('data', (piece: Buffer) => stdout.push(piece));
  git.stderr?.on('data', (piece: Buffer) => stderr.push(piece));
  git.stdin?.on('error', () => undefined).end();
  try {
    const [code, signal] = await endOf(git);
    return { code, signal, stdout: text(stdout), stderr: text(stderr) };
  } finally {
    stop?.removeEventListener('abort', cutOff);
  }
}

/** What may ask a person something on the terminal, or run hooks that do, and is cut off by Ctrl-C as they expect it. */
const ATTACHED = ['cherry-pick', 'commit', 'fetch', 'ls-remote', 'push', 'tag'];

/** A journal that is on the disk must not tell of commits and refs that are not; git itself syncs packs alone. */
const DURABLE = ['-c', 'core.fsync=all'];

/** In the place of an exit code where a signal ended git; a shell counts on from there. */
const KILLED = 128;
