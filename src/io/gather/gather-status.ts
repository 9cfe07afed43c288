import type { Settings } from '../../core/config/settings.ts';
import { RelctlError } from '../../core/error/error.ts';
import type { Remedied } from '../../core/preflight/check-end.ts';
import { toolsOf } from '../../core/preflight/tools.ts';
import type { BranchTip, DatedCommit } from '../../core/release/status/branch-age.ts';
import type { Intent } from '../../core/release/intent.ts';
import type { MainBranch } from '../../core/release/status/status-facts.ts';
import type { StatusFacts } from '../../core/release/status/status-facts.ts';
import { hotfixTagReader } from '../../core/release/status/status-hotfixes.ts';
import { mainBranchOf } from '../../core/release/release-refs.ts';
import type { Hotfix, Snapshot } from '../../core/snapshot/snapshot.ts';
import { now } from '../process/clock.ts';
import { gatherFrom, readCommonFacts } from './gather.ts';
import type { CommonFacts } from './gather.ts';
import type { Git } from '../git/git.ts';
import { readInterruption } from '../run/journal/find.ts';
import { readDated } from '../git/log.ts';
import { hotfixQuestion, readHotfixes } from './read-hotfixes.ts';
import { readChecks } from '../process/preflight.ts';
import { isProgram } from '../process/programs.ts';
import { readBranchTips } from '../git/refs.ts';
import { pendingOperation } from '../git/repository.ts';
import type { Repository } from '../git/repository.ts';

/**
 * Everything that a status reports. relctl asks no remote and writes nothing. The number of git processes depends
 * neither on the branches nor on the tags. A problem that would stop a release is reported, and the rest is still read.
 */
export async function gatherStatus(
  repository: Repository,
  intent: Intent,
  settings: Settings,
): Promise<StatusFacts> {
  const { git } = repository;
  const remote = settings.relctl.remote;
  const [common, tips, interruption, missing] = await Promise.all([
    readCommonFacts(repository, settings),
    readBranchTips(git, remote),
    readInterruption(repository),
    missingTools(repository, settings),
  ]);
  const { status, refs, shallow } = common;
  const name = mainBranchOf(settings, refs.defaultBranches.get(remote) ?? null);
  const mains = tips.filter((tip) => tip.name === name);
  const main: MainBranch = { name, commit: (mains.find(({ isHere }) => isHere) ?? mains[0])?.tip ?? null };
  const isComplete = shallow.size === 0 && main.commit !== null;
  const question = { intent, settings, scope: 'release', mustAnswer: false, offline: true } as const;
  const [outlook, commits] = await Promise.all([
    gatherFrom(repository, question, common).catch(asOutlook),
    isComplete ? readOwn(git, tips, mains, hotfixTagReader(settings, common.means.formats)) : null,
  ]);
  return {
    now: now(),
    means: common.means,
    head: { sha: status.sha, branch: status.branch, operation: pendingOperation(repository) },
    tags: refs.tags,
    files: common.files,
    released: common.released,
    shallow,
    outlook,
    main,
    remote: { name: remote, exists: common.remotes.includes(remote) },
    tips,
    commits,
    hotfixes: isComplete ? await readMains(git, common, main.commit, { outlook, settings }) : null,
    interruption,
    missing,
  };
}

/** The programs that the preflight checks need and that are not installed. */
async function missingTools(repository: Repository, settings: Settings): Promise<readonly Remedied[]> {
  const tools = [...toolsOf(await readChecks(repository, settings))];
  const found = await Promise.all(tools.map(([name]) => isProgram(name)));
  return tools.filter((_, index) => found[index] !== true).map(([, remedied]) => remedied);
}

function asOutlook(error: unknown): RelctlError {
  if (error instanceof RelctlError) return error;
  throw error;
}

/** What the branches and hotfixes, on the remote and here, have and main, on the remote and here, does not. */
function readOwn(
  git: Git,
  tips: readonly BranchTip[],
  mains: readonly BranchTip[],
  tagOf: (branch: string) => string | null,
): Promise<readonly DatedCommit[]> {
  const without = new Set(mains.map(({ tip }) => tip));
  const from = tips.filter(({ name, isHere }) => !isHere || tagOf(name) !== null).map(({ tip }) => tip);
  return readDated(
    git,
    [...new Set(from)].filter((tip) => !without.has(tip)),
    [...without],
  );
}

/** On the main branch they have already been read for the release. */
function readMains(
  git: Git,
  { means, refs }: CommonFacts,
  commit: string | null,
  { outlook, settings }: { readonly outlook: Snapshot | RelctlError; readonly settings: Settings },
): Promise<readonly Hotfix[]> | readonly Hotfix[] {
  if (!(outlook instanceof RelctlError) && outlook.hotfixes !== null) return outlook.hotfixes;
  return commit === null
    ? []
    : readHotfixes(git, hotfixQuestion({ ...means, tag: null }, refs, commit, settings.commitizen));
}
