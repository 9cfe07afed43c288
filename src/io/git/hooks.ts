import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { HookSigns } from '../../core/hook/manager.ts';
import { hookScript, keptName, kindOfScript, PROBE, PROBE_ANSWER } from '../../core/hook/script.ts';
import type { InstalledFrom, InstalledHook, ScriptKind } from '../../core/hook/script.ts';
import { refuse } from '../../core/error/error.ts';
import { isWithin, isWorkFile, messageOf, nearestReal, writeDraft } from '../files/files.ts';
import { GitFailure } from './git.ts';
import type { Git } from './git.ts';
import { readRegularFile } from '../files/regular-file.ts';
import type { Repository } from './repository.ts';

/** A hook in the folder where git looks for hooks. */
export interface FoundHook {
  readonly hook: InstalledHook;
  /** Absolute. */
  readonly path: string;
  /** null: the hook does not exist. */
  readonly script: ScriptKind | null;
  readonly text: string;
  /** Whether the hook that was there before was kept next to it. */
  readonly isChained: boolean;
}

export interface HookFolder extends HookSigns {
  /** Where git looks for hooks; absolute. */
  readonly folder: string;
  /** Where the folder really is, if a link makes it point out of the repository. null: no such link. */
  readonly outside: string | null;
  readonly found: readonly FoundHook[];
}

/** Where hooks are installed: a clone or a bare repository. The top of a bare repository is its own folder. */
export interface HookHome extends Pick<Repository, 'git' | 'top' | 'commonDir'> {
  readonly hooks: readonly InstalledHook[];
}

export async function readHooks(home: HookHome, from: InstalledFrom): Promise<HookFolder> {
  const { git, top } = home;
  const setting = await hooksPathIn(git);
  const folder = resolve(top, (await git.run(['rev-parse', '--git-path', 'hooks'])).replace(/\n$/, ''));
  const found = await Promise.all(home.hooks.map((hook) => readHook(folder, hook, from)));
  return {
    folder,
    outside: await outsideOf(home, folder),
    found,
    isElsewhere: setting !== null && !['local', 'worktree'].includes(setting.scope),
    hooksPath: setting?.path ?? null,
    names: await readdir(top),
    hooks: found.flatMap(({ script, text }) => (script === 'foreign' ? [text] : [])),
  };
}

/** null if the folder is outside because the user's own configuration names it, not because of a link in the repository. */
async function outsideOf({ top, commonDir }: HookHome, folder: string): Promise<string | null> {
  const isOwn = isWithin(commonDir, folder);
  if (!isOwn && !isWithin(top, folder)) return null;
  const [real = '', realTop = '', realOwn = ''] = await Promise.all(
    [folder, top, commonDir].map((path) => nearestReal(path).catch(() => path)),
  );
  return isWorkFile(realTop, real) || (isOwn && isWithin(realOwn, real)) ? null : real;
}

async function hooksPathIn(git: Git): Promise<{ readonly scope: string; readonly path: string } | null> {
  try {
    const shown = await git.run(['config', '--show-scope', '--null', '--get', 'core.hooksPath']);
    const [scope = '', path = ''] = shown.split('\0');
    return { scope, path };
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 1) return null;
    throw error;
  }
}

async function readHook(folder: string, hook: InstalledHook, from: InstalledFrom): Promise<FoundHook> {
  const path = join(folder, hook);
  const isChained = await isThere(join(folder, keptName(hook)));
  const text = await readRegularFile(path).then(String, () => '');
  // A link without a target is someone else's hook as well.
  const script = (await isThere(path)) ? kindOfScript(text, hook, from) : null;
  return { hook, path, script, text, isChained };
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/**
 * Writes a hook's script. If there is a hook already, it is kept next to the script, which runs it first.
 *
 * @throws HOOK_EDITED, HOOK_NAME_TAKEN, HOOK_NOT_WRITTEN
 */
export async function installHook(
  { hook, path, script, isChained }: FoundHook,
  from: InstalledFrom,
): Promise<void> {
  if (script === 'edited') throw refuse('HOOK_EDITED', { path });
  const kept = join(path, '..', keptName(hook));
  if (script === 'foreign' && isChained) throw refuse('HOOK_NAME_TAKEN', { path, kept });
  const draft = `${path}.${process.pid}.draft`;
  try {
    await mkdir(join(path, '..'), { recursive: true });
    await writeDraft(draft, hookScript(hook, from), 0o755);
    if (script === 'foreign') await rename(path, kept);
    await rename(draft, path).catch(async (error: unknown) => {
      if (script === 'foreign') await rename(kept, path);
      throw error;
    });
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw refuse('HOOK_NOT_WRITTEN', { path, said: messageOf(error) }, error);
  }
}

/** Removes a hook's script and restores the hook that was there before. @throws HOOK_EDITED, HOOK_NOT_WRITTEN */
export async function uninstallHook({ hook, path, script, isChained }: FoundHook): Promise<void> {
  if (script === 'edited') throw refuse('HOOK_EDITED', { path });
  try {
    if (isChained) await rename(join(path, '..', keptName(hook)), path);
    else await rm(path);
  } catch (error) {
    throw refuse('HOOK_NOT_WRITTEN', { path, said: messageOf(error) }, error);
  }
}

/**
 * Makes git run a hook that is relctl's own script, with a random token that only the script repeats.
 *
 * @returns where the script found relctl; null: git did not run it
 */
export async function probeHook(
  { top }: Pick<HookHome, 'top'>,
  { hook, path }: FoundHook,
): Promise<string | null> {
  // git skips a hook without execute permission.
  const { mode } = await stat(path);
  if ((mode & 0o111) === 0) return null;
  const token = randomUUID();
  const { output } = await runProbe('git', ['hook', 'run', hook, '--', 'probe'], top, token);
  // git before 2.36 has no command that runs a hook.
  const said = output.includes('is not a git command')
    ? (await runProbe(path, ['probe'], top, token)).output
    : output;
  const answer = said.split('\n').find((line) => line.startsWith(`${PROBE_ANSWER} ${hook} ${token} `));
  return answer?.slice(`${PROBE_ANSWER} ${hook} ${token} `.length) ?? null;
}

function runProbe(
  program: string,
  args: readonly string[],
  cwd: string,
  token: string,
): Promise<{ readonly output: string }> {
  return new Promise((settle) => {
    const child = spawn(program, [...args], {
      cwd,
      // relctl searches git's message for English words.
      env: { ...process.env, LC_ALL: 'C', [PROBE]: token },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('error', () => {
      settle({ output: '' });
    });
    child.on('close', () => {
      settle({ output: Buffer.concat(pieces).toString('utf8') });
    });
  });
}
