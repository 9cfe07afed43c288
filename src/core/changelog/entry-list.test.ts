import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EntryList } from './entry-list.ts';

const text = fc.string({ unit: 'grapheme' });
const entry = fc.record({
  type: fc.option(text),
  scope: fc.option(text),
  message: text,
  breaking: fc.boolean(),
  sha: fc.constantFrom('c1', 'c2'),
});

test('a packed list has the same entries', () => {
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const list = new EntryList();
      for (const one of entries) list.add(one);
      list.pack();
      expect(list.all()).toEqual(entries);
    }),
  );
});
