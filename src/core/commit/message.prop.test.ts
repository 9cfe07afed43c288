import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMIT_TYPES, findFault } from './message.ts';
import { strip } from './white-space.ts';
import { CONVENTIONAL } from './conventional.ts';

/** The schema as a JavaScript pattern, with Python's `\s`. `$` is the end of the text, since messages are stripped. */
const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const SCHEMA = new RegExp(
  `^(?:${COMMIT_TYPES.join('|')})(?:\\([^${SPACE}]+\\))?!?: [^\\n\\r]+(?:\\n\\n[^]*|[${SPACE}]*)?$`,
);

const piece = fc.constantFrom(
  ...[
    'feat',
    'fix',
    'wip',
    'ci',
    '(',
    ')',
    '()',
    '(a)',
    'a',
    '!',
    ':',
    ': ',
    '): ',
    ')!: ',
    ' ',
    '\n',
    '\n\n',
    '\r\n',
  ],
  ...['\r', '\t', '\x1f', '\u00a0', '\ufeff', '🎉', '\ud800', 'x y'],
);
const message = fc
  .tuple(fc.constantFrom('', 'feat', 'feat(', 'fix!', 'docs: '), fc.array(piece, { maxLength: 12 }))
  .map(([head, pieces]) => strip(head + pieces.join('')));

const RULES = { allowAbort: false, allowedPrefixes: [], lengthLimit: 0, schema: CONVENTIONAL.schema };

test('a message is valid exactly if the pattern of the schema matches it', () => {
  fc.assert(
    fc.property(message, (text) => {
      expect(findFault(text, RULES) === null).toBe(SCHEMA.test(text));
    }),
    { numRuns: 5000 },
  );
});

test('the index of a problem is inside the message or at its end', () => {
  fc.assert(
    fc.property(message, fc.nat(20), (text, lengthLimit) => {
      const at = findFault(text, { ...RULES, lengthLimit })?.at ?? 0;
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(text.length);
    }),
  );
});
