import { describe, expect, it } from 'vitest';
import { substitute } from './template.ts';

const VALUES = { a: 'X', _a: 'Y', a1_: 'Z', dollar: '$a$&$1' };

/** Recorded from Python 3.11, string.Template.safe_substitute, but for the row of `dollar`. */
describe('substitute', () => {
  it.each([
    ['', ''],
    ['plain', 'plain'],
    ['$a', 'X'],
    ['${a}', 'X'],
    ['$a$a', 'XX'],
    ['${a}a', 'Xa'],
    ['$a1_', 'Z'],
    ['$_a', 'Y'],
    ['$aé', 'Xé'],
    ['$$', '$'],
    ['$$a', '$a'],
    ['$$$a', '$X'],
    ['$${a}', '${a}'],
    ['$', '$'],
    ['a$', 'a$'],
    ['$ a', '$ a'],
    ['$1', '$1'],
    ['$A', '$A'],
    ['$ab', '$ab'],
    ['${a', '${a'],
    ['${}', '${}'],
    ['${ a}', '${ a}'],
    ['${a-b}', '${a-b}'],
    ['$\n', '$\n'],
    ['$constructor ${__proto__} $toString', '$constructor ${__proto__} $toString'],
    ['$dollar', '$a$&$1'],
  ])('%j gives %j', (template, expected) => {
    expect(substitute(template, VALUES)).toBe(expected);
  });

  it('fills a bump message', () => {
    const template = 'release $current_version -> $new_version [skip-ci] $foo ${new_version}x $$';
    const message = substitute(template, { current_version: '1.0.0', new_version: '1.0.1' });
    expect(message).toBe('release 1.0.0 -> 1.0.1 [skip-ci] $foo 1.0.1x $');
  });
});
