import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pyproject, released, Scratch } from '../support/scratch.ts';

async function status(repo: Scratch, ...args: readonly string[]): Promise<string> {
  const ran = await repo.relctl('status', ...args);
  expect(ran).toMatchObject({ exit: 0, stderr: '' });
  return ran.stdout;
}

async function json(repo: Scratch): Promise<Record<string, unknown>> {
  return JSON.parse(await status(repo, '--json')) as Record<string, unknown>;
}

it('relctl status shows the state of the project on one screen, asks no remote and changes nothing', async () => {
  const repo = await released();
  await repo.write({ 'CHANGELOG.md': '## v1.0.0 (2026-01-02)\n' });
  await repo.git('add', 'CHANGELOG.md');
  const docs = await repo.commit('docs: words \u001b[2J');
  const feat = await repo.commit('feat: search');
  await repo.git('switch', '--quiet', '--create', 'feat/long');
  await repo.commit('feat: long');
  await repo.git('switch', '--quiet', '--create', 'hotfix/v1.1.1', 'v1.1.0');
  await repo.commit('fix: crash');
  await repo.git('switch', '--quiet', '--create', 'hotfix/v1.0.1', 'v1.0.0');
  const fix = await repo.commit('fix: old crash', { 'fix.py': '' });
  await repo.commit('bump: version 1.0.0 → 1.0.1', { 'pyproject.toml': pyproject('1.0.1') });
  await repo.git('tag', '-m', 'v1.0.1\n\nReleased-by: relctl 1.0.0', 'v1.0.1');
  await repo.git('switch', '--quiet', 'main');
  await repo.git('push', '--quiet', 'origin', 'main', 'feat/long', 'hotfix/v1.1.1', 'hotfix/v1.0.1');
  await repo.git('branch', '--quiet', '-D', 'hotfix/v1.1.1');
  await repo.git('remote', 'set-url', 'origin', join(repo.root, 'nowhere'));
  await repo.write({ 'pyproject.toml': `${await repo.read('pyproject.toml')}#\n` });
  // git refreshes the index when it runs. Read the state once so that the index is refreshed.
  await repo.state();
  const before = await repo.state();
  expect(await status(repo)).toBe(`Version      1.1.0 in pyproject.toml (pep621)
Branch       main at ${feat.slice(0, 7)}
Last tag     v1.1.0 (2026-01-02)
Unreleased   2 commits since v1.1.0: 1 MINOR
               ${feat.slice(0, 7)}  MINOR  feat: search
               ${docs.slice(0, 7)}  –      docs: words \\x1b[2J
Next         v1.2.0 (MINOR) with relctl bump; 2 rules are broken
               ✗ clean-tree: the release changes pyproject.toml, which has uncommitted changes
                 next: git commit, or git stash
               ✗ hotfix-reconciled: v1.0.1 has 1 commit that main does not have: ${fix.slice(0, 7)} "fix: old crash"
                 next: relctl hotfix reconcile
Hotfixes     hotfix/v1.1.1 is open: v1.1.1 is not released yet, 1 commit, only on the remote
               next: git switch hotfix/v1.1.1, then relctl hotfix ship
             v1.0.1 has 1 commit that main does not have: ${fix.slice(0, 7)} "fix: old crash"
               next: relctl hotfix reconcile
Branches     1 older than 2 days (of 1 branch on origin, as last fetched)
               31 days   feat/long
Drift        the newest release in CHANGELOG.md is v1.0.0, not 1.1.0
               next: relctl changelog --incremental adds the missing sections; then commit the file
`);
  expect(await repo.state()).toEqual(before);

  await repo.git('stash', '--quiet');
  await repo.git('switch', '--quiet', '--detach', 'HEAD~1');
  expect(await json(repo)).toMatchObject({
    branch: { name: null, main: 'main' },
    unreleased: { since: 'v1.1.0', commits: [{ sha: docs, increment: null }] },
    next: { kind: 'nothing', code: 'NO_INCREMENT' },
    hotfixes: {
      open: [{ branch: 'hotfix/v1.1.1', tag: 'v1.1.1', here: false, remote: true, commits: 1 }],
      unreconciled: [{ tag: 'v1.0.1', missing: [{ sha: fix, subject: 'fix: old crash' }] }],
    },
    branches: { remote: 'origin', count: 1, maxDays: 2, old: [{ name: 'feat/long', days: 31 }] },
    drift: [{ kind: 'changelog' }],
    interrupted: null,
    unknown: null,
  });
});

it('reports what is missing: commits, tags, a remote, the rest of a shallow history', async () => {
  const repo = await Scratch.create(null);
  await repo.write({ 'pyproject.toml': pyproject('0.1.0') });
  expect(await json(repo)).toMatchObject({
    version: { value: '0.1.0' },
    lastTag: null,
    next: { kind: 'nothing', code: 'UNBORN_BRANCH' },
    branches: null,
  });
  await repo.commit('feat: first', { 'pyproject.toml': pyproject('0.1.0') });
  expect(await json(repo)).toMatchObject({
    lastTag: null,
    unreleased: { since: null, commits: [{ subject: 'feat: first', increment: 'MINOR' }] },
    next: { kind: 'release', tag: 'v0.2.0', broken: [] },
    hotfixes: { open: [], unreconciled: [] },
  });
  await repo.tag('v0.1.0');
  await repo.commit('fix: a');
  await repo.withRemote();
  const clone = await repo.clone('shallow', '--depth', '1');
  expect(await json(clone)).toMatchObject({
    next: { broken: [{ rule: 'complete-history' }] },
    hotfixes: { unreconciled: null },
    branches: null,
    unknown: 'this clone is shallow',
  });
});

it('shows what waits for the user, with both ways to continue', async () => {
  const repo = await released();
  const pick = await repo.commit('fix: both', { 'both.py': 'one\n' });
  await repo.git('switch', '--quiet', '--create', 'hotfix/v1.1.1', 'v1.1.0');
  await repo.commit('fix: here', { 'both.py': 'two\n' });
  expect(await repo.relctl('hotfix', 'v1.1.0', '--pick', pick)).toMatchObject({ exit: 85 });
  const told = await status(repo);
  expect(told).toMatch(/^Interrupted .* is waiting for you\. Steps:\n/);
  expect(told).toContain('next: relctl resume finishes it, relctl abort rolls it back');
  expect(told).toContain('; a cherry-pick is in progress');
  expect(await json(repo)).toMatchObject({
    next: { kind: 'refused', code: 'INTERRUPTED_RELEASE' },
    interrupted: { state: 'waits' },
  });
  expect(await repo.relctl('abort')).toMatchObject({ exit: 0 });
  expect(await json(repo)).toMatchObject({ interrupted: null });
});

it('refuses only a configuration that can’t be read at all', async () => {
  const repo = await Scratch.create({ 'pyproject.toml': '[tool.commitizen\n' });
  expect(await repo.relctl('status')).toMatchObject({ exit: 19, stdout: '' });
  await repo.write({ 'pyproject.toml': pyproject('one') });
  expect(await json(repo)).toMatchObject({ version: { value: null, problem: { code: 'INVALID_VERSION' } } });
});

it('reports missing tools and a missing remote, and how to get them', async () => {
  const repo = await Scratch.create({
    'pyproject.toml': pyproject('1.1.0', ['', '[tool.pytest.ini_options]']),
    'uv.lock': '',
  });
  const git = (await repo.run('sh', ['-c', 'command -v git'], repo.dir)).stdout.trim();
  await repo.write({ '../bin/README': '' });
  await repo.run('ln', ['-s', git, '../bin/git'], repo.dir);
  repo.env['PATH'] = join(repo.root, 'bin');
  const told = await status(repo);
  expect(told).toContain(`Branches     there is no remote origin
               next: git remote add origin URL; until then releases stay in this repository
`);
  expect(told).toContain(`Tools        the program uv was not found; relctl preflight needs it
               next: install uv: https://docs.astral.sh/uv/getting-started
`);
  await repo.write({ '../bin/uv': '' });
  repo.env['PATH'] = `${join(repo.root, 'bin')}:/usr/bin:/bin`;
  await repo.run('chmod', ['+x', '../bin/uv'], repo.dir);
  expect(await json(repo)).toMatchObject({ missing: [] });
});

it('reports a release that was not pushed, with the command that pushes it', async () => {
  const repo = await released();
  await repo.commit('feat: search');
  expect(await repo.relctl('bump', '--no-push')).toMatchObject({ exit: 0 });
  const told = await status(repo);
  expect(told).toContain('v1.2.0 is not on origin (as last fetched)\n');
  const [, push = ''] = /next: (git push .*)\n/.exec(told) ?? [];
  expect(await repo.run('sh', ['-c', push], repo.dir)).toMatchObject({ exit: 0 });
  expect(await status(repo)).toContain('Drift        none\n');
});

it('a new hotfix branch starts at a release that is on the remote; what is released on it may not be', async () => {
  const repo = await released();
  await repo.relctl('hotfix', 'v1.1.0');
  expect((await repo.relctl('status')).stdout).toContain('Drift        none');
  await repo.commit('fix: a crash');
  expect(await repo.relctl('hotfix', 'ship', '--no-push')).toMatchObject({ exit: 0 });
  expect((await repo.relctl('status')).stdout).toContain('v1.1.1 is not on origin (as last fetched)\n');
});
