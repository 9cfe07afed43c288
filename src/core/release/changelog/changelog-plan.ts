import type { ListedHistory } from '../../changelog/history.ts';
import { rewriteChangelog, updateChangelog } from '../../changelog/update.ts';
import type { ChangelogStart } from '../../changelog/update.ts';
import type { Encoding } from '../../config/encoding.ts';
import type { Profile, Settings } from '../../config/settings.ts';
import { refuse } from '../../error/error.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { keyHoldsPrerelease, refuseRepeatedTypes, rendererFor } from './changelog-means.ts';
import { lostBy } from './changelog-lost.ts';
import { changelogRequest, changelogSpan } from './changelog-span.ts';
import type { ChangelogFacts, ChangelogIntent, ChangelogSpan } from './changelog-span.ts';
import { encodingIn } from '../../plan/effect.ts';
import type { Plan } from '../../plan/plan.ts';
import type { WriteFile } from '../../plan/effect.ts';
import { strangeTags } from '../strange-tags.ts';

/** Everything from which the changelog is made. */
export interface ChangelogSnapshot
  extends ChangelogFacts, Pick<Snapshot, 'today' | 'head' | 'dirty' | 'shallow' | 'template'> {
  readonly obstacle: WriteObstacle | null;
  /** What {@link changelogSpan} selects. The commits at which a shallow clone is cut off are marked. */
  readonly history: ListedHistory;
}

/** Why the file can't be written: it is read-only, or its folder is missing. A dry run ignores this. */
export type WriteObstacle = 'read-only' | 'no-folder';

/** The finished changelog: one file to write, or no effect if it is up to date. */
export interface ChangelogPlan extends Plan {
  readonly profile: Profile;
  readonly file: string;
  readonly obstacle: WriteObstacle | null;
  /** The generated sections, as commitizen prints them; for an incremental changelog only the new ones. */
  readonly text: string;
  /** The names of its sections, newest first. */
  readonly sections: readonly string[];
  /** Lines of the old file that are not in the new one; empty if nothing is lost. */
  readonly lost: readonly string[];
  /** Whether `--incremental` would keep them. */
  readonly keepable: boolean;
  /** What the user should know; one sentence each. */
  readonly notices: readonly string[];
}

/** @throws CHANGELOG_NO_COMMITS, and what {@link changelogSpan} throws */
export function planChangelog(
  intent: ChangelogIntent,
  settings: Settings,
  snapshot: ChangelogSnapshot,
): ChangelogPlan {
  const { existing, history, head, dirty, tags } = snapshot;
  const { commitizen } = settings;
  const span = changelogSpan(intent, settings, snapshot);
  // Parity: a changelog without commits is allowed if the key `version` holds a prerelease.
  if (history.size === 0 && !keyHoldsPrerelease(commitizen)) {
    throw refuse('CHANGELOG_NO_COMMITS', { since: nameOf(span.start) });
  }
  const request = {
    ...changelogRequest(intent, settings, snapshot, snapshot.today),
    template: rendererFor(snapshot.template, commitizen, commitizen.changelogIncremental),
  };
  refuseRepeatedTypes(request.changeTypes);
  const update = commitizen.changelogIncremental ? updateChangelog : rewriteChangelog;
  const { file, section, names } = update(request, history);
  return {
    title: `the update of ${request.file}`,
    basis: { head: head.sha ?? '', branch: head.branch, dirty },
    effects: writeEffect(request.file, existing, file, commitizen.encoding),
    profile: intent.profile ?? settings.relctl.profile,
    file: request.file,
    obstacle: snapshot.obstacle,
    text: section,
    sections: names,
    lost: commitizen.changelogIncremental ? [] : lostBy(request, file),
    keepable: intent.range === null,
    notices: [strangeTags(tags, request.reader), missingHistory(span, snapshot)].filter(
      (notice) => notice !== null,
    ),
  };
}

function nameOf(start: ChangelogStart): string | null {
  switch (start.kind) {
    case 'beginning':
      return null;
    case 'tag':
      return start.tag.name;
    case 'revision':
      return start.revision;
  }
}

function writeEffect(
  path: string,
  before: string | null,
  after: string,
  encoding: Encoding,
): readonly WriteFile[] {
  return before === after ? [] : [{ kind: 'write-file', path, before, after, ...encodingIn(encoding) }];
}

/** Only if the cut-off history would be in the changelog. */
function missingHistory({ start }: ChangelogSpan, { shallow, history }: ChangelogSnapshot): string | null {
  const isCut = start.kind === 'beginning' && [...shallow].some((sha) => history.marked.has(sha));
  return isCut
    ? 'this clone is shallow, so older sections are missing; to get them: git fetch --unshallow'
    : null;
}

/** Called before the plan is executed. @throws FILE_READ_ONLY, CHANGELOG_FOLDER_MISSING */
export function refuseObstacle({ file, effects, obstacle }: ChangelogPlan): void {
  if (effects.length === 0) return;
  if (obstacle === 'read-only') throw refuse('FILE_READ_ONLY', { files: [file] });
  if (obstacle === 'no-folder') throw refuse('CHANGELOG_FOLDER_MISSING', { file, folder: folderOf(file) });
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}
