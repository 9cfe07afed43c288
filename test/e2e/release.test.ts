import { describe, expect, it } from 'vitest';
import { redact } from '../support/redact.ts';
import { pyproject, released, Scratch } from '../support/scratch.ts';

describe('a release with five features', () => {
  it('dry run, then release: version, changelog, commit, tag and one push', async () => {
    const repo = await released();
    for (const feature of ['login button', 'search', 'dark mode', 'export', 'help']) {
      await repo.commit(`feat: ${feature}`);
    }
    const before = await repo.state();
    const shown = await repo.relctl('bump', '--dry-run');
    expect(shown).toMatchObject({ exit: 0, stderr: '' });
    expect(redact(shown.stdout, repo)).toBe(TRAIN);
    expect(await repo.state()).toEqual(before);

    const ran = await repo.relctl('bump');
    expect({ ...ran, stdout: redact(ran.stdout, repo) }).toEqual({
      exit: 0,
      stdout: `bump: version 1.1.0 → 1.2.0
tag to create: v1.2.0
increment detected: MINOR

released v1.2.0 ([SHA] on main)
  pushed to origin
  images: my_app:1.2.0 my_app:latest
`,
      stderr: `✓ write pyproject.toml
✓ write CHANGELOG.md
✓ commit bump: version 1.1.0 → 1.2.0
✓ tag v1.2.0
✓ push main and v1.2.0 to origin
`,
    });
    expect(await repo.read('pyproject.toml')).toBe(pyproject('1.2.0'));
    expect(await repo.read('CHANGELOG.md')).toBe(CHANGELOG);
    expect(await repo.git('show', '--name-status', '--format=%s', 'HEAD')).toBe(
      'bump: version 1.1.0 → 1.2.0\n\nA\tCHANGELOG.md\nM\tpyproject.toml\n',
    );
    expect(await repo.git('cat-file', '-t', 'v1.2.0')).toBe('tag\n');
    expect(await repo.git('rev-parse', 'v1.2.0^{commit}')).toBe(await repo.git('rev-parse', 'HEAD'));
    // The remote has exactly the local refs: the branch, the new tag as the same object, and nothing else.
    expect(await repo.git('ls-remote', '--refs', 'origin')).toBe(
      await repo.git('for-each-ref', '--format=%(objectname)%09%(refname)', 'refs/heads', 'refs/tags'),
    );
    expect((await repo.state()).status).toBe('');
    expect((await repo.state()).journal).toEqual([]);
  });

  it('has nothing to release afterwards: exit 3 without commits, 21 if no commit calls for a release', async () => {
    const repo = await released();
    expect(await repo.relctl('bump')).toMatchObject({
      exit: 3,
      stdout: '',
      stderr: 'error: there are no commits since v1.1.0\n',
    });
    await repo.commit('docs: explain the login');
    const ran = await repo.relctl('bump', '--dry-run');
    expect({ ...ran, stderr: redact(ran.stderr, repo) }).toEqual({
      exit: 21,
      stdout: '',
      stderr: `error: nothing to release: 1 commit since v1.1.0, but none of a type that causes a release
  hint: to release anyway: relctl bump --increment PATCH
    [SHA] docs: explain the login
`,
    });
    expect(await repo.relctl('bump', '--increment', 'patch')).toMatchObject({ exit: 0 });
    expect(await repo.git('tag', '--points-at', 'HEAD')).toBe('v1.1.1\n');
  });

  it('keeps the existing changelog byte for byte', async () => {
    const repo = await released();
    const old =
      '## v1.1.0 (2026-01-02)\r\n\r\n### Feat\r\n\r\n- the first  feature  \r\n\r\nThanks to *Ada*!';
    await repo.commit('docs: a changelog', { 'CHANGELOG.md': `# History\r\n\r\n${old}` });
    await repo.commit('fix: crash');
    expect(await repo.relctl('bump', '--no-push')).toMatchObject({ exit: 0 });
    const changelog = await repo.read('CHANGELOG.md');
    expect(changelog.startsWith('# History\r\n\r\n## v1.1.1 (2026-02-03)')).toBe(true);
    expect(changelog.endsWith(old)).toBe(true);
  });
});

describe('the first release', () => {
  const first = (commitizen: readonly string[] = []): Promise<Scratch> =>
    Scratch.create({ 'pyproject.toml': pyproject('0.1.0', commitizen) });

  it('relctl bump counts the whole history', async () => {
    const repo = await first();
    await repo.commit('feat: begin to count');
    await repo.commit('fix: count right');
    await repo.withRemote();
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stdout).toContain(
      'bump: version 0.1.0 → 0.2.0\ntag to create: v0.2.0\nincrement detected: MINOR\n',
    );
    expect(await repo.read('CHANGELOG.md')).toBe(
      '## v0.2.0 (2026-02-03)\n\n### Feat\n\n- begin to count\n\n### Fix\n\n- count right\n',
    );
    expect((await repo.state()).remote).toContain('refs/tags/v0.2.0');
  });

  it('relctl bump 0.1.0 releases the current version, with its changelog', async () => {
    const repo = await first();
    await repo.commit('feat: begin to count');
    await repo.withRemote();
    expect(await repo.relctl('bump', '0.1.0')).toMatchObject({ exit: 0 });
    expect(await repo.git('show', '--name-status', '--format=%s', 'v0.1.0^{commit}')).toBe(
      'bump: version 0.1.0 → 0.1.0\n\nA\tCHANGELOG.md\n',
    );
    expect(await repo.read('CHANGELOG.md')).toBe('## v0.1.0 (2026-02-03)\n\n### Feat\n\n- begin to count\n');
    expect((await repo.state()).remote).toContain('refs/tags/v0.1.0');
  });

  it('relctl bump 0.1.0 without a changelog tags the existing commit', async () => {
    const repo = await Scratch.create({
      'pyproject.toml': pyproject('0.1.0').replace('update_changelog_on_bump = true', ''),
    });
    await repo.commit('feat: begin to count');
    await repo.withRemote();
    const { head } = await repo.state();
    const ran = await repo.relctl('bump', '0.1.0');
    expect(ran).toMatchObject({ exit: 0, stderr: '✓ tag v0.1.0\n✓ push main and v0.1.0 to origin\n' });
    expect(await repo.git('rev-parse', 'HEAD', 'v0.1.0^{commit}')).toBe(`${head}${head}`);
  });

  it('does the same with pre_bump_hooks that change nothing', async () => {
    const repo = await Scratch.create({
      'pyproject.toml': pyproject('0.1.0', ['pre_bump_hooks = ["true"]']).replace(
        'update_changelog_on_bump = true',
        '',
      ),
    });
    await repo.withRemote();
    const { head } = await repo.state();
    const ran = await repo.relctl('bump', '0.1.0', '--json');
    expect(JSON.parse(ran.stdout)).toMatchObject({ released: true, commit: head.trim() });
    expect(await repo.git('rev-parse', 'HEAD', 'v0.1.0^{commit}')).toBe(`${head}${head}`);
  });

  it('is not a first release if the remote has tags that are missing in this clone', async () => {
    const repo = await released();
    const clone = await repo.clone('no tags', '--no-tags');
    await clone.commit('fix: crash');
    expect(await clone.relctl('bump')).toMatchObject({
      exit: 80,
      stderr: expect.stringContaining(
        'found: v1.1.0, the tag of the current version, is on origin but not here\n    next:  git fetch origin --tags',
      ) as string,
    });
  });
});

describe('an alpha cycle', () => {
  const schemes = [
    ['semver', ['v1.2.0-a0', 'v1.2.0-a1', 'v1.2.0']],
    ['semver2', ['v1.2.0-alpha.0', 'v1.2.0-alpha.1', 'v1.2.0']],
    ['pep440', ['v1.2.0a0', 'v1.2.0a1', 'v1.2.0']],
  ] as const;
  it.each(schemes)('%s: alpha, alpha, final, even without a new commit', async (scheme, tags) => {
    const repo = await released();
    await repo.commit(`feat: search`, {
      'pyproject.toml': pyproject('1.1.0').replace('scheme = "semver"', `scheme = "${scheme}"`),
    });
    const alpha = await repo.relctl('bump', '--prerelease', 'alpha');
    expect(alpha).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining(`tag to create: ${tags[0]}`) as string,
    });
    expect(alpha.stdout).not.toContain('latest');
    await repo.commit('fix: find umlauts');
    expect(await repo.relctl('bump', '-pr', 'ALPHA')).toMatchObject({ exit: 0 });
    const final = await repo.relctl('bump');
    expect(final).toMatchObject({ exit: 0 });
    expect(final.stdout).toContain(`tag to create: ${tags[2]}\n`);
    expect(final.stdout).toContain('images: my_app:1.2.0 my_app:latest\n');
    expect(await repo.git('tag', '--list', 'v1.2*')).toBe(
      [...tags]
        .sort()
        .map((tag) => `${tag}\n`)
        .join(''),
    );
    expect(await repo.git('log', '--reverse', '--format=%s', 'v1.1.0..')).toBe(
      [
        'feat: search',
        `bump: version 1.1.0 → ${tags[0].slice(1)}`,
        'fix: find umlauts',
        `bump: version ${tags[0].slice(1)} → ${tags[1].slice(1)}`,
        `bump: version ${tags[1].slice(1)} → 1.2.0`,
        '',
      ].join('\n'),
    );
    expect((await repo.read('CHANGELOG.md')).split('\n## ')[0]).toBe(
      `## v1.2.0 (2026-02-03)\n\nPromotes ${tags[1]}.\n`,
    );
    expect(await repo.git('tag', '--list', '--format=%(contents)', 'v1.2.0')).toContain(
      `Promotes ${tags[1]}.`,
    );
    for (const tag of tags) expect((await repo.state()).remote).toContain(`refs/tags/${tag}\n`);
  });

  it('refuses an earlier phase, and a prerelease without a releasable commit', async () => {
    const repo = await released();
    await repo.commit('feat: search');
    expect(await repo.relctl('bump', '-pr', 'beta')).toMatchObject({ exit: 0 });
    await repo.commit('fix: umlauts');
    expect(await repo.relctl('bump', '-pr', 'alpha')).toMatchObject({
      exit: 80,
      stderr: expect.stringContaining('✗ phase-forward') as string,
    });
    expect(await repo.relctl('bump', '-pr', 'rc')).toMatchObject({ exit: 0 });
    await repo.commit('docs: umlauts');
    expect(await repo.relctl('bump', '-pr', 'rc')).toMatchObject({
      exit: 80,
      stderr: expect.stringContaining('✗ releasable-commits') as string,
    });
  });
});

it('links the release to its page only if the terminal supports links', async () => {
  const repo = await released([
    'post_bump_hooks = ["git remote set-url origin git@github.com:acme/my_app.git"]',
  ]);
  await repo.commit('feat: search');
  const away = repo.git('remote', 'get-url', 'origin');
  repo.env['FORCE_HYPERLINK'] = '1';
  const { stdout } = await repo.relctl('bump');
  expect(stdout).toContain(
    '\x1b]8;;https://github.com/acme/my_app/compare/v1.1.0...v1.2.0\x1b\\v1.2.0\x1b]8;;\x1b\\',
  );
  delete repo.env['FORCE_HYPERLINK'];
  await repo.git('remote', 'set-url', 'origin', (await away).trim());
  await repo.commit('feat: more');
  expect((await repo.relctl('bump')).stdout).not.toContain('\x1b');
});

const CHANGELOG = `## v1.2.0 (2026-02-03)

### Feat

- help
- export
- dark mode
- search
- login button

## v1.1.0 (2026-01-02)

### Feat

- the first feature

## v1.0.0 (2026-01-02)
`;

const TRAIN = `bump: version 1.1.0 → 1.2.0
tag to create: v1.2.0
increment detected: MINOR

Rules
  ✓ clean-tree               the working tree must be clean: no tracked file may differ from HEAD
  ✓ release-branch           releases come from the main branch, and hotfixes from their hotfix branch
  ✓ up-to-date               the local branch must include everything on the remote branch
  ✓ complete-history         the history since the last release must be complete, and the tag of that release must exist
  ✓ tag-is-new               a version is released once: its tag must not exist, here or on the remote
  ✓ version-grows            a release must have a higher version than the release before it
  ✓ phase-forward            within one version the phase only moves forward: alpha, beta, rc, final
  ✓ releasable-commits       a prerelease must contain a commit that calls for a release
  ✓ versions-agree           all files that contain the version must agree
  ✓ version-not-hand-edited  only a bump commit may change the version
  ✓ tags-made-by-release     a release tag must point at its bump commit
  ✓ patch-only               a hotfix is a patch: no commit on its branch may call for a minor or major release
  ✓ hotfix-reconciled        every hotfix must be on main before the next final release
  – signature-works          not checked: a dry run signs nothing

Change pyproject.toml
--- a/pyproject.toml
+++ b/pyproject.toml
@@ -1,6 +1,6 @@
 [project]
 name = "my_app"
-version = "1.1.0"   # the one place
+version = "1.2.0"   # the one place
 requires-python = ">=3.11"
 
 [tool.commitizen]

Change CHANGELOG.md
--- /dev/null
+++ b/CHANGELOG.md
@@ -0,0 +1,17 @@
${CHANGELOG.replaceAll(/^/gm, '+').slice(0, -2)}

Commit on main
  bump: version 1.1.0 → 1.2.0

Tag v1.2.0 (annotated)
  v1.2.0

  ### Feat

  - help
  - export
  - dark mode
  - search
  - login button

  Released-by: relctl [VERSION]

Push to origin
  git push --atomic --no-follow-tags -- origin refs/heads/main:refs/heads/main refs/tags/v1.2.0:refs/tags/v1.2.0
  this also pushes 5 commits that the remote does not have yet:
    [SHA] feat: help
    [SHA] feat: export
    [SHA] feat: dark mode
    [SHA] feat: search
    [SHA] feat: login button

Images
  my_app:1.2.0
  my_app:latest

This was a dry run: nothing was changed.
`;
