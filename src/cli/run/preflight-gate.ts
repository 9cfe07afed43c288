import type { RefUpdate } from '../../core/audit/push.ts';
import type { PreflightCheck, Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import type { Gate } from '../../core/error/catalogue/preflight-errors.ts';
import { namesOf } from '../../core/preflight/report.ts';
import { makesRelease } from '../../core/plan/progress.ts';
import type { ReleasePlan } from '../../core/release/plan.ts';
import { listed, shortSha } from '../../core/text/words.ts';
import { pushesRelease } from '../../io/run/journal/find.ts';
import { readChecks } from '../../io/process/preflight.ts';
import type { Repository } from '../../io/git/repository.ts';
import { readStatus } from '../../io/git/status.ts';
import { PLAIN } from '../../report/text/paint.ts';
import { preflightDetails } from '../../report/preflight.ts';
import { NO_CHECKS, runShown } from './preflight-run.ts';
import type { CheckPlace } from './preflight-run.ts';
import { printNotices } from '../terminal/print.ts';
import { holdingSignals } from '../terminal/signals.ts';

/**
 * Runs the checks that must pass before a release, if the configuration says so.
 *
 * @throws PREFLIGHT_RED; PLAN_STALE if a check has changed a file that git tracks
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
    throw refuse('PLAN_STALE', { what: `the preflight checks changed ${listed(touched)}` });
  }
}

/**
 * Runs the checks that must pass before a push. The push of a release is skipped if they already ran before the release.
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
  await noteOtherTree(repository, asked);
  const checks = await readChecks(repository, settings);
  // A git hook shares the terminal with git, so nothing is redrawn.
  await holdingSignals((stop) => pass('push', checks, { place: repository, settings, stop, live: false }));
}

/** The checks run in the working tree, which may differ from what is pushed. */
async function noteOtherTree({ git }: Repository, updates: readonly RefUpdate[]): Promise<void> {
  const { sha, changed } = await readStatus(git);
  const other = updates.find(({ ref, to }) => ref.startsWith('refs/heads/') && to !== sha);
  if (other !== undefined) {
    const pushed = `${other.ref.replace('refs/heads/', '')} (${shortSha(other.to ?? '')})`;
    printNotices([
      `the checks run in the working tree (${shortSha(sha ?? 'nothing')}), but you push ${pushed}`,
    ]);
  } else if (changed.length > 0) {
    printNotices([`the checks run in the working tree, which has uncommitted changes in ${listed(changed)}`]);
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
  printNotices([`the ${gate} continues without ${left.join(', ')}, which could not run`]);
}
