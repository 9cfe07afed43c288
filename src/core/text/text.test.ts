import { describe, expect, it } from 'vitest';
import { charactersIn, indexOfCharacter } from './characters.ts';
import { columnsOf } from './columns.ts';
import { nearest } from './nearest.ts';
import { shellCommand } from './shell.ts';
import { expandVariables } from './variables.ts';
import { visible, visibleJson, visibleLine } from './visible.ts';

describe('visible', () => {
  it.each([
    ['a\u001b[31mred', 'a\\x1b[31mred'],
    ['x\r', 'x\\r'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
    ['é → 🎉', 'é → 🎉'],
    ['\u009b0m', '\\x9b0m'],
    // Without a width, or obeyed without being seen: soft hyphen, Arabic letter mark, zero-width space, joiners, direction marks.
    [
      'a\u00adb\u061cc\u200bd\u200ce\u200df\u200eg\u200f',
      'a\\xadb\\u061cc\\u200bd\\u200ce\\u200df\\u200eg\\u200f',
    ],
    ['\u2028\u2029\u2060\u2066\u2069', '\\u2028\\u2029\\u2060\\u2066\\u2069'],
    ['\u034f\u115f\u1160\u17b4\u180e\u3164\uffa0', '\\u034f\\u115f\\u1160\\u17b4\\u180e\\u3164\\uffa0'],
    ['1.0\ufeff.1\ufff9', '1.0\\ufeff.1\\ufff9'],
    ['v1\u{e0001}\u{e0061}\u{e007f}', 'v1\\u{e0001}\\u{e0061}\\u{e007f}'],
    ['a\ufe00b\ufe0fc\u{e0100}', 'a\\ufe00b\\ufe0fc\\u{e0100}'],
    ['\ud800x', '\\ud800x'],
    // An emoji is one character to its reader.
    ['❤️ 1️⃣ 👩‍🚀 👩🏽‍🚀 🏳️‍🌈', '❤️ 1️⃣ 👩‍🚀 👩🏽‍🚀 🏳️‍🌈'],
    ['🚀\ufe0f\ufe0f', '🚀\ufe0f\\ufe0f'],
    ['🚀\u200d', '🚀\\u200d'],
    ['1\ufe0f', '1\\ufe0f'],
    ['🏴\u{e0067}\u{e007f}', '🏴\\u{e0067}\\u{e007f}'],
  ])('%j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('keeps what must be one line on one line', () => {
    expect(visibleLine('a\nb\tc')).toBe('a\\nb\\tc');
  });

  it('escapes JSON so that it reads the same', () => {
    const said = { text: 'a\u202eb\u007fc\u009b\ud800\n"\\"\u200b\u{e0061}' };
    const json = visibleJson(JSON.stringify(said, null, 2));
    expect(json).not.toMatch(/[\u007f-\u009f\u200b\u202e\u{e0061}]/u);
    expect(JSON.parse(json)).toEqual(said);
  });
});

describe('nearest', () => {
  it.each([
    ['bmup', ['bump', 'dry-run'], 'bump'],
    ['something', ['bump', 'dry-run'], null],
    ['x', [], null],
  ])('%s', (word, known, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });
});

describe('shellCommand', () => {
  it.each([
    [['git', 'push', '--atomic'], 'git push --atomic'],
    [['git', 'push', 'it’s'], "git push 'it’s'"],
    [['a', "b'c", '$(x)'], "a 'b'\\''c' '$(x)'"],
    [['a', ''], "a ''"],
  ])('%j', (words, command) => {
    expect(shellCommand(words)).toBe(command);
  });
});

describe('columnsOf', () => {
  it.each([
    ['feat: é', 7],
    ['feat: 🎉', 8],
    ['日本語', 6],
    ['e\u0301', 1],
    ['', 0],
  ])('%j', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe('expandVariables', () => {
  // As os.path.expandvars of Python 3.11.
  it.each([
    ['$FROM..${TO}', 'abc..def'],
    ['$FROMX..$TO', '$FROMX..def'],
    ['${NO}..$EMPTY', '${NO}..'],
    ['a$', 'a$'],
    ['${FROM', '${FROM'],
    ['$toString..$$FROM', '$toString..$abc'],
    ['${FROM}${$TO', 'abc${def'],
  ])('%s', (text, expanded) => {
    expect(expandVariables(text, { FROM: 'abc', TO: 'def', EMPTY: '' })).toBe(expanded);
  });
});

describe('characters', () => {
  it.each([
    ['', 0],
    ['aé', 2],
    ['a🎉b', 3],
    ['\ud83c', 1],
  ])('%j has %i', (text, count) => {
    expect(charactersIn(text)).toBe(count);
  });

  it.each<readonly [text: string, number: number, index: number | null]>([
    ['a🎉b', 0, 0],
    ['a🎉b', 1, 1],
    ['a🎉b', 2, 3],
    ['a🎉b', 3, null],
    ['', 0, null],
  ])('%j: character %i begins at %j', (text, number, index) => {
    expect(indexOfCharacter(text, number)).toBe(index);
  });
});
