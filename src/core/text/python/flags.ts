import { faultAt, peek, takeWhile } from './scan.ts';
import type { Scan } from './scan.ts';

/** Python's flags. `a`: only ASCII letters and digits count as such. */
export type Flags = Readonly<Record<'i' | 'm' | 's' | 'x' | 'a', boolean>>;

const NO_FLAGS: Flags = { i: false, m: false, s: false, x: false, a: false };

export function flagsFrom(letters: string): Flags {
  return { ...NO_FLAGS, ...Object.fromEntries(Array.from(letters, (letter) => [letter, true])) };
}

const FLAG_GROUP = /^\(\?([a-zA-Z]+)\)/;

/** The flags of the whole pattern. Python accepts them only at its start. */
export function leadingFlags(scan: Scan, given: Flags): Flags {
  let flags = given;
  for (;;) {
    if (flags.x) skipBlanks(scan);
    const group = FLAG_GROUP.exec(scan.characters.slice(scan.at, scan.at + 12).join(''));
    if (group === null) return flags;
    flags = flagsIn(flags, group[1] ?? '', '', (reason) => faultAt(scan, group[0], reason));
    scan.at += group[0].length;
  }
}

/** @param on the letters after `(?`; @param off those after its dash */
export function flagsIn(flags: Flags, on: string, off: string, fault: (reason: string) => Error): Flags {
  const unknown = Array.from(on + off).find((letter) => !'aimsux'.includes(letter));
  if (unknown !== undefined) throw fault(`Python has no flag '${unknown}' for a text`);
  if ((on.includes('a') && on.includes('u')) || /[au]/.test(off)) {
    throw fault('a and u exclude each other and are never switched off');
  }
  const switched = { ...flags };
  for (const letter of on) if (letter !== 'u') switched[letter as keyof Flags] = true;
  if (on.includes('u')) switched.a = false;
  for (const letter of off) switched[letter as keyof Flags] = false;
  return switched;
}

/** White space and comments, which `(?x)` ignores. */
export function skipBlanks(scan: Scan): void {
  for (;;) {
    takeWhile(scan, (character) => ' \t\n\r\v\f'.includes(character));
    if (peek(scan) !== '#') return;
    takeWhile(scan, (character) => character !== '\n');
  }
}
