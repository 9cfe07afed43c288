import { indexOfCharacter } from '../text/characters.ts';
import { bodyOf, subjectOf } from './commit.ts';
import type { Commit } from './commit.ts';
import { isWhiteSpace, strip } from './white-space.ts';

/** The types that a commit message may begin with. */
export const COMMIT_TYPES = [
  'build',
  'bump',
  'chore',
  'ci',
  'docs',
  'feat',
  'fix',
  'perf',
  'refactor',
  'revert',
  'style',
  'test',
] as const;

/** How strictly messages are judged. */
export interface MessageRules {
  /** Whether an empty message is valid: git stops at one by itself. */
  readonly allowAbort: boolean;
  /** A message that begins with one of these is valid, whatever it says. */
  readonly allowedPrefixes: readonly string[];
  /** The most characters that the first line may have; 0: any number. */
  readonly lengthLimit: number;
  readonly schema: MessageSchema;
}

/** What a message has to look like by a rule set. */
export interface MessageSchema {
  /** As commitizen writes it, in Python. */
  readonly pattern: string;
  readonly faultIn: (message: string) => MessageFault | null;
  /** A message that would be valid, near to the refused one where that can be had; null: there is none to show. */
  readonly suggest: (refused: string, rules: MessageRules) => string | null;
}

/** The first thing that is wrong with a message. */
export interface MessageFault {
  readonly problem: MessageProblem;
  /** Where, as an index into the message; its length where something is missing at the end. */
  readonly at: number;
}

/** A message with what came of judging it. */
export interface JudgedMessage {
  /** The commit that it belongs to; null where it is of none yet. */
  readonly sha: string | null;
  readonly message: string;
  readonly fault: MessageFault | null;
}

export type MessageProblem =
  /** It is not what a pattern of the project's own asks for. */
  | 'no-match'
  | 'empty'
  | 'too-long'
  | 'no-type'
  | 'unknown-type'
  | 'empty-scope'
  | 'space-in-scope'
  | 'open-scope'
  | 'mark-before-scope'
  | 'no-colon'
  | 'no-space'
  | 'no-subject'
  | 'carriage-return'
  | 'no-blank-line';

/**
 * Judges a message: prefixes that are always allowed, the limit, then the schema.
 *
 * @param message as {@link messageIn} or {@link foldedMessage} make it: no white space at its ends
 * @returns null for a valid message
 * @see semantics §7.1
 */
export function findFault(
  message: string,
  { allowAbort, allowedPrefixes, lengthLimit, schema }: MessageRules,
): MessageFault | null {
  if (message === '') return allowAbort ? null : { problem: 'empty', at: 0 };
  if (allowedPrefixes.some((prefix) => message.startsWith(prefix))) return null;
  const tooLong = lengthLimit > 0 ? indexOfCharacter(firstLine(message), lengthLimit) : null;
  return tooLong === null ? schema.faultIn(message) : { problem: 'too-long', at: tooLong };
}

const SCISSORS = '# ------------------------ >8 ------------------------';

/**
 * The message in what an editor leaves behind: lines that begin with `#` dropped, all from git's scissors on cut off,
 * stripped. Parity: `#` alone marks a comment, whatever `core.commentChar` says.
 */
export function messageIn(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => line.includes(SCISSORS));
  const own = end < 0 ? lines : lines.slice(0, end);
  return strip(own.filter((line) => !line.startsWith('#')).join('\n'));
}

/** The message of a commit, its first paragraph folded into one line: there a body needs no empty line above it. */
export function foldedMessage(commit: Commit): string {
  return strip(`${subjectOf(commit).replaceAll('\n', ' ')}\n\n${bodyOf(commit)}`);
}

/** The first line of a message, stripped: what is held against the limit. */
export function firstLine(message: string): string {
  const end = message.indexOf('\n');
  return strip(end < 0 ? message : message.slice(0, end));
}

/**
 * Judges a message by commitizen's own schema: `type(scope)!: subject`, and a body behind an empty line. Each step
 * judges one part of the message, from left to right, and hands the rest to the next.
 *
 * In one pass, whatever the length. That it takes and refuses what commitizen's pattern does is a law of
 * `message.prop.test.ts`.
 */
export function faultInConventional(message: string): MessageFault | null {
  const end = endOfWord(message, 0, '(!:');
  if ((COMMIT_TYPES as readonly string[]).includes(message.slice(0, end))) {
    return message[end] === '(' ? faultInScope(message, end) : faultInMark(message, end);
  }
  const looksTyped = end > 0 && end < message.length && !isWhiteSpace(message.charCodeAt(end));
  return { problem: looksTyped ? 'unknown-type' : 'no-type', at: 0 };
}

/** A scope holds no white space, and reaches as far as it can: `feat(a)(b): c` has the scope `a)(b`. */
function faultInScope(message: string, open: number): MessageFault | null {
  const end = endOfWord(message, open);
  const word = message.slice(open, end);
  const tail = /\)!?:$/.exec(word.slice(-3))?.[0] ?? null;
  if (tail !== null && word.length > tail.length + 1) return faultInSubject(message, end);
  if (word.startsWith('()')) return { problem: 'empty-scope', at: open + 1 };
  const close = word.lastIndexOf(')');
  if (close >= 0) return faultInMark(message, open + close + 1);
  const later = message.indexOf(')', end);
  return later >= 0 && later < endOfLine(message, end)
    ? { problem: 'space-in-scope', at: end }
    : { problem: 'open-scope', at: open };
}

function faultInMark(message: string, at: number): MessageFault | null {
  const colon = message[at] === '!' ? at + 1 : at;
  if (message[colon] === ':') return faultInSubject(message, colon + 1);
  return colon > at && message[colon] === '('
    ? { problem: 'mark-before-scope', at }
    : { problem: 'no-colon', at: colon };
}

/** @param at behind the colon */
function faultInSubject(message: string, at: number): MessageFault | null {
  if (endOfLine(message, at) === at) return { problem: 'no-subject', at };
  if (message[at] !== ' ') return { problem: 'no-space', at };
  const end = endOfLine(message, at + 1);
  return end === at + 1 ? { problem: 'no-subject', at: end } : faultInBody(message, end);
}

/** @param at the end of the first line */
function faultInBody(message: string, at: number): MessageFault | null {
  if (at === message.length || message.startsWith('\n\n', at)) return null;
  const next = message[at] === '\n' ? at + 1 : at;
  return { problem: message[next] === '\r' ? 'carriage-return' : 'no-blank-line', at: next };
}

/** Where white space or one of `stops` comes first; the length of the text without either. */
function endOfWord(text: string, from: number, stops = ''): number {
  let at = from;
  while (at < text.length && !isWhiteSpace(text.charCodeAt(at)) && !stops.includes(text.charAt(at))) at += 1;
  return at;
}

function endOfLine(text: string, from: number): number {
  const stop = /[\n\r]/g;
  stop.lastIndex = from;
  return stop.exec(text)?.index ?? text.length;
}
