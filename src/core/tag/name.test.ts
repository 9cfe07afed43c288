import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultInTagName } from './name.ts';

describe('git takes no tag', () => {
  it.each([
    ['rel ease 1.2.0', 'it holds a blank'],
    ['v1.2.0..x', "it holds '..'"],
    ['', 'it is empty'],
    ['-1.2.0', "it begins with '-'"],
    ['.1.2.0', "a part of it begins with '.'"],
    ['a/.b', "a part of it begins with '.'"],
    ['1.2.0.lock', "a part of it ends in '.lock'"],
    ['a.lock/1', "a part of it ends in '.lock'"],
    ['1.2.0.', "it ends in '.'"],
    ['a//1', "it begins or ends with '/', or holds '//'"],
    ['v1.2.0\u007f', 'it holds a control character'],
    ['v1~2', 'it holds one of ~ ^ : ? * [ \\'],
    ['v@{1}', "it holds '@{'"],
  ])('%j: %s', (name, fault) => {
    expect(faultInTagName(name)).toBe(fault);
  });

  it('and every other name', () => {
    const letters = fc.constantFrom(
      'a',
      '1',
      '.',
      '/',
      '@',
      '{',
      ' ',
      '~',
      '\\',
      '[',
      '.lock',
      'é',
      '\t',
      '_',
    );
    const names = fc.uniqueArray(fc.string({ unit: letters, minLength: 1, maxLength: 6 }), { minLength: 60 });
    fc.assert(
      fc.property(names, (some) => {
        const wrong = some.filter((name) => (faultInTagName(name) === null) !== isTaken(name));
        expect(wrong).toEqual([]);
      }),
      { numRuns: 1 },
    );
  });
});

function isTaken(name: string): boolean {
  try {
    execFileSync('git', ['check-ref-format', `refs/tags/${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
