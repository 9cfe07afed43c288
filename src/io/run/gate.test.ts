import { once } from 'node:events';
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { startKnown } from './gate.ts';

const OPTIONS = { stdio: ['pipe', 'pipe', 'pipe'] } as const;

it('a program that is known does its work, with the words that it was given', async () => {
  const words: Buffer[] = [];
  const child = startKnown('printf', ['%s|', 'a b', '$HOME', '-x'], OPTIONS, () => undefined);
  child.stdout?.on('data', (piece: Buffer) => words.push(piece));
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(Buffer.concat(words).toString()).toBe('a b|$HOME|-x|');
});

it('one whose starter is gone before that does nothing', async () => {
  const words: Buffer[] = [];
  const child = startKnown('echo', ['worked'], OPTIONS, ({ stdio }) => {
    (stdio[3] as Socket).destroy();
  });
  child.stdout?.on('data', (piece: Buffer) => words.push(piece));
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(words).toEqual([]);
});
