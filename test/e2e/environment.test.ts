import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

async function ready(): Promise<Scratch> {
  const repo = await released();
  await repo.commit('feat: search', { 'README.md': 'my_app\n' });
  return repo;
}

describe('a release does not depend on', () => {
  it('EDITOR, PAGER, GIT_EDITOR, GIT_SSH_COMMAND, GIT_ASKPASS and similar variables', async () => {
    const repo = await ready();
    const trap = 'touch ../trapped; exit 1; #';
    for (const name of [
      'EDITOR',
      'VISUAL',
      'PAGER',
      'GIT_EDITOR',
      'GIT_SEQUENCE_EDITOR',
      'GIT_PAGER',
      'GIT_ASKPASS',
      'SSH_ASKPASS',
    ]) {
      repo.env[name] = trap;
    }
    repo.env['GIT_SSH_COMMAND'] = 'ssh -i key';
    repo.env['GIT_TRACE'] = '0';
    expect(await repo.relctl('bump', '--dry-run')).toMatchObject({ exit: 0, stderr: '' });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    await expect(repo.read('../trapped')).rejects.toThrow('ENOENT');
  });

  it('passes on the user’s git environment: identity, dates, ssh command', async () => {
    const repo = await ready();
    repo.env['GIT_AUTHOR_NAME'] = 'Release Bot';
    repo.env['GIT_SSH_COMMAND'] = `sh -c 'echo "$@" > ../ssh; exit 1' --`;
    await repo.hook('pre-commit', 'git var GIT_AUTHOR_IDENT > ../ident');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.git('log', '-1', '--format=%an')).toBe('Release Bot\n');
    await repo.git('remote', 'set-url', 'origin', 'ssh://git@example.invalid/my.git');
    await repo.commit('fix: x');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 80 });
    expect(await repo.read('../ssh')).toContain('git@example.invalid');
  });

  it.each(['C', 'de_DE.UTF-8'])('another locale: %s', async (locale) => {
    const repo = await ready();
    // git speaks German if the locale is installed, else English.
    Object.assign(repo.env, { LC_ALL: locale, LANG: locale, LANGUAGE: 'de' });
    await repo.hook('pre-receive', 'exit 1', 'remote');
    const before = await repo.state();
    expect(await repo.relctl('bump')).toMatchObject({ exit: 82 });
    expect(await repo.state()).toEqual(before);
    await repo.hook('pre-receive', 'exit 0', 'remote');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.git('log', '-1', '--format=%s')).toBe('bump: version 1.1.0 → 1.2.0\n');
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
  });

  it('user configuration that changes what git prints or does', async () => {
    const repo = await ready();
    for (const [key, value] of [
      ['core.quotePath', 'false'],
      ['color.ui', 'always'],
      ['log.showSignature', 'true'],
      ['log.decorate', 'full'],
      ['status.short', 'true'],
      ['status.showUntrackedFiles', 'all'],
      ['diff.noprefix', 'true'],
      ['diff.external', 'false'],
      ['diff.renames', 'copies'],
      ['commit.verbose', 'true'],
      ['commit.status', 'false'],
      ['core.commentChar', 'b'],
      ['tag.sort', 'taggerdate'],
      ['tag.gpgSign', 'false'],
      ['push.followTags', 'true'],
      ['push.default', 'nothing'],
      ['i18n.logOutputEncoding', 'latin1'],
      ['core.pager', 'false'],
      ['advice.detachedHead', 'false'],
      ['column.ui', 'always'],
    ]) {
      await repo.git('config', '--global', key!, value!);
    }
    await repo.commit('fix: ümläute');
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 0 });
    expect(await repo.git('log', '-1', '--format=%s', '--encoding=UTF-8')).toBe(
      'bump: version 1.1.0 → 1.2.0\n',
    );
    expect(await repo.read('CHANGELOG.md')).toContain('### Fix\n\n- ümläute\n');
  });

  it('git has no user name: refused before anything is written, but a dry run works', async () => {
    const repo = await ready();
    for (const key of ['user.name', 'user.email']) await repo.git('config', '--global', '--unset', key);
    await repo.git('config', 'user.useConfigOnly', 'true');
    const before = await repo.state();
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 6, stdout: expect.not.stringContaining('write') as string });
    expect(ran.stderr).toContain('hint: git config user.name "Your Name"');
    expect(await repo.state()).toEqual(before);
    expect(await repo.relctl('bump', '--dry-run')).toMatchObject({ exit: 0 });
  });

  it('commits and tags are signed with an ssh key; a broken key is found before anything is written', async () => {
    const repo = await ready();
    const key = `${repo.root}/key`;
    await repo.run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key], repo.root);
    for (const [name, value] of [
      ['gpg.format', 'ssh'],
      ['user.signingKey', `${repo.root}/gone.pub`],
      ['commit.gpgSign', 'true'],
      ['tag.gpgSign', 'true'],
    ]) {
      await repo.git('config', name!, value!);
    }
    const before = await repo.state();
    const refused = await repo.relctl('bump');
    expect(refused).toMatchObject({ exit: 80 });
    expect(refused.stderr).toContain('✗ signature-works');
    expect(refused.stderr).not.toContain('write pyproject.toml');
    expect(await repo.state()).toEqual(before);
    await repo.git('config', 'user.signingKey', `${key}.pub`);
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    for (const object of ['HEAD', 'v1.2.0'])
      expect(await repo.git('cat-file', '-p', object)).toContain('BEGIN SSH SIGNATURE');
    const trials = await repo.git('fsck', '--unreachable', '--no-reflogs');
    expect(trials).toBe('');
  });

  it('a sparse checkout without the changelog: refused, because relctl would start a new one', async () => {
    const repo = await ready();
    await repo.commit('docs: changelog', { 'CHANGELOG.md': '## v1.1.0\n\nprecious\n', 'src/a.py': '' });
    await repo.git('sparse-checkout', 'set', '--no-cone', '/pyproject.toml', '/src');
    for (const command of ['bump', 'changelog']) {
      const ran = await repo.relctl(command);
      expect(ran).toMatchObject({ exit: 1 });
      expect(ran.stderr).toContain('hint: git sparse-checkout add CHANGELOG.md');
    }
    await repo.git('sparse-checkout', 'add', '/CHANGELOG.md');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.read('CHANGELOG.md')).toContain('precious\n');
  });

  it('a push to two URLs: refused, because one could accept and the other refuse', async () => {
    const repo = await ready();
    for (const name of ['remote.git', 'other.git'])
      await repo.git('config', '--add', 'remote.origin.pushurl', `${repo.root}/${name}`);
    const before = await repo.state();
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 82 });
    expect(ran.stderr).toContain('origin has 2 push URLs');
    expect((await repo.relctl('bump', '--dry-run')).stdout).toContain('a push to origin goes to 2 URLs');
    expect(await repo.state()).toEqual(before);
  });

  it('a partial clone with other line ends', async () => {
    const repo = await ready();
    await repo.commit('docs: notes', { 'CHANGELOG.md': '## v1.1.0\n\nprecious\n' });
    await repo.git('push', '--quiet', 'origin', 'main');
    await repo.git('--git-dir', `${repo.root}/remote.git`, 'config', 'uploadpack.allowFilter', 'true');
    const clone = await repo.clone('partial', '--filter=blob:none', '--config', 'core.autocrlf=true');
    expect(await clone.read('CHANGELOG.md')).toContain('precious\r\n');
    expect(await clone.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await clone.git('status', '--porcelain')).toBe('');
    expect(await clone.read('CHANGELOG.md')).toMatch(/^## v1\.2\.0 [^]*- search\r\n\r\n## v1\.1\.0\r\n/);
    expect(await clone.git('show', '--numstat', '--format=', 'HEAD', '--', 'pyproject.toml')).toBe(
      '1\t1\tpyproject.toml\n',
    );
  });

  it('a submodule can be released; its parent project needs it at the recorded commit', async () => {
    const repo = await ready();
    await repo.git('push', '--quiet', 'origin', 'main');
    const all = await repo.clone('all');
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add'];
    await all.git(...add, `${repo.root}/remote.git`, 'lib');
    await all.commit('feat: lib', {});
    await all.git('-C', 'lib', 'switch', '--quiet', 'main');
    await all.git('-C', 'lib', 'commit', '--quiet', '--allow-empty', '-m', 'fix: more');
    const refused = await all.relctl('bump', '--no-push');
    expect(refused).toMatchObject({ exit: 80 });
    expect(refused.stderr).toContain('uncommitted changes: lib');
    expect(await all.relctl('-C', 'lib', 'bump')).toMatchObject({ exit: 0 });
    expect(await all.git('-C', 'lib', 'describe', '--exact-match')).toBe('v1.2.0\n');
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
  });

  it('git refuses the repository: relctl shows git’s own message', async () => {
    const repo = await ready();
    repo.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'] = '1';
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 23 });
    expect(ran.stderr).toContain('git config --global --add safe.directory');
    delete repo.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'];
    await repo.write({ '.git/config': '[core\n' });
    const broken = await repo.relctl('bump');
    expect(broken).toMatchObject({ exit: 23 });
    expect(broken.stderr).toContain('bad config line 1 in file');
  });

  it('a linked working tree can release; a bare repository can’t', async () => {
    const repo = await ready();
    await repo.git('switch', '--quiet', '--detach');
    await repo.git('worktree', 'add', '--quiet', `${repo.root}/tree`, 'main');
    expect(await repo.relctl('-C', `${repo.root}/tree`, 'bump')).toMatchObject({ exit: 0 });
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
    expect((await repo.state()).journal).toEqual([]);
    expect(await repo.relctl('-C', `${repo.root}/remote.git`, 'bump')).toMatchObject({ exit: 2 });
  });

  it.each(['bump', 'bump --json', 'bump 2>&1'])(
    'the reader exits early: relctl %s | head -c 1 completes with exit code 0',
    async (command) => {
      const repo = await ready();
      const run = `"${process.execPath}" "${repo.program}" ${command}; echo $? > ../exit`;
      await repo.run('sh', ['-c', `(${run}) | head -c 1`], repo.dir);
      expect(await repo.read('../exit')).toBe('0\n');
      expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
      expect((await repo.state()).journal).toEqual([]);
    },
  );

  it('stdout and stderr are closed from the start', async () => {
    const repo = await ready();
    const ran = await new Promise<number | string | null>((resolve) => {
      const line = `"${process.execPath}" "${repo.program}" bump >&- 2>&-`;
      execFile('sh', ['-c', line], { cwd: repo.dir, env: repo.env }, (error) => {
        resolve(error?.code ?? 0);
      });
    });
    expect(ran).toBe(0);
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
  });

  // Only Linux has a device that is always full.
  it.runIf(process.platform === 'linux')(
    'stdout is full: relctl reports it and completes the release',
    async () => {
      const repo = await ready();
      const line = `"${process.execPath}" "${repo.program}" bump --json > /dev/full`;
      const ran = await repo.run('sh', ['-c', line], repo.dir);
      expect(ran).toMatchObject({
        exit: 0,
        stderr: expect.stringContaining('could not be written') as string,
      });
      expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
    },
  );
});
