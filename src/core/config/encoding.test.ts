import { describe, expect, test } from 'vitest';
import { encodingNamed } from './encoding.ts';

describe('encodingNamed', () => {
  test.each([
    ['utf-8', 'utf-8'],
    ['UTF8', 'utf-8'],
    ['utf_8_sig', 'utf-8-sig'],
    ['latin-1', 'latin1'],
    ['L1', 'latin1'],
    ['iso-8859-1', 'latin1'],
    ['ISO_8859_15', 'iso-8859-15'],
    ['cp1252', 'windows-1252'],
    ['windows-1252', 'windows-1252'],
    ['us-ascii', 'ascii'],
    ['utf-16', 'utf-16'],
    ['utf-16-le', 'utf-16le'],
    ['UTF-16BE', 'utf-16be'],
    ['mac_roman', 'macintosh'],
    ['sjis', 'shift_jis'],
    ['cp936', 'gbk'],
    ['nope', null],
    ['', null],
    ['constructor', null],
  ])('%s is %s', (name, encoding) => {
    expect(encodingNamed(name)).toBe(encoding);
  });
});
