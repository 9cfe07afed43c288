import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/** How many git processes a command starts. Each one writes a file into the trace folder. */
async function processesOf(repo: Scratch, name: string, args: readonly string[]): Promise<number> {
  const trace = join(repo.root, name);
  await mkdir(trace);
  repo.env['GIT_TRACE2_EVENT'] = trace;
  expect(await repo.relctl(...args)).toMatchObject({ exit: 0 });
  delete repo.env['GIT_TRACE2_EVENT'];
  return (await readdir(trace)).length;
}

it('a dry run starts as many git processes for a long history as for a short one', async () => {
  const repo = await released();
  await repo.commit('feat: one');
  const short = await processesOf(repo, 'short', ['bump', '--dry-run', '--no-push']);
  for (let number = 0; number < 40; number += 1) {
    await repo.commit(`fix: ${number}`);
    if (number % 10 === 0)
      await repo.commit('chore: touch', { 'pyproject.toml': `${await repo.read('pyproject.toml')}#\n` });
  }
  expect(await processesOf(repo, 'long', ['bump', '--dry-run', '--no-push'])).toBe(short);
  expect(short).toBeLessThanOrEqual(7);
});

/** Adds remote branches with four commits each, and release tags that are not on main, without a process for each of them. */
async function crowd(repo: Scratch, branches: number, tags: number): Promise<void> {
  const head = (await repo.git('rev-parse', 'HEAD')).trim();
  const commit = (mark: number, from: string): string =>
    `commit refs/heads/import\nmark :${mark}\ncommitter A <a@example.com> 1760000000 +0000\ndata 5\nfix:x\nfrom ${from}\n\n`;
  const owned = Array.from({ length: 4 * branches }, (_, at) =>
    commit(at + 1, at % 4 === 0 ? head : `:${at}`),
  );
  const marks = join(repo.root, 'marks');
  const args = ['-C', repo.dir, 'fast-import', '--quiet', '--force', `--export-marks=${marks}`];
  const ran = spawnSync('git', args, { input: owned.join(''), env: repo.env });
  expect(ran.status).toBe(0);
  const shas = new Map<string, string>();
  for (const line of (await readFile(marks, 'utf8')).split('\n')) {
    const [mark = '', sha = ''] = line.split(' ');
    shas.set(mark, sha);
  }
  await repo.git('update-ref', '-d', 'refs/heads/import');
  await repo.git('pack-refs', '--all');
  const packed = join(repo.dir, '.git', 'packed-refs');
  const refs = new Map<string, string>();
  for (const line of (await readFile(packed, 'utf8')).split('\n')) {
    const [sha = '', ref] = line.split(' ');
    if (ref?.startsWith('refs/') === true) refs.set(ref, sha);
  }
  const at = (mark: number): string => shas.get(`:${mark}`) ?? '';
  for (let one = 0; one < branches; one += 1) refs.set(`refs/remotes/origin/feat/${one}`, at(4 * one + 4));
  for (let one = 0; one < tags; one += 1)
    refs.set(`refs/tags/v0.${Math.floor(one / 100)}.${one % 100}`, at(1));
  await writeFile(packed, [...refs].map(([ref, sha]) => `${sha} ${ref}\n`).join(''));
}

it('a status starts as many git processes for thousands of branches and tags as for a few', async () => {
  const repo = await released();
  await repo.commit('feat: one');
  await crowd(repo, 3, 3);
  const few = await processesOf(repo, 'few', ['status']);
  await crowd(repo, 5_000, 10_000);
  expect(await processesOf(repo, 'many', ['status'])).toBe(few);
  expect(few).toBeLessThanOrEqual(9);
  const { stdout } = await repo.relctl('status');
  expect(stdout).toContain('5000 older than 2 days (of 5000 branches on origin, as last fetched)');
});

it('a status starts as many git processes for many hotfixes missing on main as for one', async () => {
  const repo = await released();
  /** A hotfix branch from the current main. Its fix names a commit that may not exist. */
  const hotfix = async (number: number, origin: string): Promise<void> => {
    await repo.git('switch', '--quiet', '--create', `hotfix/${number}`, 'main');
    await repo.commit(`fix: ${number}\n\n(cherry picked from commit ${origin})`, {
      [`${number}.py`]: 'fixed\n',
    });
    await repo.tag(`v1.1.${number}`);
    await repo.git('switch', '--quiet', 'main');
    await repo.commit(`feat: ${number}`);
  };
  await repo.git('switch', '--quiet', '--create', 'side');
  const side = await repo.commit('fix: aside');
  await hotfix(1, side);
  const one = await processesOf(repo, 'one', ['status']);
  const head = (await repo.git('rev-parse', 'main')).trim();
  await hotfix(2, 'beef'.repeat(10));
  // The same change with another message, made after the older hotfix branch.
  await repo.commit('fix: as 1', { '1.py': 'fixed\n' });
  await hotfix(3, 'dead'.repeat(10));
  await hotfix(4, head.slice(0, 9));
  expect(await processesOf(repo, 'many', ['status'])).toBe(one);
  const { hotfixes } = JSON.parse((await repo.relctl('status', '--json')).stdout) as {
    hotfixes: { unreconciled: readonly { tag: string }[] };
  };
  expect(hotfixes.unreconciled.map(({ tag }) => tag)).toEqual(['v1.1.3', 'v1.1.2']);
});
