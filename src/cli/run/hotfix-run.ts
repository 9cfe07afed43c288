import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { planReconcile } from '../../core/release/hotfix/hotfix-reconcile.ts';
import { planHotfixStart } from '../../core/release/hotfix/hotfix-start.ts';
import { faultInBranchName } from '../../core/tag/name.ts';
import { refuseUnencodable } from '../../io/run/effects/write-file.ts';
import { inTime } from '../../io/process/in-time.ts';
import { forbidPrompts } from '../../io/process/environment.ts';
import { fetchRemote, gatherReconcile, gatherStart, namedCommit } from '../../io/gather/gather-hotfix.ts';
import { pushUrls, remoteNames } from '../../io/git/remote.ts';
import type { Repository } from '../../io/git/repository.ts';
import { purposeJson, stepsText } from '../../report/release/hotfix.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { askFirst, printEnd, runPlan } from './plan-run.ts';
import { print, printJson, printNotices } from '../terminal/print.ts';
import { openRepositoryProject, withMainsSettings } from './project.ts';

export type HotfixFlags = GlobalFlags &
  Readonly<{
    'dry-run': boolean;
    remote: string | undefined;
    pick: readonly string[] | undefined;
  }>;

/** Runs `relctl hotfix TAG`. */
export async function runHotfixStart(tag: string, flags: HotfixFlags): Promise<void> {
  const { repository, settings, remote } = await open(flags);
  const unheard = flags['dry-run'] ? null : await fetchRemote(repository, remote);
  const { target, means, facts } = await gatherStart(repository, settings, {
    tag,
    picks: flags.pick ?? [],
    remote,
  });
  const plan = inTime(() => planHotfixStart(target, means, facts));
  printNotices([
    ...(unheard === null ? [] : [`relctl uses the local tags, because ${remote} did not answer: ${unheard}`]),
    ...plan.notices,
  ]);
  const { notices } = plan;
  if (flags['dry-run']) {
    if (flags.json) printJson({ done: false, ...purposeJson(plan, []), notices });
    else print(stepsText(plan));
    return;
  }
  const { empty } = plan.effects.length === 0 ? { empty: [] } : await runPlan(plan, repository);
  if (flags.json) printJson({ done: true, ...purposeJson(plan, empty), notices });
  else printEnd(plan, empty);
}

export type ReconcileFlags = GlobalFlags &
  Readonly<{
    'dry-run': boolean;
    yes: boolean;
    remote: string | undefined;
    push: boolean | undefined;
    skip: readonly string[] | undefined;
    branch: string | undefined;
  }>;

/** Runs `relctl hotfix reconcile`. */
export async function runReconcile(flags: ReconcileFlags): Promise<void> {
  const branch = branchAsked(flags);
  const { repository, settings, remote } = await open(flags);
  const push = await pushes(flags, settings, remote, repository);
  const unheard = flags['dry-run'] ? null : await fetchRemote(repository, remote);
  if (unheard !== null && push) throw refuse('FETCH_FAILED', { remote, said: unheard });
  const facts = await gatherReconcile(repository, settings, { remote, branch });
  const skip = await Promise.all((flags.skip ?? []).map((name) => namedCommit(repository.git, name)));
  const skipped = skip.map(({ sha }) => sha);
  const plan = inTime(() => planReconcile({ skip: skipped, branch, push }, facts));
  refuseUnencodable(plan.effects);
  if (flags['dry-run'] || plan.effects.length === 0) {
    if (flags.json) printJson({ done: false, ...purposeJson(plan, []) });
    else if (plan.effects.length === 0) printEnd(plan, []);
    else print(stepsText(plan));
    return;
  }
  const count = push ? await pushUrls(repository.git, remote) : 1;
  if (count > 1) throw refuse('SEVERAL_PUSH_URLS', { remote, count });
  const { tags, branch: goal } = plan.purpose;
  const question = `Bring ${tags.join(', ')} to ${goal}?`;
  await askFirst(question, () => stepsText(plan), flags.yes || flags.json);
  const { empty } = await runPlan(plan, repository);
  if (flags.json) printJson({ done: true, ...purposeJson(plan, empty) });
  else printEnd(plan, empty);
}

/** @throws INVALID_ARGUMENT */
function branchAsked({ branch }: ReconcileFlags): string | null {
  if (branch === undefined) return null;
  const fault = faultInBranchName(branch);
  if (fault === null) return branch;
  const problem = `--branch: '${branch}' is not a valid branch name: ${fault}`;
  throw refuse('INVALID_ARGUMENT', { problem, hint: null });
}

interface Opened {
  readonly repository: Repository;
  readonly settings: Settings;
  readonly remote: string;
}

async function open(flags: GlobalFlags & Pick<HotfixFlags, 'dry-run' | 'remote'>): Promise<Opened> {
  forbidPrompts(flags['dry-run'] || !process.stdin.isTTY ? 'all' : 'none');
  const project = await openRepositoryProject(flags);
  const settings = await withMainsSettings(project, flags);
  return { repository: project.repository, settings, remote: flags.remote ?? settings.relctl.remote };
}

/** @throws NO_SUCH_REMOTE if an option names the remote or asks for the push */
async function pushes(
  flags: ReconcileFlags,
  { relctl }: Settings,
  remote: string,
  { git }: Repository,
): Promise<boolean> {
  const exists = (await remoteNames(git)).includes(remote);
  const wanted = flags.push ?? relctl.push;
  if (!exists && (flags.push === true || flags.remote !== undefined)) {
    throw refuse('NO_SUCH_REMOTE', { remote, pushes: wanted });
  }
  return wanted && exists;
}
