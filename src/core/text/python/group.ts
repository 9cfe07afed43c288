import { flagsIn } from './flags.ts';
import type { Flags } from './flags.ts';
import { plain, reference } from './item.ts';
import type { Item, Part } from './item.ts';
import { PatternFault, peek, take, takeWhile } from './scan.ts';
import type { Scan } from './scan.ts';

/** A group that is being read. */
export interface Opened {
  readonly scan: Scan;
  readonly flags: Flags;
  /** Reads its content, up to its end. */
  readonly inside: (scan: Scan, flags: Flags) => Part;
  /** The position of its parenthesis. */
  readonly start: number;
}

/** Reads a group after its parenthesis. @returns null for a comment */
export function groupIn(opened: Opened): Item | null {
  const { scan } = opened;
  if (!take(scan, '?')) return capture(opened, null);
  if (take(scan, '#')) return comment(opened);
  if (take(scan, ':')) return plain(enclosed(opened));
  if (take(scan, 'P')) return namedIn(opened);
  const look = ['=', '!', '<=', '<!'].find((sign) => takeWord(scan, sign));
  if (look !== undefined) return lookaround(opened, look);
  if (peek(scan) === '(') throw faultOf(opened, 'JavaScript has no conditions');
  if (peek(scan) === '>') throw faultOf(opened, 'JavaScript has no atomic groups');
  return flaggedIn(opened);
}

/** A fault in the group as far as it was read, including the next character. */
function faultOf({ scan, start }: Opened, reason: string): PatternFault {
  return new PatternFault(start, scan.characters.slice(start, scan.at + 1).join(''), reason);
}

function comment({ scan, start }: Opened): null {
  takeWhile(scan, (character) => character !== ')');
  if (!take(scan, ')')) throw new PatternFault(start, '(?#', 'it is not closed');
  return null;
}

function takeWord(scan: Scan, word: string): boolean {
  const found = Array.from(word).every((character, i) => scan.characters[scan.at + i] === character);
  if (found) scan.at += word.length;
  return found;
}

function lookaround(opened: Opened, look: string): Item {
  const before = opened.scan.certain;
  const { text } = enclosed(opened);
  if (look.endsWith('!')) opened.scan.certain = before;
  return plain({ text: `(?${look}${text})`, empty: true });
}

const NAME = /^[\p{XIDS}_][\p{XIDC}]*$/u;

function namedIn(opened: Opened): Item {
  const { scan, flags, start } = opened;
  const isReference = take(scan, '=');
  if (!isReference && !take(scan, '<')) throw faultOf(opened, 'no name follows');
  const name = takeWhile(scan, (character) => character !== (isReference ? ')' : '>'));
  if (!NAME.test(name) || peek(scan) === undefined) throw faultOf(opened, 'this is no name of a group');
  scan.at += 1;
  if (!isReference) return capture(opened, name);
  const group = scan.names.get(name);
  const written = scan.characters.slice(start, scan.at).join('');
  if (group === undefined) throw new PatternFault(start, written, 'there is no group of this name before it');
  return reference(scan, flags, group, written);
}

function capture(opened: Opened, name: string | null): Item {
  const { scan, start } = opened;
  if (name !== null && scan.names.has(name)) {
    throw new PatternFault(start, `(?P<${name}>`, 'two groups have this name');
  }
  scan.groups += 1;
  const group = scan.groups;
  if (name !== null) scan.names.set(name, group);
  scan.open.add(group);
  const { text, empty } = enclosed(opened);
  scan.open.delete(group);
  scan.certain = new Set([...scan.certain, group]);
  return { text: `(${name === null ? '' : `?<${name}>`}${text})`, empty, kind: 'atom' };
}

/** Flags of one group: `(?i:…)`, `(?s-i:…)`. */
function flaggedIn(opened: Opened): Item {
  const { scan, flags } = opened;
  const on = takeLetters(scan);
  const off = take(scan, '-') ? takeLetters(scan) : '';
  if (peek(scan) === ')' && on !== '' && off === '') {
    throw faultOf(opened, 'flags for the whole pattern stand at its start');
  }
  if (on + off === '' || peek(scan) !== ':') throw faultOf(opened, 'Python knows no such group');
  const switched = flagsIn(flags, on, off, (reason) => faultOf(opened, reason));
  scan.at += 1;
  return plain(enclosed({ ...opened, flags: switched }));
}

function takeLetters(scan: Scan): string {
  return takeWhile(scan, (character) => /[a-zA-Z]/.test(character));
}

function enclosed({ scan, flags, inside, start }: Opened): Part {
  const part = inside(scan, flags);
  if (!take(scan, ')')) throw new PatternFault(start, '(', 'it is not closed');
  return part;
}
