import { shellCommand } from '../../core/text/shell.ts';
import { changeTime, isSameImage, readImage, restoreImage } from '../files.ts';
import type { FileImage } from '../files.ts';
import type { Repository } from '../repository.ts';
import { pathspecs } from './interpreter.ts';
import type { IndexEntry, Leftover, Ruin, Scene } from './interpreter.ts';
import { keep } from './keepsake.ts';

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
  const { repository } = scene;
  const leftovers: Leftover[] = [];
  const asLeft: Trace[] = [];
  const asBefore: Trace[] = [];
  for (const trace of traces) {
    const now = await readImage(repository.top, trace.path);
    if (isSameImage(now, trace.left)) asLeft.push(trace);
    else if (await isAsBefore(trace, now, scene)) asBefore.push(trace);
    else leftovers.push(changedSince(trace.path, 'a hook changed it', scene));
  }
  await keep(asLeft, scene);
  for (const trace of asLeft) await restore(trace, scene);
  const settled = [...asLeft, ...asBefore];
  for (const trace of settled) forget(trace, scene);
  await unstage(
    settled.map(({ path }) => path),
    scene,
  );
  return leftovers;
}

/**
 * Takes back what an effect that was cut off has done to files, as far as anybody can tell it from what a person did
 * since: by the time at which a file was changed.
 *
 * @param concerns which of the files that were changed since stand in the way
 */
export async function takeBackUnfinished(
  scene: Ruin,
  concerns: (path: string) => boolean = () => true,
): Promise<readonly Leftover[]> {
  const { ours, later } = await unfinishedTraces(scene);
  const left = await takeBack(ours, scene);
  const changed = later.filter(({ path, before }) => before.kind !== 'absent' && concerns(path));
  return [...left, ...changed.map((trace) => changedSince(trace.path, 'it was interrupted', scene))];
}

/** What was changed until the run's last sign of life, and what later. */
export async function unfinishedTraces(
  scene: Ruin,
): Promise<{ readonly ours: readonly Trace[]; readonly later: readonly Trace[] }> {
  const ours: Trace[] = [];
  const later: Trace[] = [];
  for (const trace of await findTraces(scene)) {
    const changed = await changeTime(scene.repository.top, trace.path);
    (changed === null || changed <= scene.lastSign + UNSEEN ? ours : later).push(trace);
  }
  return { ours, later };
}

/** How long a run may have lived, and changed files, after its last sign of life; in milliseconds. */
export const UNSEEN = 500;

function changedSince(path: string, when: string, { ground }: Scene): Leftover {
  return {
    what: `${path} was changed since ${when}`,
    command: shellCommand(['git', 'checkout', ground.head, '--', path]),
  };
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

/** Whether an undo that was interrupted has put it back already. */
async function isAsBefore(
  { path, before }: Trace,
  now: FileImage | null,
  { repository, ground }: Scene,
): Promise<boolean> {
  if (before.kind === 'known') return isSameImage(now, before.image);
  if (before.kind !== 'in-commit') return before.kind === 'absent' && now === null;
  const only = ['--', ...pathspecs([path])];
  return (await repository.git.run(['diff', '--name-only', '-z', ground.head, ...only])) === '';
}

/** The file is as it was before the hook. */
function forget({ path, before }: Trace, { known }: Scene): void {
  if (before.kind === 'known') known.set(path, before.image);
  else known.delete(path);
}

async function restore({ path, before }: Trace, { repository, ground }: Scene): Promise<void> {
  switch (before.kind) {
    case 'known':
      await restoreImage(repository.top, path, before.image);
      break;
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
