import { COMMIT_TYPES, firstLine } from '../core/commit/message.ts';
import type { JudgedMessage, MessageFault, MessageRules } from '../core/commit/message.ts';
import { charactersIn } from '../core/text/characters.ts';
import { columnsOf } from '../core/text/columns.ts';
import { visible, visibleLine } from '../core/text/visible.ts';
import { shortSha } from '../core/text/words.ts';

/** What `relctl check` prints about invalid messages. */
export interface CheckReport {
  /** What is wrong, and where. For several commits, each one follows with an example. */
  readonly found: string;
  readonly next: string;
}

type Refused = JudgedMessage & { readonly fault: MessageFault };

/** @param judged at least one of them is invalid */
export function checkReport(judged: readonly JudgedMessage[], rules: MessageRules): CheckReport {
  const refused = judged.filter(isRefused);
  const [only] = refused;
  const next = 'relctl schema shows the message format, relctl example shows a complete message';
  if (only !== undefined && judged.length === 1 && only.sha === null) {
    const example = exampleText(only, rules, '    ');
    const found = `the commit message is not valid: ${sentence(only, rules)}${placeText(only, '    ')}`;
    return { found, next: example ?? next };
  }
  const counted =
    judged.length === 1
      ? 'the commit message is not valid'
      : `${refused.length} of ${judged.length} commits ${refused.length === 1 ? 'has' : 'have'} a message that is not valid`;
  return { found: [counted, ...refused.map((one) => refusedText(one, rules))].join('\n'), next };
}

/** `relctl check --json`. `at` counts characters from 0, after the comments are removed from the message. */
export function checkJson(judged: readonly JudgedMessage[]): Readonly<Record<string, unknown>> {
  return {
    valid: judged.every(({ fault }) => fault === null),
    commits: judged.map(({ sha, message, fault }) => ({
      sha,
      subject: firstLine(message),
      valid: fault === null,
      problem: fault?.problem ?? null,
      at: fault === null ? null : charactersIn(message.slice(0, fault.at)),
    })),
  };
}

function isRefused(judged: JudgedMessage): judged is Refused {
  return judged.fault !== null;
}

function refusedText(refused: Refused, rules: MessageRules): string {
  const example = exampleText(refused, rules, '      ');
  const place = placeText(refused, '      ');
  return `  ${shortSha(refused.sha ?? '')}: ${sentence(refused, rules)}${place}${example === null ? '' : `\n    ${example}`}`;
}

/** What is wrong, worded to follow a colon. */
function sentence({ message, fault }: Refused, { lengthLimit, schema }: MessageRules): string {
  const before = `'${excerpt(message, fault.at).before}'`;
  switch (fault.problem) {
    case 'no-match':
      return `it does not match this project's pattern ${schema.pattern}`;
    case 'empty':
      return 'it is empty';
    case 'too-long':
      return `its first line has ${charactersIn(firstLine(message))} characters, but the limit is ${lengthLimit}`;
    case 'no-type':
      return `it does not begin with a type (${COMMIT_TYPES.join(', ')}) and a colon`;
    case 'unknown-type':
      return `its type is not one of ${COMMIT_TYPES.join(', ')}`;
    case 'empty-scope':
      return 'its scope is empty';
    case 'space-in-scope':
      return 'its scope contains a space';
    case 'open-scope':
      return 'its scope has no closing parenthesis';
    case 'mark-before-scope':
      return 'the exclamation mark must come after the scope';
    case 'no-colon':
      return `a colon is missing after ${before}`;
    case 'no-space':
      return `a space is missing after ${before}`;
    case 'no-subject':
      return `the subject is missing after ${before}`;
    case 'carriage-return':
      return 'one of its lines ends with a carriage return';
    case 'no-blank-line':
      return 'its second line must be empty';
  }
}

/** The line with the fault and a mark below the place; nothing for an empty message. */
function placeText({ message, fault }: Refused, indent: string): string {
  if (message === '') return '';
  const { line, character, before, behind } = excerpt(message, fault.at);
  const place = line === 1 ? `character ${character}` : `line ${line}, character ${character}`;
  return `\n${indent}${before}${behind}\n${indent}${' '.repeat(columnsOf(before))}^ ${place}`;
}

/** How many characters of a line are shown on each side of the place. */
const REACH = 60;

interface Excerpt {
  /** Both from 1. */
  readonly line: number;
  readonly character: number;
  readonly before: string;
  readonly behind: string;
}

/** The line around a place, with control characters made visible, shortened if it is long. */
function excerpt(message: string, at: number): Excerpt {
  const start = message.lastIndexOf('\n', at - 1) + 1;
  const newline = message.indexOf('\n', at);
  const end = newline < 0 ? message.length : newline;
  const before = wholeCharacters(message.slice(Math.max(start, at - REACH), at));
  const behind = wholeCharacters(message.slice(at, Math.min(end, at + REACH)));
  return {
    line: message.slice(0, start).split('\n').length,
    character: charactersIn(message.slice(start, at)) + 1,
    before: `${at - start > REACH ? '…' : ''}${visibleLine(before)}`,
    behind: `${visibleLine(behind)}${end - at > REACH ? '…' : ''}`,
  };
}

/** Removes the half characters that cutting has left at the ends. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}

function exampleText({ message }: Refused, rules: MessageRules, indent: string): string | null {
  const example = rules.schema.suggest(message, rules);
  if (example === null) return null;
  const lines = visible(example).split('\n');
  return lines.length === 1
    ? `this would pass: ${lines[0] ?? ''}`
    : `this would pass:\n${lines.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n')}`;
}

/**
 * What `cz check` prints about invalid messages. Parity: if a first line is too long, cz reports only that, for the
 * newest such commit.
 */
export function commitizenCheck(
  judged: readonly JudgedMessage[],
  { lengthLimit, schema }: MessageRules,
): string {
  const tooLong = judged.find(({ fault }) => fault?.problem === 'too-long');
  if (tooLong !== undefined) {
    const actual = charactersIn(firstLine(tooLong.message));
    return visible(
      'commit validation: failed!\ncommit message length exceeds the limit.\n' +
        `commit "${tooLong.sha ?? ''}": "${tooLong.message}"\n` +
        `message length limit: ${lengthLimit} (actual: ${actual})\n`,
    );
  }
  const refused = judged.flatMap(({ sha, message, fault }) => {
    if (fault === null) return [];
    const why = fault.problem === 'empty' ? 'commit message is empty' : `pattern: ${schema.pattern}`;
    return [`commit "${sha ?? ''}": "${message}\n"${why}\n`];
  });
  return visible(
    `commit validation: failed!\nplease enter a commit message in the commitizen format.\n${refused.join('')}`,
  );
}
