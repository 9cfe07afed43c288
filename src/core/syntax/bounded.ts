import { isTable } from './document.ts';
import { grouped } from '../text/words.ts';
import type { Fault, Reading } from './document.ts';
import type { Syntax } from './syntax.ts';

/** More tables and lists within one another than anybody writes; what walks a document is recursive. */
const DEEPEST = 200;

/**
 * A syntax that comes to an end in time, whatever text it is given: one that is longer than such files are is not
 * parsed, and where a parser runs out of its stack the text is broken, or has no such place.
 *
 * @param longest in characters
 */
export function bounded(syntax: Syntax, longest: number): Syntax {
  const isReadable = (text: string): boolean => text.length <= longest && !isHopeless(text);
  return {
    name: syntax.name,
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

/** The smallest stack takes this. */
const OPEN_AT_MOST = 1000;

/**
 * Whether so many brackets stay open, or a line stands so deep, that no parser should begin: where the stack ends while V8 compiles a
 * regular expression of the parser's, the process ends with it, and nothing can be caught.
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

/** Blocks of YAML are within one another by what their lines begin with. */
const DEEP_LINE = new RegExp(`^[ \\t?:-]{${OPEN_AT_MOST}}`, 'm');

/** One text is read again and again: by the configuration, by the provider, by whoever asks for a name. */
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

const TOO_DEEP = `it is nested more than ${DEEPEST} deep, or holds too long a value`;

/** null where the stack was too small. */
function withinStack<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The YAML parser makes a fault of its own of a stack that was too small. */
function ranOut(reading: Reading): boolean {
  return reading.kind === 'parsed'
    ? isDeeper(reading.document, DEEPEST)
    : reading.reason.includes('call stack');
}

/** Level by level, for a walk down into it could run out of the stack. */
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
