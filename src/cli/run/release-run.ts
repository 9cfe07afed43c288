import { withOverrides } from '../../core/config/override.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse, RelctlError } from '../../core/error/error.ts';
import { ciHost, forgeOf } from '../../core/notes/forge.ts';
import type { Forge } from '../../core/notes/forge.ts';
import { findPush } from '../../core/plan/progress.ts';
import { intentOf } from '../../core/release/intent.ts';
import type { ReleasePlan } from '../../core/release/plan.ts';
import { planVersion } from '../../core/release/answers/next-version.ts';
import { outlineRelease, planRelease } from '../../core/release/plan-release.ts';
import { policyOf } from '../../core/release/policy.ts';
import { refuseUnknownNames } from '../../core/release/unknown-names.ts';
import { isPrerelease } from '../../core/version/version.ts';
import { forbidPrompts } from '../../io/process/environment.ts';
import { refuseUnencodable } from '../../io/run/effects/write-file.ts';
import { gather } from '../../io/gather/gather.ts';
import { inTime } from '../../io/process/in-time.ts';
import { withOwnPaths } from '../../io/files/own-path.ts';
import { pushUrl } from '../../io/git/remote.ts';
import type { Repository } from '../../io/git/repository.ts';
import { errorText } from '../../report/error.ts';
import { planText } from '../../report/release/release.ts';
import { NOT_RELEASED, releaseOutputs } from '../../report/release/outputs.ts';
import { lenientText } from '../../report/rules.ts';
import { canAsk, confirm, isTerminal } from '../terminal/confirm.ts';
import { paintFor } from '../terminal/paint.ts';
import { print, printJson, printNotices } from '../terminal/print.ts';
import { openOutputs } from '../line/output-flags.ts';
import type { OutputFiles } from '../line/output-flags.ts';
import { openRepositoryProject, withMainsSettings } from './project.ts';
import { refuseSeveralPushUrls, refuseUnlessReady } from './ready.ts';
import { reporterFor, taggedCommit } from '../terminal/reporter.ts';
import type { ReleaseRequest } from './release-request.ts';

/**
 * Runs a release command. If someone else releases first, relctl plans again from scratch, as often as the request
 * says.
 */
export async function runRelease(request: ReleaseRequest): Promise<void> {
  forbidPrompts(request.dryRun ? 'all' : isTerminal() ? 'none' : 'on-the-terminal');
  const outputs = await openOutputs(request.outputs, request.globals);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await releaseOnce(request, outputs);
      return;
    } catch (error) {
      if (isNothing(error)) await outputs.write(NOT_RELEASED);
      if (attempt >= request.attempts || !isLostRace(error)) throw error;
      process.stderr.write(`${errorText(error, paintFor(process.stderr))}\n`);
      await catchUp(request);
      process.stderr.write(`attempt ${attempt + 1} of ${request.attempts}, planning again\n`);
    }
  }
}

async function releaseOnce(request: ReleaseRequest, outputs: OutputFiles): Promise<void> {
  const { dryRun } = request;
  const { repository, settings, intent } = await open(request);
  const tried = { mustAnswer: !dryRun, tries: !dryRun };
  const snapshot = await gather(repository, { intent, settings, scope: 'release', ...tried });
  const reporter = reporterFor(request, policyOf(intent, settings));
  reporter.decided(() => inTime(() => outlineRelease(intent, settings, snapshot)));
  const plan = inTime(() => planRelease(intent, settings, snapshot));
  refuseUnencodable(plan.effects);
  if (dryRun) {
    await outputs.write(releaseOutputs(plan, null));
    reporter.dryRun(plan);
    // With this profile stdout has exactly commitizen's output, so notes go to stderr.
    if (plan.policy.profile === 'commitizen' && !request.globals.json) printNotices(plan.notices);
    return;
  }
  reporter.begin(plan);
  refuseUnlessReady(plan, intent.command);
  refuseSeveralPushUrls(plan.effects, snapshot.remote);
  await askOnce(plan, request);
  // A dry run needs none of the code that carries a plan out.
  const { executeRelease } = await import('./execute-release.ts');
  const outcome = await executeRelease(plan, { repository, settings }, request, reporter);
  const lost = await outputs.write(releaseOutputs(plan, taggedCommit(plan, outcome))).catch(asLost);
  reporter.end(plan, outcome, await seenAt(plan, repository));
  if (lost !== undefined) reportLost(lost);
}

/** The forge of the remote, if the terminal can show links to it. */
async function seenAt({ effects }: ReleasePlan, { git }: Repository): Promise<Forge | null> {
  const push = findPush(effects);
  if (push === null || paintFor(process.stdout).link === null) return null;
  return forgeOf(await pushUrl(git, push.remote).catch(() => ''), ciHost(process.env));
}

/** The release is published, so this error is printed after its report and undoes nothing. */
function reportLost(error: RelctlError): void {
  process.stderr.write(`${errorText(error, paintFor(process.stderr))}\n`);
  process.exitCode = error.exit;
}

function asLost(error: unknown): RelctlError {
  if (error instanceof RelctlError) return error;
  throw error;
}

/** Fast-forwards the branch to the remote, if that is possible. */
async function catchUp(request: ReleaseRequest): Promise<void> {
  const { repository, settings, intent } = await open(request);
  const [{ planCatchUp }, { runPlan }] = await Promise.all([
    import('../../io/run/catch-up.ts'),
    import('./plan-run.ts'),
  ]);
  const plan = await planCatchUp(repository, intent.remote ?? settings.relctl.remote);
  if (plan !== null) await runPlan(plan, repository);
}

/** Prints only the next version, for `--get-next`. */
export async function printNextVersion(request: ReleaseRequest): Promise<void> {
  forbidPrompts('all');
  const outputs = await openOutputs(request.outputs, request.globals);
  const { repository, settings, intent } = await open(request);
  const snapshot = await gather(repository, { intent, settings, scope: 'version', mustAnswer: false });
  const { spelled, tag, version } = inTime(() => planVersion(intent, settings, snapshot));
  await outputs.write([
    ...NOT_RELEASED,
    ['version', spelled],
    ['tag', tag],
    ['prerelease', String(isPrerelease(version))],
  ]);
  if (request.globals.json) printJson({ version: spelled });
  else print(`${spelled}\n`);
}

/** Parity: unknown names in the configuration are refused before options that exclude each other. */
async function open({ asked, overrides, globals }: ReleaseRequest) {
  const project = await openRepositoryProject(globals);
  const { repository, settings: own } = project;
  const configured = await withMainsSettings(project, globals);
  const { tagFormatIsNew } = policyOf(asked, configured);
  const settings = withOverrides(withOwnChecks(configured, own), overrides, tagFormatIsNew);
  refuseUnknownNames(settings, 'bump');
  return { repository, settings: await withOwnPaths(settings, repository.top), intent: intentOf(asked) };
}

/** Commands always come from the working tree, never from a branch that is not checked out. */
function withOwnChecks(settings: Settings, own: Settings): Settings {
  return { ...settings, relctl: { ...settings.relctl, preflight: own.relctl.preflight } };
}

/** On a terminal, shows the plan and asks once before the first effect. */
async function askOnce(plan: ReleasePlan, { yes, globals }: ReleaseRequest): Promise<void> {
  if (yes || globals.json || !canAsk() || plan.policy.profile === 'commitizen') {
    process.stderr.write(lenientText(plan.verdicts, paintFor(process.stderr)));
    printNotices(plan.notices);
    return;
  }
  print(`${planText(plan, paintFor(process.stdout))}\n\n`);
  if (!(await confirm(`Release ${plan.packages[0].decision.tag}?`))) throw refuse('NO_ANSWER', {});
}

/** Whether another release won the race, or the repository changed during planning. */
function isLostRace(error: unknown): boolean {
  return error instanceof RelctlError && (error.code === 'PUSH_RACED' || error.code === 'PLAN_STALE');
}

/** Whether there is nothing to release. */
function isNothing(error: unknown): boolean {
  return error instanceof RelctlError && (error.exit === 3 || error.exit === 21);
}
