import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Stage } from './stage.ts';

/** Everything that a release changes or must not change, here and on the remote, by name. */
export type World = Readonly<Record<string, string>>;

/** The contents of a repository and its remote, without times. */
export async function worldOf(stage: Stage): Promise<World> {
  const git = async (...args: string[]): Promise<string> =>
    (await stage.run('git', args, { GIT_OPTIONAL_LOCKS: '0' })).stdout;
  const remote = ['--git-dir', stage.remote];
  const [head, index, refs, status, there, ...lists] = await Promise.all([
    git('rev-parse', 'HEAD'),
    git('ls-files', '--stage', '-z'),
    git('for-each-ref'),
    git('status', '--porcelain=v2', '--untracked-files=all', '-z'),
    git(...remote, 'for-each-ref'),
    filesIn(stage.dir),
    filesIn(stage.clone),
    namesIn(join(stage.clone, '.git')),
    namesIn(stage.remote),
    filesIn(stage.root, ['announced']),
  ]);
  const [files, others, inGit, inRemote, announced] = lists.map((list) => list.join('\n'));
  return {
    head: await headOf(stage, head),
    index,
    refs,
    status,
    'refs of the remote': there,
    files: files ?? '',
    'files of the other work tree': others ?? '',
    'names in .git': inGit ?? '',
    'names in the remote': inRemote ?? '',
    'what post-bump hooks did': announced === '' ? 'nothing' : 'announced',
  };
}

/** @returns the differences in words; null if there are none */
export function difference(found: World, expected: World): string | null {
  const lines = Object.keys(expected).flatMap((name) => {
    const [have, want] = [found[name] ?? '', expected[name] ?? ''].map((text) => text.split(/[\n\0]/));
    const extra = have?.filter((line) => !want?.includes(line)).map((line) => `    ${name}: + ${line}`) ?? [];
    const missing =
      want?.filter((line) => !have?.includes(line)).map((line) => `    ${name}: - ${line}`) ?? [];
    return [...extra, ...missing];
  });
  return lines.length === 0 ? null : lines.join('\n');
}

async function headOf(stage: Stage, commit: string): Promise<string> {
  const { stdout } = await stage.run('git', ['symbolic-ref', '--quiet', 'HEAD']);
  return `${stdout.trim()} ${commit.trim()}`;
}

/** Mode, hash and name of each file, without `.git`. */
async function filesIn(folder: string, only?: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const entries =
    only === undefined
      ? await readdir(folder, { recursive: true, withFileTypes: true })
      : (await readdir(folder, { withFileTypes: true })).filter(({ name }) => only.includes(name));
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (entry.isDirectory() || /^\.git(\/|$)/.test(name)) continue;
    const { mode } = await lstat(path);
    const bytes = entry.isSymbolicLink() ? await readlink(path) : await readFile(path);
    lines.push(
      `${mode.toString(8)} ${createHash('sha256').update(bytes).digest('hex').slice(0, 12)} ${name}`,
    );
  }
  return lines.sort();
}

/** Files in a git directory, such as locks, drafts and an unfinished cherry-pick. Not refs, and not git's own files. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !GITS_OWN.test(name))
    .sort();
}

const GITS_OWN =
  /(^|\/)(index|logs\/.*|COMMIT_EDITMSG|ORIG_HEAD|FETCH_HEAD|packed-refs)$|^objects\/|^refs\/.*(?<!\.lock)$/;
