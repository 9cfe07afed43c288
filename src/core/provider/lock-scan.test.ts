import { describe, expect, test } from 'vitest';
import { refuseBroken } from './lock-scan.ts';

const LOCK = `version = 1
requires-python = ">=3.11"

[options] # of uv
exclude-newer = 2024-01-01T00:00:00Z

[[package]]
name = "my-app"
version = "1.0.0"
source = { virtual = "." }
dependencies = [
    { name = "a", marker = "x == ']'" }, # ]
]

[package.metadata]
requires-dist = []

[package."a.b"]
text = """
[[
"""
`;

describe('refuseBroken', () => {
  test.each([
    ['a lock', LOCK],
    ['with CRLF', LOCK.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${LOCK}`],
    ['without a line end', LOCK.trimEnd()],
    ['nothing', ''],
    ['comments', '# a\n\n# b'],
  ])('%s is accepted', (_, text) => {
    expect(() => {
      refuseBroken('uv.lock', text);
    }).not.toThrow();
  });

  test.each([
    ['<<<<<<< HEAD\n', 1],
    [`${LOCK}<<<<<<< HEAD\nname = "x"\n`, 22],
    [`${LOCK}>>>>>>> topic`, 22],
    [`${LOCK}[[`, 22],
    [`${LOCK}[[package]\n[x`, 23],
    [`${LOCK}name = [\n  "a",\n`, 22],
    [`${LOCK}name = "a\n`, 22],
    [`${LOCK}name\n`, 22],
  ])('a lock that is not valid is refused, with the line', (text, line) => {
    expect(() => {
      refuseBroken('uv.lock', text);
    }).toThrow(
      expect.objectContaining({
        code: 'VERSION_FILE_INVALID',
        exit: 1,
        message: expect.stringContaining(`uv.lock:${line}:`) as string,
      }),
    );
  });
});
