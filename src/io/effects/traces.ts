import { shellCommand } from '../../core/text/shell.ts';
import { isSameImage, readImage, restoreImage } from '../files.ts';
import type { FileImage } from '../files.ts';
import type { Repository } from '../repository.ts';
import { pathspecs } from './interpreter.ts';
import type { IndexEntry, Leftover, Scene } from './interpreter.ts';

/** A file that a hook changed or made. */
export interface Trace {
  readonly path: string;
  /** As it was before the hook. */
  readonly before: Before;
  /** As the hook left it; null: it removed the file. */
  readonly left: FileImage | null;
}

/** What this run wrote or saw itself, it knows; everything else is as the plan's commit has it, or was not tracked. */
type Before =
  | { readonly kind: 'known'; readonly image: FileImage | null }
  | { readonly kind: 'in-commit' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'untracked' };

/**
 * What a hook left in tracked and in staged files, and the files that it made. What was there before the run was clean
 * or is known, so a difference now is the hook's. Not looked at: what git ignores, and files that it did not track.
 */
export async function findTraces(scene: Scene): Promise<readonly Trace[]> {
  const { repository, known } = scene;
  const traces: Trace[] = [];
  const paths = [...(await changedPaths(scene)), ...(await newStrays(scene)), ...known.keys()];
  for (const path of new Set(paths)) {
    const left = await readImage(repository.top, path);
    const image = known.get(path);
    if (image !== undefined && isSameImage(image, left)) continue;
    traces.push({
      path,
      before: image === undefined ? await unknownBefore(path, scene) : { kind: 'known', image },
      left,
    });
  }
  return traces;
}

/** Tracked paths, staged ones among them, that differ from the plan's commit and that no person had changed. */
export async function changedPaths({ repository, basis, ground }: Scene): Promise<readonly string[]> {
  const listing = await repository.git.run(['diff', '--name-only', '--no-renames', '-z', ground.head, '--']);
  return listing.split('\0').filter((path) => path !== '' && !basis.dirty.includes(path));
}

/** Files that git neither tracks nor ignores. What it ignores may be a whole environment that nobody wants listed. */
export async function strayFiles({ git }: Repository): Promise<readonly string[]> {
  const listing = await git.run(['ls-files', '-z', '--others', '--exclude-standard']);
  return listing.split('\0').filter((path) => path !== '');
}

async function newStrays({ repository, strays }: Scene): Promise<readonly string[]> {
  return (await strayFiles(repository)).filter((path) => !strays.has(path));
}

/** From now on these files are known to be as the hook left them. */
export function accept(traces: readonly Trace[], { known }: Scene): void {
  for (const { path, left } of traces) known.set(path, left);
}

/**
 * Puts every traced file back as it was before the hook, on disk and in the index.
 *
 * @returns the files that somebody changed after the hook; they are left alone
 */
export async function takeBack(traces: readonly Trace[], scene: Scene): Promise<readonly Leftover[]> {
  const { repository, ground } = scene;
  const leftovers: Leftover[] = [];
  const restored: string[] = [];
  for (const trace of traces) {
    const { path, left } = trace;
    if (isSameImage(await readImage(repository.top, path), left)) {
      await restore(trace, scene);
      restored.push(path);
      continue;
    }
    leftovers.push({
      what: `${path} was changed since a hook changed it`,
      command: shellCommand(['git', 'checkout', ground.head, '--', path]),
    });
  }
  await unstage(restored, scene);
  return leftovers;
}

/**
 * Makes the index say of these paths what it said when the run began: what the plan's commit says, and of paths that a
 * person had changed what that person had staged. It is not touched where it does so already.
 */
export async function unstage(paths: readonly string[], scene: Scene): Promise<void> {
  const { repository, basis, ground } = scene;
  await restage(
    paths.filter((path) => basis.dirty.includes(path)),
    scene,
  );
  const ours = paths.filter((path) => !basis.dirty.includes(path));
  if (ours.length === 0) return;
  const only = ['--', ...pathspecs(ours)];
  const staged = await repository.git.run(['diff', '--cached', '--name-only', '-z', ground.head, ...only]);
  if (staged !== '') await repository.git.run(['reset', '--quiet', ground.head, ...only]);
}

async function restage(paths: readonly string[], { repository, staged }: Scene): Promise<void> {
  if (paths.length === 0) return;
  const now = await indexEntries(repository, paths);
  for (const path of paths) {
    const entry = staged.get(path);
    const found = now.get(path);
    if (entry?.object === found?.object && entry?.mode === found?.mode) continue;
    await repository.git.run(
      entry === undefined
        ? ['update-index', '--force-remove', '--', path]
        : ['update-index', '--add', '--cacheinfo', `${entry.mode},${entry.object},${path}`],
    );
  }
}

/** What the index says of paths; those that it does not know, or has a conflict about, are absent. */
export async function indexEntries(
  { git }: Repository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, IndexEntry>> {
  if (paths.length === 0) return new Map();
  const listing = await git.run(['ls-files', '--stage', '-z', '--', ...pathspecs(paths)]);
  const records = listing.split('\0').flatMap((record) => {
    const [, mode = '', object = '', path = ''] = /^(\d+) ([0-9a-f]+) 0\t(.*)$/s.exec(record) ?? [];
    return path === '' ? [] : [[path, { mode, object }] as const];
  });
  return new Map(records);
}

async function restore({ path, before }: Trace, { repository, ground, known }: Scene): Promise<void> {
  switch (before.kind) {
    case 'known':
      await restoreImage(repository.top, path, before.image);
      known.set(path, before.image);
      return;
    case 'in-commit':
      await repository.git.run(['checkout', '--quiet', ground.head, '--', ...pathspecs([path])]);
      break;
    case 'absent':
      await restoreImage(repository.top, path, null);
      break;
    case 'untracked':
      // The hook only staged it, as far as anybody can tell: unstaging is all there is to do.
      break;
  }
  known.delete(path);
}

async function unknownBefore(path: string, { repository, ground, untracked }: Scene): Promise<Before> {
  const inCommit = await repository.git.run([
    'ls-tree',
    '-z',
    '--name-only',
    '--full-tree',
    ground.head,
    '--',
    path,
  ]);
  if (inCommit !== '') return { kind: 'in-commit' };
  const wasThere = untracked.some(
    (entry) => entry === path || (entry.endsWith('/') && path.startsWith(entry)),
  );
  return { kind: wasThere ? 'untracked' : 'absent' };
}
