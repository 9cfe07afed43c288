import { bodyOf, subjectOf } from './commit.ts';
import type { Commit } from './commit.ts';
import { endOfWord, keywordOf } from './keyword.ts';
import { isWhiteSpace } from './white-space.ts';

/** One change of a commit for the changelog. */
export interface Entry {
  /** As spelled in the commit: `feat`, `BREAKING CHANGE`; null for any other word with a `!`. */
  readonly type: string | null;
  readonly scope: string | null;
  /** It can be empty, and it can have several lines. */
  readonly message: string;
  /** Whether the type is followed by a `!`. */
  readonly breaking: boolean;
  readonly sha: string;
}

/**
 * The changelog entries of a commit: first that of its subject, then one for each paragraph of the body that starts like an
 * entry, with all lines of that paragraph.
 *
 * A commit whose subject starts with no type at all (`Merge …`, `Revert "…"`) has no entries, whatever its body says.
 * docs/commitizen.md describes the rules.
 */
export function parseEntries(commit: Commit): readonly Entry[] {
  const subject = firstLine(subjectOf(commit));
  if (keywordOf(subject) === null) return [];
  const body = bodyOf(commit);
  const entries: Entry[] = [];
  // Parity: after a bare `feat:` above a body, the line end counts as the space: it is an entry without a message.
  const lineEnd = body !== '' && subject.endsWith(':') ? '\n' : '';
  const change = parseEntry(`${subject}${lineEnd}`, commit.sha);
  if (change !== null)
    entries.push(lineEnd === '' ? change : { ...change, message: firstLine(change.message) });
  // Most bodies have no entry, and no colon either.
  if (!body.includes(':')) return entries;
  for (const paragraph of body.split('\n\n')) {
    const further = parseEntry(paragraph, commit.sha);
    if (further !== null) entries.push(further);
  }
  return entries;
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}

interface Head {
  readonly type: string | null;
  readonly scope: string | null;
  readonly breaking: boolean;
  /** The start of the message, after the colon and one white space. */
  readonly end: number;
}

function parseEntry(text: string, sha: string): Entry | null {
  const head = headOf(text);
  if (head === null) return null;
  const { type, scope, breaking, end } = head;
  return { type, scope, message: text.slice(end), breaking, sha };
}

const TYPES = ['feat', 'fix', 'refactor', 'perf', 'BREAKING CHANGE'];

function headOf(text: string): Head | null {
  const type = TYPES.find((known) => text.startsWith(known));
  return (type === undefined ? null : typedHead(text, type)) ?? untypedHead(text);
}

function typedHead(text: string, type: string): Head | null {
  const after = type.length;
  if (text[after] !== '(') return closeHead(text, after, { type, scope: null });
  const close = endOfScope(text, after + 1);
  const scoped =
    close === null ? null : closeHead(text, close + 1, { type, scope: text.slice(after + 1, close) || null });
  // Parity: a lone parenthesis is ignored, `feat(: x` is an entry without a scope.
  return scoped ?? closeHead(text, after + 1, { type, scope: null });
}

/** The index of the `)` of the scope; null if a line end or another parenthesis comes first. */
function endOfScope(text: string, start: number): number | null {
  const stop = /[()\r\n]/g;
  stop.lastIndex = start;
  const found = stop.exec(text);
  return found?.[0] === ')' ? found.index : null;
}

/** Any word that is followed by a `!`: `chore!: x` is listed without a type. */
function untypedHead(text: string): Head | null {
  const end = endOfWord(text);
  return end > 0 && text[end] === '!' ? closeHead(text, end, { type: null, scope: null }) : null;
}

function closeHead(text: string, at: number, head: Pick<Head, 'type' | 'scope'>): Head | null {
  const breaking = text[at] === '!';
  const colon = breaking ? at + 1 : at;
  if (text[colon] !== ':' || !isWhiteSpace(text.charCodeAt(colon + 1))) return null;
  return { ...head, breaking, end: colon + 2 };
}
