import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { historyCollector } from '../../core/changelog/history.ts';
import type { ChangelogSnapshot, WriteObstacle } from '../../core/release/changelog/changelog-plan.ts';
import { changelogRequest, changelogSpan } from '../../core/release/changelog/changelog-span.ts';
import type { ChangelogIntent } from '../../core/release/changelog/changelog-span.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { resolveTagMeans } from '../../core/release/base.ts';
import { changelogPath } from '../../core/release/release-files.ts';
import { today } from '../process/clock.ts';
import { inTimeTogether } from '../process/in-time.ts';
import { commitAt } from '../git/commit-at.ts';
import { isReadOnly, readText, refuseOutside } from '../files/files.ts';
import { visitLog } from '../git/log.ts';
import { refuseLeftOut } from './read-project.ts';
import { recognizeTags } from './recognize-tags.ts';
import { readRefs } from '../git/refs.ts';
import { pendingOperation, shallowBoundary } from '../git/repository.ts';
import type { Repository } from '../git/repository.ts';
import { readTemplate } from '../template/templates.ts';
import { readStatus } from '../git/status.ts';

/** What to read. */
export interface ChangelogQuestion {
  readonly intent: ChangelogIntent;
  readonly settings: Settings;
  /** Whether the user named a file outside the working tree. A file that the configuration names must be inside. */
  readonly mayLeave: boolean;
}

/**
 * Everything that a changelog needs, in two steps: tags and the file, then the history that these call for.
 *
 * @throws UNBORN_BRANCH, CHANGELOG_START_UNKNOWN, FILE_OUTSIDE, and what {@link changelogSpan} throws
 */
export async function gatherChangelog(
  repository: Repository,
  { intent, settings, mayLeave }: ChangelogQuestion,
): Promise<ChangelogSnapshot> {
  const { git, top } = repository;
  const { place, formats } = resolveTagMeans(settings);
  const path = changelogPath(place, settings.commitizen);
  if (!mayLeave) await refuseOutside(top, [path]);
  const [{ sha, branch, changed }, { tags }, shallow, existing, obstacle] = await Promise.all([
    readStatus(git),
    readRefs(git),
    shallowBoundary(repository),
    readText(top, path, settings.commitizen.encoding),
    obstacleTo(top, path),
  ]);
  if (existing === null && !mayLeave) await refuseLeftOut(repository, [path]);
  recognizeTags(formats, tags);
  const { start, end } = changelogSpan(intent, settings, { tags, existing });
  if (sha === null) throw refuse('UNBORN_BRANCH', { branch });
  const listed = { since: await commitAt(git, start), head: end?.commit ?? sha };
  const date = today();
  const collector = historyCollector(changelogRequest(intent, settings, { tags, existing }, date), shallow);
  // The project's own patterns may take forever.
  const inTime = inTimeTogether();
  await visitLog(git, listed, (commits) => {
    inTime(() => {
      for (const commit of commits) collector.add(commit);
    });
  });
  return {
    today: date,
    head: { sha, branch, operation: pendingOperation(repository) },
    dirty: changed,
    shallow,
    tags,
    existing,
    obstacle,
    history: collector.history(),
    template: await readTemplate(repository, settings, place.folder, listed),
  };
}

async function obstacleTo(top: string, path: string): Promise<WriteObstacle | null> {
  if (await isReadOnly(top, path)) return 'read-only';
  return (await stat(dirname(join(top, path))).catch(() => null)) === null ? 'no-folder' : null;
}
