import { describe, expect, it } from 'vitest';
import { REMOTE, tag } from '../../../test/support/facts.ts';
import { kinds } from '../../../test/support/release-plan.ts';
import { commits, intent, settingsOf, snapshot } from '../../../test/support/snapshot.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Asked } from './intent.ts';
import { planRelease } from './plan-release.ts';
import type { ReleasePlan } from './plan.ts';

describe('if the tags hold the version', () => {
  const keys = ['version_provider = "scm"', 'tag_format = "v$version"', 'version_scheme = "semver"'];
  const config = (...more: readonly string[]): string =>
    `[tool.commitizen]\n${[...keys, ...more].join('\n')}\n`;
  const release = (text: string, asked: Partial<Asked> = {}, more: Partial<Snapshot> = {}): ReleasePlan => {
    const files = { 'pyproject.toml': text };
    const history = commits('feat: a');
    const world = {
      files: new Map(Object.entries(files)),
      released: tag('v1.1.0', 'c0'),
      history: {
        commits: history,
        changelog: text.includes('changelog') ? history : null,
        versionChanges: [],
        unread: [],
        taggedVersion: '1.1.0',
      },
      ...more,
    };
    return planRelease(intent(asked), settingsOf(files), snapshot(commits('feat: a'), world));
  };

  it('a release that changes no file tags the existing commit', () => {
    const {
      packages: [{ decision }],
      effects,
      broken,
      policy,
    } = release(config());
    expect(decision).toMatchObject({ spelled: '1.2.0', base: { spelled: '1.1.0', tag: { name: 'v1.1.0' } } });
    expect(effects.map(({ kind }) => kind)).toEqual(['create-tag', 'push']);
    expect({ broken, tags: policy.tagsWithoutCommit }).toEqual({ broken: [], tags: true });
    expect(release(config(), { profile: 'commitizen' }).policy.tagsWithoutCommit).toBe(false);
  });

  it('the tag in HEAD’s history is the base, however it spells its version', () => {
    const {
      packages: [{ decision }],
    } = release(config(), {}, { released: tag('v1.2.0-alpha.1', 'c0') });
    expect(decision.base).toMatchObject({ spelled: '1.2.0-a1', tag: { name: 'v1.2.0-alpha.1' } });
  });

  it('only the changelog is committed', () => {
    expect(kinds(release(config('update_changelog_on_bump = true')))).toEqual([
      'write CHANGELOG.md',
      'create-commit',
      'create-tag',
      'push',
    ]);
  });

  it('a project without a tag is at 0.0.0, and its first release needs no tag', () => {
    const world = { released: null, tags: [], remote: { ...REMOTE, tags: new Map() } };
    const {
      packages: [{ decision }],
      broken,
    } = release(config(), {}, world);
    expect({ next: decision.spelled, from: decision.base.spelled, broken }).toEqual({
      next: '0.1.0',
      from: '0.0.0',
      broken: [],
    });
  });

  it('tags outside HEAD’s history break complete-history', () => {
    const { verdicts } = release(config(), {}, { released: null });
    expect(verdicts.find(({ rule }) => rule === 'complete-history')).toMatchObject({
      state: 'broken',
      violations: [{ found: 'no release tag is reachable from HEAD (1 release tag seen: v1.1.0)' }],
    });
  });
});
