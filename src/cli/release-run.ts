import { resolve } from 'node:path';
import { refuse } from '../core/error/error.ts';
import type { Intent } from '../core/release/intent.ts';
import type { ReleasePlan } from '../core/release/plan.ts';
import { planRelease, planVersion } from '../core/release/plan-release.ts';
import { forbidPrompts } from '../io/environment.ts';
import { execute } from '../io/execute.ts';
import type { Outcome, Progress } from '../io/execute.ts';
import { gather } from '../io/gather.ts';
import { refuseIfInterrupted } from '../io/journal.ts';
import { loadSettings } from '../io/load-settings.ts';
import { findRepository } from '../io/repository.ts';
import type { Repository } from '../io/repository.ts';
import { COMMITIZEN_END, commitizenDryRun, hookAnnouncement, stepOutput } from '../report/commitizen.ts';
import { releaseJson } from '../report/release-json.ts';
import { outcomeText } from '../report/outcome.ts';
import { headline, noticeText, planText } from '../report/release.ts';
import { PLAIN } from '../report/paint.ts';
import { brokenRulesText, lenientText } from '../report/rules.ts';
import type { GlobalFlags } from './base-command.ts';
import { confirm } from './confirm.ts';
import { paintFor } from './paint.ts';
import { watchSignals } from './signals.ts';
import { liveSteps, plainSteps } from './steps.ts';

/** A release command's line, understood. */
export interface ReleaseRequest {
  readonly intent: Intent;
  readonly globals: GlobalFlags;
  readonly dryRun: boolean;
  /** Whether the question before the first effect is answered already. */
  readonly yes: boolean;
}

/** A release, from the command line to the last line that it prints. */
export async function runRelease(request: ReleaseRequest): Promise<void> {
  const { globals, dryRun } = request;
  forbidPrompts(dryRun ? 'all' : isTerminal() ? 'none' : 'on-the-terminal');
  const { repository, plan } = await prepare(request);
  if (dryRun) {
    print(dryRunText(plan, globals.json));
    // commitizen's own words are the whole of stdout, and have no place for ours.
    if (plan.policy.profile === 'commitizen' && !globals.json) tellNotices(plan);
    return;
  }
  if (!globals.json) print(`${headline(plan)}\n\n`);
  if (plan.broken.length > 0) throw brokenRules(plan);
  if (!plan.policy.tagsWithoutCommit && !plan.effects.some(({ kind }) => kind === 'create-commit')) {
    throw refuse('NOTHING_TO_COMMIT', {});
  }
  if (plan.tagExists) throw refuse('TAG_EXISTS', { tag: plan.decision.tag });
  await askOnce(plan, request);
  const outcome = await carryOut(plan, repository, globals.json);
  print(outcomeOf(plan, outcome, globals.json));
}

/** The next version alone, as `--get-next` prints it. */
export async function printNextVersion(request: ReleaseRequest): Promise<void> {
  forbidPrompts('all');
  const { intent, globals } = request;
  const { repository, settings } = await open(globals);
  const snapshot = await gather(repository, { intent, settings, scope: 'version', mustAnswer: false });
  const { spelled } = planVersion(intent, settings, snapshot);
  print(globals.json ? json({ version: spelled }) : `${spelled}\n`);
}

async function prepare({
  intent,
  globals,
  dryRun,
}: ReleaseRequest): Promise<{ repository: Repository; plan: ReleasePlan }> {
  const { repository, settings } = await open(globals);
  const snapshot = await gather(repository, { intent, settings, scope: 'release', mustAnswer: !dryRun });
  return { repository, plan: planRelease(intent, settings, snapshot) };
}

async function open({ directory, config, name }: GlobalFlags): ReturnType<typeof openProject> {
  return openProject(resolve(directory ?? '.'), config ?? null, name ?? null);
}

async function openProject(folder: string, config: string | null, name: string | null) {
  const repository = await findRepository(folder);
  // A dry run too: the files of a release that is half done tell nothing about the next one.
  await refuseIfInterrupted(repository);
  const { settings, candidates } = await loadSettings(repository, config, name);
  if (candidates.length > 1) {
    const paint = paintFor(process.stderr);
    const [chosen = ''] = candidates;
    process.stderr.write(
      `${noticeText(`${candidates.join(' and ')} both configure commitizen; ${chosen} is used`, paint)}\n`,
    );
  }
  return { repository, settings };
}

function dryRunText(plan: ReleasePlan, asJson: boolean): string {
  if (asJson) return json(releaseJson(plan, null));
  if (plan.policy.profile === 'commitizen') return commitizenDryRun(plan);
  const paint = paintFor(process.stdout);
  const end =
    plan.broken.length === 0
      ? 'This was a dry run: nothing was changed.'
      : `This was a dry run: nothing was changed. The release would be refused: ${plan.broken.join(', ')}.`;
  return `${headline(plan)}\n\n${planText(plan, paint)}\n\n${end}\n`;
}

function brokenRules(plan: ReleasePlan): Error {
  const details = brokenRulesText(plan.verdicts, PLAIN);
  return refuse('RULE_BROKEN', { rules: plan.broken, details });
}

/** On a terminal the plan is shown and asked about once, before anything happens. */
async function askOnce(plan: ReleasePlan, { yes, globals }: ReleaseRequest): Promise<void> {
  if (yes || globals.json || !isTerminal() || plan.policy.profile === 'commitizen') {
    const paint = paintFor(process.stderr);
    process.stderr.write(lenientText(plan.verdicts, paint));
    tellNotices(plan);
    return;
  }
  print(`${planText(plan, paintFor(process.stdout))}\n\n`);
  if (!(await confirm(`Release ${plan.decision.tag}?`))) throw refuse('NO_ANSWER', {});
}

function tellNotices({ notices }: ReleasePlan): void {
  const paint = paintFor(process.stderr);
  for (const notice of notices) process.stderr.write(`${noticeText(notice, paint)}\n`);
}

async function carryOut(plan: ReleasePlan, repository: Repository, asJson: boolean): Promise<Outcome> {
  const isCommitizen = plan.policy.profile === 'commitizen';
  const paint = paintFor(process.stderr);
  const live = isTerminal() && !asJson && !isCommitizen;
  const steps = live ? await liveSteps(plan.effects) : plainSteps(paint);
  const signals = watchSignals();
  try {
    return await execute(plan, {
      repository,
      hookOutput: isCommitizen && !asJson ? 'stdout' : 'stderr',
      stopped: signals.stopped,
      onProgress: (progress) => {
        if (isCommitizen && !asJson) print(commitizenWords(progress));
        steps.show(progress);
      },
    });
  } finally {
    await steps.end();
    signals.end();
  }
}

function commitizenWords(progress: Progress): string {
  if (progress.kind === 'begun') return hookAnnouncement(progress.effect);
  return progress.kind === 'done' ? stepOutput(progress.output) : '';
}

function outcomeOf(plan: ReleasePlan, outcome: Outcome, asJson: boolean): string {
  if (asJson) return json(releaseJson(plan, outcome.commit?.sha ?? null));
  if (plan.policy.profile === 'commitizen') return COMMITIZEN_END;
  return outcomeText(plan, outcome.commit?.sha ?? null, paintFor(process.stdout));
}

function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

function print(text: string): void {
  process.stdout.write(text);
}

function json(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
