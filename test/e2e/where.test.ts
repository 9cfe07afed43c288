import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pyproject, released, Scratch } from '../support/scratch.ts';

describe('which version', () => {
  it.each([
    ['1.3.0', '1.3.0'],
    ['v2.0.0', '2.0.0'],
    ['1.2.0-rc.1', '1.2.0-rc1'],
  ])('relctl bump %s releases %s', async (asked, made) => {
    const repo = await released();
    await repo.commit('feat: search');
    const ran = await repo.relctl('bump', asked);
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stdout).toContain(`bump: version 1.1.0 → ${made}\ntag to create: v${made}\n\n`);
    expect(await repo.read('pyproject.toml')).toBe(pyproject(made));
  });

  it('a lower one is refused', async () => {
    const repo = await released();
    await repo.commit('feat: search');
    const before = await repo.state();
    expect(await repo.relctl('bump', '1.0.5')).toMatchObject({
      exit: 80,
      stderr: expect.stringContaining('found: 1.0.5 is not higher than 1.1.0') as string,
    });
    expect(await repo.state()).toEqual(before);
  });

  it('--get-next prints it and changes nothing, on any branch and in a dirty working tree', async () => {
    const repo = await released();
    await repo.commit('feat: search');
    await repo.git('switch', '--quiet', '-c', 'feat/more');
    await repo.write({ 'pyproject.toml': `${pyproject('1.1.0')}# dirty\n` });
    const before = await repo.state();
    expect(await repo.relctl('bump', '--get-next')).toEqual({ exit: 0, stdout: '1.2.0\n', stderr: '' });
    expect(await repo.relctl('--json', 'bump', '--get')).toEqual({
      exit: 0,
      stdout: '{\n  "shape": 1,\n  "version": "1.2.0"\n}\n',
      stderr: '',
    });
    expect(await repo.state()).toEqual(before);
  });
});

describe('from which branch', () => {
  it('a patch of an older release from its hotfix branch', async () => {
    const repo = await released();
    await repo.commit('feat: search');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    await repo.git('switch', '--quiet', '-c', 'hotfix/v1.1.1', 'v1.1.0');
    await repo.commit('fix: crash');
    const ran = await repo.relctl('bump', '--increment', 'patch');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stdout).toMatch(/released v1\.1\.1 \([0-9a-f]{7} on hotfix\/v1\.1\.1\)/);
    // 1.2.0 is released, so latest stays there.
    expect(ran.stdout).toContain('images: my_app:1.1.1\n');
    const { remote } = await repo.state();
    expect(remote).toContain('refs/heads/hotfix/v1.1.1\n');
    expect(remote).toContain('refs/tags/v1.1.1\n');
    expect((await repo.read('CHANGELOG.md')).split('\n')[0]).toBe('## v1.1.1 (2026-02-03)');
  });

  it('only that from a hotfix branch, and nothing from a feature branch', async () => {
    const repo = await released();
    await repo.git('switch', '--quiet', '-c', 'hotfix/v1.1.1');
    await repo.commit('feat: search');
    expect(await repo.relctl('bump')).toMatchObject({
      exit: 80,
      stderr: expect.stringContaining('found: on hotfix/v1.1.1; the main branch is main') as string,
    });
    await repo.git('switch', '--quiet', '-c', 'feat/search');
    const overridden = await repo.relctl('bump', '--allow', 'release-branch');
    expect(overridden).toMatchObject({ exit: 0 });
    expect((await repo.state()).remote).toContain('refs/heads/feat/search\n');
  });

  it('the configuration or the remote says which branch is main', async () => {
    const repo = await released([], '[tool.relctl]\nmain_branch = "trunk"\n');
    await repo.git('switch', '--quiet', '-c', 'trunk');
    await repo.commit('feat: search');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
  });
});

describe('to which remote', () => {
  const pushes = async (repo: Scratch): Promise<boolean> =>
    ((await repo.state()).remote ?? '').includes('refs/tags/v1.2.0');

  it('--no-push makes a local release and prints the command to push it later', async () => {
    const repo = await released();
    await repo.commit('feat: search');
    const ran = await repo.relctl('bump', '--no-push');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stdout).toContain(
      '  not pushed\n  next: git push --atomic --no-follow-tags -- origin refs/heads/main:refs/heads/main refs/tags/v1.2.0:refs/tags/v1.2.0\n',
    );
    expect(await pushes(repo)).toBe(false);
    const later = /next: (.*)/.exec(ran.stdout)?.[1] ?? '';
    expect(await repo.run('sh', ['-c', later], repo.dir)).toMatchObject({ exit: 0 });
    expect(await pushes(repo)).toBe(true);
  });

  it('the next release reports an unpushed one, with the command that pushes its tag', async () => {
    const repo = await released();
    await repo.commit('feat: search');
    expect(await repo.relctl('bump', '--no-push')).toMatchObject({ exit: 0 });
    await repo.commit('feat: more');
    await repo.tag('v0.9.0', (await repo.git('commit-tree', '-m', 'elsewhere', 'HEAD^{tree}')).trim());
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 0 });
    const command = 'git push -- origin refs/tags/v1.2.0:refs/tags/v1.2.0';
    expect(ran.stderr).toContain(
      `note: origin does not have v1.2.0, and this release does not push it; to push it: ${command}\n`,
    );
    expect(await pushes(repo)).toBe(false);
    expect(await repo.run('sh', ['-c', command], repo.dir)).toMatchObject({ exit: 0 });
    expect(await pushes(repo)).toBe(true);
  });

  it('[tool.relctl] push = false does the same, and --push overrides it', async () => {
    const repo = await released([], '[tool.relctl]\npush = false\n');
    await repo.commit('feat: search');
    const quiet = await repo.relctl('bump', '--dry-run');
    expect(quiet.stdout).toContain('up-to-date               not checked: this run does not push');
    expect(quiet.stdout).not.toContain('Push to');
    expect(await repo.relctl('bump', '--push')).toMatchObject({ exit: 0 });
    expect(await pushes(repo)).toBe(true);
  });

  it('without a remote the release is not pushed, and a note says so', async () => {
    const repo = await Scratch.create({ 'pyproject.toml': pyproject('1.1.0') });
    await repo.tag('v1.1.0');
    await repo.commit('feat: search');
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stderr).toContain(
      'note: there is no remote origin, so relctl does not push this release; to add one: git remote add origin URL\n',
    );
    expect(await repo.git('tag', '--list')).toBe('v1.1.0\nv1.2.0\n');
    await repo.commit('feat: more');
    expect(await repo.relctl('bump', '--push')).toMatchObject({
      exit: 13,
      stderr: `error: there is no remote 'origin' in this repository\n  hint: git remote -v lists the remotes. To release only locally: --no-push\n`,
    });
    expect(await repo.relctl('bump', '--remote', 'upstream')).toMatchObject({ exit: 13 });
  });

  it('--remote and [tool.relctl] remote select another one', async () => {
    const repo = await released([], '[tool.relctl]\nremote = "nowhere"\n');
    await repo.git('remote', 'rename', 'origin', 'mirror');
    await repo.commit('feat: search');
    expect(await repo.relctl('bump', '--remote', 'mirror')).toMatchObject({ exit: 0 });
    expect(await pushes(repo)).toBe(true);
  });
});

describe('which files', () => {
  it('an absolute path into the project means that file, even through a link to its folder', async () => {
    const repo = await released();
    const link = join(repo.root, 'link');
    await symlink(repo.dir, link);
    await repo.commit('feat: search', {
      'pyproject.toml': pyproject('1.1.0', [
        `version_files = ["${repo.dir}/a.py", "${link}/b*.py:ver"]`,
        `changelog_file = "${link}/docs/NEWS.md"`,
      ]),
      'a.py': '1.1.0\n',
      'b1.py': 'ver = 1.1.0\nother = 1.1.0\n',
      'docs/index.md': '',
    });
    expect(await repo.relctl('bump', '--check-consistency', '--no-push')).toMatchObject({ exit: 0 });
    expect(await repo.read('a.py')).toBe('1.2.0\n');
    expect(await repo.read('b1.py')).toBe('ver = 1.2.0\nother = 1.1.0\n');
    expect(await repo.read('docs/NEWS.md')).toContain('## v1.2.0 ');
    await repo.commit('fix: crash');
    expect(await repo.relctl('bump', '--file-name', `${repo.dir}/OTHER.md`)).toMatchObject({ exit: 0 });
    expect(await repo.read('OTHER.md')).toContain('## v1.2.1 ');
  });
});
