import { anyBut, classIn, escapeIn, literal, wordBoundary } from './characters.ts';
import { flagsFrom, flagsIn, leadingFlags, skipBlanks } from './flags.ts';
import type { Flags } from './flags.ts';
import { repetitionIn } from './repetition.ts';
import type { Repetition } from './repetition.ts';
import { faultAt, PatternFault, peek, scanOf, take, takeWhile } from './scan.ts';
import type { Scan } from './scan.ts';

export { faultText, PatternFault } from './scan.ts';

/** How a pattern is used: `re.match` or `re.search`, and the flags handed to it. */
export interface PatternUse {
  /** Whether it has to match at the start of the text (`re.match`); the text is then read from its start alone. */
  readonly anchored?: boolean;
  /** As letters, those of `(?ims)`. */
  readonly flags?: string;
}

/**
 * A pattern of Python's `re` as one of JavaScript's. What can't be said in JavaScript is a fault, never a guess.
 *
 * What stays apart: rare letters may fold their case otherwise, and behind `(?<=` any width is allowed. A pattern that
 * backtracks for ever does so here as well.
 *
 * @see https://docs.python.org/3.11/library/re.html
 */
export function pythonPattern(
  source: string,
  { anchored = false, flags = '' }: PatternUse = {},
): RegExp | PatternFault {
  const scan = scanOf(source);
  try {
    const { text } = alternatives(scan, leadingFlags(scan, flagsFrom(flags)));
    if (scan.at < scan.characters.length) throw faultAt(scan, ')', 'it closes no group');
    return new RegExp(text, anchored ? 'vy' : 'v');
  } catch (thrown) {
    if (thrown instanceof PatternFault) return thrown;
    throw thrown;
  }
}

/** A part of the pattern, said in JavaScript. */
interface Part {
  readonly text: string;
  /** Whether it can match without taking a character. */
  readonly empty: boolean;
}

function alternatives(scan: Scan, flags: Flags): Part {
  const before = scan.certain;
  const branches: Part[] = [];
  const certain: ReadonlySet<number>[] = [];
  do {
    scan.certain = before;
    branches.push(sequence(scan, flags));
    certain.push(scan.certain);
  } while (take(scan, '|'));
  const [first = before, ...others] = certain;
  scan.certain = new Set([...first].filter((group) => others.every((other) => other.has(group))));
  return { text: branches.map(({ text }) => text).join('|'), empty: branches.some(({ empty }) => empty) };
}

interface Item extends Part {
  /** 'fixed': a place such as `^`, which Python repeats as little as what is repeated already. */
  readonly kind: 'atom' | 'fixed' | 'repeated';
  /** The groups that had matched for certain before it. */
  readonly certainBefore: ReadonlySet<number>;
  /** How many groups had begun before it. */
  readonly groupsBefore: number;
}

function sequence(scan: Scan, flags: Flags): Part {
  const items: Item[] = [];
  for (;;) {
    if (flags.x) skipBlanks(scan);
    const next = peek(scan);
    if (next === undefined || next === '|' || next === ')') break;
    const start = scan.at;
    const repetition = repetitionIn(scan);
    if (repetition !== null) {
      items.push(repeated(scan, items.pop(), repetition, start));
    } else {
      const before = { certainBefore: scan.certain, groupsBefore: scan.groups };
      const item = itemIn(scan, flags);
      if (item !== null) items.push({ ...item, ...before });
    }
  }
  return { text: items.map(({ text }) => text).join(''), empty: items.every(({ empty }) => empty) };
}

function repeated(scan: Scan, item: Item | undefined, repetition: Repetition, at: number): Item {
  const fault = (reason: string): Error =>
    new PatternFault(at, scan.characters.slice(at, scan.at).join(''), reason);
  if (item === undefined || item.kind === 'fixed') throw fault('there is nothing that it could repeat');
  if (item.kind === 'repeated') throw fault('what it repeats is repeated already');
  const holdsGroups = scan.groups > item.groupsBefore;
  if (repetition.most !== 1 && holdsGroups && (item.empty || !allCertain(scan, item.groupsBefore))) {
    throw fault('in each of its turns JavaScript forgets what a group held that matches nothing');
  }
  const { least, most, lazy } = repetition;
  if (least === 0) scan.certain = item.certainBefore;
  const isOptional = holdsGroups && least === 0 && most === 1;
  // JavaScript does not enter an optional part that takes no character, and its groups are left out.
  const optional = lazy ? `(?:|${item.text})` : `(?:${item.text}|)`;
  const text = isOptional ? optional : item.text + repetition.text;
  return { ...item, text, empty: item.empty || least === 0, kind: 'repeated' };
}

function allCertain({ groups, certain }: Scan, before: number): boolean {
  return Array.from({ length: groups - before }, (_, i) => before + 1 + i).every((group) =>
    certain.has(group),
  );
}

type NewItem = Pick<Item, 'text' | 'empty' | 'kind'>;

/** null for what stands for nothing: a comment. */
function itemIn(scan: Scan, flags: Flags): NewItem | null {
  const character = scan.characters[scan.at] ?? '';
  scan.at += 1;
  switch (character) {
    case '.':
      return atom(flags.s ? ANY : anyBut('\n'));
    case '^':
      return place(flags.m ? '(?<=^|\\n)' : '^');
    case '$':
      return place(flags.m ? '(?=\\n|$)' : '(?=\\n?$)');
    case '[':
      return atom(classIn(scan, flags));
    case '\\':
      return escaped(scan, flags);
    case '(':
      return groupIn(scan, flags);
    default:
      return atom(literal(character, flags));
  }
}

/** Not `[^]`, which V8 gets wrong under the flag `v`. */
const ANY = '[\\s\\S]';

/** What takes one character. */
function atom(text: string): NewItem {
  return { text, empty: false, kind: 'atom' };
}

function place(text: string): NewItem {
  return { text, empty: true, kind: 'fixed' };
}

const PLACES: Readonly<Record<string, (flags: Flags) => string>> = {
  A: () => '^',
  Z: () => '$',
  b: (flags) => wordBoundary(flags, true),
  B: (flags) => wordBoundary(flags, false),
};

function escaped(scan: Scan, flags: Flags): NewItem {
  const placed = PLACES[peek(scan) ?? ''];
  if (placed !== undefined) {
    scan.at += 1;
    return place(placed(flags));
  }
  const number = referenceIn(scan);
  if (number !== null) return reference(scan, flags, number, `\\${number}`);
  const found = escapeIn(scan, flags, 'outside');
  return atom(found.kind === 'set' ? `[${found.text}]` : literal(found.character, flags));
}

/** The number of a group; null for an octal escape and for anything else. */
function referenceIn(scan: Scan): number | null {
  const digits = scan.characters.slice(scan.at, scan.at + 3).join('');
  const [number] = /^(?![0-7]{3})[1-9]\d?/.exec(digits) ?? [];
  if (number === undefined) return null;
  scan.at += number.length;
  return Number(number);
}

/** In Python a group that has not matched is never found again; in JavaScript it would be found everywhere. */
function reference(scan: Scan, flags: Flags, group: number, written: string): NewItem {
  const fault = (reason: string): Error => new PatternFault(scan.at - written.length, written, reason);
  if (group > scan.groups) throw fault('there is no such group before it');
  if (scan.open.has(group)) throw fault('it stands inside the group that it refers to');
  if (!scan.certain.has(group)) throw fault('it refers to a group that may not have matched');
  if (flags.i) throw fault('it would have to be compared without regard to case');
  return { text: `(?:\\${group})`, empty: true, kind: 'atom' };
}

/** A group that is being read. */
interface Opened {
  readonly scan: Scan;
  readonly flags: Flags;
  /** Where its parenthesis stands. */
  readonly start: number;
}

/** null for a comment; the scan stands behind the parenthesis. */
function groupIn(scan: Scan, flags: Flags): NewItem | null {
  const opened = { scan, flags, start: scan.at - 1 };
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

/** A fault in all that was read of a group, and in the character that the scan stands at. */
function faultOf({ scan, start }: Opened, reason: string): PatternFault {
  return new PatternFault(start, scan.characters.slice(start, scan.at + 1).join(''), reason);
}

function comment({ scan, start }: Opened): null {
  takeWhile(scan, (character) => character !== ')');
  if (!take(scan, ')')) throw new PatternFault(start, '(?#', 'it is not closed');
  return null;
}

function plain({ text, empty }: Part): NewItem {
  return { text: `(?:${text})`, empty, kind: 'atom' };
}

function takeWord(scan: Scan, word: string): boolean {
  const found = Array.from(word).every((character, i) => scan.characters[scan.at + i] === character);
  if (found) scan.at += word.length;
  return found;
}

function lookaround(opened: Opened, look: string): NewItem {
  const before = opened.scan.certain;
  const { text } = enclosed(opened);
  if (look.endsWith('!')) opened.scan.certain = before;
  return plain({ text: `(?${look}${text})`, empty: true });
}

const NAME = /^[\p{XIDS}_][\p{XIDC}]*$/u;

function namedIn(opened: Opened): NewItem {
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

function capture(opened: Opened, name: string | null): NewItem {
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

/** Flags that hold for one group: `(?i:…)`, `(?s-i:…)`. */
function flaggedIn(opened: Opened): NewItem {
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

function enclosed({ scan, flags, start }: Opened): Part {
  const part = alternatives(scan, flags);
  if (!take(scan, ')')) throw new PatternFault(start, '(', 'it is not closed');
  return part;
}
