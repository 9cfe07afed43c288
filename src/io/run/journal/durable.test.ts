import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { watchedFileCalls } from '../../../../test/support/file-calls.ts';
import { executionIn, FULL, planOf, project } from '../../../../test/support/plan.ts';
import { Scratch, temporaryFolder } from '../../../../test/support/scratch.ts';
import { execute } from '../execute.ts';
import { replaceText } from '../../files/files.ts';
import { findRepository } from '../../git/repository.ts';
import type { JournalEntry } from './entry.ts';
import { openJournal } from './journal.ts';

it('a journal, and its name, are on the disk before anything goes on', async () => {
  const scratch = await Scratch.create({});
  const repository = await findRepository(scratch.dir);
  const plan = { title: 'a release', basis: { head: '', branch: 'main', dirty: [] }, effects: [] };
  const calls = watchedFileCalls();
  const journal = await openJournal(repository, plan);
  // The first one makes the folder, whose name is in the git directory.
  expect(calls.splice(0)).toEqual(['sync .git', 'sync draft', 'link journal.json', 'sync relctl']);
  await journal.record({ receipts: [], observation: null });
  expect(calls.splice(0)).toEqual([
    'sync draft',
    'link journal.previous.json',
    'rename journal.json',
    'sync relctl',
  ]);
  await journal.close();
});

it('a file is replaced in one step, by one that is on the disk', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'src'));
  const calls = watchedFileCalls();
  await replaceText(folder, 'src/a.py', 'new\n');
  expect(calls).toEqual(['sync .a.py.relctl-draft', 'rename a.py', 'sync src']);
});

it('before each step the journal records the steps so far and what the next one replaces', async () => {
  const scratch = await project();
  const told: unknown[] = [];
  const execution = await executionIn(scratch);
  await execute(await planOf(scratch, FULL), {
    ...execution,
    onProgress: ({ kind }) => {
      if (kind !== 'begun') return;
      const text = readFileSync(join(scratch.dir, '.git/relctl/journal.json'), 'utf8');
      const { entry } = JSON.parse(text) as { readonly entry: JournalEntry };
      told.push([entry.receipts.length, entry.observation !== null]);
    },
  });
  expect(told).toEqual(FULL.map((_, at) => [at, true]));
});

it('git is asked to bring commits, the index and refs to the disk', async () => {
  const scratch = await project();
  const trace = join(scratch.root, 'trace');
  process.env['GIT_TRACE2_EVENT'] = trace;
  await execute(await planOf(scratch, FULL), await executionIn(scratch));
  delete process.env['GIT_TRACE2_EVENT'];
  const starts = readFileSync(trace, 'utf8').match(/"argv":\[[^\]]*\]/g) ?? [];
  for (const command of ['commit', 'tag', 'push']) {
    const started = starts.filter((argv) => argv.includes(`"${command}","`));
    expect(started.length, command).toBeGreaterThan(0);
    expect(started[0]).toContain('"git","-c","core.fsync=all",');
  }
});
