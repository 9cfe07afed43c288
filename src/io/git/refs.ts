import type { Means } from '../../core/release/base.ts';
import type { BranchTip } from '../../core/release/status/branch-age.ts';
import { releaseTags } from '../../core/tag/find.ts';
import type { Tag } from '../../core/tag/tag.ts';
import { GitFailure } from './git.ts';
import type { Git } from './git.ts';

export interface Refs {
  /** Newest first by creator date, ties by name. */
  readonly tags: readonly Tag[];
  /** The names of the tags whose message ends with relctl's trailer. */
  readonly madeByRelctl: ReadonlySet<string>;
  /** Each remote's default branch, if this clone knows it. */
  readonly defaultBranches: ReadonlyMap<string, string>;
}

const FIELDS = [
  'refname',
  'objectname',
  '*objectname',
  'creatordate:short',
  'symref',
  'contents:trailers:key=Released-by,valueonly',
];

/** Each field begins with NUL, because a trailer may have several lines. */
const FORMAT = FIELDS.map((field) => `%00%(${field})`).join('');

/** All tags and the remotes' default branches, in one pass that walks no history. */
export async function readRefs(git: Git): Promise<Refs> {
  const listing = await git.run([
    'for-each-ref',
    '--sort=refname',
    '--sort=-creatordate',
    `--format=${FORMAT}`,
    'refs/tags',
    'refs/remotes/*/HEAD',
  ]);
  const tags: Tag[] = [];
  const madeByRelctl = new Set<string>();
  const defaultBranches = new Map<string, string>();
  const fields = listing.split('\0');
  for (let at = 1; at < fields.length; at += FIELDS.length) {
    const [ref = '', object = '', peeled = '', date = '', target = '', maker = ''] = fields.slice(
      at,
      at + FIELDS.length,
    );
    if (ref.startsWith('refs/tags/')) {
      const name = ref.slice('refs/tags/'.length);
      tags.push({ name, object, commit: peeled === '' ? object : peeled, date });
      if (maker.startsWith('relctl ')) madeByRelctl.add(name);
    } else if (target !== '') {
      const remote = ref.slice('refs/remotes/'.length, -'/HEAD'.length);
      defaultBranches.set(remote, target.slice(`refs/remotes/${remote}/`.length));
    }
  }
  return { tags, madeByRelctl, defaultBranches };
}

/** The local branches, and the branches of a remote as last fetched. The remote's are named without its prefix. */
export async function readBranchTips(git: Git, remote: string): Promise<readonly BranchTip[]> {
  const format = '--format=%(refname)%00%(objectname)%00%(symref)';
  const there = `refs/remotes/${remote}/`;
  const listing = await git.run(['for-each-ref', format, 'refs/heads', there]);
  return listing.split('\n').flatMap((line): BranchTip[] => {
    const [ref = '', tip = '', target = ''] = line.split('\0');
    if (target !== '' && ref.startsWith(there)) return [];
    if (ref.startsWith('refs/heads/')) return [{ name: ref.slice('refs/heads/'.length), isHere: true, tip }];
    return ref.startsWith(there) ? [{ name: ref.slice(there.length), isHere: false, tip }] : [];
  });
}

/** The folder of the working tree that has a branch checked out; null if none has. */
export async function checkedOutAt(git: Git, branch: string): Promise<string | null> {
  const ref = `refs/heads/${branch}`;
  const listing = await git.run(['for-each-ref', '--format=%(refname)%00%(worktreepath)', ref]);
  const found = listing.split('\n').map((line) => line.split('\0'));
  const [, folder = ''] = found.find(([name]) => name === ref) ?? [];
  return folder === '' ? null : folder;
}

/** The names of all branches, those of a remote without its prefix. */
export async function readBranches(git: Git, remote: string): Promise<readonly string[]> {
  const refs = ['refs/heads', `refs/remotes/${remote}`];
  const listing = await git.run(['for-each-ref', '--format=%(refname)', ...refs]);
  const names = listing.split('\n').flatMap((ref) => {
    const home = refs.find((prefix) => ref.startsWith(`${prefix}/`));
    return home === undefined ? [] : [ref.slice(home.length + 1)];
  });
  return [...new Set(names)].filter((name) => name !== 'HEAD');
}

/**
 * The release tag of the highest version that HEAD reaches. Only a provider that keeps the version in no file needs it.
 *
 * On the main branch it is the highest of all tags: one git command, which walks only from HEAD to that tag. On a
 * branch of an older line, git has to walk all of history once.
 *
 * @param head null on a branch without a commit
 */
export async function readReleased(
  git: Git,
  { provider, place, configured }: Means,
  tags: readonly Tag[],
  head: string | null,
): Promise<Tag | null> {
  if (provider.file(place) !== null || head === null) return null;
  const releases = releaseTags(tags, configured);
  const [highest] = releases;
  if (highest === undefined || (await isAncestor(git, highest.commit, head))) return highest ?? null;
  const reached = await reachedTags(git, head);
  return releases.find(({ name }) => reached.has(name)) ?? null;
}

/** The names of all tags on the history of a commit. */
export async function reachedTags(git: Git, commit: string): Promise<ReadonlySet<string>> {
  const format = '--format=%(refname:lstrip=2)';
  const listing = await git.run(['for-each-ref', `--merged=${commit}`, format, 'refs/tags']);
  return new Set(listing.split('\n').filter((name) => name !== ''));
}

/**
 * Which of some commits, given by their whole object ids, a commit reaches. @param names as users write them; they may
 * not exist
 */
export async function reachedAmong(
  git: Git,
  head: string,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const asked = [...new Set(names)].map((name) => `${name}^{commit}\n`).join('');
  const found = (await whole(git, ['cat-file', '--batch-check'], asked)).split('\n').flatMap((line) => {
    const [sha = '', type] = line.split(' ');
    return type === 'commit' ? [sha] : [];
  });
  if (found.length === 0) return new Set();
  const revisions = [...found, `^${head}`].join('\n');
  const beyond = new Set((await whole(git, ['rev-list', '--stdin', '--'], revisions)).split('\n'));
  return new Set(found.filter((sha) => !beyond.has(sha)));
}

async function whole(git: Git, args: readonly string[], input: string): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of git.stream(args, input)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** A tag may also point at an object other than a commit, or at a commit that is missing from a shallow clone. */
export async function isAncestor(git: Git, commit: string, head: string): Promise<boolean> {
  try {
    await git.run(['merge-base', '--is-ancestor', commit, head]);
    return true;
  } catch (error) {
    if (error instanceof GitFailure) return false;
    throw error;
  }
}

/** The branches and tags that are symbolic refs, with their targets. */
export async function readSymbolicRefs(git: Git): Promise<ReadonlyMap<string, string>> {
  const format = '--format=%(refname)%00%(symref)';
  const listing = await git.run(['for-each-ref', format, 'refs/heads', 'refs/tags']);
  return new Map(
    listing.split('\n').flatMap((line): readonly (readonly [string, string])[] => {
      const [ref = '', target = ''] = line.split('\0');
      return target === '' ? [] : [[ref, target]];
    }),
  );
}

/** The objects that the refs below some folders point at. */
export async function readObjects(git: Git, folders: readonly string[]): Promise<readonly string[]> {
  const listing = await git.run(['for-each-ref', '--format=%(objectname)', ...folders]);
  return [...new Set(listing.split('\n'))].filter((name) => name !== '');
}

/** The commits that objects peel to, by object id. An object that is missing, or peels to no commit, is absent. */
export async function readPeeled(git: Git, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const asked = names.map((name) => `${name}^{commit}\n`).join('');
  const lines = (await whole(git, ['cat-file', '--batch-check'], asked)).split('\n');
  return new Map(
    names.flatMap((name, at): readonly (readonly [string, string])[] => {
      const [sha = '', type] = (lines[at] ?? '').split(' ');
      return type === 'commit' ? [[name, sha]] : [];
    }),
  );
}
