import type { Difference, Remote } from '../../core/snapshot/snapshot.ts';
import { GitFailure } from './git.ts';
import type { Git } from './git.ts';
import { reachedTags } from './refs.ts';

export interface RemoteQuestion {
  readonly name: string;
  /** The remote's default branch, if this clone knows it. */
  readonly defaultBranch: string | null;
  readonly branch: string | null;
  /** The commit that HEAD points at. */
  readonly head: string;
  /** The names of the local release tags, newest first. */
  readonly releases: readonly string[];
}

/** What the remote has, from one `ls-remote`. Unlike a fetch, it writes no ref. */
export async function askRemote(git: Git, question: RemoteQuestion): Promise<Remote> {
  const { name, defaultBranch, head } = question;
  const branchRef = question.branch === null ? null : `refs/heads/${question.branch}`;
  const patterns = ['HEAD', ...(branchRef === null ? [] : [branchRef]), 'refs/tags/*'];
  let listing: string;
  try {
    listing = await git.run(['ls-remote', '--symref', '--', name, ...patterns]);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return { kind: 'unreachable', name, defaultBranch, said: reasonFirst(error.said) };
  }
  const refs = readListing(listing);
  const branch = branchRef === null ? null : (refs.objects.get(branchRef) ?? null);
  const compared = branch ?? refs.objects.get('HEAD') ?? null;
  const tags = tagsOf(refs.objects);
  return {
    kind: 'asked',
    name,
    defaultBranch: refs.defaultBranch ?? defaultBranch,
    branch,
    tags,
    pushUrls: await pushUrls(git, name),
    lacking: await readLacking(git, question, tags),
    difference: compared === null ? null : await readDifference(git, compared, head),
  };
}

/** The names of a remote's tags and branches. If git got no answer, its message as a text. */
export async function askRefNames(
  git: Git,
  name: string,
): Promise<{ readonly tags: readonly string[]; readonly branches: readonly string[] } | string> {
  try {
    const { objects } = readListing(
      await git.run(['ls-remote', '--refs', '--', name, 'refs/tags/*', 'refs/heads/*']),
    );
    const heads = [...objects.keys()].filter((ref) => ref.startsWith('refs/heads/'));
    return {
      tags: [...tagsOf(objects).keys()],
      branches: heads.map((ref) => ref.slice('refs/heads/'.length)),
    };
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return reasonFirst(error.said);
  }
}

/** The objects that a remote's tags point at, by name. If git got no answer, its message as a text. */
export async function askTags(git: Git, name: string): Promise<ReadonlyMap<string, string> | string> {
  try {
    return tagsOf(readListing(await git.run(['ls-remote', '--refs', '--tags', '--', name])).objects);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return reasonFirst(error.said);
  }
}

/** The output of git and ssh, with the line that gives the reason first. If there is room for one line, that one is shown. */
export function reasonFirst(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return 'git gave no reason';
  const reasons = lines.filter(
    (line) => !/^(?:warning:|remote:|fatal: could not read from remote)/i.test(line),
  );
  const reason = reasons.find((line) => /^(?:fatal|error):/.test(line)) ?? reasons[0] ?? lines[0] ?? '';
  return [reason, ...lines.filter((line) => line !== reason)].join('\n');
}

/** The names of the configured remotes. */
export async function remoteNames(git: Git): Promise<readonly string[]> {
  return (await git.run(['remote'])).split('\n').filter((name) => name !== '');
}

/** The URL of a remote as git would use it; null if there is no such remote. */
export async function remoteUrl(git: Git, name: string): Promise<string | null> {
  if (!(await remoteNames(git)).includes(name)) return null;
  const urls = await git.run(['remote', 'get-url', '--', name]);
  return urls.split('\n')[0] ?? null;
}

/** The URL that a push to a remote goes to, which may differ from the fetch URL. If git knows no URL, the name itself. */
export async function pushUrl(git: Git, name: string): Promise<string> {
  try {
    const urls = await git.run(['remote', 'get-url', '--push', '--', name]);
    return urls.split('\n')[0] ?? name;
  } catch (error) {
    if (error instanceof GitFailure) return name;
    throw error;
  }
}

/** How many URLs a push to an existing remote goes to. */
export async function pushUrls(git: Git, name: string): Promise<number> {
  return (await git.run(['remote', 'get-url', '--push', '--all', '--', name])).trimEnd().split('\n').length;
}

/** git walks the history only if a release tag is missing on the remote. */
async function readLacking(
  git: Git,
  { releases, head }: RemoteQuestion,
  there: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const missing = releases.filter((name) => !there.has(name));
  if (missing.length === 0) return [];
  const reached = await reachedTags(git, head);
  return missing.filter((name) => reached.has(name));
}

async function readDifference(git: Git, there: string, head: string): Promise<Difference | null> {
  const format = '--format=tformat:%m%x00%H%x00%s';
  const args = [
    'log',
    '-z',
    '--no-show-signature',
    '--encoding=UTF-8',
    '--left-right',
    format,
    `${there}...${head}`,
    '--',
  ];
  let output: string;
  try {
    output = await git.run(args);
  } catch (error) {
    // The remote's commit is not in this clone: the remote is ahead by an unknown number of commits.
    if (error instanceof GitFailure) return null;
    throw error;
  }
  const fields = output.split('\0');
  let behind = 0;
  const ahead: { sha: string; subject: string }[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    if (fields[at] === '<') behind += 1;
    else ahead.push({ sha: fields[at + 1] ?? '', subject: fields[at + 2] ?? '' });
  }
  return { behind, ahead };
}

function readListing(listing: string): {
  defaultBranch: string | null;
  objects: ReadonlyMap<string, string>;
} {
  let defaultBranch: string | null = null;
  const objects = new Map<string, string>();
  for (const line of listing.split('\n')) {
    const [value = '', ref = ''] = line.split('\t');
    if (value.startsWith('ref: refs/heads/') && ref === 'HEAD')
      defaultBranch = value.slice('ref: refs/heads/'.length);
    else if (ref !== '') objects.set(ref, value);
  }
  return { defaultBranch, objects };
}

function tagsOf(objects: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const [ref, object] of objects) {
    if (ref.startsWith('refs/tags/') && !ref.endsWith('^{}'))
      tags.set(ref.slice('refs/tags/'.length), object);
  }
  return tags;
}
