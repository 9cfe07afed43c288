import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/** The remote accepts the push and then stops answering. */
const HANGS_UP = 'kill -9 $PPID';

async function ready(): Promise<Scratch> {
  const repo = await released();
  await repo.commit('feat: search');
  await repo.git('push', '--quiet', 'origin', 'main');
  return repo;
}

it.each(['main', 'hotfix/v1.1.1'])(
  'if git could not record the push of %s, for example on a full disk, relctl records it afterwards',
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

describe('a push whose connection is lost', () => {
  it('counts as done if the remote has it', async () => {
    const repo = await ready();
    await repo.hook('post-receive', HANGS_UP, 'remote');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    const { remote, journal } = await repo.state();
    expect(remote).toContain('refs/tags/v1.2.0');
    expect(journal).toEqual([]);
  });

  // The test finds the git of the push in /proc.
  it.runIf(process.platform === 'linux')(
    'counts as done if the server is still working and finally has it',
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
    ['a separate push URL', 'remote.origin.pushurl'],
    ['a URL that replaces the push URL', 'url.TO.pushInsteadOf'],
  ])('is looked up at the URL that it went to: %s', async (_name, key) => {
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

  it('is looked up at the URL that it went to, even if fetches from that URL go to a mirror', async () => {
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

  it('waits for resume if its result is unknown, and says so', async () => {
    const repo = await ready();
    const remote = (await repo.git('remote', 'get-url', 'origin')).trim();
    await repo.hook('post-receive', `mv '${remote}' '${remote}.away'; ${HANGS_UP}`, 'remote');
    const waits = await repo.relctl('bump');
    expect(waits.exit).toBe(84);
    expect(waits.stderr).toContain('relctl resume');
    expect(await repo.relctl('abort')).toMatchObject({ exit: 84 });
    await repo.run('mv', [`${remote}.away`, remote], repo.dir);
    // It is pushed by now, and nothing rolls it back.
    expect(await repo.relctl('abort')).toMatchObject({ exit: 84 });
    expect(await repo.relctl('resume')).toMatchObject({ exit: 0 });
    expect((await repo.state()).journal).toEqual([]);
  });

  it('never prints or stores the credentials of its URL', async () => {
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
