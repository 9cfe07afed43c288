import { factsOf } from '../../core/plan/effect-facts.ts';
import { branchAfter, headAfter, remainingEffects, tagMade } from '../../core/plan/progress.ts';
import type { Done } from '../../core/plan/receipt.ts';
import { shellCommand } from '../../core/text/shell.ts';
import { shortSha } from '../../core/text/words.ts';
import { isSameImage, readImage } from '../files/files.ts';
import type { Git } from '../git/git.ts';
import type { Repository } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';
import { changedPaths, listUntrackedFiles } from './effects/traces.ts';
import { recordOf } from './plan-run.ts';
import type { PlanRun } from './plan-run.ts';
import type { Leftover } from './run-context.ts';

/** What the user changed since the run stopped: HEAD, the tag, or files that would go into the commit. */
export async function outsideChanges(run: PlanRun, { git, top }: Repository): Promise<readonly Leftover[]> {
  const { plan, done, context } = run;
  const left = [...(await movedHead(run, git)), ...(await movedTag(done, git))];
  if (
    left.length > 0 ||
    !remainingEffects({ plan, done }).some((effect) => factsOf(effect).commitsWorkingTree)
  )
    return left;
  const { known } = context;
  for (const [path, image] of known) {
    if (isSameImage(await readImage(top, path), image)) continue;
    left.push({ what: `${path} was changed since`, command: shellCommand(['git', 'diff', '--', path]) });
  }
  for (const path of (await changedPaths(context)).filter((changed) => !known.has(changed))) {
    const command = shellCommand(['git', 'stash', 'push', '--', path]);
    left.push({ what: `${path} was changed since`, command });
  }
  return left;
}

async function movedHead(run: PlanRun, git: Git): Promise<readonly Leftover[]> {
  const { sha, branch } = await readStatus(git);
  const expected = { branch: branchAfter(run.plan, run.done.length), head: headAfter(run) };
  if (branch !== expected.branch) {
    const back = expected.branch === null ? ['--detach', expected.head] : ['--no-guess', expected.branch];
    const what = `HEAD is on ${branch ?? 'no branch'}`;
    return [{ what, command: shellCommand(['git', 'switch', ...back]) }];
  }
  if ((sha ?? '') === expected.head) return [];
  const what = `HEAD is at ${shortSha(sha ?? 'no commit')}, but relctl left it at ${shortSha(expected.head)}`;
  return [{ what, command: shellCommand(['git', 'reset', '--keep', expected.head]) }];
}

/** A push must bring the tag that the run made. */
async function movedTag(done: readonly Done[], git: Git): Promise<readonly Leftover[]> {
  const tag = tagMade(done);
  if (tag === null) return [];
  const ref = `refs/tags/${tag.name}`;
  const found = (await git.run(['for-each-ref', '--format=%(objectname)', '--', ref])).trim();
  if (found === tag.object) return [];
  const what = `the tag ${tag.name} was ${found === '' ? 'deleted' : 'moved'} since relctl made it`;
  return [{ what, command: shellCommand(['git', 'update-ref', ref, tag.object]) }];
}

/**
 * Records what the user changed or created since the run stopped, so that an undo does not take it for the work of a
 * hook.
 *
 * @param waits whether the run asked the user to change something
 */
export async function acceptOutsideChanges(run: PlanRun, waits: boolean): Promise<void> {
  const { context, journal } = run;
  const { known, repository } = context;
  // A file that a hook created is known already. If its undo was cut off, the hook runs again and creates it again.
  const theirs = (await listUntrackedFiles(repository)).filter((path) => !known.has(path));
  const untrackedFiles = new Set([...context.untrackedFiles, ...theirs]);
  // After a conflict, the changed files are what the user was asked for.
  const changed = waits ? [] : await changedPaths(context);
  for (const path of changed) {
    if (!known.has(path)) known.set(path, await readImage(repository.top, path));
  }
  Object.assign(context, { untrackedFiles });
  await journal.record(recordOf(run));
}
