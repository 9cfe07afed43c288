import { indexOfCharacter } from '../text/characters.ts';
import { bodyOf, subjectOf } from './commit.ts';
import type { Commit } from './commit.ts';
import { isWhiteSpace, strip } from './white-space.ts';

/** The types that a commit message can start with. */
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

/** How strictly messages are checked. */
export interface MessageRules {
  /** Whether an empty message is valid: git itself refuses it later. */
  readonly allowAbort: boolean;
  /** A message that starts with one of these is valid, whatever follows. */
  readonly allowedPrefixes: readonly string[];
  /** The maximum length of the first line, in characters; 0: no limit. */
  readonly lengthLimit: number;
  readonly schema: MessageSchema;
}

/** The form of messages that a rule set demands. */
export interface MessageSchema {
  /** The pattern in Python's syntax, as commitizen prints it. */
  readonly pattern: string;
  readonly faultIn: (message: string) => MessageFault | null;
  /** A valid message, similar to the refused one if possible; null: there is none to show. */
  readonly suggest: (refused: string, rules: MessageRules) => string | null;
}

/** The first problem of a message. */
export interface MessageFault {
  readonly problem: MessageProblem;
  /** Its index in the message; the length of the message if something is missing at the end. */
  readonly at: number;
}

/** A message and the result of its check. */
export interface JudgedMessage {
  /** The commit of the message; null if there is none yet. */
  readonly sha: string | null;
  readonly message: string;
  readonly fault: MessageFault | null;
}

export type MessageProblem =
  /** It does not match the project's own pattern. */
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
 * Checks a message: first the allowed prefixes, then the length limit, then the schema. docs/commitizen.md describes the
 * rules.
 *
 * @param message from {@link messageIn} or {@link foldedMessage}: without white space at its ends
 * @returns null for a valid message
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
 * The message in a file that was edited: without lines that start with `#`, without the text from git's scissors line on,
 * and stripped. Parity: only `#` marks a comment, whatever `core.commentChar` says.
 */
export function messageIn(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => line.includes(SCISSORS));
  const own = end < 0 ? lines : lines.slice(0, end);
  return strip(own.filter((line) => !line.startsWith('#')).join('\n'));
}

/** The message of a commit. Its first paragraph is folded into one line, so the blank line above the body can be missing. */
export function foldedMessage(commit: Commit): string {
  return strip(`${subjectOf(commit).replaceAll('\n', ' ')}\n\n${bodyOf(commit)}`);
}

/** The first line of a message, stripped. The length limit applies to it. */
export function firstLine(message: string): string {
  const end = message.indexOf('\n');
  return strip(end < 0 ? message : message.slice(0, end));
}

/**
 * Checks a message against commitizen's schema: `type(scope)!: subject`, and a body after a blank line. Each step checks
 * one part of the message, from left to right, and passes the rest to the next step.
 *
 * It needs one pass, whatever the length. `message.prop.test.ts` shows that it accepts exactly what commitizen's pattern
 * accepts.
 */
export function faultInConventional(message: string): MessageFault | null {
  const end = endOfWord(message, 0, '(!:');
  if ((COMMIT_TYPES as readonly string[]).includes(message.slice(0, end))) {
    return message[end] === '(' ? faultInScope(message, end) : faultInMark(message, end);
  }
  const looksTyped = end > 0 && end < message.length && !isWhiteSpace(message.charCodeAt(end));
  return { problem: looksTyped ? 'unknown-type' : 'no-type', at: 0 };
}

/** A scope contains no white space, and reaches as far as possible: `feat(a)(b): c` has the scope `a)(b`. */
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

/** @param at the index after the colon */
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

/** The index of the first white space or `stops` character; the length of the text if there is none. */
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
