import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Commit } from '../commit/commit.ts';
import { RelctlError } from '../error/error.ts';
import { tagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { isPrerelease } from '../version/version.ts';
import { markdown } from './markdown.ts';
import { changelogStart, updateChangelog } from './update.ts';
import type { ChangelogRequest } from './update.ts';
import { CONVENTIONAL } from '../commit/conventional.ts';

interface Recording {
  readonly commitizen: string;
  readonly today: string;
  readonly cases: readonly RecordedCase[];
}

interface RecordedCase {
  readonly name: string;
  readonly config: {
    readonly tag_format: string;
    readonly legacy_tag_formats?: readonly string[];
    readonly ignored_tag_formats?: readonly string[];
    readonly change_type_map?: Readonly<Record<string, string>>;
    readonly change_type_order?: readonly string[];
    readonly changelog_start_rev?: string;
    readonly changelog_merge_prerelease?: boolean;
  };
  readonly commits: readonly Commit[];
  readonly tags: readonly Tag[];
  readonly before: string | null;
  readonly tag: string;
  readonly exit: number;
  readonly printed: string | null;
  readonly after: string | null;
}

const folder = new URL('recorded/', import.meta.url);
const recording = JSON.parse(readFileSync(new URL('changelogs.json', folder), 'utf8')) as Recording;

const V1 = '## v1.0.0 (2024-01-02)\n\n### Feat\n\n- one\n';
const NEW = `## v1.1.0 (${recording.today})\n\n### Feat\n\n- two\n\n### Fix\n\n- **x**: three\n`;
const PROMOTED = [
  `## v1.2.0a1 (${recording.today})\n\n### Fix\n\n- three\n`,
  `## v1.2.0a0 (${recording.today})\n\n### Feat\n\n- **api**: two\n`,
  `## v1.1.0 (${recording.today})\n\n### Feat\n\n- one\n`,
].join('\n');

const withReturns = (text: string) => text.replaceAll('\n', '\r\n');

/** Where relctl departs from the recording on purpose: why, and the file (or the refusal) that it makes instead. */
const DEPARTURES: Readonly<Record<string, { readonly why: string; readonly file: string }>> = {
  'section: head tagged': {
    why: 'commitizen stops with "No commits found"; whether to is for the release to decide',
    file: `## v1.1.1 (${recording.today})\n\n## v1.1.0 (${recording.today})\n\n### Feat\n\n- one\n`,
  },
  'section: a form feed in a subject': {
    why: 'commitizen takes the rest of such a subject for the author, and the e-mail address for the body',
    file: `## v1.2.0 (${recording.today})\n\n### Feat\n\n- x\n\n### Fix\n\n- a\n\n## v1.1.0 (${recording.today})\n\n### Feat\n\n- one\n`,
  },
  'file: crlf': {
    why: 'line ends stay as they are',
    file: withReturns(`# Changelog\n\n${NEW}\n${V1}`),
  },
  'file: crlf, unreleased': {
    why: 'line ends stay as they are',
    file: withReturns(`# Changelog\n\n${NEW}\n${V1}`),
  },
  'file: crlf, title only': {
    why: 'line ends stay as they are',
    file: withReturns(`# Changelog\n\n${NEW}\n${V1.replace('01-02', '01-01')}`),
  },
  'file: byte order mark, release first': {
    why: 'the mark is not part of the heading; commitizen does not see the heading, and appends the whole history',
    file: `\ufeff${NEW}\n${V1}`,
  },
  'heading: two numbers': {
    why: '1.0 is the version of v1.0.0; commitizen refuses (16), the two are not alike enough',
    file: `# L\n\n${NEW}\n## v1.0\n\n- one\n`,
  },
  'heading: upper-case tag format': {
    why: 'trap 8.12: commitizen appends the whole history at every release',
    file: `## Release-1.0.1 (${recording.today})\n\n### Fix\n\n- two\n\n## Release-1.0.0\n\n- one\n`,
  },
  'heading: similar tag': {
    why: 'trap 8.24: v1.10.1 is not v1.10.10',
    file: 'CHANGELOG_HEADING_WITHOUT_TAG',
  },
  'heading: in fenced code': {
    why: 'code is no heading; commitizen refuses (16), the version in it has no tag',
    file: `# Changelog\n\n\`\`\`\n## v0.0.1\n\`\`\`\n\n${NEW}\n${V1}`,
  },
  'unreleased: prose in unreleased': {
    why: 'hand-written text is kept',
    file: `# Changelog\n\n${NEW.replace(')\n', ')\n\nBy hand.\n')}\n### Migration\n\nDo this.\n\n- and that\n\n${V1}`,
  },
  'unreleased: notes below unreleased': {
    why: 'trap 8.14: what is beside the unreleased part is kept',
    file: `${NEW}\n## Notes\n\nkeep me\n\n${V1}`,
  },
  'unreleased: two notes below unreleased': {
    why: 'trap 8.14: what is beside the unreleased part is kept',
    file: `${NEW}\n## Notes\n\nkeep me\n\n## More\n\nkeep too\n\n${V1}`,
  },
  'unreleased: notes below unreleased, no release': {
    why: 'what is beside the unreleased part is kept; commitizen keeps the text without its heading',
    file: `${NEW}\n${V1.replace('01-02', '01-01')}\n## Notes\n\nkeep me\n`,
  },
  'unreleased: title below unreleased': {
    why: 'what is beside the unreleased part is kept',
    file: `${NEW}\n# Old\n\n${V1}`,
  },
  'unreleased: title that says unreleased': {
    why: 'the title of the document and what stands under it is kept',
    file: `# Changelog of unreleased and released changes\n\nIntro.\n\n${NEW}\n${V1}`,
  },
  'cycle: final, nothing new': {
    why: 'trap 8.1: a cycle is finished without a new commit; commitizen stops with "No commits found"',
    file: `## v1.2.0 (${recording.today})\n\n${PROMOTED}`,
  },
  'merged: prose in an alpha': {
    why: 'hand-written text is kept',
    file:
      `## v1.2.0 (${recording.today})\n\nBy hand.\n\n### Feat\n\n- **api**: two\n\n### Fix\n\n- three\n\n### Perf\n\n- four\n\n` +
      `## Between\n\nwords\n\n## v1.1.0 (${recording.today})\n\n### Feat\n\n- one\n`,
  },
  'merged: final not in the file': {
    why: 'a section that is of no prerelease is kept',
    file:
      `## v1.2.0 (${recording.today})\n\n### Feat\n\n- **api**: two\n\n### Fix\n\n- two\n- three\n\n` +
      `## v1.1.0 (2024-01-02)\n\n### Feat\n\n- one\n\n## Before (${recording.today})\n\n### Feat\n\n- one\n`,
  },
};

test('the recording is of the commitizen that relctl follows', () => {
  expect(recording.commitizen).toBe('4.19.3');
  expect(recording.cases.length).toBeGreaterThan(100);
});

describe('as commitizen does', () => {
  const cases = recording.cases.filter(({ name }) => DEPARTURES[name] === undefined);
  test.each(cases.map((recorded) => [recorded.name, recorded] as const))('%s', (_, recorded) => {
    if (recorded.exit === 16) {
      expect(() => run(recorded)).toThrow(expect.objectContaining({ code: 'CHANGELOG_HEADING_WITHOUT_TAG' }));
      return;
    }
    const { file, section } = run(recorded);
    expect({ file, section }).toEqual({ file: recorded.after, section: recorded.printed });
  });
});

describe('unlike commitizen', () => {
  const departures = Object.entries(DEPARTURES).map(([name, { why, file }]) => [name, why, file] as const);
  test.each(departures)('%s: %s', (name, _, file) => {
    const recorded = recording.cases.find((candidate) => candidate.name === name)!;
    expect(made(recorded)).toBe(file);
    expect(made(recorded)).not.toBe(recorded.after);
  });
});

function made(recorded: RecordedCase): string {
  try {
    return run(recorded).file;
  } catch (error) {
    if (error instanceof RelctlError) return error.code;
    throw error;
  }
}

function run(recorded: RecordedCase) {
  const request = requestOf(recorded);
  const start = changelogStart(request);
  return updateChangelog(request, commitsSince(start, recorded));
}

function requestOf({ config, before, tags, tag }: RecordedCase): ChangelogRequest {
  const reader = tagReader({
    current: config.tag_format,
    legacy: config.legacy_tag_formats ?? [],
    ignored: config.ignored_tag_formats ?? [],
  });
  return {
    file: 'CHANGELOG.md',
    format: markdown,
    template: null,
    existing: before,
    tags,
    reader,
    next: {
      name: tag,
      date: recording.today,
      isPrerelease: isPrerelease(reader.versionOf(tag)!),
      promotes: null,
    },
    changeTypes: { map: config.change_type_map ?? null, order: config.change_type_order ?? null },
    entriesOf: CONVENTIONAL.entriesOf,
    startRevision: config.changelog_start_rev ?? null,
    mergePrereleases: config.changelog_merge_prerelease ?? false,
    headTagNamesFirstSection: config.changelog_merge_prerelease !== true,
    readsBareVersions: false,
  };
}

/** What `git log START..HEAD` would print. */
function commitsSince(
  start: ReturnType<typeof changelogStart>,
  { commits, tags }: RecordedCase,
): readonly Commit[] {
  if (start.kind === 'beginning') return commits;
  const tag = start.kind === 'tag' ? start.tag : tags.find(({ name }) => name === start.revision)!;
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const old = new Set<string>();
  const queue = [tag.commit];
  for (let sha = queue.pop(); sha !== undefined; sha = queue.pop()) {
    if (old.has(sha)) continue;
    old.add(sha);
    queue.push(...(bySha.get(sha)?.parents ?? []));
  }
  return commits.filter(({ sha }) => !old.has(sha));
}
