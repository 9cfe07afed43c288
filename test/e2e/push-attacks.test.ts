import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pyproject, RELCTL, released } from '../support/scratch.ts';
import type { Ran, Scratch } from '../support/scratch.ts';

// A server whose pre-receive hook judges what is pushed, and people who try to get around it.

const HOOK = `exec '${process.execPath}' '${RELCTL}' hook pre-receive`;

async function server(config: readonly string[] = [], more = ''): Promise<Scratch> {
  const scratch = await released(config, more);
  await scratch.hook('pre-receive', HOOK, 'remote');
  return scratch;
}

function push(scratch: Scratch, ...args: readonly string[]): Promise<Ran> {
  return scratch.run('git', ['push', '--quiet', 'origin', ...args], scratch.dir);
}

/** Pushes what has to be refused for a rule, and of which nothing may arrive. */
async function refused(scratch: Scratch, rule: string, ...args: readonly string[]): Promise<string> {
  const before = await scratch.git('ls-remote', 'origin');
  const ran = await push(scratch, ...args);
  expect(ran.stderr).toContain(`✗ ${rule}`);
  expect(ran.exit).toBe(1);
  expect(await scratch.git('ls-remote', 'origin')).toBe(before);
  return ran.stderr;
}

async function accepted(scratch: Scratch, ...args: readonly string[]): Promise<void> {
  expect(await push(scratch, ...args)).toMatchObject({ exit: 0, stderr: '' });
}

async function here(scratch: Scratch, name = 'HEAD'): Promise<string> {
  return (await scratch.git('rev-parse', name)).trim();
}

describe('history that only looks like a release', () => {
  /** A commit that git shows in the place of another one. */
  async function replaced(scratch: Scratch, message: string, ...parents: readonly string[]): Promise<void> {
    const words = parents.flatMap((parent) => ['-p', parent]);
    const fake = (await scratch.git('commit-tree', 'HEAD^{tree}', ...words, '-m', message)).trim();
    await scratch.git('replace', await here(scratch), fake);
    await accepted(scratch, 'refs/replace/*:refs/replace/*');
  }

  it('a replaced commit is no bump commit, and neither is its tag made by a release', async () => {
    const scratch = await server();
    await scratch.commit('chore: tidy', { 'pyproject.toml': pyproject('9.9.9') });
    await replaced(scratch, 'bump: version 1.1.0 → 9.9.9', 'HEAD^');
    await scratch.tag('v9.9.9');
    await refused(scratch, 'version-not-hand-edited', 'main');
    await refused(scratch, 'tags-made-by-release', 'v9.9.9');
  });

  it('a replaced commit does not hide that main is rewritten', async () => {
    const scratch = await server();
    const main = await here(scratch);
    await scratch.git('reset', '--quiet', '--hard', 'HEAD^');
    await scratch.commit('feat: another history');
    await replaced(scratch, 'feat: another history', main);
    await refused(scratch, 'main-not-rewritten', '--force', 'main');
  });

  it('a graft on the server hides no hand edit', async () => {
    const scratch = await server();
    const edit = await scratch.commit('chore: tidy', { 'pyproject.toml': pyproject('9.9.9') });
    await writeFile(join(scratch.root, 'remote.git', 'info', 'grafts'), `${edit}\n`);
    const said = await refused(scratch, 'version-not-hand-edited', 'main');
    expect(said).toContain('9.9.9');
  });
});
