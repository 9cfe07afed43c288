import { describe, expect, it } from 'vitest';
import { json } from './json.ts';
import { replaceString } from './string-at.ts';
import type { Syntax } from './syntax.ts';
import { toml } from './toml.ts';
import { yaml } from './yaml.ts';

const DEEP = 10_000;

describe('what would take for ever, or more stack than there is, is broken', () => {
  it.each<readonly [string, Syntax, string, string]>([
    ['lists in TOML', toml, `x = ${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, 'nested'],
    ['tables in TOML', toml, `x = ${'{a='.repeat(DEEP)}1${'}'.repeat(DEEP)}`, 'nested'],
    ['a dotted key', toml, `${Array<string>(DEEP).fill('a').join('.')} = 1`, 'nested'],
    ['lists where a name may harm', toml, `constructor = ${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, 'nested'],
    ['3 MB of TOML', toml, `x = "${'y'.repeat(3_000_000)}"`, 'more than 2,000,000 characters'],
    [
      'more places in TOML than there is memory for, where a name may harm',
      toml,
      `constructor = [${'1,'.repeat(900_000)}]`,
      'more than 100,000 lines, keys and values',
    ],
    ['lists in JSON', json, `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, 'nested'],
    ['tables in JSON', json, `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`, 'nested'],
    ['lists in JSON that never close', json, '['.repeat(100 * DEEP), 'nested'],
    ['lists in YAML', yaml, `a: ${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, 'nested'],
    ['lists in YAML, one behind the other', yaml, `a:\n ${'- '.repeat(DEEP)}b`, 'nested'],
    [
      'tables in YAML',
      yaml,
      Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
      'nested',
    ],
    ['a list in itself', yaml, 'a: &a [*a]', 'nested'],
    ['30 MB of JSON', json, `[${'1,'.repeat(15_000_000)}1]`, 'more than 20,000,000 characters'],
    ['1 MB of YAML', yaml, 'a: b\n'.repeat(200_000), 'more than 200,000 characters'],
  ])('%s', (_, syntax, text, reason) => {
    expect(syntax.read(text)).toMatchObject({
      kind: 'broken',
      reason: expect.stringContaining(reason) as string,
    });
    expect(syntax.lineOf(text, ['x', 'a'])).toBeOneOf([null, 1]);
    expect(replaceString(syntax, text, ['x'], '1.2.0')).toBeNull();
  });

  it('a text with too many places is read, and nothing is placed in it', () => {
    const text = `"version" = "1.1.0"\nx = [${'1,'.repeat(200_000)}]\n`;
    expect(toml.read(text).kind).toBe('parsed');
    expect(toml.lineOf(text, ['version'])).toBeNull();
    expect(replaceString(toml, text, ['version'], '1.2.0')).toBeNull();
  });

  it('a version on a plain line is placed in such a text', () => {
    const text = `version = "1.1.0"\nx = [${'1,'.repeat(200_000)}]\n`;
    expect(replaceString(toml, text, ['version'], '1.2.0')).toBe(text.replace('1.1.0', '1.2.0'));
  });

  it('a value beside the version may be too long to place anything by it', () => {
    const text = `version = "1.1.0"\nx = "${'y'.repeat(1_500_000)}"\n`;
    expect(replaceString(toml, text, ['version'], '1.2.0')).toBeOneOf([null, text.replace('1.1.0', '1.2.0')]);
  });
});
