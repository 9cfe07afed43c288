import type { RefUpdate } from '../core/audit/push.ts';
import type { PreflightCheck, Settings } from '../core/config/settings.ts';
import { refuse } from '../core/error/error.ts';
import type { Gate } from '../core/error/preflight-errors.ts';
import { namesOf } from '../core/preflight/report.ts';
import { makesRelease } from '../core/plan/progress.ts';
import type { ReleasePlan } from '../core/release/plan.ts';
import { listed, shortSha } from '../core/text/words.ts';
import { pushesRelease } from '../io/run/journal/find.ts';
import { readChecks } from '../io/preflight.ts';
import type { Repository } from '../io/repository.ts';
import { readStatus } from '../io/status.ts';
import { PLAIN } from '../report/paint.ts';
import { preflightDetails } from '../report/preflight.ts';
import { NO_CHECKS, runShown } from './preflight-run.ts';
import type { CheckPlace } from './preflight-run.ts';
import { printNotices } from './print.ts';
import { holdingSignals } from './signals.ts';

/**
 * What must be green before the first effect of a release, where that is configured.
 *
 * @throws PREFLIGHT_RED; PLAN_STALE where a check has changed a file that git tracks
 */
export async function passBeforeRelease(
  { preflight, effects, basis }: ReleasePlan,
  { place, ...rest }: CheckPlace & { readonly place: Repository },
): Promise<void> {
  const { preflightBefore } = rest.settings.relctl;
  if (!preflightBefore.includes('bump') || !makesRelease(effects)) return;
  await pass('release', preflight, { place, ...rest });
  const { changed } = await readStatus(place.git);
  const touched = changed.filter((path) => !basis.dirty.includes(path));
  if (touched.length > 0) {
    throw refuse('PLAN_STALE', { what: `the preflight checks have changed ${listed(touched)}` });
  }
}

/**
 * What must be green before a push. A release that is under way has passed already where `bump` asks for it.
 *
 * @throws PREFLIGHT_RED
 */
export async function passBeforePush(
  repository: Repository,
  settings: Settings,
  updates: readonly RefUpdate[],
  mainBranch: string,
): Promise<void> {
  const { preflightBefore } = settings.relctl;
  const brought = updates.filter(({ ref, to }) => to !== null && /^refs\/(?:heads|tags)\//.test(ref));
  const toMain = brought.filter(({ ref }) => ref === `refs/heads/${mainBranch}`);
  const asked = preflightBefore.includes('push')
    ? brought
    : preflightBefore.includes('push-main')
      ? toMain
      : [];
  if (asked.length === 0) return;
  if (preflightBefore.includes('bump') && (await pushesRelease(repository))) return;
  await tellOtherTree(repository, asked);
  const checks = await readChecks(repository, settings);
  // git's hooks have the terminal for themselves, so a list that changes its lines has no place there.
  await holdingSignals((stop) => pass('push', checks, { place: repository, settings, stop, live: false }));
}

/** The checks see the work tree, which need not be what is pushed. */
async function tellOtherTree({ git }: Repository, updates: readonly RefUpdate[]): Promise<void> {
  const { sha, changed } = await readStatus(git);
  const other = updates.find(({ ref, to }) => ref.startsWith('refs/heads/') && to !== sha);
  if (other !== undefined) {
    const what = `${other.ref.replace('refs/heads/', '')} is pushed at ${shortSha(other.to ?? '')}`;
    printNotices([`the checks look at the work tree, which is at ${shortSha(sha ?? 'nothing')}; ${what}`]);
  } else if (changed.length > 0) {
    printNotices([`the checks look at the work tree, which differs from the commit in ${listed(changed)}`]);
  }
}

async function pass(
  gate: Exclude<Gate, null>,
  checks: readonly PreflightCheck[],
  where: CheckPlace,
): Promise<void> {
  if (checks.length === 0) {
    printNotices([NO_CHECKS]);
    return;
  }
  const reports = await runShown(checks, where);
  const names = namesOf(reports, 'red');
  const details = preflightDetails(reports, PLAIN);
  if (names.length > 0) throw refuse('PREFLIGHT_RED', { gate, names, details });
  const left = namesOf(reports, 'not-checked');
  if (left.length === 0) return;
  process.stderr.write(`${details}\n`);
  printNotices([`the ${gate} goes on without ${left.join(', ')}, which could not be checked`]);
}
