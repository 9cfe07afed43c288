import type { AuditFacts } from '../../core/audit/audit-facts.ts';
import { lineOf } from '../../core/audit/tags.ts';
import type { AuditTag, Line } from '../../core/audit/audit-facts.ts';
import { checkPolicy } from '../../core/commit/check-policy.ts';
import type { Commit } from '../../core/commit/commit.ts';
import { findFault, foldedMessage } from '../../core/commit/message.ts';
import type { MessageRules } from '../../core/commit/message.ts';
import { reachedWithin } from '../../core/commit/reach.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { resolveMeans } from '../../core/release/base.ts';
import type { Means } from '../../core/release/base.ts';
import { mainBranchOf } from '../../core/release/release-refs.ts';
import { historyCondenser } from '../../core/rule/condensed.ts';
import { renderTag } from '../../core/tag/format.ts';
import { tagReader } from '../../core/tag/recognise.ts';
import type { Tag } from '../../core/tag/tag.ts';
import type { Version } from '../../core/version/version.ts';
import { substitute } from '../../core/text/template.ts';
import type { Git } from '../git/git.ts';
import { readSpan, readTouching, visitSpan } from '../git/log.ts';
import { inTimeTogether } from '../process/in-time.ts';
import type { Span } from '../git/log.ts';
import { readBumps } from '../history/read-bumps.ts';
import { hotfixQuestion, readHotfixes } from './read-hotfixes.ts';
import { recognizeTags } from './recognize-tags.ts';
import { readBeside } from './read-tagged.ts';
import { readTagged } from '../history/read-releases.ts';
import { pathsOf } from '../history/read-trees.ts';
import type { VersionKeeper } from '../history/read-trees.ts';
import { readVersionHistory } from './read-versions.ts';
import type { Touched, VersionHistory } from './read-versions.ts';
import { readBranchTips, readPeeled, readRefs } from '../git/refs.ts';
import { askTags, remoteNames } from '../git/remote.ts';
import { shallowBoundary } from '../git/repository.ts';
import type { Repository } from '../git/repository.ts';

export interface Audited {
  readonly facts: AuditFacts;
  /** What the audit could not check, and why. */
  readonly notChecked: readonly { readonly rule: string; readonly why: string }[];
}

type Release = Tag & { readonly version: Version };

/**
 * All that an audit needs. The number of git processes depends neither on the commits nor on the tags.
 *
 * @param asked the commits to audit; null: all
 * @throws SHALLOW_AUDIT, UNBORN_BRANCH
 */
export async function gatherAudit(
  repository: Repository,
  settings: Settings,
  asked: ReadonlySet<string> | null,
): Promise<Audited> {
  const { git } = repository;
  const means = resolveMeans(settings);
  if ((await shallowBoundary(repository)).size > 0) throw refuse('AUDIT_OF_SHALLOW_CLONE', {});
  const remote = settings.relctl.remote;
  const [refs, branches, there] = await Promise.all([
    readRefs(git),
    readBranchTips(git, remote),
    askedTags(git, remote),
  ]);
  const mainBranch = mainBranchOf(settings, refs.defaultBranches.get(remote) ?? null);
  recognizeTags(means.formats, refs.tags);
  const { versionOf } = tagReader(means.formats);
  const named = refs.tags.flatMap((tag): readonly Release[] => {
    const version = versionOf(tag.name);
    return version === null ? [] : [{ ...tag, version }];
  });
  const peeled = await readPeeled(git, ['HEAD', ...named.map(({ commit }) => commit)]);
  const head = peeled.get('HEAD');
  if (head === undefined) throw refuse('UNBORN_BRANCH', { branch: null });
  const mains = branches.filter(({ name }) => name === mainBranch).map(({ tip }) => tip);
  const main = mains.length === 0 ? [head] : mains;
  const standing = named.filter(({ commit }) => peeled.has(commit));
  const tips = [...new Set([head, ...main, ...standing.map(({ commit }) => commit)])];
  const others = branches.filter(({ name }) => name !== mainBranch);
  const span = { from: tips, without: [] };
  const home = { provider: means.provider, place: means.place };
  const walk = walkHistory(git, home, span, messageRules(settings, means));
  const history = walk.then((touched) => readVersionHistory(git, home, span, { touched }));
  const [{ commits, size, refused }, { changes, unread, configBefore }, line, hotfixes, tags] =
    await Promise.all([
      walk,
      history,
      readLine(git, settings, standing, main, others),
      readHotfixes(git, hotfixQuestion({ ...means, tag: null }, refs, main[0] ?? head, settings.commitizen)),
      readTags(git, settings, means, { tags: named, all: refs.tags, head: main[0] ?? head }, history),
    ]);
  const isInFile = means.provider.file(means.place) !== null;
  const versionChanges = isInFile ? changes : [];
  return {
    facts: {
      mainBranch,
      remote,
      size,
      history: commits,
      refused,
      asked,
      versionChanges,
      unread: isInFile ? unread : [],
      bumps: await readBumps(git, versionChanges, versionOf, configBefore),
      home,
      tags,
      readTag: versionOf,
      line,
      there: typeof there === 'string' ? null : there,
      hotfixes,
      bumpMessage: settings.commitizen.bumpMessage,
    },
    notChecked: typeof there === 'string' ? [{ rule: 'tag-not-moved', why: there }] : [],
  };
}

function messageRules({ relctl, commitizen }: Settings, { rules }: Means): MessageRules {
  const asked = { allowAbort: false, allowedPrefixes: null, lengthLimit: null };
  return checkPolicy(relctl.profile, commitizen, asked, rules.schema).rules;
}

type Walked = Touched & Pick<AuditFacts, 'size' | 'refused'>;

/** Reads all commits, and keeps few of them: a million would take gigabytes. */
async function walkHistory(
  git: Git,
  keeper: VersionKeeper,
  span: Span,
  rules: MessageRules,
): Promise<Walked> {
  const touching = await readTouching(git, span, pathsOf(keeper));
  const condenser = historyCondenser([...touching, ...span.from]);
  const refused: Pick<Commit, 'sha' | 'subject'>[] = [];
  let size = 0;
  // The project's own pattern may take forever.
  const inTime = inTimeTogether();
  const isRefused = (commit: Commit): boolean => findFault(foldedMessage(commit), rules) !== null;
  await visitSpan(git, span, (commits) => {
    size += commits.length;
    for (const commit of commits) condenser.add(commit);
    for (const { sha, subject } of inTime(() => commits.filter(isRefused))) refused.push({ sha, subject });
  });
  return { commits: condenser.commits(), touching, size, refused };
}

/** If there is no answer, the reason as a text. */
async function askedTags(git: Git, remote: string): Promise<ReadonlyMap<string, string> | string> {
  if (!(await remoteNames(git)).includes(remote)) return `there is no remote ${remote}`;
  const answer = await askTags(git, remote);
  return typeof answer === 'string' ? `${remote} gave no answer: ${answer.split('\n')[0] ?? ''}` : answer;
}

async function readLine(
  git: Git,
  { relctl }: Settings,
  tags: readonly Release[],
  main: readonly string[],
  branches: readonly { readonly name: string; readonly tip: string }[],
): Promise<Line> {
  const unreached = await readSpan(git, { from: tags.map(({ commit }) => commit), without: main });
  const tips = unreached.length === 0 ? [] : [...new Set(branches.map(({ tip }) => tip))];
  const beyond = new Map(
    (await readSpan(git, { from: tips, without: main })).map((commit) => [commit.sha, commit]),
  );
  const reached = branches.map(({ name, tip }) => ({ name, reached: reachedWithin(beyond, tip) }));
  return lineOf(tags, unreached, reached, (tag) => substitute(relctl.hotfixBranch, { tag }));
}

async function readTags(
  git: Git,
  settings: Settings,
  means: Means,
  question: {
    readonly tags: readonly Release[];
    readonly all: readonly Tag[];
    readonly head: string;
  },
  history: Promise<VersionHistory>,
): Promise<readonly AuditTag[]> {
  const { tags } = question;
  const commits = await readPeeled(
    git,
    tags.map(({ commit }) => commit),
  );
  const [tagged, beside] = await Promise.all([
    readTagged(git, means, [...commits.values()], history),
    readBeside(git, settings, means, question),
  ]);
  return tags.map((tag) => ({
    ...tag,
    spelled: means.scheme.format(tag.version),
    isUsual: tag.name === renderTag(means.formats.current, tag.version, means.scheme),
    at: tagged.get(tag.commit) ?? null,
    locked: beside.locked.get(tag.name) ?? null,
    lacksSection: beside.lacking.has(tag.name),
  }));
}
