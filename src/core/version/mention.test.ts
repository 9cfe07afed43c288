import { expect, it } from 'vitest';
import { mentions } from './mention.ts';

it.each([
  ['1.1.0', true],
  ['v1.1.0', true],
  ['bump to 1.1.0, at last', true],
  ['bump to 1.1.0.', true],
  ['11.1.0 and 1.1.0', true],
  ['11.1.0', false],
  ['0.1.1.0', false],
  ['1.1.0.1', false],
  ['1.1.01', false],
  ['1.1.0rc1', false],
  ['1.1.0-a0', false],
  ['1.1.0+local', false],
  ['1.1', false],
  ['', false],
])('%j mentions 1.1.0: %s', (text, expected) => {
  expect(mentions(text, '1.1.0')).toBe(expected);
});

it('takes nothing for a version', () => {
  expect(mentions('1.1.0', '')).toBe(false);
});

it('is done with a long text at once', () => {
  const begin = Date.now();
  expect(mentions('11.1.0 '.repeat(200_000), '1.1.0')).toBe(false);
  expect(Date.now() - begin).toBeLessThan(2_000);
});
