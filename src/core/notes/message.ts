import { CommitParser } from 'conventional-commits-parser';
import type { ParserOptions } from 'conventional-commits-parser';
import { bodyOf, subjectOf } from '../commit/commit.ts';
import type { Commit } from '../commit/commit.ts';

/** The parts of a message besides its changelog entries. */
export interface MessageParts {
  readonly scope: string | null;
  /** The first line without type and scope; the whole line if it has no type. */
  readonly subject: string;
  /** The texts after each `BREAKING CHANGE:`, without the trailers below. */
  readonly breaking: readonly string[];
  readonly references: readonly Reference[];
}

/** An issue that a message mentions. */
export interface Reference {
  /** `closes`, `fixes` and similar words, in lower case; null if the issue is only mentioned. */
  readonly action: string | null;
  /** `owner/name` of another repository; null for this one. */
  readonly repository: string | null;
  readonly issue: string;
}

/** The parts of a message. Very long texts are cut: the parser takes quadratic time or more in the length of a line. */
export function messageParts(commit: Commit): MessageParts {
  const header = shortened(subjectOf(commit).split('\n')[0] ?? '', LONGEST_LINE);
  const body = shortened(bodyOf(commit), LONGEST_BODY);
  const lines = body.split('\n').map((line) => shortened(line, LONGEST_LINE));
  // Without a header the parser would use the first line of the body as header, and it refuses an empty message.
  const parsed = PARTS.parse([header === '' ? 'no-header' : header, ...lines].join('\n'));
  return {
    scope: parsed['scope'] ?? null,
    subject: parsed['subject'] ?? header,
    breaking: parsed.notes.map(({ text }) => withoutTrailers(text)).filter((text) => text !== ''),
    references: [header, ...lines].flatMap(referencesIn),
  };
}

const LONGEST_LINE = 2_000;
const LONGEST_BODY = 100_000;
/** The maximum for a line that contains `#`: the parser takes cubic time there. */
const LONGEST_PIECE = 200;

/** Such a line calls for an increment, so it is read as the commit convention reads it: in capitals, at the start of the line. */
const BREAKING = /^(BREAKING[- ]CHANGE)(?:\(.*\))?!?:[ \t]*(?![ \t])(.*)$/;

/** Lines such as `-hash-` are not read as fields of git. Issues are read by another parser. */
const PARTS = parser({
  headerPattern: /^(\w+)(?:\(([^()]*)\))?!?: (.*)$/,
  notesPattern: () => BREAKING,
  fieldPattern: undefined,
  revertPattern: undefined,
  issuePrefixes: undefined,
});

const REFERENCES = parser({
  // Only whole words: `prefix #3` fixes nothing.
  referenceActions: [/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?/],
  noteKeywords: undefined,
  fieldPattern: undefined,
  revertPattern: undefined,
});

/** The parser's types don't allow `undefined`, which turns a pattern off. */
function parser(options: {
  readonly [K in keyof ParserOptions]?: ParserOptions[K] | undefined;
}): CommitParser {
  return new CommitParser(options as ParserOptions);
}

function referencesIn(line: string): readonly Reference[] {
  if (!line.includes('#')) return [];
  const pieces = line.match(new RegExp(`\\S.{0,${LONGEST_PIECE - 1}}(?=\\s|$)`, 'g')) ?? [];
  return pieces.flatMap((piece) =>
    REFERENCES.parse(piece).references.map(({ raw, action, owner, repository, issue }) => ({
      action: FOLLOWS.test(raw) ? (action?.toLowerCase().replace(':', '') ?? null) : null,
      repository: owner === null || repository === null ? null : `${owner}/${repository}`,
      issue,
    })),
  );
}

/** An issue right after the action or another issue: `fix the prefix #3` does not say that the issue is fixed. */
const FOLLOWS = /^(?:[\s,;]|and\s)*[\w./-]*#[\w-]+$/;

const TRAILER =
  /^(?:[A-Za-z]+(?:-[A-Za-z]+)+|Refs?|Closes?|Fixes|Resolves|Issues?|See|Cc|Bug): \S|^\(cherry picked from commit |^(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?) #\d+/i;

/** Removes the end of a message: trailers, and the issues that the commit closes. */
function withoutTrailers(text: string): string {
  const lines = text.split('\n');
  while (lines.length > 0 && (lines.at(-1)?.trim() === '' || TRAILER.test(lines.at(-1) ?? ''))) lines.pop();
  return lines.join('\n').trim();
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
