import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { refuse } from '../core/error/error.ts';
import { endOf, startKnown } from './gate.ts';

/** Runs git in one folder. Arguments are handed over as they are: there is no shell. */
export interface Git {
  readonly directory: string;
  /** What git printed, undecorated. @throws GitFailure on any exit code but 0 */
  readonly run: (args: readonly string[]) => Promise<string>;
  /** What git printed on either stream. @throws GitFailure as `run` */
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

/** A git command that did not end with 0; kept as `cause` of the refusal that a person sees. */
export class GitFailure extends Error {
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;

  constructor(args: readonly string[], exitCode: number, stdout: string, stderr: string) {
    super(`git ${args[0] ?? ''} ended with ${exitCode}: ${stderr.trim() || stdout.trim()}`);
    this.name = 'GitFailure';
    this.args = args;
    this.exitCode = exitCode;
    this.stdout = stdout;
    this.stderr = stderr;
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
    runAloud: (args) => runGit(directory, args),
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
    throw explained(failures[0] ?? error, args);
  }
}

/** What is to be known of the processes that change something. */
export interface Oversight {
  readonly onStart: (child: ChildProcess) => void;
  /** Whether git is to stand apart from the terminal, so that Ctrl-C does not reach it. */
  readonly apart: () => boolean;
}

/** The same git for what changes the repository: its processes are known, and none of them is cut off in an undo. */
export function overseen({ directory, stream }: Git, oversight: Oversight): Git {
  const runAloud = (args: readonly string[]): Promise<Spoken> => runOverseen(directory, args, oversight);
  return { directory, run: async (args) => (await runAloud(args)).stdout, runAloud, stream };
}

async function runOverseen(
  directory: string,
  args: readonly string[],
  { onStart, apart }: Oversight,
): Promise<Spoken> {
  const detached = apart() || !ATTACHED.includes(args[0] ?? '');
  const options = { cwd: directory, detached, stdio: ['pipe', 'pipe', 'pipe'] } as const;
  const start = (): ChildProcess => startKnown('git', args, options, onStart);
  try {
    let ran = await outcomeOf(start());
    // Ctrl-C may have reached it before it stood apart; it had not begun then.
    for (let tries = 1; detached && ran.signal !== null && tries < 3; tries += 1) {
      ran = await outcomeOf(start());
    }
    const { code, stdout, stderr } = ran;
    if (code !== 0) throw new GitFailure(args, code ?? 1, stdout, stderr);
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

async function outcomeOf(git: ChildProcess): Promise<GitOutcome> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  git.stdout?.on('data', (piece: Buffer) => stdout.push(piece));
  git.stderr?.on('data', (piece: Buffer) => stderr.push(piece));
  git.stdin?.on('error', () => undefined).end();
  const [code, signal] = await endOf(git);
  return { code, signal, stdout: text(stdout), stderr: text(stderr) };
}

/** What may ask a person something on the terminal, or run hooks that do, and is cut off by Ctrl-C as they expect it. */
const ATTACHED = ['cherry-pick', 'commit', 'fetch', 'ls-remote', 'push', 'tag'];

function streamGit(directory: string, args: readonly string[], input = ''): AsyncIterable<Buffer> {
  return outputOf(spawnGit(directory, args), args, input);
}

function spawnGit(directory: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn('git', [...args], { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'] });
}

async function* outputOf(
  git: ChildProcessWithoutNullStreams,
  args: readonly string[],
  input: string,
): AsyncIterable<Buffer> {
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

function explained(error: unknown, args: readonly string[]): Error {
  if (isMissingProgram(error)) return refuse('GIT_NOT_FOUND', {}, error);
  if (error instanceof Error) return error;
  return new GitFailure(args, 1, '', String(error));
}

/** Node's own words for a program that it can't start; simple-git takes them for git's. */
function isMissingProgram(error: unknown): boolean {
  return error instanceof Error && error.message.includes('spawn git ENOENT');
}

function text(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString('utf8');
}
