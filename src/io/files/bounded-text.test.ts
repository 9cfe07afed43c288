import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BoundedText } from './bounded-text.ts';

it('keeps the beginning and the end, however the text comes', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary-ascii', maxLength: 12 })), (pieces) => {
      const text = new BoundedText(5, 7);
      for (const piece of pieces) text.add(Buffer.from(piece));
      const whole = pieces.join('');
      const left = whole.length - 12;
      expect(text.text()).toBe(
        left <= 0 ? whole : `${whole.slice(0, 5)}\n… ${left} bytes are left out here …\n${whole.slice(-7)}`,
      );
    }),
  );
});
