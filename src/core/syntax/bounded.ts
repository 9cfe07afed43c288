import { isTable } from './document.ts';
import { grouped } from '../text/words.ts';
import type { Fault, Reading } from './document.ts';
import type { Syntax } from './syntax.ts';

/** How deep tables and lists may be nested. Nobody writes more, and the code that reads documents is recursive. */
const DEEPEST = 200;

/**
 * Adds limits to a syntax, so that no text can hold relctl up. A text that is too long is not parsed. If a parser runs out of
 * stack, the text is broken.
 *
 * @param longest in characters
 */
export function bounded(syntax: Syntax, longest: number): Syntax {
  const isReadable = (text: string): boolean => text.length <= longest && !isHopeless(text);
  return {
    ...syntax,
    read: remembered((text) => {
      if (text.length > longest) return broken(tooLong(syntax.name, longest));
      return isHopeless(text) ? broken(TOO_DEEP) : readWithin(syntax, text);
    }),
    lineOf: (text, path) => (isReadable(text) ? withinStack(() => syntax.lineOf(text, path)) : null),
    respell: (text, path, value) =>
      isReadable(text) ? withinStack(() => syntax.respell(text, path, value)) : null,
  };
}

function tooLong(name: string, longest: number): string {
  return `relctl reads no ${name} of more than ${grouped(longest)} characters`;
}

/** How many brackets may be open. Even the smallest stack is large enough for this. */
const OPEN_AT_MOST = 1000;

/**
 * Whether a text is nested so deeply that no parser may try. If the stack ends while V8 compiles a regular expression of the
 * parser, the whole process ends, and no error can be caught.
 */
function isHopeless(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === '[' || character === '{') open += 1;
    else if (character === ']' || character === '}') open = Math.max(0, open - 1);
    if (open > OPEN_AT_MOST) return true;
  }
  return DEEP_LINE.test(text);
}

/** In YAML, the beginning of a line says how deep it is nested. */
const DEEP_LINE = new RegExp(`^[ \\t?:-]{${OPEN_AT_MOST}}`, 'm');

/** The same text is read several times: as the configuration, for the version, for the name of the project. */
function remembered(read: Syntax['read']): Syntax['read'] {
  let last: { readonly text: string; readonly reading: Reading } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, reading: read(text) };
    return last.reading;
  };
}

function readWithin(syntax: Syntax, text: string): Reading {
  const reading = withinStack(() => syntax.read(text));
  return reading === null || ranOut(reading) ? broken(TOO_DEEP) : reading;
}

const TOO_DEEP = `it is nested more than ${DEEPEST} deep, or has a value that is too long`;

/** null: the stack was too small. */
function withinStack<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The YAML parser reports a stack that was too small as an error in the text. */
function ranOut(reading: Reading): boolean {
  return reading.kind === 'parsed'
    ? isDeeper(reading.document, DEEPEST)
    : reading.reason.includes('call stack');
}

/** Level by level: a recursive function could run out of stack. */
function isDeeper(document: Extract<Reading, { kind: 'parsed' }>['document'], depth: number): boolean {
  let level: readonly object[] = [document];
  for (let at = 0; at < depth && level.length > 0; at += 1) {
    level = level.flatMap((members) => Object.values(members).filter(hasMembers));
  }
  return level.length > 0;
}

function hasMembers(value: unknown): value is object {
  return Array.isArray(value) || isTable(value);
}

function broken(reason: string): Fault {
  return { kind: 'broken', line: null, reason, isLimit: true };
}
