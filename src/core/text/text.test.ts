import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';
import { shellCommand } from './shell.ts';
import { visible, visibleLine } from './visible.ts';

describe('visible', () => {
  it.each([
    ['a\u001b[31mred', 'a\\x1b[31mred'],
    ['x\r', 'x\\r'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
    ['é → 🎉', 'é → 🎉'],
    ['\u009b0m', '\\x9b0m'],
  ])('%j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('keeps what must be one line on one line', () => {
    expect(visibleLine('a\nb\tc')).toBe('a\\nb\\tc');
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
