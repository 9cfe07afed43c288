import { spawn } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InternalError, refuse } from '../core/error/error.ts';
import { PAST } from './project.ts';
import type { PastCommit } from './project.ts';
import type { Edited } from './step.ts';

/** A temporary folder with a repository and its remote, a bare repository. */
export interface Stage {
  readonly folder: string;
  /** The working tree of the repository. */
  readonly project: string;
  /** The environment of all commands, without the git configuration of the user. */
  readonly env: NodeJS.ProcessEnv;
}

/** Creates only the folder. {@link furnish} fills it, so that the folder is known and can be removed if that fails. */
export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'relctl-demo-'));
  return { folder, project: join(folder, 'my_app'), env: environment(folder) };
}

/** Creates the project with its history, and pushes it to its remote. */
export async function furnish(stage: Stage): Promise<void> {
  const { folder, project } = stage;
  const remote = join(folder, 'origin.git');
  await writeFile(join(folder, '.gitconfig'), GIT_CONFIG);
  await mkdir(project);
  await git(stage, ['init', '--quiet', '--bare', remote]);
  await git(stage, ['--git-dir', remote, 'symbolic-ref', 'HEAD', 'refs/heads/main']);
  await git(stage, ['init', '--quiet']);
  await git(stage, ['symbolic-ref', 'HEAD', 'refs/heads/main']);
  await git(stage, ['remote', 'add', 'origin', remote]);
  for (const commit of PAST) await commitPast(stage, commit);
  await git(stage, ['push', '--quiet', '--set-upstream', 'origin', 'main']);
  await git(stage, ['push', '--quiet', 'origin', '--tags']);
}

export async function clear({ folder }: Stage): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Runs a program in the project. @returns its exit code, or the signal that ended it @throws GIT_NOT_FOUND */
export async function run(
  { project, env }: Stage,
  [program, ...args]: readonly [string, ...string[]],
  stdio: StdioOptions,
): Promise<number | NodeJS.Signals> {
  const child = spawn(program, args, { cwd: project, env, stdio });
  try {
    const [exit, signal] = (await once(child, 'close')) as [number, null] | [null, NodeJS.Signals];
    return exit ?? signal;
  } catch (error) {
    if (program === 'git') throw refuse('GIT_NOT_FOUND', {}, error);
    throw error;
  }
}

export async function edit({ project }: Stage, { path, text }: Edited): Promise<void> {
  await mkdir(dirname(join(project, path)), { recursive: true });
  await writeFile(join(project, path), text);
}

const GIT_CONFIG = `[user]
	name = Demo
	email = demo@example.invalid
[core]
	pager = cat
	autocrlf = false
[gc]
	auto = 0
`;

/** The environment without the git configuration and git variables of the user and the machine. */
function environment(folder: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(inherited),
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    GIT_CONFIG_GLOBAL: join(folder, '.gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'color.ui',
    GIT_CONFIG_VALUE_0: (process.env['NO_COLOR'] ?? '') === '' ? 'auto' : 'never',
  };
}

async function commitPast(stage: Stage, { hoursAgo, message, files, tag }: PastCommit): Promise<void> {
  for (const [path, text] of Object.entries(files)) await edit(stage, { path, text });
  const date = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
  const dated = { ...stage, env: { ...stage.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date } };
  await git(dated, ['add', '--all']);
  await git(dated, ['commit', '--quiet', '--message', message]);
  if (tag !== null) await git(dated, ['tag', '--annotate', '--message', tag, tag]);
}

async function git(stage: Stage, args: readonly string[]): Promise<void> {
  const ended = await run(stage, ['git', ...args], 'ignore');
  if (ended !== 0) throw new InternalError(`demo: git ${args.join(' ')} exited with ${ended}`);
}
