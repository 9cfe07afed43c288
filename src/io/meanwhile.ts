import { shellCommand } from '../core/text/shell.ts';
import { shortSha } from '../core/text/words.ts';
import type { Leftover } from './effects/interpreter.ts';
import { changedPaths, strayFiles } from './effects/traces.ts';
import type { Course } from './execute.ts';
import { isSameImage, readImage } from './files.ts';
import type { Git } from './git.ts';
import type { Repository } from './repository.ts';
import { headAfter, standingOf, tagMadeBy } from './scene.ts';
import type { Done } from './scene.ts';
import { readStatus } from './status.ts';
import { branchAfter } from './whereabouts.ts';

/** Whether HEAD, and what goes into the commit, is still as the run left it. */
export async function changedMeanwhile(
  { plan, done, stage }: Course,
  { git, top }: Repository,
): Promise<readonly Leftover[]> {
  const { sha, branch } = await readStatus(git);
  const expected = { branch: branchAfter(plan, done.length), head: headAfter(plan, done) };
  const left: Leftover[] = [];
  if (branch !== expected.branch) {
    const back = expected.branch === null ? ['--detach', expected.head] : ['--no-guess', expected.branch];
    left.push({
      what: `HEAD is on ${branch ?? 'no branch'}`,
      command: shellCommand(['git', 'switch', ...back]),
    });
  } else if ((sha ?? '') !== expected.head) {
    const what = `HEAD is at ${shortSha(sha ?? 'no commit')}, and relctl left it at ${shortSha(expected.head)}`;
    left.push({ what, command: shellCommand(['git', 'reset', '--keep', expected.head]) });
  }
  left.push(...(await movedTag(done, git)));
  if (left.length > 0) return left;
  if (!plan.effects.slice(done.length).some(({ kind }) => kind === 'create-commit')) return [];
  const { known } = stage.scene;
  for (const [path, image] of known) {
    if (isSameImage(await readImage(top, path), image)) continue;
    left.push({ what: `${path} was changed since`, command: shellCommand(['git', 'diff', '--', path]) });
  }
  for (const path of (await changedPaths(stage.scene)).filter((changed) => !known.has(changed))) {
    // It would go into the commit.
    const command = shellCommand(['git', 'stash', 'push', '--', path]);
    left.push({ what: `${path} was changed since`, command });
  }
  return left;
}

/** What would be pushed is what the run has made. */
async function movedTag(done: readonly Done[], git: Git): Promise<readonly Leftover[]> {
  const tag = tagMadeBy(done);
  if (tag === null) return [];
  const ref = `refs/tags/${tag.name}`;
  const found = (await git.run(['for-each-ref', '--format=%(objectname)', '--', ref])).trim();
  if (found === tag.object) return [];
  const what = `the tag ${tag.name} was ${found === '' ? 'deleted' : 'moved'} since relctl made it`;
  return [{ what, command: shellCommand(['git', 'update-ref', ref, tag.object]) }];
}

/**
 * What a person has changed or made since must not be taken for the work of a hook, and be taken back with it.
 *
 * @param waits whether a person was asked to change something
 */
export async function takeIn({ done, journal, stage }: Course, waits: boolean): Promise<void> {
  const { scene } = stage;
  const { known, repository } = scene;
  // What a hook has made is known: where its undo was cut off, it runs once more and makes it again.
  const theirs = (await strayFiles(repository)).filter((path) => !known.has(path));
  const strays = new Set([...scene.strays, ...theirs]);
  // Of a pick that waits they are what the person was asked for.
  const changed = waits ? [] : await changedPaths(scene);
  for (const path of changed) {
    if (!known.has(path)) known.set(path, await readImage(repository.top, path));
  }
  Object.assign(scene, { strays });
  await journal.record(standingOf(done, scene));
}
