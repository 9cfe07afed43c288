import { CommitParser } from 'conventional-commits-parser';
import type { ParserOptions } from 'conventional-commits-parser';
import { bodyOf, subjectOf } from '../commit/commit.ts';
import type { Commit } from '../commit/commit.ts';

/** What a message holds beside its changelog entries. */
export interface MessageParts {
  readonly scope: string | null;
  /** The first line without type and scope; all of it where it has no type. */
  readonly subject: string;
  /** What stands behind `BREAKING CHANGE:`, one text for each, without the trailers below. */
  readonly breaking: readonly string[];
  readonly references: readonly Reference[];
}

/** An issue that a message names. */
export interface Reference {
  /** `closes`, `fixes` and their like, in small letters; null where it is only mentioned. */
  readonly action: string | null;
  /** `owner/name` of another repository; null for this one. */
  readonly repository: string | null;
  readonly issue: string;
}

/** The parts of a message. Texts of some megabytes are cut: the parser takes the square of a line's length and more. */
export function messageParts(commit: Commit): MessageParts {
  const header = shortened(subjectOf(commit).split('\n')[0] ?? '', LONGEST_LINE);
  const body = shortened(bodyOf(commit), LONGEST_BODY);
  const lines = body.split('\n').map((line) => shortened(line, LONGEST_LINE));
  // Without a header the parser would take the body's first line for one, and an empty message it refuses.
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
/** Of a line with `#` in it, where the parser takes the cube. */
const LONGEST_PIECE = 200;

/** Such a line asks for an increment, so it is read as the commit rules read it: in capitals, at the line's start. */
const BREAKING = /^(BREAKING[- ]CHANGE)(?:\(.*\))?!?:[ \t]*(.*)$/;

/** Lines such as `-hash-` are no fields of git's here; issues are looked for apart. */
const PARTS = parser({
  headerPattern: /^(\w+)(?:\(([^()]*)\))?!?: (.*)$/,
  notesPattern: () => BREAKING,
  fieldPattern: undefined,
  revertPattern: undefined,
  issuePrefixes: undefined,
});

const REFERENCES = parser({
  // As words: `prefix #3` fixes nothing.
  referenceActions: [/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?/],
  noteKeywords: undefined,
  fieldPattern: undefined,
  revertPattern: undefined,
});

/** The parser's own types don't know that `undefined` switches a pattern off. */
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

/** An issue right behind the action, or behind another one: `fix the prefix #3` says nothing of the issue. */
const FOLLOWS = /^(?:[\s,;]|and\s)*[\w./-]*#[\w-]+$/;

const TRAILER =
  /^(?:[A-Za-z]+(?:-[A-Za-z]+)+|Refs?|Closes?|Fixes|Resolves|Issues?|See|Cc|Bug): \S|^\(cherry picked from commit |^(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?) #\d+/i;

/** Without what git and people put at the end of a message: trailers, and issues that the commit closes. */
function withoutTrailers(text: string): string {
  const lines = text.split('\n');
  while (lines.length > 0 && (lines.at(-1)?.trim() === '' || TRAILER.test(lines.at(-1) ?? ''))) lines.pop();
  return lines.join('\n').trim();
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
