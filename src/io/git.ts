import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { refuse } from '../core/error/error.ts';
import { withoutCredentials } from '../core/text/credentials.ts';
import { readTrueHistory } from './true-history.ts';

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
 * The environment is the person's own, and their ssh command, their askpass program and their configuration with it. Only
 * replaced and grafted history is switched off.
 */
export function openGit(directory: string): Git {
  readTrueHistory();
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

/** @throws GIT_NOT_FOUND, GitFailure */
function started<C>(start: () => C, args: readonly string[]): C {
  try {
    return start();
  } catch (error) {
    throw explained(error, args);
  }
}

/** What git, or the attempt to start it, has thrown, as a failure of git's; or GIT_NOT_FOUND. */
export function explained(error: unknown, args: readonly string[]): Error {
  if (isMissingProgram(error)) return refuse('GIT_NOT_FOUND', {}, error);
  if (error instanceof GitFailure) return error;
  // Node does not start a program with NUL in an argument, and simple-git refuses words that may be unsafe.
  return new GitFailure(args, 128, '', error instanceof Error ? error.message : String(error));
}

/** Node's own words for a program that it can't start; simple-git takes them for git's. */
function isMissingProgram(error: unknown): boolean {
  return error instanceof Error && error.message.includes('spawn git ENOENT');
}

export function text(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString('utf8');
}
