import { describe, expect, test } from 'vitest';
import { changelogRequest, updateBy } from '../../../test/support/changelog-request.ts';
import type { Commit } from '../commit/commit.ts';
import { tagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { listedHistory } from './history.ts';
import { changelogStart, rewriteChangelog } from './update.ts';
import type { ChangelogRequest, NextSection } from './update.ts';

const tag = (name: string, commit = name): Tag => ({ name, commit, object: commit, date: '2024-01-01' });

const commits: readonly Commit[] = [
  { sha: 'c2', parents: ['c1'], subject: 'feat: b', body: '' },
  { sha: 'c1', parents: ['v1.0.0'], subject: 'docs: x', body: '' },
];

const NEXT: NextSection = { name: 'v1.1.0', date: '2024-02-02', isPrerelease: false, promotes: null };
const NEW = '## v1.1.0 (2024-02-02)\n\n### Feat\n\n- b\n';
const OLD = '## v1.0.0 (2024-01-01)\n\n### Feat\n\n- a\n';

const request = (existing: string | null, changed: Partial<ChangelogRequest> = {}): ChangelogRequest =>
  changelogRequest(existing, {
    tags: [tag('v1.0.0'), tag('v0.9.0')],
    reader: tagReader({ current: 'v$version', legacy: ['$version'], ignored: [] }),
    next: NEXT,
    ...changed,
  });

describe('a hand-written changelog in another style', () => {
  const KEPT = '# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2024-01-01\n\n### Added\n\n- a\n';
  const only = { reader: tagReader({ current: 'v$version', legacy: [], ignored: [] }) };
  const bare = { ...only, readsBareVersions: true };

  test('is continued if its version has a tag, while commitizen appends the whole history', () => {
    expect(changelogStart(request(KEPT, bare))).toMatchObject({ kind: 'tag', tag: { name: 'v1.0.0' } });
    expect(updateBy(request(KEPT, bare), commits).file).toBe(KEPT.replace('## [Unreleased]\n', NEW));
    expect(changelogStart(request(KEPT, only))).toEqual({ kind: 'beginning' });
  });

  test.each([
    ['a version without a tag', '## [1.2.0]\n\n- planned\n'],
    ['a version in the middle of a title', '## Notes on 1.0.0\n'],
    ['no version', '## Upgrading\n'],
  ])('%s is ignored', (_, heading) => {
    expect(changelogStart(request(heading, bare))).toEqual({ kind: 'beginning' });
  });

  test('a version that a tag format reads is found as usual', () => {
    expect(() => changelogStart(request('## v9.0.0\n', bare))).toThrow(
      expect.objectContaining({ code: 'CHANGELOG_HEADING_WITHOUT_TAG' }),
    );
  });
});

describe('the start of the history for a changelog', () => {
  const shown = (existing: string | null, changed: Partial<ChangelogRequest> = {}) => {
    const start = changelogStart(request(existing, changed));
    if (start.kind === 'tag') return `tag ${start.tag.name}`;
    return start.kind === 'revision' ? `revision ${start.revision}` : start.kind;
  };
  const FROM = { startRevision: 'abc' };
  const MERGE = { mergePrereleases: true, tags: [tag('v1.1.0a1'), tag('v1.1.0a0'), tag('v1.0.0')] };
  const ALPHAS = '## v1.1.0a1\n\n## v1.1.0a0\n\n';

  test.each([
    ['no file', null, {}, 'beginning'],
    ['no file, start revision', null, FROM, 'revision abc'],
    ['no release', '# T\n', {}, 'beginning'],
    ['no release, start revision', '# T\n', FROM, 'revision abc'],
    ['a release', OLD, {}, 'tag v1.0.0'],
    ['a release, start revision', OLD, FROM, 'tag v1.0.0'],
    ['an older release', '## v0.9.0\n', {}, 'tag v0.9.0'],
    ['the tag with exactly this name', '## 1.0.0\n', { tags: [tag('v1.0.0'), tag('1.0.0')] }, 'tag 1.0.0'],
    ['the tag of the same version', '## v1.0\n', {}, 'tag v1.0.0'],
    ['another spelling', '## v1.0.0-rc.1\n', { tags: [tag('v1.0.0rc1')] }, 'tag v1.0.0rc1'],
    ['a tag that no format reads', '## v1.0.0-first\n', { tags: [tag('v1.0.0-first')] }, 'tag v1.0.0-first'],
    ['the alphas stay', ALPHAS + OLD, { ...MERGE, mergePrereleases: false }, 'tag v1.1.0a1'],
    ['the alphas are merged', ALPHAS + OLD, MERGE, 'tag v1.0.0'],
    [
      'an alpha does not merge the alphas',
      ALPHAS + OLD,
      { ...MERGE, next: { ...NEXT, isPrerelease: true } },
      'tag v1.1.0a1',
    ],
    ['only alphas', ALPHAS, { ...MERGE, ...FROM }, 'beginning'],
    ['no release, start revision, merging', '# T\n', { ...MERGE, ...FROM }, 'beginning'],
    ['an empty file, start revision, merging', '', { ...MERGE, ...FROM }, 'revision abc'],
    [
      'no release, start revision, an alpha that merges nothing',
      '# T\n',
      { ...MERGE, ...FROM, next: { ...NEXT, isPrerelease: true } },
      'revision abc',
    ],
  ])('%s', (_, existing, changed, start) => {
    expect(shown(existing, changed)).toBe(start);
  });

  test.each(['## v1.0.1\n', '## v1.0.0-first\n', '# Project 1.1\n\n## v1.0.0\n', '## v1.0.0.1\n'])(
    'a heading without a tag is refused: %j',
    (existing) => {
      expect(() => shown(existing)).toThrow(
        expect.objectContaining({ code: 'CHANGELOG_HEADING_WITHOUT_TAG', exit: 16 }),
      );
    },
  );

  test('the refusal names the line', () => {
    expect(() => shown('\ufeff# T\n\n## [v1.0.1] - today\n')).toThrow("CHANGELOG.md:3: '[v1.0.1] - today'");
  });
});

describe('the new file', () => {
  const fileOf = (existing: string | null, changed: Partial<ChangelogRequest> = {}) =>
    updateBy(request(existing, changed), commits).file;

  test.each([
    ['no file', null, NEW],
    ['above the release', `# T\n\n${OLD}`, `# T\n\n${NEW}\n${OLD}`],
    ['at the end', '# T\n', `# T\n\n${NEW}`],
    ['no final newline', OLD.trimEnd(), `${NEW}\n${OLD.trimEnd()}`],
    ['a byte order mark', `\ufeff${OLD}`, `\ufeff${NEW}\n${OLD}`],
    ['only a byte order mark', '\ufeff', `\ufeff${NEW}`],
    ['LF if both line ends are equally frequent', '# T\r\n\n', `# T\r\n\n${NEW}`],
    ['the line end of most lines', '# T\r\n\r\nx\n\r\n', `# T\r\n\r\nx\n\r\n${NEW.replaceAll('\n', '\r\n')}`],
    ['other line ends don’t count', '# T\r\u2028', `# T\r\u2028\n${NEW}`],
    [
      'prose and parts',
      `## Unreleased\n\nOne.\n\n### Feat\n\n- x\n\n### More\n\n- y\n\n${OLD}`,
      `## v1.1.0 (2024-02-02)\n\nOne.\n\n### Feat\n\n- b\n\n### More\n\n- y\n\n${OLD}`,
    ],
  ])('%s', (_, existing, file) => {
    expect(fileOf(existing)).toBe(file);
  });

  test('all missing sections are written, and hand-written text goes to the first one', () => {
    const existing = '# T\n\n## Unreleased\n\nOne.\n\n## Notes\n\nTwo.\n';
    const { file, section, notes } = updateBy(request(existing), [
      ...commits,
      { sha: 'v1.0.0', parents: [], subject: 'feat: a', body: '' },
    ]);
    const withProse = NEW.replace('\n\n###', '\n\nOne.\n\n###');
    expect(file).toBe(`# T\n\n${withProse}\n${OLD}\n## Notes\n\nTwo.\n`);
    expect(section).toBe(`${NEW}\n${OLD}`);
    expect(notes).toBe(withProse);
  });

  test('the unreleased section can be generated again and again', () => {
    const next: NextSection = { name: 'Unreleased', date: null, isPrerelease: false, promotes: null };
    const more = [{ sha: 'c3', parents: [], subject: 'chore!: c', body: '' }, ...commits];
    const existing = `# T\n\n## Unreleased\n\nOne.\n\n- two\n\n### Feat\n\n- old\n\n### More\n\n- x\n\n${OLD}`;
    const once = updateBy(request(existing, { next }), more).file;
    expect(once).toBe(
      `# T\n\n## Unreleased\n\nOne.\n\n- two\n\n### Feat\n\n- b\n\n\n- c\n\n### More\n\n- x\n\n${OLD}`,
    );
    expect(updateBy(request(once, { next }), more).file).toBe(once);
  });

  test('titles from change_type_map count as generated', () => {
    const changeTypes = { map: { feat: 'New' }, order: null };
    expect(fileOf(`## Unreleased\n\n### New\n\n- x\n\n${OLD}`, { changeTypes })).toBe(
      `${NEW.replace('Feat', 'New')}\n${OLD}`,
    );
  });
});

describe('a line of a commit that looks like a heading', () => {
  const told = { ...commits[0]!, subject: 'docs: x', body: 'fix: b\n# heading\nmore\n\nfeat: c\n## another' };
  const later = { ...told, sha: 'c3', subject: 'fix: later', body: '' };
  const unreleased = { next: { ...NEXT, name: 'Unreleased', date: null } };
  const tell = (file: string, history: readonly Commit[]) =>
    updateBy(request(file, unreleased), history).file;

  test('is written once, however often the changelog is generated', () => {
    const once = tell(OLD, [told]);
    expect(once.match(/^# heading$/gm)).toHaveLength(1);
    expect(tell(once, [told])).toBe(once);
  });

  test('is written once when later commits are added, and hand-written text is kept', () => {
    const once = tell(OLD, [told]).replace('### Feat', '### Mine\n\nprose\n\n### Feat');
    const twice = tell(once, [later, told]);
    expect(twice.match(/^(# heading|## another|### Mine|- later|prose)$/gm)?.toSorted()).toEqual([
      '# heading',
      '## another',
      '### Mine',
      '- later',
      'prose',
    ]);
    expect(tell(twice, [later, told])).toBe(twice);
  });
});

describe('a regenerated file', () => {
  test.each([
    ['no file', null, NEW],
    ['a file', `# T\n\nBy hand.\n\n${OLD}`, NEW],
    ['CRLF', '# T\r\n\r\nBy hand.\r\n', NEW.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${OLD}`, `\ufeff${NEW}`],
  ])('%s', (_, existing, file) => {
    const asked = request(existing);
    expect(rewriteChangelog(asked, listedHistory(commits, asked))).toEqual({
      file,
      section: NEW,
      notes: NEW,
      names: ['v1.1.0'],
    });
  });
});

describe('a promotion', () => {
  const next: NextSection = { ...NEXT, promotes: 'v1.1.0-a1' };
  const alpha = '## v1.1.0-a1 (2024-01-05)\n\n### Feat\n\n- b\n\n';
  const promote = (changed: Partial<ChangelogRequest>, since: readonly Commit[]) =>
    updateBy(request(alpha + OLD, { next, tags: [tag('v1.1.0-a1'), tag('v1.0.0')], ...changed }), since);

  test('without changes says what it promotes', () => {
    const told = '## v1.1.0 (2024-02-02)\n\nPromotes v1.1.0-a1.\n';
    expect(promote({}, [])).toEqual({
      file: `${told}\n${alpha}${OLD}`,
      section: told,
      notes: told,
      names: ['v1.1.0'],
    });
    expect(promote({}, commits.slice(1)).notes).toBe(told);
  });

  test('says so below the text of a template', () => {
    const template = (sections: readonly { readonly name: string }[]): string =>
      sections.map(({ name }) => `# ${name}!\n`).join('\n');
    const told = '# v1.1.0!\n\nPromotes v1.1.0-a1.\n';
    expect(promote({ template }, [])).toMatchObject({
      file: `${told}\n${alpha}${OLD}`,
      section: told,
      notes: told,
    });
    expect(promote({ template }, commits).section).toBe('# v1.1.0!\n');
  });

  test('with changes, or with merged prereleases, does not', () => {
    expect(promote({}, commits).notes).toBe(NEW);
    expect(promote({ mergePrereleases: true }, commits).file).toBe(`${NEW}\n${OLD}`);
  });
});

describe('a hotfix whose section is above the prereleases with its version', () => {
  const ALPHA = '## v1.0.1-a0 (2024-01-01)\n\n### Fix\n\n- early\n';
  const HOTFIX = '## v1.0.1 (2024-01-01)\n\n### Fix\n\n- urgent\n';
  const FILE = `${HOTFIX}\n${ALPHA}\n${OLD}`;
  const since: readonly Commit[] = [
    { sha: 'c3', parents: ['v1.0.1-a0'], subject: 'feat: b', body: '' },
    { sha: 'v1.0.1-a0', parents: ['c2'], subject: 'bump: version 1.0.0 → 1.0.1-a0', body: '' },
    { sha: 'c2', parents: ['v1.0.0'], subject: 'fix: early', body: '' },
  ];
  const tags = { tags: [tag('v1.0.1'), tag('v1.0.1-a0'), tag('v1.0.0')] };

  test('the sections of the prereleases are not written again', () => {
    expect(changelogStart(request(FILE, tags))).toMatchObject({ kind: 'tag', tag: { name: 'v1.0.1' } });
    expect(updateBy(request(FILE, tags), since).file).toBe(`${NEW}\n${FILE}`);
  });

  test('a final release that merges its prereleases removes them, but not hand-written text', () => {
    const merging = { ...tags, mergePrereleases: true };
    const whole = '## v1.1.0 (2024-02-02)\n\n### Feat\n\n- b\n\n### Fix\n\n- early\n';
    expect(updateBy(request(FILE, merging), since).file).toBe(`${whole}\n${HOTFIX}\n${OLD}`);
    const written = `${HOTFIX}\n${ALPHA}\nMind the gap.\n\n${OLD}`;
    expect(updateBy(request(written, merging), since).file).toBe(`${whole}\n${written}`);
    const crlf = updateBy(request(FILE.replaceAll('\n', '\r\n'), merging), since).file;
    expect(crlf).toBe(`${whole}\n${HOTFIX}\n${OLD}`.replaceAll('\n', '\r\n'));
  });

  test('commitizen writes them again', () => {
    const { file } = updateBy(request(FILE, { ...tags, repeatsSections: true }), since);
    expect(file).toBe(`${NEW}\n${ALPHA}\n${FILE}`);
  });
});
