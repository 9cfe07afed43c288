import { visibleLine } from '../visible.ts';

/** A part of a Python pattern that can't be used. `message` is the reason. */
export class PatternFault extends Error {
  /** In characters, from 0. */
  readonly at: number;
  /** The text at that position. */
  readonly construct: string;

  constructor(at: number, construct: string, reason: string) {
    super(reason);
    this.at = at;
    this.construct = construct;
  }
}

/** The fault for a message. The pattern is text of the configuration, so invisible characters are shown. */
export function faultText({ at, construct, message }: PatternFault): string {
  return `'${visibleLine(construct)}' at character ${at + 1}: ${message}`;
}

/** A pattern that is being read, from left to right. */
export interface Scan {
  readonly characters: readonly string[];
  at: number;
  /** How many groups began so far. */
  groups: number;
  readonly names: Map<string, number>;
  /** The groups that began and did not end yet. */
  readonly open: Set<number>;
  /** The groups that must have matched if the pattern matched up to here. */
  certain: ReadonlySet<number>;
}

export function scanOf(source: string): Scan {
  return {
    characters: Array.from(source),
    at: 0,
    groups: 0,
    names: new Map(),
    open: new Set(),
    certain: new Set(),
  };
}

export function peek({ characters, at }: Scan): string | undefined {
  return characters[at];
}

/** Reads the character if it comes next. @returns whether it did */
export function take(scan: Scan, character: string): boolean {
  if (scan.characters[scan.at] !== character) return false;
  scan.at += 1;
  return true;
}

export function takeWhile(scan: Scan, belongs: (character: string) => boolean): string {
  const start = scan.at;
  while (scan.at < scan.characters.length && belongs(scan.characters[scan.at] ?? '')) scan.at += 1;
  return scan.characters.slice(start, scan.at).join('');
}

/** @param offset where the construct begins, relative to the position of the scan */
export function faultAt({ at }: Scan, construct: string, reason: string, offset = 0): PatternFault {
  return new PatternFault(Math.max(at + offset, 0), construct, reason);
}
