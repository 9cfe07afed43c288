import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { SimpleGit } from 'simple-git';
import { refuse } from '../core/error/error.ts';

/** Runs git in one folder. Arguments are handed over as they are: there is no shell. */
export interface Git {
  readonly directory: string;
  /** What git printed, undecorated. @throws GitFailure on any exit code but 0 */
  readonly run: (args: readonly string[]) => Promise<string>;
  /**
   * git's output piece by piece, for what may be long: it is never held whole.
   *
   * @param input written to git's stdin
   * @throws GitFailure when git ends with any exit code but 0
   */
  readonly stream: (args: readonly string[], input?: string) => AsyncIterable<Buffer>;
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
 * The environment is the person's own: simple-git 4 refuses EDITOR, PAGER, GIT_SSH_COMMAND and their like when they
 * are passed to it, and takes them when they are inherited.
 */
export function openGit(directory: string): Git {
  let client: Promise<SimpleGit> | null = null;
  return {
    directory,
    run: async (args) => {
      client ??= connect(directory);
      const git = await client;
      try {
        return await git.raw([...args]);
      } catch (error) {
        throw withArguments(error, args);
      }
    },
    stream: (args, input) => streamGit(directory, args, input),
  };
}

/** simple-git costs as much as starting Node: it is loaded with the first command. */
async function connect(directory: string): Promise<SimpleGit> {
  const { simpleGit } = await import('simple-git');
  return simpleGit({
    baseDir: directory,
    maxConcurrentProcesses: 8,
    errors: (error, { exitCode, stdOut, stdErr }) =>
      exitCode === 0 ? error : new GitFailure([], exitCode, text(stdOut), text(stdErr)),
  });
}

async function* streamGit(directory: string, args: readonly string[], input = ''): AsyncIterable<Buffer> {
  const git = spawn('git', [...args], { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'] });
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
    throw withArguments(error, args);
  } finally {
    git.kill();
    await finished(git.stdout, { error: false }).catch(() => undefined);
  }
}

function withArguments(error: unknown, args: readonly string[]): Error {
  if (error instanceof GitFailure) return new GitFailure(args, error.exitCode, error.stdout, error.stderr);
  if (isMissingProgram(error)) return refuse('GIT_NOT_FOUND', {}, error);
  return error instanceof Error ? error : new Error(String(error));
}

function isMissingProgram(error: unknown): boolean {
  return (
    error instanceof Error &&
    /\bENOENT\b/.test(`${'code' in error ? String(error.code) : ''} ${error.message}`)
  );
}

function text(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString('utf8');
}
