import { indexOfCharacter } from '../text/characters.ts';
import { nearest } from '../text/nearest.ts';
import { COMMIT_TYPES, findFault, firstLine } from './message.ts';
import type { MessageRules } from './message.ts';
import { strip } from './white-space.ts';

/**
 * A valid message, as close to the refused one as possible: `feat: search` for `Feature search`. It is an example and not a
 * correction, since only the author knows the type.
 *
 * @returns null if the length limit leaves no room for a message
 */
export function suggestMessage(refused: string, rules: MessageRules): string | null {
  const candidates = [repaired(refused, rules.lengthLimit), 'fix: correct a typo', 'ci: x'];
  const isValid = (candidate: string | null): boolean =>
    candidate !== null && findFault(candidate, { ...rules, allowedPrefixes: [] }) === null;
  return candidates.find(isValid) ?? null;
}

/** How much of a message is used, and the maximum length of a line: a suggestion is for reading. */
const LOOKED_AT = 400;
const SHOWN = 72;

/** A first line that fits, and one line of body if there was a body or if the first line was too long. */
function repaired(refused: string, lengthLimit: number): string | null {
  const [first = '', ...more] = refused.slice(0, LOOKED_AT).split(/\r\n?|\n/);
  const header = headerFrom(firstLine(first));
  const fitting = wordsWithin(header, lengthLimit > 0 ? lengthLimit : SHOWN);
  if (fitting === null) return null;
  const below = more.map(strip).find((line) => line !== '');
  const body = fitting === header ? below : strip(header.slice(fitting.length));
  return body === undefined ? fitting : `${fitting}\n\n${wordsWithin(body, SHOWN) ?? BODY}`;
}

const BODY = 'Say why.';

/** `word (scope)! : rest`, with the spaces and marks that people put in the wrong places. The scope may be left open. */
const LOOSE_HEADER = /^([^\s(!:]+)[\s!]*(?:\(([^()]*)\)[\s!]*|\(([^():]*))?:(.*)$/su;
const BREAKING_CHANGE = /^BREAKING[ -]CHANGE(.*)$/su;
const NO_LETTER = /^[^\p{L}\p{N}]+/u;

function headerFrom(line: string): string {
  const text = line.replace(NO_LETTER, '');
  const breaking = BREAKING_CHANGE.exec(text)?.[1];
  if (breaking !== undefined) return `feat!: ${breaking.replace(/^\s*:/u, '').trim() || SUBJECT}`;
  const [, word, closed, open, rest = ''] = LOOSE_HEADER.exec(text) ?? [];
  if (word === undefined) return untypedHeader(text);
  const mark = text.slice(0, text.indexOf(':')).includes('!') ? '!' : '';
  const words = (closed ?? open ?? '').trim().replace(/\s+/gu, '-');
  const type = typeFor(word) ?? nearest(word.slice(0, LONGEST_WORD), COMMIT_TYPES) ?? 'feat';
  return `${type}${words === '' ? '' : `(${words})`}${mark}: ${rest.trim() || SUBJECT}`;
}

const SUBJECT = 'say what changes';
const LONGEST_WORD = 20;

function untypedHeader(text: string): string {
  const [first = '', ...rest] = text.split(/\s+/u);
  const type = typeFor(first);
  if (type === null) return `feat: ${text || SUBJECT}`;
  // The update of a dependency, not a release: only relctl writes bump commits.
  return type === 'bump' ? `build: ${text}` : `${type}: ${rest.join(' ') || SUBJECT}`;
}

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['bugfix', 'fix'],
  ['hotfix', 'fix'],
  ['performance', 'perf'],
  ['documentation', 'docs'],
  ['wip', 'chore'],
]);

/** The type that a word means, such as `Feat`, `fixed`, `tests` or `doc`; null for any other word. */
function typeFor(word: string): string | null {
  const plain = word.slice(0, LONGEST_WORD).toLowerCase();
  const inflected = COMMIT_TYPES.find(
    (type) => type === plain || (type.length > 2 && plain.startsWith(type)) || type === `${plain}s`,
  );
  return OTHER_NAMES.get(plain) ?? inflected ?? null;
}

/** As many whole words as fit; null if none fits after the colon. */
function wordsWithin(text: string, length: number): string | null {
  const limit = indexOfCharacter(text, length);
  if (limit === null) return text;
  const end = text.lastIndexOf(' ', limit);
  return end > text.indexOf(': ') + 1 ? strip(text.slice(0, end)) : null;
}
