import { COMMIT_TYPES, firstLine } from '../core/commit/message.ts';
import type { JudgedMessage, MessageFault, MessageRules } from '../core/commit/message.ts';
import { charactersIn } from '../core/text/characters.ts';
import { columnsOf } from '../core/text/columns.ts';
import { visible, visibleLine } from '../core/text/visible.ts';
import { shortSha } from '../core/text/words.ts';

/** What `relctl check` has to say of refused messages, for a person. */
export interface CheckReport {
  /** What is wrong, and where; of several messages one after the other, each with an example. */
  readonly found: string;
  readonly next: string;
}

type Refused = JudgedMessage & { readonly fault: MessageFault };

/** @param judged at least one of them refused */
export function checkReport(judged: readonly JudgedMessage[], rules: MessageRules): CheckReport {
  const refused = judged.filter(isRefused);
  const [only] = refused;
  const next = 'relctl schema shows the form of a message, relctl example shows one';
  if (only !== undefined && judged.length === 1 && only.sha === null) {
    const example = exampleText(only, rules, '    ');
    const found = `the commit message is not valid: ${sentence(only, rules)}${placeText(only, '    ')}`;
    return { found, next: example ?? next };
  }
  const counted =
    judged.length === 1
      ? 'the message of the commit is not valid'
      : `${refused.length} of ${judged.length} commits ${refused.length === 1 ? 'has' : 'have'} a message that is not valid`;
  return { found: [counted, ...refused.map((one) => refusedText(one, rules))].join('\n'), next };
}

/** `relctl check --json`; `at` counts characters from 0, in the message without its comments. */
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

/** What is wrong, to follow a colon. */
function sentence({ message, fault }: Refused, { lengthLimit, schema }: MessageRules): string {
  const before = `'${excerpt(message, fault.at).before}'`;
  switch (fault.problem) {
    case 'no-match':
      return `it does not match the pattern of this project's rules, ${schema.pattern}`;
    case 'empty':
      return 'it is empty';
    case 'too-long':
      return `its first line has ${charactersIn(firstLine(message))} characters, and the limit is ${lengthLimit}`;
    case 'no-type':
      return `it does not begin with a type (${COMMIT_TYPES.join(', ')}) and a colon`;
    case 'unknown-type':
      return `it begins with none of the types ${COMMIT_TYPES.join(', ')}`;
    case 'empty-scope':
      return 'its scope is empty';
    case 'space-in-scope':
      return 'there is a blank in its scope';
    case 'open-scope':
      return 'its scope has no closing parenthesis';
    case 'mark-before-scope':
      return 'its exclamation mark belongs behind the scope';
    case 'no-colon':
      return `behind ${before} a colon is missing`;
    case 'no-space':
      return `behind ${before} a blank is missing`;
    case 'no-subject':
      return `behind ${before} the subject is missing`;
    case 'carriage-return':
      return 'a line of it ends in a carriage return';
    case 'no-blank-line':
      return 'the line below its first one has to be empty';
  }
}

/** The faulty line with a mark below the place; of an empty message nothing. */
function placeText({ message, fault }: Refused, indent: string): string {
  if (message === '') return '';
  const { line, character, before, behind } = excerpt(message, fault.at);
  const place = line === 1 ? `character ${character}` : `line ${line}, character ${character}`;
  return `\n${indent}${before}${behind}\n${indent}${' '.repeat(columnsOf(before))}^ ${place}`;
}

/** How much of a line is shown on either side of the place. */
const REACH = 60;

interface Excerpt {
  /** Both from 1. */
  readonly line: number;
  readonly character: number;
  readonly before: string;
  readonly behind: string;
}

/** The line around a place, made visible, cut where it is long. */
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

/** Without the halves of characters that a cut has left at the ends. */
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
