import type { Flags } from './flags.ts';
import { PatternFault } from './scan.ts';
import type { Scan } from './scan.ts';

/** A part of the pattern, in JavaScript. */
export interface Part {
  readonly text: string;
  /** Whether it can match the empty text. */
  readonly empty: boolean;
}

/** One element of a sequence. A quantifier may follow it. */
export interface Item extends Part {
  /** 'fixed': a position such as `^`. 'repeated': it already has a quantifier. Python allows no quantifier after either. */
  readonly kind: 'atom' | 'fixed' | 'repeated';
}

/** Not `[^]`: V8 has a bug with it under the flag `v`. */
export const ANY = '[\\s\\S]';

/** An element that matches one character. */
export function atom(text: string): Item {
  return { text, empty: false, kind: 'atom' };
}

export function place(text: string): Item {
  return { text, empty: true, kind: 'fixed' };
}

export function plain({ text, empty }: Part): Item {
  return { text: `(?:${text})`, empty, kind: 'atom' };
}

/** In Python a reference to a group that did not match never matches. In JavaScript it matches the empty text. */
export function reference(scan: Scan, flags: Flags, group: number, written: string): Item {
  const fault = (reason: string): Error => new PatternFault(scan.at - written.length, written, reason);
  if (group > scan.groups) throw fault('there is no such group before it');
  if (scan.open.has(group)) throw fault('it is inside the group that it refers to');
  if (!scan.certain.has(group)) throw fault('it refers to a group that may not have matched');
  if (flags.i) throw fault('it would have to be compared without regard to case');
  return { text: `(?:\\${group})`, empty: true, kind: 'atom' };
}
