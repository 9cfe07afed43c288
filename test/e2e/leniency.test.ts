import { describe, expect, it } from 'vitest';
import { pyproject, released, Scratch } from '../support/scratch.ts';

/** A release that would succeed without the fault that `fault` makes. */
async function ready(fault: (repo: Scratch) => Promise<unknown> = () => Promise.resolve()): Promise<Scratch> {
  const repo = await released();
  await repo.commit('feat: search', { 'a.py': 'a\n' });
  await fault(repo);
  return repo;
}

describe('rules that may be overridden', () => {
  it('--no-push makes a local release if the remote can’t be reached', async () => {
    const repo = await ready((here) => here.git('remote', 'set-url', 'origin', 'https://127.0.0.1:9/my.git'));
    expect(await repo.relctl('bump', '--no-push')).toMatchObject({ exit: 0 });
    expect(await repo.git('tag', '--list', 'v1.2.0')).toBe('v1.2.0\n');
  });

  it('a detached HEAD allows only a local release', async () => {
    const repo = await ready((here) => here.git('switch', '--quiet', '--detach'));
    const ran = await repo.relctl('bump', '--no-push', '--allow', 'release-branch');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stdout).toContain('next: git branch NAME v1.2.0, because HEAD is detached');
  });

  it('a rule that the configuration turns off or into a warning', async () => {
    const repo = await released([], '[tool.relctl.rules]\nrelease-branch = "off"\nclean-tree = "warn"\n');
    await repo.commit('feat: search', { 'a.py': 'a\n' });
    await repo.git('switch', '--quiet', '-c', 'feat/x');
    await repo.write({ 'a.py': 'x\n' });
    const shown = await repo.relctl('bump', '--dry-run');
    expect(shown.stdout).toContain('! clean-tree               warning: ');
    expect(shown.stdout).not.toContain('release-branch');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
  });

  it('a hand-edited version, by name', async () => {
    const repo = await ready(async (here) => {
      await here.commit('chore: there', { 'pyproject.toml': pyproject('1.1.5') });
      await here.commit('chore: back', { 'pyproject.toml': pyproject('1.1.0') });
    });
    const ran = await repo.relctl('bump', '--allow', 'version-not-hand-edited');
    expect(ran).toMatchObject({ exit: 0 });
  });
});

describe('adoption', () => {
  it('a repository with only hand-made tags makes its first release without warnings about them', async () => {
    const repo = await Scratch.create({ 'pyproject.toml': pyproject('0.9.0') });
    await repo.tag('v0.9.0');
    await repo.commit('Set the version by hand', { 'pyproject.toml': pyproject('1.0.0'), 'uv.lock': '' });
    await repo.commit('forgot something');
    await repo.git('tag', '-a', '-m', 'by hand', 'v1.0.0');
    await repo.commit('tagged later');
    await repo.tag('nightly');
    await repo.tag('v-old');
    await repo.commit('version 1.1', { 'pyproject.toml': pyproject('1.1.0') });
    await repo.tag('v1.1.0');
    await repo.commit('feat: search');
    await repo.withRemote();
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('bump: version 1.1.0 → 1.2.0\n') as string,
    });
    expect(ran.stderr).not.toMatch(/note:|found:/);
  });

  it('tags in an older format are listed, and legacy_tag_formats accepts them', async () => {
    const repo = await Scratch.create({ 'pyproject.toml': pyproject('1.1.0') });
    await repo.tag('release-1.1.0');
    await repo.commit('feat: search');
    await repo.withRemote();
    const legacy = ['legacy_tag_formats = ["release-$version"]'];
    await repo.commit('chore: know the old tags', { 'pyproject.toml': pyproject('1.1.0', legacy) });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.git('tag', '--list')).toBe('release-1.1.0\nv1.2.0\n');
  });
});
