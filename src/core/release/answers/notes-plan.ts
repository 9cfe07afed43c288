import type { Commit } from '../../commit/commit.ts';
import type { Settings } from '../../config/settings.ts';
import { ciHost, forgeOf } from '../../notes/forge.ts';
import type { Forge } from '../../notes/forge.ts';
import { notesOf } from '../../notes/notes.ts';
import type { Notes } from '../../notes/notes.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { tagReader } from '../../tag/recognise.ts';
import type { Tag } from '../../tag/tag.ts';
import { isPrerelease } from '../../version/version.ts';
import { resolveTagMeans } from '../base.ts';
import { changeTypesOf } from '../changelog/changelog-means.ts';
import { refuseCutHistory } from './cut-history.ts';

/** One release and what is known about it. */
export interface NotesSnapshot extends Pick<Snapshot, 'shallow'> {
  readonly tag: Tag;
  /** The release after which the notes begin; null: there is none. */
  readonly previous: Tag | null;
  /** The commits of the release that are not in the previous one, newest first in topological order. */
  readonly commits: readonly Commit[];
  /** The remote's URL as git has it; null without a remote. */
  readonly remoteUrl: string | null;
}

export interface NotesPlan extends Notes {
  readonly tag: Tag;
  /** As the scheme spells it. */
  readonly version: string;
  readonly prerelease: boolean;
  readonly previous: Tag | null;
  /** null if relctl does not know the remote's host. */
  readonly forge: Forge | null;
}

/**
 * @param environment the process environment, which in CI names the kind of the remote's host
 * @throws HISTORY_INCOMPLETE
 */
export function planNotes(
  settings: Settings,
  snapshot: NotesSnapshot,
  environment: Readonly<Record<string, string | undefined>>,
): NotesPlan {
  const { tag, previous, commits, shallow, remoteUrl } = snapshot;
  refuseCutHistory(commits, shallow);
  const { scheme, formats, rules } = resolveTagMeans(settings);
  const version = tagReader(formats).versionOf(tag.name);
  return {
    ...notesOf(commits, rules, changeTypesOf(settings.commitizen, rules)),
    tag,
    version: version === null ? tag.name : scheme.format(version),
    prerelease: version !== null && isPrerelease(version),
    previous,
    forge: remoteUrl === null ? null : forgeOf(remoteUrl, ciHost(environment)),
  };
}
