import type { Flags } from './flags.ts';
import { PatternFault } from './scan.ts';
import type { Scan } from './scan.ts';

/** A part of the pattern, said in JavaScript. */
export interface Part {
  readonly text: string;
  /** Whether it can match without taking a character. */
  readonly empty: boolean;
}

/** One thing of a sequence, which a sign behind it may repeat. */
export interface Item extends Part {
  /** 'fixed': a place such as `^`, which Python repeats as little as what is repeated already. */
  readonly kind: 'atom' | 'fixed' | 'repeated';
}

/** Not `[^]`, which V8 gets wrong under the flag `v`. */
export const ANY = '[\\s\\S]';

/** What takes one character. */
export function atom(text: string): Item {
  return { text, empty: false, kind: 'atom' };
}

export function place(text: string): Item {
  return { text, empty: true, kind: 'fixed' };
}

export function plain({ text, empty }: Part): Item {
  return { text: `(?:${text})`, empty, kind: 'atom' };
}

/** In Python a group that has not matched is never found again; in JavaScript it would be found everywhere. */
export function reference(scan: Scan, flags: Flags, group: number, written: string): Item {
  const fault = (reason: string): Error => new PatternFault(scan.at - written.length, written, reason);
  if (group > scan.groups) throw fault('there is no such group before it');
  if (scan.open.has(group)) throw fault('it stands inside the group that it refers to');
  if (!scan.certain.has(group)) throw fault('it refers to a group that may not have matched');
  if (flags.i) throw fault('it would have to be compared without regard to case');
  return { text: `(?:\\${group})`, empty: true, kind: 'atom' };
}
