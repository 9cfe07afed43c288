import { describe, expect, it } from 'vitest';
import { REMOTE, tag } from '../../../test/support/facts.ts';
import { pyproject } from '../../../test/support/pyproject.ts';
import { kinds, plan } from '../../../test/support/release-plan.ts';
import { commits, intent, settingsOf, snapshot } from '../../../test/support/snapshot.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Asked } from './intent.ts';
import { planRelease } from './plan-release.ts';
import type { ReleasePlan } from './plan.ts';

const LOCK = '[[package]]\nname = "my-app"\nversion = "1.1.0"\nsource = { editable = "." }\n';

describe('planRelease', () => {
  it('writes, commits, tags and pushes, in this order', () => {
    expect(kinds(plan(['feat: a']))).toEqual([
      'write pyproject.toml',
      'write CHANGELOG.md',
      'create-commit',
      'create-tag',
      'push',
    ]);
  });

  it('commits exactly the files it writes', () => {
    const { effects, message } = plan(['feat: a'], {}, { more: { files: new Map([['uv.lock', LOCK]]) } });
    expect(effects.find(({ kind }) => kind === 'create-commit')).toEqual({
      kind: 'create-commit',
      message: 'bump: version 1.1.0 → 1.2.0',
      verify: true,
      retry: false,
      optional: true,
      paths: ['pyproject.toml', 'uv.lock', 'CHANGELOG.md'],
    });
    expect(message).toBe('bump: version 1.1.0 → 1.2.0');
  });

  it('refuses a broken uv.lock, whether the fault is before or after the project’s entry', () => {
    for (const text of [`<<<<<<< HEAD\n${LOCK}`, `${LOCK}>>>>>>> topic\n`]) {
      expect(() => plan(['feat: a'], {}, { more: { files: new Map([['uv.lock', text]]) } })).toThrow(
        expect.objectContaining({ code: 'VERSION_FILE_INVALID' }),
      );
    }
  });

  it('tags with the notes, without their title, and a trailer', () => {
    expect(plan(['feat: a']).effects.find(({ kind }) => kind === 'create-tag')).toEqual({
      kind: 'create-tag',
      name: 'v1.2.0',
      message: 'v1.2.0\n\n### Feat\n\n- a\n\nReleased-by: relctl 1.0.0\n',
      signed: false,
    });
  });

  it('runs the bump hooks before and after the release', () => {
    const keys = ['pre_bump_hooks = ["make"]', 'post_bump_hooks = ["git push"]'];
    const hooked = plan(['feat: a'], {}, { keys });
    expect(kinds(hooked).filter((kind) => !kind.startsWith('write'))).toEqual([
      'run-hook',
      'create-commit',
      'create-tag',
      'push',
      'run-hook',
    ]);
    expect(hooked.notices).toEqual([
      "the bump hook 'git push' pushes; relctl already pushes, so you can remove the hook",
    ]);
    expect(hooked.effects.find((effect) => effect.kind === 'run-hook')).toMatchObject({
      stage: 'pre',
      environment: {
        CZ_PRE_IS_INITIAL: 'False',
        CZ_PRE_CURRENT_VERSION: '1.1.0',
        CZ_PRE_CURRENT_TAG_VERSION: 'v1.1.0',
        CZ_PRE_NEW_VERSION: '1.2.0',
        CZ_PRE_NEW_TAG_VERSION: 'v1.2.0',
        CZ_PRE_MESSAGE: 'bump: version 1.1.0 → 1.2.0',
        CZ_PRE_INCREMENT: 'MINOR',
        CZ_PRE_CHANGELOG_FILE_NAME: 'CHANGELOG.md',
      },
    });
  });

  it('spells the version in uv.lock as uv does; in commitizen’s profile, as the scheme does', () => {
    const more = { files: new Map([['uv.lock', LOCK]]) };
    const lockIn = ({ effects }: ReleasePlan): string | undefined =>
      effects.find((effect) => effect.kind === 'write-file' && effect.path === 'uv.lock') as never;
    expect(lockIn(plan(['feat: a'], { phase: 'alpha' }, { more }))).toMatchObject({
      after: LOCK.replace('1.1.0', '1.2.0a0'),
    });
    expect(lockIn(plan(['feat: a'], { phase: 'alpha', profile: 'commitizen' }, { more }))).toBeUndefined();
  });

  it('updates a stale lock and says so', () => {
    const stale = plan(
      ['feat: a'],
      {},
      { more: { files: new Map([['uv.lock', LOCK.replace('1.1.0', '1.0.3')]]) } },
    );
    expect(stale.notices).toEqual(['uv.lock still says 1.0.3; this release updates it to 1.2.0']);
    expect(stale.broken).toEqual([]);
  });

  it('does not push if the remote does not exist, and says so', () => {
    const alone = plan(['feat: a'], {}, { more: { remote: { kind: 'absent', name: 'origin' } } });
    expect(kinds(alone)).not.toContain('push');
    expect(alone.notices).toEqual([
      'there is no remote origin, so relctl does not push this release; to add one: git remote add origin URL',
    ]);
    expect(() =>
      plan(['feat: a'], { push: true }, { more: { remote: { kind: 'absent', name: 'origin' } } }),
    ).toThrow("there is no remote 'origin'");
  });

  it.each([
    [
      'My_App',
      ['my_app:1.2.0', 'my_app:latest'],
      "'My_App' is not a valid image name, so relctl uses my_app; to choose another, set image in",
    ],
    ['äöü', [], "'äöü' is not a valid image name; to choose one, set image in [tool.relctl]"],
  ])('names no image %s', (name, images, notice) => {
    const text = pyproject('1.1.0').replace('my_app', name);
    const world = snapshot(commits('feat: a'), { files: new Map([['pyproject.toml', text]]) });
    const made = planRelease(intent(), settingsOf({ 'pyproject.toml': text }), world);
    expect(made.packages[0].images).toEqual(images);
    expect(made.notices.join('\n')).toContain(notice);
  });

  it('lists the version_files entries that match no file', () => {
    const keys = ['version_files = ["src/gone.py:__version__", "a.py", "lib/*.py"]'];
    const files = new Map([['a.py', '1.1.0\n']]);
    expect(plan(['feat: a'], {}, { keys, more: { files } }).notices).toEqual([
      "version_files: no file matches 'src/gone.py:__version__', 'lib/*.py', so relctl changes nothing there; fix or remove the entry in pyproject.toml",
    ]);
  });

  it('counts as the first release if no tag matches a format, and says so', () => {
    const unread = ['nightly', '1.1.0', '1.0.0', '0.9.0', '0.8.0', '0.7.0'].map((name) => tag(name, 'c0'));
    const remote = { ...REMOTE, tags: new Map() };
    expect(plan(['feat: a'], {}, { more: { tags: unread, remote } }).notices).toEqual([
      'this counts as the first release because no tag matches v$version; the existing tags are nightly, 1.1.0, 1.0.0, 0.9.0, 0.8.0 and 1 more; if they are releases, set legacy_tag_formats = ["$version"]',
    ]);
    expect(
      plan(['feat: a'], {}, { more: { tags: unread.slice(0, 1), remote } }).notices.join('\n'),
    ).toContain('if they are releases, add their format to legacy_tag_formats');
  });

  it.each([
    ['golden', /anyway: --increment PATCH --allow releasable-commits$/],
    ['commitizen', /^to make the prerelease anyway: --increment PATCH \(/],
  ] as const)('in the profile %s it suggests only what the rules allow', (profile, hint) => {
    expect(() => plan(['docs: a'], { phase: 'alpha', profile })).toThrow(
      expect.objectContaining({ exit: 3, hint: expect.stringMatching(hint) as string }),
    );
    const asked = { phase: 'alpha', increment: 'PATCH', profile } as const;
    const allow = profile === 'golden' ? (['releasable-commits'] as const) : [];
    expect(plan(['docs: a'], { ...asked, allow }).broken).toEqual([]);
  });

  it.each([
    [
      'rel ease $version',
      "git does not allow the tag name 'rel ease 1.2.0': it holds a blank (nothing was changed)",
    ],
    ['v$version..x', "git does not allow the tag name 'v1.2.0..x': it holds '..' (nothing was changed)"],
  ])('is refused if the tag format is %s', (format, message) => {
    const text = pyproject('1.1.0').replace('v$version', format);
    const world = snapshot(commits('feat: a'), { files: new Map([['pyproject.toml', text]]), tags: [] });
    const settings = settingsOf({ 'pyproject.toml': text });
    for (const profile of ['golden', 'commitizen'] as const) {
      expect(() => planRelease(intent({ profile }), settings, world)).toThrow(
        expect.objectContaining({ exit: 7, message }),
      );
    }
  });

  it('is refused if a tag has the full ref name of the pushed branch or tag', () => {
    const odd = 'refs/heads/main';
    const here = [tag('v1.1.0', 'c0'), tag(odd, 'c0')];
    const there = {
      ...REMOTE,
      tags: new Map([
        ['v1.1.0', 'c110'],
        [odd, 'c0'],
      ]),
    };
    const refused = (more: Partial<Snapshot>, hint: string) => {
      expect(() => plan(['feat: a'], {}, { more })).toThrow(
        expect.objectContaining({
          code: 'AMBIGUOUS_REF',
          exit: 82,
          hint: `delete that tag, which was probably made by mistake: ${hint}`,
        }),
      );
    };
    refused({ tags: here }, 'git tag --delete refs/heads/main');
    refused({ remote: there }, 'git push origin --delete refs/tags/refs/heads/main');
    refused(
      { tags: here, remote: there },
      'git tag --delete refs/heads/main && git push origin --delete refs/tags/refs/heads/main',
    );
    expect(plan(['feat: a'], { push: false }, { more: { tags: here, remote: there } }).broken).toEqual([]);
  });

  it('makes commitizen’s decisions in its profile', () => {
    const theirs = plan(['feat: a'], { profile: 'commitizen' });
    expect(kinds(theirs)).toEqual([
      'write pyproject.toml',
      'write CHANGELOG.md',
      'create-commit',
      'create-tag',
    ]);
    expect(theirs.verdicts).toEqual([]);
    expect(theirs.effects.at(-1)).toMatchObject({ message: null });
  });

  it('finishes a cycle without a new commit, and names the promoted prerelease; commitizen does not', () => {
    const files = new Map([['pyproject.toml', pyproject('1.2.0-a1')]]);
    const more = {
      files,
      tags: [tag('v1.2.0-a1', 'c0')],
      history: { commits: [], changelog: [], versionChanges: [], unread: [], taggedVersion: '1.2.0-a1' },
    };
    const settings = settingsOf(Object.fromEntries(files));
    expect(planRelease(intent(), settings, snapshot([], more)).packages[0].changelog.notes).toBe(
      '## v1.2.0 (2026-02-03)\n\nPromotes v1.2.0-a1.\n',
    );
    expect(() => planRelease(intent({ profile: 'commitizen' }), settings, snapshot([], more))).toThrow(
      'no commits',
    );
  });

  it.each<[string, string, Partial<Asked>, boolean]>([
    ['1.2.0-a1', '1.2.0a1', {}, true],
    ['1.2.0-a1', '1.2.0', {}, false],
    ['1.2.0', '1.2.0.dev1', { increment: 'PATCH' }, true],
    ['1.2.0', '1.2.0', { increment: 'PATCH' }, false],
    ['1.2.0', 'zz', { increment: 'PATCH' }, false],
  ])(
    'at %s, in commitizen’s profile, the key version = "%s" decides whether a section may be empty: %j %j',
    (current, key, asked, mayBeEmpty) => {
      const files = { 'pyproject.toml': pyproject(current, [`version = "${key}"`]) };
      const world = snapshot([], {
        files: new Map(Object.entries(files)),
        tags: [tag(`v${current}`, 'c0')],
        history: { commits: [], changelog: [], versionChanges: [], unread: [], taggedVersion: current },
      });
      const release = () =>
        planRelease(intent({ profile: 'commitizen', ...asked }), settingsOf(files), world);
      if (mayBeEmpty) expect(release().packages[0].changelog.printed).not.toBeNull();
      else expect(release).toThrow(expect.objectContaining({ code: 'NO_COMMITS_FOUND' }));
    },
  );

  it('tags the existing commit if a first release keeps its version and no file changes', () => {
    const files = { 'pyproject.toml': pyproject('0.1.0').replace('update_changelog_on_bump = true', '') };
    const world = snapshot(commits('feat: a'), {
      tags: [],
      remote: { ...REMOTE, tags: new Map() },
      files: new Map(Object.entries(files)),
      history: {
        commits: commits('feat: a'),
        changelog: null,
        versionChanges: [],
        unread: [],
        taggedVersion: null,
      },
    });
    const first = planRelease(intent({ version: '0.1.0' }), settingsOf(files), world);
    expect(kinds(first)).toEqual(['create-tag', 'push']);
    expect(first.broken).toEqual([]);
  });
});
