import { describe, expect, it } from 'vitest';
import { REMOTE, tag } from '../../../test/support/facts.ts';
import { pyproject } from '../../../test/support/pyproject.ts';
import { plan } from '../../../test/support/release-plan.ts';
import type { Asked } from './intent.ts';

describe('a prerelease away from main', () => {
  const notices = (branch: string | null, asked: Partial<Asked>, keys: readonly string[] = []) =>
    plan(['feat: a'], asked, { keys, more: { head: { sha: 'c1', branch, operation: null } } }).notices;
  const overridden = { phase: 'alpha', allow: ['release-branch'], push: false } as const;
  const said =
    "this release tags v1.2.0-a0 on feat/x, so main can't use that number later; main must merge feat/x or skip the number";

  it.each<readonly [string, string | null, Partial<Asked>, readonly string[]]>([
    ['the rule is overridden', 'feat/x', overridden, [said]],
    [
      'HEAD is detached',
      null,
      overridden,
      [
        "this release tags v1.2.0-a0 on a detached HEAD, so main can't use that number later; main must skip the number",
      ],
    ],
    ['the rule stops it', 'feat/x', { ...overridden, allow: [] }, []],
    ['it is a final release', 'feat/x', { ...overridden, phase: null }, []],
    ['it is on main', 'main', overridden, []],
  ])('notices if %s', (_, branch, asked, expected) => {
    expect(notices(branch, asked)).toEqual(expected);
  });

  it('is reported if the configuration only warns', () => {
    const warns = '[tool.relctl.rules]\nrelease-branch = "warn"\n';
    expect(notices('feat/x', { ...overridden, allow: [] }, [warns])).toEqual([said]);
  });
});

describe('tags that match no format', () => {
  const tags = [tag('v1.1.0', 'c0'), tag('nightly', 'c0'), tag('v2-rc', 'c0')];
  const keys = ['ignored_tag_formats = ["*-rc"]'];
  it.each([
    [
      'in commitizen’s profile, as commitizen does',
      { profile: 'commitizen' },
      ['no tag format matches nightly; to hide this note, add them to ignored_tag_formats'],
    ],
    ['not in the default profile', {}, []],
  ] as const)('are listed: %s', (_, asked, expected) => {
    expect(plan(['feat: a'], asked, { keys, more: { tags } }).notices).toEqual(expected);
  });

  it('are not listed if no changelog is written', () => {
    const history = { commits: [], changelog: null, versionChanges: [], unread: [], taggedVersion: '1.1.0' };
    const unwritten = plan(
      ['feat: a'],
      { increment: 'PATCH', profile: 'commitizen' },
      { keys, more: { tags, history } },
    );
    expect(unwritten.notices).toEqual([]);
  });

  it('are not listed twice for a first release', () => {
    const remote = { ...REMOTE, tags: new Map() };
    const first = plan(['feat: a'], {}, { keys, more: { tags: tags.slice(1, 2), remote } });
    expect(first.notices).toHaveLength(1);
  });
});

describe('what the user may not notice otherwise', () => {
  it('a line under Unreleased that is not from a commit', () => {
    const keys = ['update_changelog_on_bump = true'];
    const changelog = '## Unreleased\n\n- by hand\n- a\n\n## v1.1.0 (2026-01-01)\n\n### Feat\n\n- b\n';
    const noticesWith = (text: string): readonly string[] =>
      plan(
        ['feat: a'],
        {},
        {
          keys,
          more: {
            files: new Map([
              ['pyproject.toml', pyproject('1.1.0', keys)],
              ['CHANGELOG.md', text],
            ]),
          },
        },
      ).notices;
    expect(noticesWith(changelog)).toEqual([
      'CHANGELOG.md loses 1 line that is not from a commit: - by hand; to keep it, write it as a paragraph or under your own heading',
    ]);
    expect(noticesWith(changelog.replace('- by hand\n', ''))).toEqual([]);
  });

  it('a higher tag that keeps latest from moving, on main', () => {
    const tags = [tag('v1.1.0', 'c0'), tag('v9.0.0', 'c9')];
    const at = (branch: string): readonly string[] =>
      plan(['fix: a'], {}, { more: { tags, head: { sha: 'c1', branch, operation: null } } }).notices;
    expect(at('main')).toEqual([
      'the image tag latest stays on v9.0.0, which is higher; if v9.0.0 is not a release: git tag --delete v9.0.0',
    ]);
    expect(at('hotfix/v1.1.1')).toEqual([]);
  });
});
