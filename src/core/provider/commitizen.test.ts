import { describe, expect, test } from 'vitest';
import { commitizen } from './commitizen.ts';
import type { VersionSource } from './provider.ts';

function source(configFile: string, text: string): VersionSource {
  return { place: { folder: '', configFile }, texts: new Map([[configFile, text]]), tagged: null };
}

describe('the version in the configuration file', () => {
  test.each([
    ['.cz.toml', "[tool.commitizen]\nversion = '1.0.0' # c\n[relctl]\nversion = '1.0.0'\n", "'1.0.0' # c"],
    [
      'cz.json',
      '{"version": "1.0.0", "commitizen": {\t"version": "1.0.0"}, "relctl": {}}',
      '\t"version": "1.0.0',
    ],
    ['.cz.yaml', '# c\ncommitizen:\n    version: 1.0.0 # c\n    tag_format: v$version\n', '1.0.0 # c'],
    ['x.yaml', '{version: 1.0.0, commitizen: {version: "1.0.0"}}\n', '"1.0.0"'],
  ])('%s: %j', (file, text, place) => {
    expect(commitizen.read(source(file, text))).toBe('1.0.0');
    expect(commitizen.versionIn(text, { folder: '', configFile: file })).toBe('1.0.0');
    expect(commitizen.write('1.1.0', source(file, text))).toEqual(
      new Map([[file, text.replace(place, place.replace('1.0.0', '1.1.0'))]]),
    );
  });

  test.each([
    ['cz.json', '{"commitizen": {}}', 4, "cz.json has no version in 'commitizen'", '"version": "0.1.0"'],
    ['cz.json', '{"commitizen": {"version": null}}', 4, 'has no version', ''],
    ['cz.yaml', 'commitizen:\n  version:\n', 4, "cz.yaml has no version in 'commitizen'", 'version: "0.1.0"'],
    [
      'cz.yaml',
      'commitizen:\n  version: 1.0\n',
      1,
      'cz.yaml:2: commitizen.version is not a string',
      'version: "1.2.0"',
    ],
    ['cz.yaml', 'commitizen:\n  version: 2026-01-02\n', 1, 'is not a string', 'quotes'],
    ['cz.toml', '[tool.commitizen]\n', 4, 'cz.toml has no version in [tool.commitizen]', 'version = "0.1.0"'],
  ])('%s: %j is refused', (file, text, exit, message, hint) => {
    expect(() => commitizen.read(source(file, text))).toThrow(
      expect.objectContaining({
        exit,
        message: expect.stringContaining(message) as string,
        hint: expect.stringContaining(hint) as string,
      }),
    );
  });

  test('a version that other values refer to is not changed', () => {
    const text = 'commitizen:\n  version: &v 1.0.0\nimage: *v\n';
    expect(commitizen.read(source('cz.yaml', text))).toBe('1.0.0');
    expect(() => commitizen.write('1.1.0', source('cz.yaml', text))).toThrow(
      expect.objectContaining({
        code: 'VERSION_NOT_EDITABLE',
        exit: 1,
        message: "cz.yaml:2: commitizen.version can't be changed without changing other values",
      }),
    );
  });
});
