import { execFile, spawn } from 'node:child_process';
import type { ExecFileException } from 'node:child_process';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { refuse } from '../../core/error/error.ts';
import { withoutCredentials } from '../../core/text/credentials.ts';
import { readTrueHistory } from '../history/true-history.ts';

/** Runs git in one folder. Arguments reach git unchanged: there is no shell. */
export interface Git {
  readonly directory: string;
  /** git's output, unchanged. @throws GitFailure on any exit code but 0 */
  readonly run: (args: readonly string[]) => Promise<string>;
  /** What git, and its hooks, printed on either stream, without credentials. @throws GitFailure as `run` */
  readonly runAloud: (args: readonly string[]) => Promise<Spoken>;
  /**
   * git's output piece by piece. It may be long, and it is never all in memory.
   *
   * @param input written to git's stdin
   * @throws GitFailure on any exit code but 0
   */
  readonly stream: (args: readonly string[], input?: string) => AsyncIterable<Buffer>;
}

export interface Spoken {
  readonly stdout: string;
  readonly stderr: string;
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
    runAloud: async (args) => withoutTheirCredentials(await runGit(directory, args)),
    stream: (args, input) => streamGit(directory, args, input),
  };
}

function readGit(directory: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: directory, encoding: 'utf8', maxBuffer: Infinity } as const;
    const done = (error: ExecFileException | null, stdout: string, stderr: string): void => {
      if (error === null) resolve(stdout);
      else if (typeof error.code === 'string') reject(explained(error, args));
      else reject(new GitFailure(args, error.code ?? 1, stdout, stderr));
    };
    // Node throws at once for a NUL in an argument.
    started(() => execFile('git', args, options, done).stdin?.end(), args);
  });
}

async function runGit(directory: string, args: readonly string[]): Promise<Spoken> {
  // simple-git takes as long to load as Node takes to start. The first command loads it.
  const { simpleGit } = await import('simple-git');
  const failures: GitFailure[] = [];
  const complaints: Buffer[] = [];
  // A client for each command: simple-git throws an error of its own without the exit code, whatever `errors` returns.
  const git = simpleGit({
    baseDir: directory,
    // simple-git removes all GIT_ variables, EDITOR, PAGER and similar ones from git's environment, except those named
    // here.
    allowEnvironment: Object.keys(process.env),
    // Otherwise it forbids abbreviated options, also to the git in the project's own hooks.
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
    // After a command without output, simple-git waits 50 ms for more output.
    stdout.once('end', () => stdout.emit('data', Buffer.alloc(0)));
  });
  try {
    return { stdout: await git.raw([...args]), stderr: text(complaints) };
  } catch (error) {
    throw explained(failures[0] ?? error, args);
  }
}

export function withoutTheirCredentials({ stdout, stderr }: Spoken): Spoken {
  return { stdout: withoutCredentials(stdout), stderr: withoutCredentials(stderr) };
}

async function* streamGit(directory: string, args: readonly string[], input = ''): AsyncIterable<Buffer> {
  const git = started(
    () => spawn('git', [...args], { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'] }),
    args,
  );
  const stderr: Buffer[] = [];
  git.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  const ended = once(git, 'close') as Promise<[number | null]>;
  ended.catch(() => undefined);
  // git may end before it has read all of its input. Its exit code then reports the error.
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
  // Node does not start a program with NUL in an argument, and simple-git refuses words that may be unsafe.
  return new GitFailure(args, 128, '', error instanceof Error ? error.message : String(error));
}

/** Node's own message for a program that it can't start. simple-git reports it as git's. */
function isMissingProgram(error: unknown): boolean {
  return error instanceof Error && error.message.includes('spawn git ENOENT');
}

export function text(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString('utf8');
}
