import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { Scratch } from '../../test/support/scratch.ts';
import { refuseIfInterrupted } from './journal.ts';
import { findRepository } from './repository.ts';

const OWNER = { host: `not ${hostname()}`, pid: 1, since: '2026-01-02T12:00:00Z' };
const PLAN = { title: 'the release of v1.2.0', effects: [] };
const ENTRY = { format: 1, owner: OWNER, plan: PLAN, receipts: [] };

async function messageFor(journal: string): Promise<string> {
  const scratch = await Scratch.create({});
  await scratch.write({ '.git/relctl/journal.json': journal });
  const repository = await findRepository(scratch.dir);
  return refuseIfInterrupted(repository).then(
    () => '',
    (error: unknown) => {
      expect(error).toMatchObject({ code: 'INTERRUPTED_RELEASE', exit: 84 });
      return (error as Error).message;
    },
  );
}

it('a journal of ours says who is at it', async () => {
  expect(await messageFor(JSON.stringify(ENTRY))).toBe(
    `the release of v1.2.0 is running in this repository (process 1 on ${OWNER.host})`,
  );
});

it.each([
  ['empty', ''],
  ['torn', JSON.stringify(ENTRY).slice(0, 40)],
  ['not a table', 'null'],
  ['a list', '[]'],
  ['without anything', '{}'],
  ['of another format', JSON.stringify({ ...ENTRY, format: 2 })],
  ['without an owner', JSON.stringify({ ...ENTRY, owner: undefined })],
  ['of an owner without a process', JSON.stringify({ ...ENTRY, owner: { host: 'h' } })],
  ['without a plan', JSON.stringify({ ...ENTRY, plan: null })],
  ['of a plan without effects', JSON.stringify({ ...ENTRY, plan: { title: 'x' } })],
  ['without receipts', JSON.stringify({ ...ENTRY, receipts: 3 })],
])('a journal that is %s: nobody knows how far it came', async (_, journal) => {
  expect(await messageFor(journal)).toBe(
    'a release was interrupted in this repository; its journal can’t be read, so nobody knows how far it came',
  );
});
