import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Scratch } from '../../../../test/support/scratch.ts';
import { findRepository } from '../../git/repository.ts';
import { entryText } from './entry.ts';
import type { JournalEntry } from './entry.ts';
import { refuseIfInterrupted } from './find.ts';
import { openJournal, takeUpJournal } from './journal.ts';
import { thisProcess } from './owner.ts';

const ENTRY: JournalEntry = {
  owner: thisProcess(),
  tree: '',
  top: '/somewhere',
  state: 'running',
  since: 0,
  lastHeartbeat: null,
  plan: { title: 'the release of v1.2.0', basis: { head: '', branch: 'main', dirty: [] }, effects: [] },
  direction: 'forward',
  receipts: [],
  observation: null,
};
const TEXT = entryText(ENTRY);

async function messageFor(files: Readonly<Record<string, string>>): Promise<string> {
  const scratch = await Scratch.create({});
  for (const [name, text] of Object.entries(files)) await scratch.write({ [`.git/relctl/${name}`]: text });
  const repository = await findRepository(scratch.dir);
  return refuseIfInterrupted(repository).then(
    () => '',
    (error: unknown) => {
      expect(error).toMatchObject({ code: 'INTERRUPTED_RELEASE', exit: 84 });
      return (error as Error).message;
    },
  );
}

const RUNNING = 'the release of v1.2.0 is running in this repository';
const INTERRUPTED = 'the release of v1.2.0 was interrupted. Steps:';

it.each([
  ['this process', ENTRY.owner, `${RUNNING} (process ${process.pid} on ${hostname()})`],
  ['a process that is gone', { ...ENTRY.owner, pid: 2 ** 22 + 1 }, INTERRUPTED],
  ['an earlier process of the same number', { ...ENTRY.owner, start: 'long ago' }, INTERRUPTED],
  [
    'a process of another host, just now',
    { ...ENTRY.owner, host: 'else' },
    `${RUNNING} (process ${process.pid} on else)`,
  ],
  [
    'a process of another container, just now',
    { ...ENTRY.owner, space: 'pid:[1]' },
    `${RUNNING} (process ${process.pid} on ${hostname()})`,
  ],
])('a journal of %s', async (_, owner, message) => {
  expect(await messageFor({ 'journal.json': entryText({ ...ENTRY, owner }) })).toBe(message);
});

it('what waits is running nowhere, and a child that lives keeps a dead run from being taken up', async () => {
  expect(await messageFor({ 'journal.json': entryText({ ...ENTRY, state: 'waits' }) })).toContain(
    ' is waiting for you. ',
  );
  const dead = entryText({ ...ENTRY, owner: { ...ENTRY.owner, start: 'long ago' } });
  expect(await messageFor({ 'journal.json': dead, 'child.json': JSON.stringify(ENTRY.owner) })).toBe(
    `${RUNNING} (process ${process.pid}, which the interrupted run had started)`,
  );
});

it('a folder in the place of the journal is one that can’t be read', async () => {
  expect(await messageFor({ 'journal.json/x': '' })).toContain('Its journal can’t be read');
});

it.each([
  ['empty', ''],
  ['torn', TEXT.slice(0, -40)],
  ['not a table', 'null'],
  ['a list', '[]'],
  ['without anything', '{}'],
  ['of another format', TEXT.replace('"format":5', '"format":4')],
  ['changed by somebody', TEXT.replace('"running"', '"waits"')],
])(
  'a journal that is %s: the previous one is used, or else the steps so far are unknown',
  async (_, journal) => {
    expect(await messageFor({ 'journal.json': journal })).toBe(
      'a release was interrupted. Its journal can’t be read, so it is unknown which steps were done',
    );
    expect(await messageFor({ 'journal.json': journal, 'journal.previous.json': TEXT })).toContain(RUNNING);
  },
);

it('if several runs want it at once, one gets it and the others are refused', async () => {
  const scratch = await Scratch.create({});
  const repository = await findRepository(scratch.dir);
  const seen = new Set<string>();
  let holders = 0;
  const run = async (): Promise<void> => {
    for (let times = 0; times < 40; times += 1) {
      const journal = await openJournal(repository, ENTRY.plan).catch((error: unknown) => {
        seen.add((error as { code: string }).code);
        return null;
      });
      if (journal === null) continue;
      holders += 1;
      expect(holders).toBe(1);
      holders -= 1;
      await journal.close();
    }
  };
  await Promise.all([run(), run(), run(), run()]);
  expect([...seen]).toEqual(['INTERRUPTED_RELEASE']);
});

it('of many that take it up at once one has it', async () => {
  const scratch = await Scratch.create({});
  const left = { ...ENTRY, tree: '', state: 'left' } as const;
  await scratch.write({ '.git/relctl/journal.json': entryText(left) });
  const repository = await findRepository(scratch.dir);
  const taken = await Promise.allSettled(Array.from({ length: 8 }, () => takeUpJournal(repository)));
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it.each(['reserve', 'claim.json'])('a folder in the place of %s is in nobody’s way', async (name) => {
  const scratch = await Scratch.create({});
  await scratch.write({ '.git/relctl/journal.json': entryText({ ...ENTRY, state: 'left' }) });
  await scratch.write({ [`.git/relctl/${name}/x`]: '' });
  const taken = await takeUpJournal(await findRepository(scratch.dir));
  await taken?.journal.close();
  expect(await readdir(join(scratch.dir, '.git/relctl'))).toEqual([]);
});
