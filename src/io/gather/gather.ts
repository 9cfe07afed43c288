import type { Settings } from '../../core/config/settings.ts';
import { refuse, RelctlError } from '../../core/error/error.ts';
import { changelogBeginning } from '../../core/release/changelog/changelog-edit.ts';
import { refuseMeaninglessZero } from '../../core/release/decide.ts';
import { findBase, resolveMeans } from '../../core/release/base.ts';
import type { Base, Means } from '../../core/release/base.ts';
import type { Intent } from '../../core/release/intent.ts';
import { planVersion } from '../../core/release/answers/next-version.ts';
import { policyOf } from '../../core/release/policy.ts';
import type { Policy } from '../../core/release/policy.ts';
import { mustAskRemote, mainBranchOf, mustReadHotfixes } from '../../core/release/release-refs.ts';
import type { History, Remote, Snapshot } from '../../core/snapshot/snapshot.ts';
import { tagReader } from '../../core/tag/recognise.ts';
import { today } from '../process/clock.ts';
import { commitAt } from '../git/commit-at.ts';
import { isReadOnly } from '../files/files.ts';
import { readLog } from '../git/log.ts';
import type { Range } from '../git/log.ts';
import { toolVersion } from '../files/package.ts';
import { readChecks } from '../process/preflight.ts';
import { hotfixQuestion, readHotfixes } from './read-hotfixes.ts';
import { recognizeTags } from './recognize-tags.ts';
import { readProject } from './read-project.ts';
import { readVersions } from './read-versions.ts';
import { readRefs, readReleased } from '../git/refs.ts';
import type { Refs } from '../git/refs.ts';
import { askRemote, remoteNames } from '../git/remote.ts';
import { pendingOperation, shallowBoundary } from '../git/repository.ts';
import type { Repository } from '../git/repository.ts';
import { trySigning } from '../git/signing.ts';
import { readStatus } from '../git/status.ts';
import type { Status } from '../git/status.ts';
import { readTemplate } from '../template/templates.ts';

/** How much a decision needs to read. */
export interface Question {
  readonly intent: Intent;
  readonly settings: Settings;
  /** The next version alone needs neither the changelog nor the input of the rules. */
  readonly scope: 'release' | 'version';
  /** If the remote can't be asked without a prompt, whether it counts as unreachable or only as not asked. */
  readonly mustAnswer: boolean;
  /** Whether to try a commit and its signature. */
  readonly tries?: boolean;
  /** Whether to ask no remote at all. */
  readonly offline?: boolean;
}

interface PolicedQuestion extends Question {
  readonly policy: Policy;
}

/** What is known before any history is read. */
export interface CommonFacts {
  readonly means: Means;
  readonly toolVersion: string;
  readonly status: Status;
  readonly refs: Refs;
  readonly remotes: readonly string[];
  readonly shallow: Snapshot['shallow'];
  readonly files: Snapshot['files'];
  readonly released: Snapshot['released'];
}

/**
 * Everything that a release depends on, in two steps: refs and files, then the history that those call for. The number
 * of git processes does not depend on the history's length.
 *
 * @throws UNBORN_BRANCH, and the errors for a project without a version
 */
export async function gather(repository: Repository, question: Question): Promise<Snapshot> {
  return gatherFrom(repository, question, await readCommonFacts(repository, question.settings));
}

/** The first step of {@link gather}. */
export async function readCommonFacts(repository: Repository, settings: Settings): Promise<CommonFacts> {
  const { git } = repository;
  const means = resolveMeans(settings);
  const [tool, status, refs, remotes, shallow, files] = await Promise.all([
    toolVersion(),
    readStatus(git),
    readRefs(git),
    remoteNames(git),
    shallowBoundary(repository),
    readProject(repository, means, settings),
  ]);
  recognizeTags(means.formats, refs.tags);
  const released = await readReleased(git, means, refs.tags, status.sha);
  return { means, toolVersion: tool, status, refs, remotes, shallow, files, released };
}

/** The second step. @throws as {@link gather} does */
export async function gatherFrom(
  repository: Repository,
  asked: Question,
  facts: CommonFacts,
): Promise<Snapshot> {
  const question = { ...asked, policy: policyOf(asked.intent, asked.settings) };
  const { status, refs, remotes, files, released } = facts;
  const base = findBase(facts.means, { files, tags: refs.tags, released });
  refuseMeaninglessZero(question.intent, base);
  if (status.sha === null) throw refuse('UNBORN_BRANCH', { branch: status.branch });
  const head = { sha: status.sha, branch: status.branch, operation: pendingOperation(repository) };
  const [{ history, listed, fault }, remote, readOnly, hotfixes, signing, preflight] = await Promise.all([
    readHistory(repository, { ...question, base, files, refs, head: status.sha }),
    readRemote(repository, { ...question, base, refs, remotes, status }),
    readOnlyAmong(repository, [...files.keys()]),
    readOpenHotfixes(repository, { ...question, base, refs, head: status.sha, branch: status.branch }),
    readSigning(repository, question, status.sha),
    readRequiredChecks(repository, question),
  ]);
  const snapshot: Snapshot = {
    today: today(),
    toolVersion: facts.toolVersion,
    head,
    dirty: status.changed,
    shallow: facts.shallow,
    tags: refs.tags,
    released,
    files,
    readOnly,
    remote,
    history,
    hotfixes,
    signing,
    preflight,
    template:
      listed === null ? null : await readTemplate(repository, question.settings, base.place.folder, listed),
  };
  if (fault === null) return snapshot;
  // If there is no version to release, its changelog is not needed.
  planVersion(question.intent, question.settings, snapshot);
  throw fault;
}

async function readSigning(
  repository: Repository,
  { intent, settings, tries = false }: Question,
  head: string,
): Promise<Snapshot['signing']> {
  if (!tries || intent.filesOnly) return { kind: 'not-tried' };
  return trySigning(repository, settings.commitizen.gpgSign || intent.gpgSign, head);
}

async function readRequiredChecks(
  repository: Repository,
  { settings, scope }: Question,
): Promise<Snapshot['preflight']> {
  const isAsked = scope === 'release' && settings.relctl.preflightBefore.includes('bump');
  return isAsked ? readChecks(repository, settings) : [];
}

interface HotfixRequest extends PolicedQuestion {
  readonly base: Base;
  readonly refs: Refs;
  readonly head: string;
  readonly branch: string | null;
}

async function readOpenHotfixes(
  { git }: Repository,
  { intent, settings, policy, base, refs, head, branch, scope }: HotfixRequest,
): Promise<Snapshot['hotfixes']> {
  const remote = intent.remote ?? settings.relctl.remote;
  const main = mainBranchOf(settings, refs.defaultBranches.get(remote) ?? null);
  if (scope === 'version' || branch !== main || !mustReadHotfixes(intent, policy)) return null;
  return readHotfixes(git, hotfixQuestion(base, refs, head, settings.commitizen));
}

interface HistoryQuestion extends PolicedQuestion {
  readonly base: Base;
  readonly files: ReadonlyMap<string, string>;
  readonly refs: Refs;
  readonly head: string;
}

interface Past {
  readonly history: History;
  /** The commits that the changelog contains; null if relctl writes no changelog. */
  readonly listed: Range | null;
  /** Why the commits of the changelog can't be determined; null: they can. */
  readonly fault: RelctlError | null;
}

async function readHistory(repository: Repository, question: HistoryQuestion): Promise<Past> {
  const { base, files, refs, head, scope } = question;
  const range = { since: base.tag?.commit ?? null, head };
  const beginning =
    scope === 'version' ? null : changelogBeginning(question, base, { files, tags: refs.tags });
  const found = beginning === null ? range.since : await commitAt(repository.git, beginning).catch(asFault);
  const [changelogSince, fault] = found instanceof RelctlError ? [range.since, found] : [found, null];
  const log = readLog(repository.git, range);
  const [commits, ownCommits, versions] = await Promise.all([
    log,
    changelogSince === range.since ? null : readLog(repository.git, { since: changelogSince, head }),
    scope === 'release'
      ? readVersions(repository, base, range, log)
      : { versionChanges: [], unread: [], taggedVersion: null },
  ]);
  const changelog = beginning === null ? null : (ownCommits ?? commits);
  return {
    history: { commits, changelog, ...versions },
    listed: beginning === null ? null : { since: changelogSince, head },
    fault,
  };
}

function asFault(error: unknown): RelctlError {
  if (error instanceof RelctlError) return error;
  throw error;
}

interface RemoteRequest extends PolicedQuestion {
  readonly base: Base;
  readonly refs: Refs;
  readonly remotes: readonly string[];
  readonly status: Status;
}

async function readRemote(repository: Repository, request: RemoteRequest): Promise<Remote> {
  const { intent, settings, policy, base, refs, remotes, status } = request;
  const name = intent.remote ?? settings.relctl.remote;
  if (!remotes.includes(name)) return { kind: 'absent', name };
  const defaultBranch = refs.defaultBranches.get(name) ?? null;
  const isNeeded = mustAskRemote(intent, policy, base, refs.tags, request.scope);
  if (request.offline === true || !isNeeded) {
    return { kind: 'not-asked', name, defaultBranch, why: null };
  }
  const remote = await askRemote(repository.git, {
    name,
    defaultBranch,
    branch: status.branch,
    head: status.sha ?? '',
    releases: request.scope === 'version' ? [] : releaseNames(refs, base),
  });
  if (remote.kind !== 'unreachable' || request.mustAnswer) return remote;
  return { kind: 'not-asked', name, defaultBranch, why: `${name} gave no answer: ${remote.said}` };
}

function releaseNames({ tags }: Refs, { formats }: Base): readonly string[] {
  const { versionOf } = tagReader(formats);
  return tags.map(({ name }) => name).filter((name) => versionOf(name) !== null);
}

async function readOnlyAmong({ top }: Repository, paths: readonly string[]): Promise<readonly string[]> {
  const judged = await Promise.all(paths.map((path) => isReadOnly(top, path)));
  return paths.filter((_, index) => judged[index]);
}
