import { policyOf } from '../policy.ts';
import { describe, expect, it } from 'vitest';
import { pyproject } from '../../../../test/support/pyproject.ts';
import { intent, settingsOf } from '../../../../test/support/snapshot.ts';
import { findBase, resolveMeans } from '../base.ts';
import { changelogBeginning } from './changelog-edit.ts';

describe('the changelog’s format', () => {
  it.each<[string, string[], string, number]>([
    ['unknown', ['changelog_file = "C.txt"'], 'unknown changelog format of C.txt', 29],
    [
      'unknown by name',
      ['changelog_file = "C.txt"\nchangelog_format = "x"'],
      "unknown changelog format 'x'",
      29,
    ],
  ])('%s is refused', (_, more, message, exit) => {
    const files = { 'pyproject.toml': pyproject('1.1.0', more) };
    const settings = settingsOf(files);
    const base = findBase(resolveMeans(settings), {
      files: new Map(Object.entries(files)),
      tags: [],
      released: null,
    });
    expect(() =>
      changelogBeginning({ intent: intent(), settings, policy: policyOf(intent(), settings) }, base, {
        files: new Map(),
        tags: [],
      }),
    ).toThrow(expect.objectContaining({ exit, message: expect.stringContaining(message) as string }));
  });
});
