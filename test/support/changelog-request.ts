import { listedHistory } from '../../src/core/changelog/history.ts';
import { updateChangelog } from '../../src/core/changelog/update.ts';
import type { ChangelogRequest, ChangelogUpdate } from '../../src/core/changelog/update.ts';
import type { Commit } from '../../src/core/commit/commit.ts';
import { markdown } from '../../src/core/changelog/format/markdown.ts';
import { CONVENTIONAL } from '../../src/core/commit/conventional.ts';
import { tagReader } from '../../src/core/tag/recognise.ts';

/** A request to write the release v1.1.0 into this changelog. There are no tags yet. */
export function changelogRequest(
  existing: string | null,
  changed: Partial<ChangelogRequest> = {},
): ChangelogRequest {
  return {
    file: 'CHANGELOG.md',
    format: markdown,
    template: null,
    existing,
    tags: [],
    reader: tagReader({ current: 'v$version', legacy: [], ignored: [] }),
    next: { name: 'v1.1.0', date: '2024-02-02', isPrerelease: false, promotes: null },
    changeTypes: { map: null, order: null },
    entriesOf: CONVENTIONAL.entriesOf,
    startRevision: null,
    mergePrereleases: false,
    headTagNamesFirstSection: false,
    readsBareVersions: false,
    repeatsSections: false,
    ...changed,
  };
}

/** The update of a changelog by these commits, newest first. */
export function updateBy(request: ChangelogRequest, commits: readonly Commit[]): ChangelogUpdate {
  return updateChangelog(request, listedHistory(commits, request));
}
