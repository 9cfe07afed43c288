import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/** How many git processes a command starts: each writes one file of its own into the trace folder. */
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
  expect(short).toBeLessThanOrEqual(9);
});
