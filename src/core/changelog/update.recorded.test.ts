import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { updateBy } from '../../../test/support/changelog-request.ts';
import type { Commit } from '../commit/commit.ts';
import { RelctlError } from '../error/error.ts';
import { tagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { isPrerelease } from '../version/version.ts';
import { asciidoc } from './format/asciidoc.ts';
import { changelogFormat } from './format/formats.ts';
import type { ChangelogFormat } from './format/format.ts';
import { restructuredtext } from './format/restructuredtext.ts';
import { textile } from './format/textile.ts';
import { changelogStart } from './update.ts';
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
    readonly changelog_file?: string;
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
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Recording;
const recording = read('changelogs.json');
const formats = read('formats.json');
const recordings = [recording, formats];

const V1 = '## v1.0.0 (2024-01-02)\n\n### Feat\n\n- one\n';
const NEW = `## v1.1.0 (${recording.today})\n\n### Feat\n\n- two\n\n### Fix\n\n- **x**: three\n`;
const PROMOTED = [
  `## v1.2.0a1 (${recording.today})\n\n### Fix\n\n- three\n`,
  `## v1.2.0a0 (${recording.today})\n\n### Feat\n\n- **api**: two\n`,
  `## v1.1.0 (${recording.today})\n\n### Feat\n\n- one\n`,
].join('\n');

const withReturns = (text: string) => text.replaceAll('\n', '\r\n');

/** Where relctl differs from the recording on purpose: the reason, and the file or the error code of relctl. */
const DEPARTURES: Readonly<Record<string, { readonly why: string; readonly file: string }>> = {
  'section: head tagged': {
    why: 'commitizen stops with "No commits found"; in relctl the release decides that',
    file: `## v1.1.1 (${recording.today})\n\n## v1.1.0 (${recording.today})\n\n### Feat\n\n- one\n`,
  },
  'section: a form feed in a subject': {
    why: 'commitizen reads the rest of such a subject as the author, and the e-mail address as the body',
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
    why: 'the mark is not a part of the heading; commitizen misses the heading, and appends the whole history',
    file: `\ufeff${NEW}\n${V1}`,
  },
  'heading: two numbers': {
    why: '1.0 is the version of v1.0.0; commitizen refuses (16), because the names are not similar enough',
    file: `# L\n\n${NEW}\n## v1.0\n\n- one\n`,
  },
  'heading: upper-case tag format': {
    why: 'commitizen reads headings in lower case, and appends the whole history at every release',
    file: `## Release-1.0.1 (${recording.today})\n\n### Fix\n\n- two\n\n## Release-1.0.0\n\n- one\n`,
  },
  'heading: similar tag': {
    why: 'v1.10.1 is not v1.10.10; commitizen accepts a tag with a similar name',
    file: 'CHANGELOG_HEADING_WITHOUT_TAG',
  },
  'heading: in fenced code': {
    why: 'code is not a heading; commitizen refuses (16), because the version in it has no tag',
    file: `# Changelog\n\n\`\`\`\n## v0.0.1\n\`\`\`\n\n${NEW}\n${V1}`,
  },
  'unreleased: prose in unreleased': {
    why: 'hand-written text is kept',
    file: `# Changelog\n\n${NEW.replace(')\n', ')\n\nBy hand.\n')}\n### Migration\n\nDo this.\n\n- and that\n\n${V1}`,
  },
  'unreleased: notes below unreleased': {
    why: 'sections next to the unreleased section are kept; commitizen deletes them',
    file: `${NEW}\n## Notes\n\nkeep me\n\n${V1}`,
  },
  'unreleased: two notes below unreleased': {
    why: 'sections next to the unreleased section are kept; commitizen deletes them',
    file: `${NEW}\n## Notes\n\nkeep me\n\n## More\n\nkeep too\n\n${V1}`,
  },
  'unreleased: notes below unreleased, no release': {
    why: 'sections next to the unreleased section are kept; commitizen keeps the text without its heading',
    file: `${NEW}\n${V1.replace('01-02', '01-01')}\n## Notes\n\nkeep me\n`,
  },
  'unreleased: title below unreleased': {
    why: 'sections next to the unreleased section are kept',
    file: `${NEW}\n# Old\n\n${V1}`,
  },
  'unreleased: title that says unreleased': {
    why: 'the title of the document and the text under it are kept',
    file: `# Changelog of unreleased and released changes\n\nIntro.\n\n${NEW}\n${V1}`,
  },
  'cycle: final, nothing new': {
    why: 'a prerelease becomes final without a new commit; commitizen stops with "No commits found"',
    file: `## v1.2.0 (${recording.today})\n\n${PROMOTED}`,
  },
  'merged: prose in an alpha': {
    why: 'hand-written text is kept',
    file:
      `## v1.2.0 (${recording.today})\n\nBy hand.\n\n### Feat\n\n- **api**: two\n\n### Fix\n\n- three\n\n### Perf\n\n- four\n\n` +
      `## Between\n\nwords\n\n## v1.1.0 (${recording.today})\n\n### Feat\n\n- one\n`,
  },
  'merged: final not in the file': {
    why: 'a section that is not a prerelease is kept',
    file:
      `## v1.2.0 (${recording.today})\n\n### Feat\n\n- **api**: two\n\n### Fix\n\n- two\n- three\n\n` +
      `## v1.1.0 (2024-01-02)\n\n### Feat\n\n- one\n\n## Before (${recording.today})\n\n### Feat\n\n- one\n`,
  },
};

/** The section for the two new commits in the other formats. */
const told = ({ title, bullet, bold }: ChangelogFormat, kept = '') =>
  [
    `${title(2, `v2.0.0 (${formats.today})`)}${kept}`,
    `${title(3, 'BREAKING CHANGE')}\n${bullet}gone\nline\n`,
    `${title(3, 'Feat')}\n${bullet}two\n`,
    `${title(3, 'Fix')}\n${bullet}${bold('x')}: three\n`,
  ]
    .join('\n')
    .trimEnd();

/** Departures in all formats except Markdown; those of Markdown are listed above. */
const FORMAT_DEPARTURES = [asciidoc, restructuredtext, textile].flatMap((format) => {
  const [suffix = ''] = format.suffixes;
  const before = (name: string) =>
    formats.cases.find((recorded) => recorded.name === `${suffix}: ${name}`)?.before ?? '';
  const parts = (name: string) => before(name).split('\n\n');
  const prose = parts('prose in unreleased');
  const notes = parts('notes below unreleased');
  return [
    [
      `${suffix}: prose in unreleased`,
      [prose[0], told(format, '\nBy hand.\n'), ...prose.slice(3)].join('\n\n'),
    ],
    [`${suffix}: notes below unreleased`, [notes[0], told(format), ...notes.slice(4)].join('\n\n')],
  ] as const;
});

test('the recording was made with the version of commitizen that relctl follows', () => {
  for (const { commitizen } of recordings) expect(commitizen).toBe('4.19.3');
  expect(recording.cases.length).toBeGreaterThan(100);
});

describe('as commitizen does', () => {
  const departing = new Set([
    ...Object.keys(DEPARTURES),
    ...FORMAT_DEPARTURES.map(([name]) => name),
    MERGED_RST,
  ]);
  const cases = recordings.flatMap(({ today, cases }) =>
    cases
      .filter(({ name }) => !departing.has(name))
      .map((recorded) => [recorded.name, recorded, today] as const),
  );
  test.each(cases)('%s', (_, recorded, today) => {
    if (recorded.exit === 16) {
      expect(() => run(recorded, today)).toThrow(
        expect.objectContaining({ code: 'CHANGELOG_HEADING_WITHOUT_TAG' }),
      );
      return;
    }
    const { file, section } = run(recorded, today);
    expect({ file, section }).toEqual({ file: recorded.after, section: recorded.printed });
  });
});

/** commitizen fails with a traceback if it merges prereleases in reStructuredText. */
const MERGED_RST = 'rst: merged';

describe('unlike commitizen, in formats other than Markdown', () => {
  const recorded = (name: string) => formats.cases.find((candidate) => candidate.name === name)!;

  test.each(FORMAT_DEPARTURES)('%s', (name, file) => {
    expect(run(recorded(name), formats.today).file).toBe(file);
    expect(recorded(name).after).not.toBe(file);
  });

  test('prereleases are merged in reStructuredText', () => {
    const { exit } = recorded(MERGED_RST);
    const { file } = run(recorded(MERGED_RST), formats.today);
    const title = `v1.1.0 (${formats.today})`;
    const section = `${title}\n${'='.repeat(title.length)}\n\nFeat\n----\n\n- **api**: two\n\nFix\n---\n\n- three\n`;
    expect(exit).toBe(1);
    expect(file.slice(0, file.indexOf('\nv1.0.0'))).toBe(section);
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
    return run(recorded, recording.today).file;
  } catch (error) {
    if (error instanceof RelctlError) return error.code;
    throw error;
  }
}

function run(recorded: RecordedCase, today: string) {
  const request = requestOf(recorded, today);
  const start = changelogStart(request);
  return updateBy(request, commitsSince(start, recorded));
}

function requestOf({ config, before, tags, tag }: RecordedCase, today: string): ChangelogRequest {
  const file = config.changelog_file ?? 'CHANGELOG.md';
  const reader = tagReader({
    current: config.tag_format,
    legacy: config.legacy_tag_formats ?? [],
    ignored: config.ignored_tag_formats ?? [],
  });
  return {
    file,
    format: changelogFormat(null, file)!,
    template: null,
    existing: before,
    tags,
    reader,
    next: {
      name: tag,
      date: today,
      isPrerelease: isPrerelease(reader.versionOf(tag)!),
      promotes: null,
    },
    changeTypes: { map: config.change_type_map ?? null, order: config.change_type_order ?? null },
    entriesOf: CONVENTIONAL.entriesOf,
    startRevision: config.changelog_start_rev ?? null,
    mergePrereleases: config.changelog_merge_prerelease ?? false,
    headTagNamesFirstSection: config.changelog_merge_prerelease !== true,
    readsBareVersions: false,
    repeatsSections: true,
  };
}

/** The commits that `git log START..HEAD` would print. */
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
