import { describe, expect, it } from 'vitest';
import { tag } from '../../../../test/support/facts.ts';
import { pyproject } from '../../../../test/support/pyproject.ts';
import { commits, settingsOf } from '../../../../test/support/snapshot.ts';
import { historyCollector } from '../../changelog/history.ts';
import type { Commit } from '../../commit/commit.ts';
import type { Settings } from '../../config/settings.ts';
import { planChangelog, refuseObstacle } from './changelog-plan.ts';
import type { ChangelogPlan, ChangelogSnapshot } from './changelog-plan.ts';
import { changelogRequest, changelogSpan } from './changelog-span.ts';
import type { ChangelogIntent } from './changelog-span.ts';

const ALL: ChangelogIntent = { range: null, unreleased: null, tagFormat: null, profile: null };
const INCREMENTAL = ['changelog_incremental = true'];

const V1 = '## v1.0.0 (2026-01-02)\n\n### Feat\n\n- one\n';
const UNRELEASED = '## Unreleased\n\n### Fix\n\n- two\n';

const configured = (keys: readonly string[] = []): Settings =>
  settingsOf({ 'pyproject.toml': pyproject('1.0.0', keys) });

/** A snapshot with all of its commits. */
type World = Omit<ChangelogSnapshot, 'history'> & { readonly commits: readonly Commit[] };

/** `feat: one` is v1.0.0, and `fix: two` follows. */
const world = (more: Partial<World> = {}): World => ({
  today: '2026-02-03',
  head: { sha: 'c2', branch: 'main', operation: null },
  dirty: [],
  shallow: new Set(),
  tags: [tag('v1.0.0', 'c1')],
  existing: null,
  obstacle: null,
  template: null,
  commits: commits('fix: two', 'feat: one'),
  ...more,
});

const plan = (
  intent: Partial<ChangelogIntent>,
  keys: readonly string[],
  more: Partial<World>,
): ChangelogPlan => {
  const { commits: log, ...facts } = world(more);
  const [asked, settings] = [{ ...ALL, ...intent }, configured(keys)];
  const collector = historyCollector(changelogRequest(asked, settings, facts, facts.today), facts.shallow);
  for (const commit of log) collector.add(commit);
  return planChangelog(asked, settings, { ...facts, history: collector.history() });
};

const code = (expected: string) => expect.objectContaining({ code: expected }) as Error;

describe('what relctl writes', () => {
  it('is one file, regenerated', () => {
    expect(plan({}, [], { existing: '# Old\n' })).toMatchObject({
      basis: { head: 'c2', branch: 'main' },
      effects: [
        { kind: 'write-file', path: 'CHANGELOG.md', before: '# Old\n', after: `${UNRELEASED}\n${V1}` },
      ],
      text: `${UNRELEASED}\n${V1}`,
      sections: ['Unreleased', 'v1.0.0'],
      lost: ['# Old'],
      keepable: true,
    });
  });

  it('is only the new part with --incremental, and nothing is lost', () => {
    const since = { commits: commits('fix: two', 'feat: one').slice(0, 1) };
    const existing = `# Changes\n\n## Unreleased\n\nBy hand.\n\n### Fix\n\n- stale\n\n${V1}`;
    expect(plan({}, INCREMENTAL, { existing, ...since })).toMatchObject({
      effects: [{ after: `# Changes\n\n## Unreleased\n\nBy hand.\n\n### Fix\n\n- two\n\n${V1}` }],
      text: UNRELEASED,
      lost: [],
    });
  });

  it('is nothing if the file is up to date', () => {
    expect(plan({}, [], { existing: `${UNRELEASED}\n${V1}` }).effects).toEqual([]);
  });

  it.each<readonly [string, string | null, string]>([
    ['without a name', null, '## Unreleased\n'],
    ['with a name and today’s date', 'v1.1.0', '## v1.1.0 (2026-02-03)\n'],
    ['as in cz, with today’s date for an empty name too', '', '## Unreleased (2026-02-03)\n'],
  ])('the title of the untagged part: %s', (_, unreleased, title) => {
    expect(plan({ unreleased }, [], {}).text).toContain(title);
  });

  it('a tag on HEAD replaces that name, even the tag of a merged prerelease', () => {
    const tags = [tag('v1.1.0-a0', 'c2'), tag('v1.0.0', 'c1')];
    const merged = ['changelog_merge_prerelease = true'];
    expect(plan({ unreleased: 'v9.0.0' }, merged, { tags }).sections).toEqual(['v1.1.0-a0', 'v1.0.0']);
  });

  it('a final release does not merge the prereleases in the file; only a bump does', () => {
    const existing = '## v1.1.0-a0\n\n- x\n';
    const more = { existing, tags: [tag('v1.1.0-a0', 'c1')], commits: world().commits.slice(0, 1) };
    const keys = [...INCREMENTAL, 'changelog_merge_prerelease = true'];
    expect(plan({ unreleased: 'v1.1.0' }, keys, more).effects).toMatchObject([
      { after: `## v1.1.0 (2026-02-03)\n\n### Fix\n\n- two\n\n${existing}` },
    ]);
  });

  it.each(['golden', 'commitizen'] as const)('no commits: exit 3 in the profile %s', (profile) => {
    expect(() => plan({ profile }, [], { commits: [] })).toThrow(code('CHANGELOG_NO_COMMITS'));
  });

  it('no commits are needed if the key version holds a prerelease', () => {
    expect(plan({}, ['version = "1.1.0a0"'], { commits: [] }).text).toBe('## Unreleased\n');
  });

  it('an invalid key version is refused, whichever provider keeps the version', () => {
    expect(() => plan({}, ['version = "x"'], {})).toThrow(code('INVALID_VERSION'));
  });

  it('one line lists the tags that match no format', () => {
    const names = ['a', 'b', 'c', 'v1.0.0-foo', 'e', 'f', 'g'];
    const tags = [...names, 'night-1'].map((name) => tag(name, 'c2'));
    expect(plan({}, ['ignored_tag_formats = ["night*"]'], { tags })).toMatchObject({
      sections: ['Unreleased'],
      notices: [
        'no tag format matches a, b, c, v1.0.0-foo, e and 2 more; to hide this note, add them to ignored_tag_formats',
      ],
    });
  });

  it('reports a shallow history if the missing part belongs in the changelog', () => {
    const shallow = new Set(['c1']);
    expect(plan({}, [], { shallow }).notices).toHaveLength(1);
    expect(plan({}, [], { shallow: new Set(['c0']) }).notices).toEqual([]);
  });

  it('an obstacle only matters for writing', () => {
    const refused = (more: Partial<World>) => (): void => {
      refuseObstacle(plan({}, [], more));
    };
    expect(refused({ obstacle: 'read-only' })).toThrow(code('FILE_READ_ONLY'));
    expect(refused({ obstacle: 'no-folder' })).toThrow(code('CHANGELOG_FOLDER_MISSING'));
    expect(refused({ obstacle: 'read-only', existing: `${UNRELEASED}\n${V1}` })).not.toThrow();
  });
});

describe('which part of the history the changelog covers', () => {
  const span = (intent: Partial<ChangelogIntent>, keys: readonly string[], existing: string | null) => {
    const ground = { tags: [tag('v1.0.0', 'c1'), tag('v0.9.0', 'c0')], existing };
    const { start, end } = changelogSpan({ ...ALL, ...intent }, configured(keys), ground);
    const from = start.kind === 'tag' ? start.tag.name : start.kind === 'revision' ? start.revision : '';
    return `${from}..${end?.name ?? 'HEAD'}`;
  };
  const FROM = ['changelog_start_rev = "abc"'];

  it.each<readonly [string, Partial<ChangelogIntent>, readonly string[], string | null, string]>([
    ['all of it', {}, [], V1, '..HEAD'],
    ['from a revision', {}, FROM, V1, 'abc..HEAD'],
    ['the commits after the file’s latest release', {}, INCREMENTAL, V1, 'v1.0.0..HEAD'],
    ['the file wins over the revision', {}, [...INCREMENTAL, ...FROM], V1, 'v1.0.0..HEAD'],
    ['a file without a release', {}, [...INCREMENTAL, ...FROM], '# T\n', 'abc..HEAD'],
    ['no file', {}, INCREMENTAL, null, '..HEAD'],
    ['a range', { range: '1.0.0' }, [], V1, 'v0.9.0..v1.0.0'],
    ['a range wins over the revision', { range: '1.0.0' }, FROM, V1, 'v0.9.0..v1.0.0'],
  ])('%s', (_, intent, keys, existing, expected) => {
    expect(span(intent, keys, existing)).toBe(expected);
  });

  it('a range can’t be combined with --incremental, not even if the configuration sets it', () => {
    expect(() => span({ range: '1.0.0' }, INCREMENTAL, null)).toThrow(code('NOT_ALLOWED'));
  });

  it('a tag format other than the file’s is refused: relctl would append the whole history', () => {
    expect(() => span({ tagFormat: 'pkg-$version' }, INCREMENTAL, V1)).toThrow(
      code('CHANGELOG_HEADING_WITHOUT_TAG'),
    );
    expect(span({ tagFormat: 'pkg-$version' }, INCREMENTAL, '# T\n')).toBe('..HEAD');
    expect(span({ tagFormat: 'pkg-$version' }, [], V1)).toBe('..HEAD');
  });
});
