import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { refuse } from '../core/error/error.ts';
import { withoutCredentials } from '../core/text/credentials.ts';
import { startKnown } from './gate.ts';

/** Runs git in one folder. Arguments are handed over as they are: there is no shell. */
export interface Git {
  readonly directory: string;
  /** What git printed, undecorated. @throws GitFailure on any exit code but 0 */
  readonly run: (args: readonly string[]) => Promise<string>;
  /** What git, and its hooks, printed on either stream, without credentials. @throws GitFailure as `run` */
  readonly runAloud: (args: readonly string[]) => Promise<Spoken>;
  /**
   * git's output piece by piece, for what may be long: it is never held whole.
   *
   * @param input written to git's stdin
   * @throws GitFailure when git ends with any exit code but 0
   */
  readonly stream: (args: readonly string[], input?: string) => AsyncIterable<Buffer>;
}

export interface Spoken {
  readonly stdout: string;
  readonly stderr: string;
}

/** A git command that did not end with 0, without credentials; kept as `cause` of the refusal that a person sees. */
export class GitFailure extends Error {
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;

  constructor(args: readonly string[], exitCode: number, stdout: string, stderr: string) {
    const said = { stdout: withoutCredentials(stdout), stderr: withoutCredentials(stderr) };
    super(`git ${args[0] ?? ''} ended with ${exitCode}: ${said.stderr.trim() || said.stdout.trim()}`);
    this.name = 'GitFailure';
    this.args = args;
    this.exitCode = exitCode;
    this.stdout = said.stdout;
    this.stderr = said.stderr;
  }

  /** What git said, for a person: stderr, else stdout. */
  get said(): string {
    return (this.stderr.trim() === '' ? this.stdout : this.stderr).trim();
  }
}

/**
 * git in a folder that exists.
 *
 * The environment is the person's own, and their ssh command, their askpass program and their configuration with it.
 */
export function openGit(directory: string): Git {
  return {
    directory,
    run: async (args) => (await runGit(directory, args)).stdout,
    runAloud: async (args) => withoutTheirCredentials(await runGit(directory, args)),
    stream: (args, input) => streamGit(directory, args, input),
  };
}

async function runGit(directory: string, args: readonly string[]): Promise<Spoken> {
  // simple-git costs as much as starting Node: it is loaded with the first command.
  const { simpleGit } = await import('simple-git');
  const failures: GitFailure[] = [];
  const complaints: Buffer[] = [];
  // A client for each command: simple-git throws an error of its own that keeps no exit code, whatever `errors` makes.
  const git = simpleGit({
    baseDir: directory,
    // simple-git takes every GIT_ variable, EDITOR, PAGER and their like away from git, but for those named here.
    allowEnvironment: Object.keys(process.env),
    // Otherwise it forbids abbreviated options, to the git in the project's own hooks as well.
    unsafe: { allowAbbreviatedOptions: true },
    errors: (error, { exitCode, stdOut, stdErr }) => {
      if (exitCode === 0) return error;
      const failure = new GitFailure(args, exitCode, text(stdOut), text(stdErr));
      failures.push(failure);
      return failure;
    },
  });
  git.outputHandler((_command, stdout, stderr) => {
    stderr.on('data', (piece: Buffer) => complaints.push(piece));
    // Behind a command that prints nothing simple-git waits 50 ms, in case that something is still to come.
    stdout.once('end', () => stdout.emit('data', Buffer.alloc(0)));
  });
  try {
    return { stdout: await git.raw([...args]), stderr: text(complaints) };
  } catch (error) {
    throw failures[0] ?? explained(error, args);
  }
}

function withoutTheirCredentials({ stdout, stderr }: Spoken): Spoken {
  return { stdout: withoutCredentials(stdout), stderr: withoutCredentials(stderr) };
}

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
    if (exitCode !== 0) throw new GitFailure(args, exitCode ?? KILLED, text(stdout), text(stderr));
    return { stdout: text(stdout), stderr: text(stderr) };
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

async function* streamGit(directory: string, args: readonly string[], input = ''): AsyncIterable<Buffer> {
  const git = started(
    () => spawn('git', [...args], { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'] }),
    args,
  );
  const stderr: Buffer[] = [];
  git.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  const ended = once(git, 'close') as Promise<[number | null]>;
  ended.catch(() => undefined);
  // git may end before it has read all of its input; what it says then is in its exit code.
  git.stdin.on('error', () => undefined);
  git.stdin.end(input);
  try {
    yield* git.stdout as AsyncIterable<Buffer>;
    const [exitCode] = await ended;
    if (exitCode !== 0) throw new GitFailure(args, exitCode ?? 1, '', text(stderr));
  } catch (error) {
    throw explained(error, args);
  } finally {
    git.kill();
    await finished(git.stdout, { error: false }).catch(() => undefined);
  }
}

function started<C>(start: () => C, args: readonly string[]): C {
  try {
    return start();
  } catch (error) {
    throw explained(error, args);
  }
}

function explained(error: unknown, args: readonly string[]): Error {
  if (error instanceof GitFailure) return error;
  if (isMissingProgram(error)) return refuse('GIT_NOT_FOUND', {}, error);
  // Node does not start a program with NUL in an argument, and simple-git refuses words that may be unsafe.
  return new GitFailure(args, 128, '', error instanceof Error ? error.message : String(error));
}

/** Node's own words for a program that it can't start; simple-git takes them for git's. */
function isMissingProgram(error: unknown): boolean {
  return error instanceof Error && error.message.includes('spawn git ENOENT');
}

function text(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString('utf8');
}
