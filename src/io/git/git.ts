import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { refuse } from '../../core/error/error.ts';
import { withoutCredentials } from '../../core/text/credentials.ts';
import { BoundedText } from '../files/bounded-text.ts';
import { readTrueHistory } from '../history/true-history.ts';

/** Runs git in one folder. Arguments reach git unchanged: there is no shell. */
export interface Git {
  readonly directory: string;
  /** git's output, unchanged. @throws GitFailure on any exit code but 0 */
  readonly run: (args: readonly string[]) => Promise<string>;
  /**
   * git's output piece by piece. It may be long, and it is never all in memory.
   *
   * @param input written to git's stdin
   * @throws GitFailure on any exit code but 0
   */
  readonly stream: (args: readonly string[], input?: string) => AsyncIterable<Buffer>;
}

/** A git command that failed, without credentials. It is kept as `cause` of the error that the user sees. */
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

  /** git's message for the user: stderr, else stdout. */
  get said(): string {
    return (this.stderr.trim() === '' ? this.stdout : this.stderr).trim();
  }
}

/**
 * git in a folder that exists.
 *
 * It uses the user's own environment, with their ssh command, askpass program and configuration. Only replaced and
 * grafted history is switched off.
 */
export function openGit(directory: string): Git {
  readTrueHistory();
  return {
    directory,
    run: (args) => readGit(directory, args),
    stream: (args, input) => streamGit(directory, args, input),
  };
}

/**
 * {@link openGit} that blocks this process while git runs. A git hook has nothing else to do meanwhile, and saves what Node
 * needs to watch a process. Very long output still arrives piece by piece.
 */
export function openBlockingGit(directory: string): Git {
  readTrueHistory();
  const stream = async function* (args: readonly string[], input = ''): AsyncIterable<Buffer> {
    const output = blockingOutput(directory, args, input);
    if (output === null) yield* streamGit(directory, args, input);
    else yield output;
  };
  const run = async (args: readonly string[]): Promise<string> =>
    blockingOutput(directory, args, '')?.toString('utf8') ?? (await readGit(directory, args));
  return { directory, run, stream };
}

/** @returns null: the output is too long. @throws GIT_NOT_FOUND, GitFailure */
function blockingOutput(directory: string, args: readonly string[], input: string): Buffer | null {
  const ran = started(
    () => spawnSync('git', [...args], { cwd: directory, input, maxBuffer: MOST_AT_ONCE }),
    args,
  );
  if (ran.error !== undefined && 'code' in ran.error && ran.error.code === 'ENOBUFS') return null;
  if (ran.error !== undefined) throw explained(ran.error, args);
  const { status, stdout, stderr } = ran;
  if (status !== 0) throw new GitFailure(args, status ?? 1, stdout.toString('utf8'), stderr.toString('utf8'));
  return stdout;
}

/** In bytes. */
const MOST_AT_ONCE = 8_000_000;

async function readGit(directory: string, args: readonly string[]): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of streamGit(directory, args)) {
      pieces.push(piece);
      size += piece.length;
      if (size > LONGEST_ANSWER) throw new GitFailure(args, 128, '', 'the answer is too long');
    }
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    const stdout = size > LONGEST_ANSWER ? '' : text(pieces);
    throw new GitFailure(args, error.exitCode, stdout, error.stderr);
  }
  return text(pieces);
}

/** In bytes. A remote can answer anything. With three million refs, an answer is shorter. */
const LONGEST_ANSWER = 256_000_000;

async function* streamGit(directory: string, args: readonly string[], input = ''): AsyncIterable<Buffer> {
  const git = started(
    () =>
      input === ''
        ? spawn('git', [...args], { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
        : spawn('git', [...args], { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'] }),
    args,
  );
  const stderr = boundedStderr(git.stderr);
  const ended = once(git, 'close') as Promise<[number | null]>;
  ended.catch(() => undefined);
  // git may end before it has read all of its input. Its exit code then reports the error.
  git.stdin?.on('error', () => undefined);
  git.stdin?.end(input);
  try {
    yield* git.stdout as AsyncIterable<Buffer>;
    const [exitCode] = await ended;
    if (exitCode !== 0) throw new GitFailure(args, exitCode ?? 1, '', stderr.text());
  } catch (error) {
    throw explained(error, args);
  } finally {
    git.kill();
    await finished(git.stdout, { error: false }).catch(() => undefined);
  }
}

/** Collects what git says on stderr. A remote can send any amount of it. */
export function boundedStderr(stderr: Readable | null): BoundedText {
  const said = new BoundedText(MOST_SAID, MOST_SAID);
  stderr?.on('data', (piece: Buffer) => {
    said.add(piece);
  });
  return said;
}

/** Bytes. */
const MOST_SAID = 50_000;

/** @throws GIT_NOT_FOUND, GitFailure */
function started<C>(start: () => C, args: readonly string[]): C {
  try {
    return start();
  } catch (error) {
    throw explained(error, args);
  }
}

/** Converts the error of git, or of the attempt to start it, to a GitFailure or GIT_NOT_FOUND. */
export function explained(error: unknown, args: readonly string[]): Error {
  if (isMissingProgram(error)) return refuse('GIT_NOT_FOUND', {}, error);
  if (error instanceof GitFailure) return error;
  // Node does not start a program with NUL in an argument.
  return new GitFailure(args, 128, '', error instanceof Error ? error.message : String(error));
}

/** Node's own message for a program that it can't start. */
function isMissingProgram(error: unknown): boolean {
  return error instanceof Error && /spawn(?:Sync)? git ENOENT/.test(error.message);
}

export function text(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString('utf8');
}
