import { expect, it } from 'vitest';
import { isOwnerAlive, thisProcess } from './owner.ts';

const OTHER_BOOT = '00000000-0000-4000-8000-000000000000 4711';

it('relctl looks for a process of this host and boot, and relies on the heartbeat for any other', () => {
  const own = thisProcess();
  const gone = { ...own, pid: 2 ** 30 };
  expect(isOwnerAlive(own, 600_000)).toBe(true);
  expect(isOwnerAlive(gone, 0)).toBe(false);
  // Another machine may have the same name, and the same number for its first process namespace.
  for (const other of [
    { ...gone, host: 'elsewhere' },
    { ...gone, space: 'pid:[1]' },
    { ...gone, start: OTHER_BOOT },
  ]) {
    expect(isOwnerAlive(other, 1_000)).toBe(true);
    expect(isOwnerAlive(other, 120_000)).toBe(false);
  }
});
