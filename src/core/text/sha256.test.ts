import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from './sha256.ts';

it('is what node:crypto makes of the same text', () => {
  const ofNode = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
  expect(sha256('')).toBe(ofNode(''));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(ofNode(text));
    }),
  );
});
