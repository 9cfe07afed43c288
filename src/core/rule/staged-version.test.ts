import { describe, expect, it } from 'vitest';
import { readSettings } from '../config/read.ts';
import { npm } from '../provider/npm.ts';
import { pep621 } from '../provider/pep621.ts';
import type { Provider } from '../provider/provider.ts';
import { stagedEdits, versionPaths } from './staged-version.ts';
import type { StagedCommit, VersionKeeper } from './staged-version.ts';

type Files = Readonly<Record<string, string>>;

const project = (version: string, more = ''): string =>
  `[project]\nname = "my-app"\nversion = "${version}"\n${more}`;
const lock = (version: string): string => `[[package]]\nname = "my-app"\nversion = "${version}"\n`;
const asTexts = (files: Files): ReadonlyMap<string, string> => new Map(Object.entries(files));

function keeper(provider: Provider = pep621, versionFiles: readonly string[] = []): VersionKeeper {
  const { commitizen } = readSettings(null, new Map());
  const place = { folder: '', configFile: 'pyproject.toml' };
  return { provider, place, settings: { commitizen: { ...commitizen, versionFiles } } };
}

/** A commit that stages `after` where `before` was. */
function commit(before: Files, after: Files, more: Partial<StagedCommit> = {}): StagedCommit {
  const staged = asTexts(after);
  return { firstLine: 'feat: x', staged, before: asTexts(before), merged: [], sources: [], ...more };
}

const A = { 'pyproject.toml': project('1.1.0') };
const B = { 'pyproject.toml': project('1.2.0') };
const EDIT = { path: 'pyproject.toml', from: '1.1.0', to: '1.2.0' };

describe('the version of a commit that is being made', () => {
  it.each<readonly [string, StagedCommit, readonly unknown[]]>([
    ['typed', commit(A, B), [EDIT]],
    ['typed, and nobody knows the message yet', commit(A, B, { firstLine: '' }), [EDIT]],
    ['of a bump commit', commit(A, B, { firstLine: 'bump: version 1.1.0 → 1.2.0' }), []],
    ['of a bump commit to another one', commit(A, B, { firstLine: 'bump: version 1.1.0 → 1.3.0' }), [EDIT]],
    ['of a bump commit from another one', commit(A, B, { firstLine: 'bump: version 1.0.0 → 1.2.0' }), [EDIT]],
    [
      'of a bump commit in a message that this commit configures',
      commit(
        A,
        { 'pyproject.toml': project('1.2.0', '[tool.commitizen]\nbump_message = "to $new_version"\n') },
        {
          firstLine: 'to 1.2.0',
        },
      ),
      [],
    ],
    ['of the branch that is merged', commit(A, B, { merged: [asTexts(B)] }), []],
    ['of no branch that is merged', commit(A, B, { merged: [asTexts(A)] }), [EDIT]],
    ['of the commit that is picked', commit(A, B, { sources: [asTexts(B)] }), []],
    ['of no commit that is picked', commit(A, B, { sources: [asTexts(A)] }), [EDIT]],
    ['spelled in another way', commit(A, { 'pyproject.toml': project('1.1') }), []],
    ['where there was none', commit({ 'pyproject.toml': '[project]\nname = "my-app"\n' }, B), []],
    ['where the file is new', commit({}, B), []],
    ['taken out', commit(A, { 'pyproject.toml': '[project]\nname = "my-app"\n' }), []],
    ['as it was', commit(A, { 'pyproject.toml': project('1.1.0', 'description = "x"\n') }), []],
  ])('%s', (_name, staged, edits) => {
    expect(stagedEdits(staged, keeper())).toEqual(edits);
  });
});

describe('what follows the version', () => {
  it.each<readonly [string, StagedCommit, readonly unknown[]]>([
    [
      'uv.lock follows it',
      commit({ ...A, 'uv.lock': lock('1.0.0') }, { ...A, 'uv.lock': lock('1.1.0') }),
      [],
    ],
    [
      'uv.lock does not',
      commit({ ...A, 'uv.lock': lock('1.1.0') }, { ...A, 'uv.lock': lock('9.9.9') }),
      [{ path: 'uv.lock', from: '1.1.0', to: '9.9.9' }],
    ],
    [
      'a file of version_files said it, and no longer does',
      commit({ ...A, 'v.py': 'v = "1.1.0"\n' }, { ...A, 'v.py': 'v = "2.0.0"\n' }),
      [{ path: 'v.py', from: '1.1.0', to: null }],
    ],
    [
      'a file of version_files says it still',
      commit({ ...A, 'v.py': 'v = "1.1.0"\n' }, { ...A, 'v.py': '# new\nv = "1.1.0"\n' }),
      [],
    ],
    [
      'a file of version_files never said it',
      commit({ ...A, 'v.py': 'v = "11.1.0"\n' }, { ...A, 'v.py': 'v = "2"\n' }),
      [],
    ],
    [
      'a file of version_files is as the picked commit has it',
      commit(
        { ...A, 'v.py': 'v = "1.1.0"\n' },
        { ...A, 'v.py': 'v = "2.0.0"\n' },
        { sources: [asTexts({ 'v.py': 'v = "2.0.0"\n' })] },
      ),
      [],
    ],
  ])('%s', (_name, staged, edits) => {
    expect(stagedEdits(staged, keeper(pep621, ['v.py']))).toEqual(edits);
  });

  it('is package-lock.json, too', () => {
    const of = (version: string, locked: string): Files => ({
      'package.json': `{\n  "name": "x",\n  "version": "${version}"\n}\n`,
      'package-lock.json': `{\n  "name": "x",\n  "version": "${locked}",\n  "packages": { "": { "version": "${locked}" } }\n}\n`,
    });
    const edits = stagedEdits(commit(of('1.1.0', '1.1.0'), of('1.1.0', '3.0.0')), keeper(npm));
    expect(edits).toEqual([{ path: 'package-lock.json', from: '1.1.0', to: null }]);
    expect(stagedEdits(commit(of('1.1.0', '1.0.0'), of('1.1.0', '1.1.0')), keeper(npm))).toEqual([]);
  });
});

it('looks only at paths that may hold the version', () => {
  const changed = ['a.py', 'v.py', 'sub/pyproject.toml', 'pyproject.toml', 'uv.lock'];
  expect(versionPaths(keeper(pep621, ['v.py:version']), changed)).toEqual([
    'v.py',
    'pyproject.toml',
    'uv.lock',
  ]);
});
