import { describe, expect, it } from 'vitest';
import { pyproject, released } from '../support/scratch.ts';
import type { Ran, Scratch } from '../support/scratch.ts';

/** The configuration of the usual test project without `major_version_zero`, and with the given changelog settings. */
function configured(scheme: string, changelog = 'update_changelog_on_bump = true'): string {
  return pyproject('1.1.0')
    .replace('"semver"', `"${scheme}"`)
    .replace('major_version_zero = true', 'major_version_zero = false')
    .replace('update_changelog_on_bump = true', changelog);
}

async function project(config: string): Promise<Scratch> {
  const repo = await released();
  await repo.commit('chore: settings', { 'pyproject.toml': config });
  return repo;
}

/** The tag that a release made. */
function made({ exit, stdout, stderr }: Ran): string {
  if (exit !== 0) throw new Error(stderr);
  return /^tag to create: (.*)$/m.exec(stdout)?.[1] ?? '';
}

function refused({ exit, stderr }: Ran): readonly string[] {
  expect(exit).toBe(80);
  return [...stderr.matchAll(/^✗ ([\w-]+):/gm)].map(([, rule = '']) => rule);
}

/** The command with which a refusal ends: what to type next. */
function nextOf({ stderr }: Ran, rule: string): string {
  return new RegExp(`✗ ${rule}:.*\\n.*\\n +next: +(.*)`).exec(stderr)?.[1] ?? '';
}

/** Runs a command line as a user would type it, with relctl on the PATH. */
function type(repo: Scratch, line: string): Promise<Ran> {
  const relctl = `relctl() { "${process.execPath}" "${repo.program}" "$@"; }`;
  return repo.run('sh', ['-c', `${relctl}; ${line}`], repo.dir);
}

describe('a cycle', () => {
  const MERGED = 'update_changelog_on_bump = true\nchangelog_merge_prerelease = true';
  it.each([
    ['semver', 'update_changelog_on_bump = true', ['v1.1.1-a0', 'v1.1.1-a1', 'v1.1.1-rc0', 'v2.0.0-a0']],
    ['semver2', MERGED, ['v1.1.1-alpha.0', 'v1.1.1-alpha.1', 'v1.1.1-rc.0', 'v2.0.0-alpha.0']],
    ['pep440', '', ['v1.1.1a0', 'v1.1.1a1', 'v1.1.1rc0', 'v2.0.0a0']],
  ])('%s: starts, continues, advances, is raised and promoted', async (scheme, changelog, tags) => {
    const repo = await project(configured(scheme, changelog));
    const [first = '', second = '', third = '', raised = ''] = tags;
    await repo.commit('fix: crash');
    const start = await repo.relctl('prerelease');
    expect(made(start)).toBe(first);
    expect(start.stdout).not.toContain('latest');
    expect(refused(await repo.relctl('prerelease'))).toEqual(['releasable-commits']);
    await repo.commit('perf: crash faster');
    expect(made(await repo.relctl('prerelease'))).toBe(second);
    await repo.commit('fix: crash less');
    expect(made(await repo.relctl('prerelease', 'RC'))).toBe(third);
    await repo.commit('fix: crash once');
    const before = await repo.state();
    expect(refused(await repo.relctl('prerelease', 'beta'))).toEqual(['phase-forward']);
    expect(await repo.state()).toEqual(before);

    await repo.commit('feat!: never crash');
    expect(made(await repo.relctl('prerelease', 'alpha'))).toBe(raised);
    const final = await repo.relctl('bump');
    expect(made(final)).toBe('v2.0.0');
    expect(final.stdout).toContain('images: my_app:2.0.0 my_app:latest\n');

    const told = await repo.read('CHANGELOG.md').catch(() => null);
    expect(told?.split(/^## (?=v1.1.0)/m)[0] ?? null).toBe(toldOf(changelog, tags));
    expect(await repo.read('pyproject.toml')).toBe(configured(scheme, changelog).replace('1.1.0', '2.0.0'));
    expect(await repo.git('ls-remote', '--refs', 'origin')).toBe(
      await repo.git('for-each-ref', '--format=%(objectname)%09%(refname)', 'refs/heads', 'refs/tags'),
    );
    expect((await repo.git('tag', '--no-merged', 'v1.1.0')).split('\n').toSorted()).toEqual(
      ['', ...tags, 'v2.0.0'].toSorted(),
    );
  });

  function toldOf(changelog: string, [first, second, third, raised]: readonly string[]): string | null {
    if (changelog === '') return null;
    const breaking = '### Feat\n\n- never crash\n\n';
    const day = '(2026-02-03)';
    if (changelog === MERGED) {
      return `## v2.0.0 ${day}\n\n${breaking}### Fix\n\n- crash once\n- crash less\n- crash\n\n### Perf\n\n- crash faster\n\n`;
    }
    return `## v2.0.0 ${day}

Promotes ${raised}.

## ${raised} ${day}

${breaking}### Fix

- crash once

## ${third} ${day}

### Fix

- crash less

## ${second} ${day}

### Perf

- crash faster

## ${first} ${day}

### Fix

- crash

`;
  }

  it('is shown by dry-run and by --dry-run alike, and changes nothing', async () => {
    const repo = await project(configured('semver'));
    await repo.commit('feat: search');
    const before = await repo.state();
    const shown = await repo.relctl('dry-run', 'prerelease', 'beta');
    expect(shown).toMatchObject({ exit: 0, stderr: '' });
    expect(shown.stdout).toContain('tag to create: v1.2.0-b0\n');
    expect(shown.stdout).toContain('\nImages\n  my_app:1.2.0-b0\n\n');
    expect(await repo.relctl('prerelease', 'beta', '--dry-run')).toEqual(shown);
    expect(await repo.state()).toEqual(before);
  });
});

describe('a promotion without a new commit', () => {
  it('with the provider scm and without a changelog, tags the commit of the prerelease', async () => {
    const repo = await project(configured('semver', '').replace('"pep621"', '"scm"'));
    await repo.commit('feat: search');
    expect(made(await repo.relctl('prerelease', 'rc'))).toBe('v1.2.0-rc0');
    expect(made(await repo.relctl('bump'))).toBe('v1.2.0');
    expect(await repo.git('rev-parse', 'v1.2.0^{commit}')).toBe(
      await repo.git('rev-parse', 'v1.2.0-rc0^{commit}'),
    );
    expect(await repo.git('tag', '--list', '--format=%(contents)', 'v1.2.0')).toContain(
      'Promotes v1.2.0-rc0.',
    );
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0\n');
    await repo.commit('fix: crash');
    expect(made(await repo.relctl('prerelease', '--dry-run'))).toBe('v1.2.1-a0');
  });

  it('with the provider uv, also updates uv.lock, in uv’s spelling', async () => {
    const lock = (version: string) =>
      `version = 1\n\n[[package]]\nname = "my-app"\nversion = "${version}"\nsource = { editable = "." }\n`;
    const repo = await project(configured('semver2').replace('"pep621"', '"uv"'));
    await repo.commit('feat: search', { 'uv.lock': lock('1.1.0') });
    expect(made(await repo.relctl('prerelease'))).toBe('v1.2.0-alpha.0');
    expect(await repo.read('uv.lock')).toBe(lock('1.2.0a0'));
    expect(made(await repo.relctl('bump'))).toBe('v1.2.0');
    expect(await repo.read('uv.lock')).toBe(lock('1.2.0'));
  });
});

describe('a final release whose tag a hotfix has taken', () => {
  it('is refused, and the suggested commands work', async () => {
    const repo = await project(configured('semver'));
    await repo.commit('fix: slow', { 'slow.py': '' });
    expect(made(await repo.relctl('prerelease'))).toBe('v1.1.1-a0');

    const other = await repo.clone('other');
    await other.git('switch', '--quiet', '--create', 'hotfix/v1.1.1', 'v1.1.0');
    const fix = await other.commit('fix: urgent', { 'urgent.py': '' });
    expect(made(await other.relctl('hotfix', 'ship'))).toBe('v1.1.1');

    const unknown = await repo.relctl('bump');
    expect(refused(unknown)).toEqual(['tag-is-new']);
    expect(nextOf(unknown, 'tag-is-new')).toBe(
      'git fetch origin --tags, and look at what was released; to release the next version: relctl bump 1.1.2',
    );
    const fetched = await type(repo, 'git fetch origin --tags && relctl bump 1.1.2');
    expect(refused(fetched)).toEqual(['hotfix-reconciled']);
    const known = await repo.relctl('bump');
    expect(refused(known)).toEqual(['tag-is-new', 'hotfix-reconciled']);

    await repo.git('cherry-pick', '-x', fix);
    const alpha = await repo.relctl('prerelease', '--dry-run');
    expect(alpha.stdout).toContain('note: v1.1.1 is already released, and 1.1.1-a1 is lower than it');
    expect(made(await type(repo, nextOf(known, 'tag-is-new')))).toBe('v1.1.2');
    expect(
      (await repo.read('CHANGELOG.md')).split('\n## ').map((part) => part.split('\n- ').slice(1)),
    ).toEqual([['urgent\n'], ['slow\n'], ['the first feature\n'], []]);
  });
});

describe('a prerelease from a branch other than main', () => {
  it('is refused; with the rule overridden, a note says what this means for main, and its advice works', async () => {
    const repo = await project(configured('semver'));
    await repo.git('switch', '--quiet', '--create', 'feat/login');
    await repo.commit('feat: login');
    expect(refused(await repo.relctl('prerelease'))).toEqual(['release-branch']);
    const overridden = await repo.relctl('prerelease', '--allow', 'release-branch');
    expect(made(overridden)).toBe('v1.2.0-a0');
    expect(overridden.stderr).toContain(
      'overridden: release-branch: on feat/login; the main branch is main\n' +
        "note: this release tags v1.2.0-a0 on feat/login, so main can't use that number later; main must merge feat/login or skip the number\n",
    );
    await repo.git('switch', '--quiet', 'main');
    await repo.commit('feat: search');
    const met = await repo.relctl('prerelease');
    expect(refused(met)).toEqual(['tag-is-new']);
    expect(made(await type(repo, nextOf(met, 'tag-is-new')))).toBe('v1.2.0-a1');
  });
});
