import { fault } from './fault.ts';
import { tokenAt } from './token.ts';
import type { Token } from './token.ts';

/** A template cut into text, tags and outputs; comments are gone. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'tag' | 'output'; readonly tokens: readonly Token[]; readonly line: number };

/**
 * Reads a template as Jinja does: the line end at the end of the file is not part of the text.
 *
 * @param trimBlocks whether the one behind a tag or a comment isn't either
 * @throws TemplateFault
 */
export function lex(source: string, trimBlocks: boolean): readonly Piece[] {
  const text = source.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '');
  const cursor: Cursor = { text, at: 0, line: 1, counted: 0, trimBlocks, pieces: [] };
  while (cursor.at < text.length) readPiece(cursor);
  return cursor.pieces;
}

interface Cursor {
  readonly text: string;
  at: number;
  /** The line that `counted` is in. */
  line: number;
  counted: number;
  readonly trimBlocks: boolean;
  readonly pieces: Piece[];
}

/** Positions are asked for from front to back. */
function lineAt(cursor: Cursor, at: number): number {
  for (let index = cursor.counted; index < at; index += 1) {
    if (cursor.text[index] === '\n') cursor.line += 1;
  }
  cursor.counted = Math.max(cursor.counted, at);
  return cursor.line;
}

const OPENING = /\{[{%#]/g;

function readPiece(cursor: Cursor): void {
  OPENING.lastIndex = cursor.at;
  const found = OPENING.exec(cursor.text);
  const end = found?.index ?? cursor.text.length;
  const sign = cursor.text[end + 2] ?? '';
  const before = cursor.text.slice(cursor.at, end);
  addText(cursor, found !== null && sign === '-' ? before.trimEnd() : before);
  cursor.at = end;
  if (found === null) return;
  const line = lineAt(cursor, end);
  cursor.at = end + (sign === '-' || sign === '+' ? 3 : 2);
  if (found[0] === '{#') readComment(cursor, line);
  else if (found[0] === '{%' && RAW.test(cursor.text.slice(cursor.at, cursor.at + 50))) readRaw(cursor, line);
  else readTokens(cursor, found[0] === '{%' ? 'tag' : 'output', line);
}

function addText(cursor: Cursor, text: string): void {
  if (text !== '') cursor.pieces.push({ kind: 'text', text, line: lineAt(cursor, cursor.at) });
}

function readComment(cursor: Cursor, line: number): void {
  const end = cursor.text.indexOf('#}', cursor.at);
  if (end === -1) throw fault('the comment that begins with {# is never closed', line);
  const sign = end > cursor.at ? (cursor.text[end - 1] ?? '') : '';
  cursor.at = end + 2;
  skipBehind(cursor, sign, true);
}

const RAW = /^\s*raw\s*[-+]?%\}/;
const END_OF_RAW = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;

/** What stands between `raw` and `endraw` is text, whatever it looks like. */
function readRaw(cursor: Cursor, line: number): void {
  cursor.at = cursor.text.indexOf('%}', cursor.at) + 2;
  if (cursor.text[cursor.at - 3] === '-') skipBehind(cursor, '-', true);
  END_OF_RAW.lastIndex = cursor.at;
  const end = END_OF_RAW.exec(cursor.text);
  if (end === null) throw fault('{% raw %} is never closed', line);
  const text = cursor.text.slice(cursor.at, end.index);
  addText(cursor, end[0][2] === '-' ? text.trimEnd() : text);
  cursor.at = end.index + end[0].length;
  skipBehind(cursor, end[0].at(-3) ?? '', true);
}

function readTokens(cursor: Cursor, kind: 'tag' | 'output', line: number): void {
  const close = kind === 'tag' ? '%}' : '}}';
  const tokens: Token[] = [];
  let depth = 0;
  for (;;) {
    while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1;
    if (cursor.at >= cursor.text.length) throw fault(`${kind === 'tag' ? '{%' : '{{'} is never closed`, line);
    const rest = cursor.text.slice(cursor.at, cursor.at + 3);
    const sign = /^[-+]/.test(rest) && rest.slice(1) === close ? (rest[0] ?? '') : '';
    if (depth === 0 && (sign !== '' || rest.startsWith(close))) {
      cursor.at += sign.length + 2;
      cursor.pieces.push({ kind, tokens, line });
      skipBehind(cursor, sign, kind === 'tag');
      return;
    }
    const { token, end } = tokenAt(cursor.text, cursor.at, line);
    if (token.kind === 'sign' && '([{'.includes(token.text)) depth += 1;
    if (token.kind === 'sign' && ')]}'.includes(token.text)) depth = Math.max(0, depth - 1);
    tokens.push(token);
    cursor.at = end;
  }
}

/** @param sign what stands in front of the closing mark */
function skipBehind(cursor: Cursor, sign: string, trimsLine: boolean): void {
  if (sign === '-') while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1;
  else if (trimsLine && cursor.trimBlocks && sign !== '+' && cursor.text[cursor.at] === '\n') cursor.at += 1;
}
