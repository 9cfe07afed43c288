import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { isSmartCommit, JIRA_PATTERN } from './jira-message.ts';

// The results are those of `cz -n cz_jira check` 4.19.3.
it.each<readonly [message: string, isValid: boolean]>([
  ['JRA-34 #comment x', true],
  ['fix JRA-34 #close', true],
  ['x JRA-34 text #close', true],
  ['JRA-34 #', false],
  ['JRA-34#close', false],
  ['JRA-34 text#close', false],
  ['J-1 #close', false],
  ['jra-1 #close', false],
  ['JRA-1', false],
  ['JRA-1\n#close', false],
  ['title\n\nJRA-1 #close', false],
  ['JRA-1 #close\nbody', true],
  ['xJRA-1 #c', true],
  ['JRA-1x #c', false],
  ['JRA-12 JRA-13 #c', true],
  ['JRA-1  #c', true],
  ['ÄÖ-1 #c', false],
  ['AB-٣ #c', false],
  ['AB-1 # c', true],
  ['AB-1\t #c', false],
  ['AB-1 x #\nc', false],
])('%j: %j', (message, isValid) => {
  expect(isSmartCommit(message)).toBe(isValid);
});

test('a message is a smart commit exactly where the pattern matches at its start', () => {
  const pattern = new RegExp(`^${JIRA_PATTERN.replaceAll('.', '[^\\n]')}`);
  const piece = fc.constantFrom('A', 'AB', '-', '1', '23', ' ', '#', ' #', 'x', '\n', '\r', 'AB-1');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const message = pieces.join('');
      expect(isSmartCommit(message)).toBe(pattern.test(message));
    }),
    { numRuns: 3000 },
  );
});
