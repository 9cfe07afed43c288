import { branchName } from '../../core/audit/push.ts';
import type { MainBranches, RefUpdate } from '../../core/audit/push.ts';
import { configPaths, locateConfig } from '../../core/config/locate.ts';
import { readSettings } from '../../core/config/read.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse, RelctlError } from '../../core/error/error.ts';
import { GitFailure, openGit } from './git.ts';
import type { Git } from './git.ts';
import { readFirstParents } from './log.ts';
import { findBlobs, visitBlobs } from './objects.ts';
import { readPeeled, readSymbolicRefs } from './refs.ts';

/** The key in the server's git configuration that names the main branch. */
export const MAIN_BRANCH_KEY = 'relctl.mainBranch';

/** A repository on a server. It may have no working tree. */
export interface ServerRepository {
  readonly git: Git;
  /** The main branch that is recorded on the server; null: none is recorded. */
  readonly recorded: string | null;
  /** The branch that HEAD names, whether it exists or not; null: HEAD is detached. */
  readonly named: string | null;
  /** The target of a ref; most refs are their own target. */
  readonly resolved: (ref: string) => string;
}

/**
 * The repository that a server hook runs in. The environment alone tells every git process where the repository is, and
 * where the pushed objects wait (the quarantine).
 *
 * @throws NOT_A_GIT_PROJECT, SERVER_NOT_JUDGED if parts of its history or refs are missing, or git does not check what is
 *   pushed
 */
export async function openServerRepository(folder: string): Promise<ServerRepository> {
  const git = openGit(folder);
  if ((process.env['GIT_NAMESPACE'] ?? '') !== '') throw refuse('SERVER_NOT_JUDGED', { why: 'namespaces' });
  try {
    const shallow = (await git.run(['rev-parse', '--is-shallow-repository'])).trim();
    if (shallow === 'true') throw refuse('SERVER_NOT_JUDGED', { why: 'shallow' });
  } catch (error) {
    if (error instanceof GitFailure) throw refuse('NOT_A_GIT_PROJECT', { folder }, error);
    throw error;
  }
  if ((await checksObjects(git)) !== true) throw refuse('SERVER_NOT_JUDGED', { why: 'unchecked' });
  return readServer(git);
}

/**
 * Whether git refuses malformed objects that are pushed. In a tree whose entries are not sorted, git does not find a file by
 * its path, but checks it out.
 *
 * @returns null: nothing is configured, and git does not check
 */
export async function checksObjects(git: Git): Promise<boolean | null> {
  const said = await answerOf(git, ['config', '--type=bool', '--get-regexp', CHECKS_OBJECTS]);
  const lines = (said ?? '').split('\n');
  const valueOf = (key: string): string | null =>
    lines.findLast((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? null;
  const value = valueOf('receive.fsckobjects') ?? valueOf('transfer.fsckobjects');
  return value === null ? null : value === 'true';
}

/** The first one overrides the second one. */
const CHECKS_OBJECTS = String.raw`^(receive|transfer)\.fsckobjects$`;

/** Makes git refuse malformed objects, unless the server's configuration says something else. */
export async function checkObjects(git: Git): Promise<void> {
  if ((await checksObjects(git)) === null)
    await git.run(['config', '--local', 'receive.fsckObjects', 'true']);
}

/** What git knows of the main branch of a server. */
async function readServer(git: Git): Promise<ServerRepository> {
  const [recorded, head, targets] = await Promise.all([
    answerOf(git, ['config', '--get', MAIN_BRANCH_KEY]),
    answerOf(git, ['symbolic-ref', '--quiet', 'HEAD']),
    readSymbolicRefs(git),
  ]);
  const resolved = (ref: string): string => {
    let target = ref;
    for (let depth = 0; depth < DEEPEST; depth += 1) target = targets.get(target) ?? target;
    return target;
  };
  return { git, recorded, named: branchName(head ?? ''), resolved };
}

/** A bare repository. */
export interface BareRepository {
  readonly git: Git;
  /** Its folder; absolute. */
  readonly top: string;
  readonly commonDir: string;
}

/** The bare repository around a folder; null: there is none. */
export async function findBareRepository(folder: string): Promise<BareRepository | null> {
  try {
    const words = ['rev-parse', '--is-bare-repository', '--absolute-git-dir'];
    const [isBare, ...lines] = (await openGit(folder).run(words)).replace(/\n$/, '').split('\n');
    const top = lines.join('\n');
    return isBare === 'true' ? { git: openGit(top), top, commonDir: top } : null;
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}

/** The branch whose configuration decides on a server, and what says so. */
export interface DecidingBranch {
  readonly name: string;
  readonly from: typeof MAIN_BRANCH_KEY | 'HEAD';
  /** null: the branch does not exist yet. */
  readonly tip: string | null;
}

/** The branch recorded on the server, else the one that HEAD names if it exists; null: no branch decides. */
async function decidingBranch({ git, recorded, named }: ServerRepository): Promise<DecidingBranch | null> {
  const name = recorded ?? named;
  const tip = await tipOf(git, name);
  if (recorded !== null) return { name: recorded, from: MAIN_BRANCH_KEY, tip };
  return named === null || tip === null ? null : { name: named, from: 'HEAD', tip };
}

async function tipOf(git: Git, branch: string | null): Promise<string | null> {
  const ref = `refs/heads/${branch ?? ''}`;
  return branch === null ? null : ((await readPeeled(git, [ref])).get(ref) ?? null);
}

/** What `hook install` and `hook status` show of the main branch. */
export interface KnownMain {
  readonly deciding: DecidingBranch | null;
  readonly recorded: string | null;
  /** The branch that HEAD names, whether it exists or not. */
  readonly named: string | null;
}

export async function readKnownMain(git: Git): Promise<KnownMain> {
  const server = await readServer(git);
  return { deciding: await decidingBranch(server), recorded: server.recorded, named: server.named };
}

/** Records the main branch in the git configuration of a server; null: removes the record. */
export async function recordMain(git: Git, branch: string | null): Promise<void> {
  const words =
    branch === null ? ['--unset-all', MAIN_BRANCH_KEY] : ['--replace-all', MAIN_BRANCH_KEY, branch];
  await git.run(['config', '--local', ...words]);
}

/** git follows at most this many symbolic refs in a row. */
const DEEPEST = 5;

/** null: there is nothing that git could answer. */
async function answerOf(git: Git, args: readonly string[]): Promise<string | null> {
  try {
    const answer = (await git.run(args)).trim();
    return answer === '' ? null : answer;
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 1) return null;
    throw error;
  }
}

/** The settings that apply on a server. */
export interface ServerMain {
  readonly settings: Settings;
  readonly main: MainBranches;
  /** What the user who pushes should know about the settings. */
  readonly notices: readonly string[];
}

/**
 * The main branch of a server and its settings, both as they are before a push.
 *
 * The branch recorded on the server decides, else the one that HEAD names, if it exists. If its configuration names
 * another main branch, the configuration of that branch applies, and both are protected. If no branch decides, every
 * branch is judged as main, by the default rules.
 */
export async function mainOfServer(server: ServerRepository): Promise<ServerMain> {
  const { git, named, resolved } = server;
  const target = (branch: string): string => branchName(resolved(`refs/heads/${branch}`)) ?? branch;
  const deciding = await decidingBranch(server);
  if (deciding === null) {
    const { settings } = await settingsAt(git, null);
    const notices = [
      `no branch of this server is known as main (HEAD names ${named ?? 'none'}), so every branch is judged as main; on the server, type: git config ${MAIN_BRANCH_KEY} BRANCH`,
    ];
    return { settings, main: { isMain: () => true, vacant: named }, notices };
  }
  const { name: first, tip } = deciding;
  const own = await settingsAt(git, tip);
  const other = own.settings.relctl.mainBranch ?? first;
  const otherTip = other === first ? null : await tipOf(git, other);
  const { settings, fault } = otherTip === null ? own : await settingsAt(git, otherTip);
  const branch = otherTip === null ? first : other;
  const notices =
    fault === null
      ? []
      : [`the configuration of ${branch} can’t be read, so its last readable one holds: ${fault.message}`];
  const mains = new Set([first, other].map(target));
  return { settings, main: { isMain: (one) => mains.has(one), vacant: null }, notices };
}

/**
 * The updates by the refs that they change. On a server, a ref may be an alias of another one, and a push to either
 * moves the same commit.
 */
export function withoutAliases(
  { resolved }: ServerRepository,
  updates: readonly RefUpdate[],
): readonly RefUpdate[] {
  return updates.map((update) => ({ ...update, ref: resolved(update.ref) }));
}

/** The settings of a commit on a server, and why its own can't be read. */
interface ServerSettings {
  readonly settings: Settings;
  /** null: the settings are its own. */
  readonly fault: RelctlError | null;
}

/**
 * The settings at the top of a commit's tree. If they can't be read, those of the last earlier commit whose settings
 * can. A push that breaks the configuration must not switch off the rules, or block its own fix.
 *
 * @param commit null: there is none, and the defaults apply
 */
async function settingsAt(git: Git, commit: string | null): Promise<ServerSettings> {
  if (commit === null) return { settings: readSettings(null, new Map()), fault: null };
  const tip = await firstReadable(git, [commit]);
  if (tip.settings !== null) return { settings: tip.settings, fault: null };
  const past = await readFirstParents(git, commit, configPaths(''));
  const { settings } = await firstReadable(git, past);
  return { settings: settings ?? readSettings(null, new Map()), fault: tip.fault };
}

/** In bytes, for all configurations together. What exceeds it counts as missing: no project has that much. */
const MOST_READ = 32_000_000;

/** The settings of the first of some commits whose settings can be read; null: there is no such commit. */
async function firstReadable(
  git: Git,
  commits: readonly string[],
): Promise<{ readonly settings: Settings | null; readonly fault: RelctlError | null }> {
  const paths = configPaths('');
  const blobs = await findBlobs(git, commits, paths, 'followed');
  let left = MOST_READ;
  const places = commits.flatMap((commit) =>
    paths.flatMap((path) => {
      const blob = blobs.get(commit)?.get(path);
      left -= blob?.size ?? 0;
      return blob === undefined || left < 0 ? [] : [{ commit, path, id: blob.id }];
    }),
  );
  const files = new Map(commits.map((commit) => [commit, new Map<string, string>()]));
  let found: Settings | null = null;
  let fault: RelctlError | null = null;
  const judge = (commit: string): void => {
    const texts = files.get(commit) ?? new Map<string, string>();
    files.delete(commit);
    if (found !== null) return;
    try {
      found = readSettings(locateConfig(paths, texts), texts);
    } catch (error) {
      if (!(error instanceof RelctlError)) throw error;
      fault ??= error;
    }
  };
  // In the order of the commits. The texts of one commit are released before the next ones are read.
  const waiting = [...commits];
  let at = 0;
  await visitBlobs(
    git,
    places.map(({ id }) => id),
    (_id, text) => {
      const { commit, path } = places[at] ?? { commit: '', path: '' };
      at += 1;
      while (waiting[0] !== undefined && waiting[0] !== commit) judge(waiting.shift() ?? '');
      if (found === null) files.get(commit)?.set(path, text);
    },
  );
  for (const commit of waiting) judge(commit);
  return { settings: found, fault };
}
