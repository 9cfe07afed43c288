import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/** The remote takes the push, and says nothing more. */
const HANGS_UP = 'kill -9 $PPID';

async function ready(): Promise<Scratch> {
  const repo = await released();
  await repo.commit('feat: search');
  await repo.git('push', '--quiet', 'origin', 'main');
  return repo;
}

it.each(['main', 'hotfix/v1.1.1'])(
  'a push of %s that git could not note down, on a full disk for one, is noted down behind it',
  async (branch) => {
    const repo = await ready();
    if (branch !== 'main') {
      expect(await repo.relctl('hotfix', 'v1.1.0')).toMatchObject({ exit: 0 });
      await repo.commit('fix: a leak');
    }
    const tracked = `refs/remotes/origin/${branch}`;
    const lock = join(repo.dir, `.git/${tracked}.lock`);
    await repo.hook('pre-push', `cat > /dev/null; mkdir -p "$(dirname '${lock}')"; touch '${lock}'`);
    await repo.git('config', 'remote.origin.uploadpack', `rm -f '${lock}'; git-upload-pack`);
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.git('rev-parse', tracked)).toBe(await repo.git('rev-parse', branch));
  },
);

describe('a push whose connection breaks off', () => {
  it('is done where the remote has it', async () => {
    const repo = await ready();
    await repo.hook('post-receive', HANGS_UP, 'remote');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    const { remote, journal } = await repo.state();
    expect(remote).toContain('refs/tags/v1.2.0');
    expect(journal).toEqual([]);
  });

  // The git of the push is found in /proc.
  it.runIf(process.platform === 'linux')(
    'is done where the server is still at it, and has it at last',
    async () => {
      const repo = await ready();
      await repo.hook('pre-receive', 'kill -9 $(cut -d" " -f4 /proc/$PPID/stat); sleep 0.4', 'remote');
      expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
      const { remote, journal } = await repo.state();
      expect(remote).toContain('refs/tags/v1.2.0');
      expect(journal).toEqual([]);
    },
  );

  it.each([
    ['an URL of its own to push to', 'remote.origin.pushurl'],
    ['an URL that pushes go to instead', 'url.TO.pushInsteadOf'],
  ])('is asked for where it went: %s', async (_name, key) => {
    const repo = await ready();
    const to = (await repo.git('remote', 'get-url', 'origin')).trim();
    const mirror = join(repo.root, 'mirror.git');
    await repo.git('clone', '--quiet', '--bare', to, mirror);
    await repo.git('remote', 'set-url', 'origin', mirror);
    if (key.startsWith('url.')) await repo.git('config', key.replace('TO', to), mirror);
    else await repo.git('config', key, to);
    await repo.hook('post-receive', HANGS_UP, 'remote');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
  });

  it('is asked for where it went, though the URL that it went to is fetched from a mirror', async () => {
    const repo = await ready();
    const to = (await repo.git('remote', 'get-url', 'origin')).trim();
    const mirror = join(repo.root, 'mirror.git');
    await repo.git('clone', '--quiet', '--bare', to, mirror);
    await repo.git('config', `url.${mirror}.insteadOf`, to);
    await repo.git('config', `url.${to}.pushInsteadOf`, to);
    await repo.hook('post-receive', HANGS_UP, 'remote');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    const taken = await repo.git('--git-dir', to, 'for-each-ref', 'refs/tags/v1.2.0');
    expect(taken).toContain('refs/tags/v1.2.0');
    expect((await repo.state()).journal).toEqual([]);
  });

  it('waits for resume where nobody can say, and says so', async () => {
    const repo = await ready();
    const remote = (await repo.git('remote', 'get-url', 'origin')).trim();
    await repo.hook('post-receive', `mv '${remote}' '${remote}.away'; ${HANGS_UP}`, 'remote');
    const waits = await repo.relctl('bump');
    expect(waits.exit).toBe(84);
    expect(waits.stderr).toContain('relctl resume');
    expect(await repo.relctl('abort')).toMatchObject({ exit: 84 });
    await repo.run('mv', [`${remote}.away`, remote], repo.dir);
    // It is out by now, and nothing takes it back.
    expect(await repo.relctl('abort')).toMatchObject({ exit: 84 });
    expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
    expect((await repo.state()).journal).toEqual([]);
  });

  it('tells the credentials of its URL to nobody, and keeps them nowhere', async () => {
    const repo = await ready();
    await repo.git('config', 'remote.origin.pushurl', 'https://ada:secret@127.0.0.1:9/my.git');
    const waits = await repo.relctl('bump', '--debug');
    expect(waits).toMatchObject({
      exit: 84,
      stderr: expect.stringContaining('https://127.0.0.1:9/my.git') as string,
    });
    expect(waits.stdout + waits.stderr).not.toContain('secret');
    expect((await repo.state()).journal).not.toEqual([]);
    const holders = await repo.run('grep', ['-rl', 'secret', '.'], repo.dir);
    expect(holders.stdout).toBe('./.git/config\n');
  });
});
