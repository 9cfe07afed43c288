import { withOverrides } from '../core/config/override.ts';
import type { Overrides } from '../core/config/override.ts';
import type { Settings } from '../core/config/settings.ts';
import { refuse, RelctlError } from '../core/error/error.ts';
import type { Effect } from '../core/release/effect.ts';
import { intentOf } from '../core/release/intent.ts';
import type { Asked } from '../core/release/intent.ts';
import type { ReleasePlan } from '../core/release/plan.ts';
import { planVersion } from '../core/release/next-version.ts';
import { outlineRelease, planRelease } from '../core/release/plan-release.ts';
import { policyOf } from '../core/release/policy.ts';
import { refuseUnknownNames } from '../core/release/unknown-names.ts';
import type { Snapshot } from '../core/snapshot/snapshot.ts';
import { forbidPrompts } from '../io/environment.ts';
import { planCatchUp } from '../io/catch-up.ts';
import { refuseUnencodable } from '../io/effects/write-file.ts';
import { execute } from '../io/execute.ts';
import type { Outcome } from '../io/execute.ts';
import { gather } from '../io/gather.ts';
import { inTime } from '../io/in-time.ts';
import { withOwnPaths } from '../io/own-path.ts';
import { withMainsRelctl } from '../io/main-settings.ts';
import type { Repository } from '../io/repository.ts';
import type { Progress } from '../io/scene.ts';
import { errorText } from '../report/error.ts';
import { planText } from '../report/release.ts';
import { PLAIN } from '../report/paint.ts';
import { brokenRulesText, lenientText } from '../report/rules.ts';
import type { GlobalFlags } from './base-command.ts';
import { confirm } from './confirm.ts';
import { paintFor } from './paint.ts';
import { print, printJson, printNotices } from './print.ts';
import { runPlan } from './plan-run.ts';
import { passBeforeRelease } from './preflight-gate.ts';
import { openRepositoryProject } from './project.ts';
import { holdingSignals } from './signals.ts';
import { speakerFor } from './speaker.ts';
import type { ReleaseFlags } from './release-flags.ts';
import type { Speaker } from './speaker.ts';
import { liveSteps, plainSteps } from './steps.ts';

/** A release command's line, understood. */
export interface ReleaseRequest {
  readonly asked: Asked;
  readonly overrides: Overrides;
  readonly globals: GlobalFlags;
  readonly dryRun: boolean;
  /** Whether the question before the first effect is answered already. */
  readonly yes: boolean;
  /** How often the release is tried in all, where others are faster. */
  readonly attempts: number;
  /** Whether stdout is for what is new in the changelog alone. */
  readonly changelogToStdout: boolean;
  /** Whether git's own words are kept from stdout, where the profile prints them. */
  readonly gitOutputToStderr: boolean;
}

/** The request of a release command that has no options of commitizen's. */
export function plainRequest(asked: Asked, flags: ReleaseFlags & GlobalFlags): ReleaseRequest {
  return {
    asked,
    overrides: {},
    globals: flags,
    dryRun: flags['dry-run'],
    yes: flags.yes,
    attempts: flags.attempts,
    changelogToStdout: false,
    gitOutputToStderr: false,
  };
}

/**
 * A release, from the command line to the last line that it prints; tried again from scratch, as often as the request
 * says, where somebody else was faster.
 */
export async function runRelease(request: ReleaseRequest): Promise<void> {
  forbidPrompts(request.dryRun ? 'all' : isTerminal() ? 'none' : 'on-the-terminal');
  for (let attempt = 1; ; attempt += 1) {
    try {
      await releaseOnce(request);
      return;
    } catch (error) {
      if (attempt >= request.attempts || !isLostRace(error)) throw error;
      process.stderr.write(`${errorText(error, paintFor(process.stderr))}\n`);
      await catchUp(request);
      process.stderr.write(`attempt ${attempt + 1} of ${request.attempts}, planned anew\n`);
    }
  }
}

async function releaseOnce(request: ReleaseRequest): Promise<void> {
  const { dryRun } = request;
  const { repository, settings, intent } = await open(request);
  const tried = { mustAnswer: !dryRun, tries: !dryRun };
  const snapshot = await gather(repository, { intent, settings, scope: 'release', ...tried });
  const speaker = speakerFor(request, policyOf(intent, settings));
  speaker.decided(() => inTime(() => outlineRelease(intent, settings, snapshot)));
  const plan = inTime(() => planRelease(intent, settings, snapshot));
  refuseUnencodable(plan.effects);
  if (dryRun) {
    speaker.dryRun(plan);
    // commitizen's own words are the whole of stdout, and have no place for ours.
    if (plan.policy.profile === 'commitizen' && !request.globals.json) printNotices(plan.notices);
    return;
  }
  speaker.begin(plan);
  refuseUnlessReady(plan, intent.command);
  refuseSeveralPushUrls(plan.effects, snapshot.remote);
  await askOnce(plan, request);
  const outcome = await carryOut(plan, { repository, settings }, request, speaker);
  speaker.end(plan, outcome);
}

/** Brings the branch to where the remote is by now, where it only has to be moved forward. */
async function catchUp(request: ReleaseRequest): Promise<void> {
  const { repository, settings, intent } = await open(request);
  const plan = await planCatchUp(repository, intent.remote ?? settings.relctl.remote);
  if (plan !== null) await runPlan(plan, repository);
}

/** @throws what forbids to carry the plan out, though a dry run may show it */
function refuseUnlessReady(plan: ReleasePlan, command: string): void {
  if (plan.broken.length > 0) {
    const details = brokenRulesText(plan.verdicts, PLAIN);
    throw refuse('RULE_BROKEN', { command, rules: plan.broken, details });
  }
  if (plan.inconsistent.length > 0) {
    const version = plan.decision.base.spelled;
    throw refuse('CURRENT_VERSION_NOT_FOUND', { version, files: plan.inconsistent });
  }
  const makes = (kind: Effect['kind']): boolean => plan.effects.some((effect) => effect.kind === kind);
  if (!makes('create-tag')) return;
  if (!plan.policy.tagsWithoutCommit && !makes('create-commit')) throw refuse('NOTHING_TO_COMMIT', {});
  if (plan.tagExists) throw refuse('TAG_EXISTS', { tag: plan.decision.tag });
}

/** A push to several URLs is several pushes. @throws SEVERAL_PUSH_URLS */
function refuseSeveralPushUrls(effects: ReleasePlan['effects'], remote: Snapshot['remote']): void {
  if (remote.kind !== 'asked' || remote.pushUrls < 2 || !effects.some(({ kind }) => kind === 'push')) return;
  throw refuse('SEVERAL_PUSH_URLS', { remote: remote.name, count: remote.pushUrls });
}

/** The next version alone, as `--get-next` prints it. */
export async function printNextVersion(request: ReleaseRequest): Promise<void> {
  forbidPrompts('all');
  const { repository, settings, intent } = await open(request);
  const snapshot = await gather(repository, { intent, settings, scope: 'version', mustAnswer: false });
  const { spelled } = inTime(() => planVersion(intent, settings, snapshot));
  if (request.globals.json) printJson({ version: spelled });
  else print(`${spelled}\n`);
}

/** Parity: what the configuration names is judged before options that exclude each other. */
async function open({ asked, overrides, globals }: ReleaseRequest) {
  const { repository, settings: own } = await openRepositoryProject(globals);
  const configured = await withMainsRelctl(repository, own);
  const { tagFormatIsNew } = policyOf(asked, configured);
  const settings = withOverrides(withOwnChecks(configured, own), overrides, tagFormatIsNew);
  refuseUnknownNames(settings, 'bump');
  return { repository, settings: await withOwnPaths(settings, repository.top), intent: intentOf(asked) };
}

/** Commands are run as they stand in the work tree, and never as a branch has them that nobody has checked out. */
function withOwnChecks(settings: Settings, own: Settings): Settings {
  return { ...settings, relctl: { ...settings.relctl, preflight: own.relctl.preflight } };
}

/** On a terminal the plan is shown and asked about once, before anything happens. */
async function askOnce(plan: ReleasePlan, { yes, globals }: ReleaseRequest): Promise<void> {
  if (yes || globals.json || !isTerminal() || plan.policy.profile === 'commitizen') {
    process.stderr.write(lenientText(plan.verdicts, paintFor(process.stderr)));
    printNotices(plan.notices);
    return;
  }
  print(`${planText(plan, paintFor(process.stdout))}\n\n`);
  if (!(await confirm(`Release ${plan.decision.tag}?`))) throw refuse('NO_ANSWER', {});
}

async function carryOut(
  plan: ReleasePlan,
  { repository, settings }: { readonly repository: Repository; readonly settings: Settings },
  { globals }: ReleaseRequest,
  speaker: Speaker,
): Promise<Outcome> {
  const isCommitizen = plan.policy.profile === 'commitizen';
  const paint = paintFor(process.stderr);
  const live = isTerminal() && !globals.json && !isCommitizen;
  const hookOutput = isCommitizen && !globals.json ? 'stdout' : 'stderr';
  return holdingSignals(async (stop) => {
    await passBeforeRelease(plan, { place: repository, settings, stop, live });
    const steps = live ? await liveSteps(plan.effects, paint, process.stdout.columns) : plainSteps(paint);
    const onProgress = (progress: Progress): void => {
      speaker.step(progress);
      steps.show(progress);
    };
    try {
      return await execute(plan, { repository, hookOutput, stop, onProgress });
    } finally {
      await steps.end();
    }
  });
}

/** Whether what stopped a release was another one, or a change of the repository while it was planned. */
function isLostRace(error: unknown): boolean {
  return error instanceof RelctlError && (error.code === 'PUSH_RACED' || error.code === 'PLAN_STALE');
}

function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}
