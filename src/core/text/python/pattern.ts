import { anyBut, classIn, escapeIn, literal, wordBoundary } from './characters.ts';
import { flagsFrom, leadingFlags, skipBlanks } from './flags.ts';
import type { Flags } from './flags.ts';
import { groupIn } from './group.ts';
import { ANY, atom, place, reference } from './item.ts';
import type { Item, Part } from './item.ts';
import { repetitionIn } from './repetition.ts';
import type { Repetition } from './repetition.ts';
import { faultAt, PatternFault, peek, scanOf, take } from './scan.ts';
import type { Scan } from './scan.ts';

export { faultText, PatternFault } from './scan.ts';

/** How a pattern is used: with `re.match` or `re.search`, and with which flags. */
export interface PatternUse {
  /** Whether it must match at the start of the text (`re.match`). */
  readonly anchored?: boolean;
  /** The letters that `(?ims)` has. */
  readonly flags?: string;
}

/**
 * Translates a pattern of Python's `re` to JavaScript. What JavaScript does not have is a fault. relctl never guesses.
 *
 * Differences that remain: rare letters may have other upper and lower case forms, and `(?<=` accepts text of any width. A
 * pattern that takes forever in Python takes forever here.
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

interface Placed extends Item {
  /** The groups that must have matched before it. */
  readonly certainBefore: ReadonlySet<number>;
  /** How many groups began before it. */
  readonly groupsBefore: number;
}

function sequence(scan: Scan, flags: Flags): Part {
  const items: Placed[] = [];
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

function repeated(scan: Scan, item: Placed | undefined, repetition: Repetition, at: number): Placed {
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
  // JavaScript skips an optional part that would match no character, so its groups do not match.
  const optional = lazy ? `(?:|${item.text})` : `(?:${item.text}|)`;
  const text = isOptional ? optional : item.text + repetition.text;
  return { ...item, text, empty: item.empty || least === 0, kind: 'repeated' };
}

function allCertain({ groups, certain }: Scan, before: number): boolean {
  return Array.from({ length: groups - before }, (_, i) => before + 1 + i).every((group) =>
    certain.has(group),
  );
}

/** null: it is a comment, and matches nothing. */
function itemIn(scan: Scan, flags: Flags): Item | null {
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
      return groupIn({ scan, flags, inside: alternatives, start: scan.at - 1 });
    default:
      return atom(literal(character, flags));
  }
}

const PLACES: Readonly<Record<string, (flags: Flags) => string>> = {
  A: () => '^',
  Z: () => '$',
  b: (flags) => wordBoundary(flags, true),
  B: (flags) => wordBoundary(flags, false),
};

function escaped(scan: Scan, flags: Flags): Item {
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

/** The number of a group; null: it is an octal escape or something else. */
function referenceIn(scan: Scan): number | null {
  const digits = scan.characters.slice(scan.at, scan.at + 3).join('');
  const [number] = /^(?![0-7]{3})[1-9]\d?/.exec(digits) ?? [];
  if (number === undefined) return null;
  scan.at += number.length;
  return Number(number);
}
