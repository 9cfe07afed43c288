import { shellCommand } from '../../../core/text/shell.ts';
import type { FileImage, StateBefore, Trace } from '../../../core/plan/receipt.ts';
import { changeTime, isSameImage, readImage, restoreImage } from '../../files/files.ts';
import { pathspecs } from '../../git/pathspecs.ts';
import type { Repository } from '../../git/repository.ts';
import { HEARTBEAT_GRACE } from '../heartbeat.ts';
import type { IndexEntry, InterruptedContext, Leftover, RunContext } from '../run-context.ts';
import { backUp } from './backup.ts';

/**
 * The tracked and staged files that a hook changed, and the files that it created. Before the hook, every tracked file was
 * clean or recorded by the run, so each difference comes from the hook. Ignored files and older untracked files don't count.
 */
export async function findTraces(context: RunContext): Promise<readonly Trace[]> {
  const { repository, known } = context;
  const traces: Trace[] = [];
  const paths = [...(await changedPaths(context)), ...(await newUntrackedFiles(context)), ...known.keys()];
  for (const path of new Set(paths)) {
    const left = await readImage(repository.top, path);
    const image = known.get(path);
    if (image !== undefined && isSameImage(image, left)) continue;
    traces.push({
      path,
      before: image === undefined ? await unknownBefore(path, context) : { kind: 'known', image },
      left,
    });
  }
  return traces;
}

/** Tracked paths, staged ones included, that differ from the baseline and were clean before the run. */
export async function changedPaths({ repository, basis, baseline }: RunContext): Promise<readonly string[]> {
  const listing = await repository.git.run([
    'diff',
    '--name-only',
    '--no-renames',
    '-z',
    baseline.commit,
    '--',
  ]);
  return listing.split('\0').filter((path) => path !== '' && !basis.dirty.includes(path));
}

/** Files that git neither tracks nor ignores. Ignored files may be a whole virtual environment. */
export async function listUntrackedFiles({ git }: Repository): Promise<readonly string[]> {
  const listing = await git.run(['ls-files', '-z', '--others', '--exclude-standard']);
  return listing.split('\0').filter((path) => path !== '');
}

async function newUntrackedFiles({ repository, untrackedFiles }: RunContext): Promise<readonly string[]> {
  return (await listUntrackedFiles(repository)).filter((path) => !untrackedFiles.has(path));
}

/** Records that these files are now as the hook left them. */
export function accept(traces: readonly Trace[], { known }: RunContext): void {
  for (const { path, left } of traces) known.set(path, left);
}

/**
 * Restores every traced file as it was before the hook, on disk and in the index.
 *
 * @returns the files that were changed after the hook; they stay as they are
 */
export async function undoTraces(
  traces: readonly Trace[],
  context: RunContext,
): Promise<readonly Leftover[]> {
  const { repository } = context;
  const leftovers: Leftover[] = [];
  const asLeft: Trace[] = [];
  const asBefore: Trace[] = [];
  for (const trace of traces) {
    const now = await readImage(repository.top, trace.path);
    if (isSameImage(now, trace.left)) asLeft.push(trace);
    else if (await isAsBefore(trace, now, context)) asBefore.push(trace);
    else leftovers.push(changedSince(trace.path, 'a hook changed it', context));
  }
  await backUp(asLeft, context);
  for (const trace of asLeft) await restore(trace, context);
  const restored = [...asLeft, ...asBefore];
  for (const trace of restored) forget(trace, context);
  await unstage(
    restored.map(({ path }) => path),
    context,
  );
  return leftovers;
}

/**
 * Undoes what an unfinished effect did to files. The time of a change shows whether the effect or the user made it.
 *
 * @param concerns whether a file that was changed later is returned as a leftover
 */
export async function undoUnfinished(
  context: InterruptedContext,
  concerns: (path: string) => boolean = () => true,
): Promise<readonly Leftover[]> {
  const { ours, later } = await unfinishedTraces(context);
  const left = await undoTraces(ours, context);
  const changed = later.filter(({ path, before }) => before.kind !== 'absent' && concerns(path));
  return [...left, ...changed.map((trace) => changedSince(trace.path, 'it was interrupted', context))];
}

/** The changes up to the run's last heartbeat (and a little after it), and the later ones. */
export async function unfinishedTraces(
  context: InterruptedContext,
): Promise<{ readonly ours: readonly Trace[]; readonly later: readonly Trace[] }> {
  const ours: Trace[] = [];
  const later: Trace[] = [];
  for (const trace of await findTraces(context)) {
    const changed = await changeTime(context.repository.top, trace.path);
    (changed === null || changed <= context.lastHeartbeat + HEARTBEAT_GRACE ? ours : later).push(trace);
  }
  return { ours, later };
}

function changedSince(path: string, when: string, { baseline }: RunContext): Leftover {
  return {
    what: `${path} was changed since ${when}`,
    command: shellCommand(['git', 'checkout', baseline.commit, '--', path]),
  };
}

/**
 * Resets these paths in the index to what they were when the run began: as in the baseline, or, for paths that the user
 * had changed, as the user had staged them. If the index already matches, it is not written.
 */
export async function unstage(paths: readonly string[], context: RunContext): Promise<void> {
  const { repository, basis, baseline } = context;
  await restage(
    paths.filter((path) => basis.dirty.includes(path)),
    context,
  );
  const ours = paths.filter((path) => !basis.dirty.includes(path));
  if (ours.length === 0) return;
  const only = ['--', ...pathspecs(ours)];
  const staged = await repository.git.run([
    'diff',
    '--cached',
    '--name-only',
    '-z',
    baseline.commit,
    ...only,
  ]);
  if (staged !== '') await repository.git.run(['reset', '--quiet', baseline.commit, ...only]);
}

async function restage(paths: readonly string[], { repository, staged }: RunContext): Promise<void> {
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

/** The index entries of paths. Unknown and conflicting paths are absent. */
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

/** Whether the file is as it was before the hook, because an interrupted undo has already restored it. */
async function isAsBefore(
  { path, before }: Trace,
  now: FileImage | null,
  { repository, baseline }: RunContext,
): Promise<boolean> {
  if (before.kind === 'known') return isSameImage(now, before.image);
  if (before.kind !== 'in-commit') return before.kind === 'absent' && now === null;
  const only = ['--', ...pathspecs([path])];
  return (await repository.git.run(['diff', '--name-only', '-z', baseline.commit, ...only])) === '';
}

/** Records that the file is as it was before the hook. */
function forget({ path, before }: Trace, { known }: RunContext): void {
  if (before.kind === 'known') known.set(path, before.image);
  else known.delete(path);
}

async function restore({ path, before }: Trace, { repository, baseline }: RunContext): Promise<void> {
  switch (before.kind) {
    case 'known':
      await restoreImage(repository.top, path, before.image);
      break;
    case 'in-commit':
      await repository.git.run(['checkout', '--quiet', baseline.commit, '--', ...pathspecs([path])]);
      break;
    case 'absent':
      await restoreImage(repository.top, path, null);
      break;
    case 'untracked':
      // As far as relctl can see, the hook only staged it, so it is enough to unstage it.
      break;
  }
}

async function unknownBefore(
  path: string,
  { repository, baseline, untrackedPaths }: RunContext,
): Promise<StateBefore> {
  const inCommit = await repository.git.run([
    'ls-tree',
    '-z',
    '--name-only',
    '--full-tree',
    baseline.commit,
    '--',
    path,
  ]);
  if (inCommit !== '') return { kind: 'in-commit' };
  const wasThere = untrackedPaths.some(
    (entry) => entry === path || (entry.endsWith('/') && path.startsWith(entry)),
  );
  return { kind: wasThere ? 'untracked' : 'absent' };
}
