import { describe, expect, it } from 'vitest';
import { readSettings } from '../config/read.ts';
import { npm } from '../provider/npm.ts';
import { pep621 } from '../provider/pep621.ts';
import type { Provider } from '../provider/provider.ts';
import {
  bringsVersion,
  changesVersion,
  judgeStaged,
  undoesHandEdit,
  versionPaths,
} from './staged-version.ts';
import type { Reverted, StagedCommit, VersionKeeper } from './staged-version.ts';

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
  return {
    message: 'feat: x',
    staged,
    before: asTexts(before),
    merged: [],
    reverted: [],
    origin: null,
    ...more,
  };
}

/** A commit that is reverted, by what it has and what its parent has. */
const revert = (made: Files, was: Files): Reverted => ({ made: asTexts(made), was: asTexts(was) });

const A = { 'pyproject.toml': project('1.1.0') };
const B = { 'pyproject.toml': project('1.2.0') };
const C = { 'pyproject.toml': project('9.9.9') };
const NONE = { 'pyproject.toml': '[project]\nname = "my-app"\n' };
const EDIT = { path: 'pyproject.toml', from: '1.1.0', to: '1.2.0' };

describe('the version of a commit that is being made', () => {
  it.each<readonly [string, StagedCommit, readonly unknown[]]>([
    ['typed', commit(A, B), [EDIT]],
    ['typed, and nobody knows the message yet', commit(A, B, { message: '' }), [EDIT]],
    ['of a bump commit', commit(A, B, { message: 'bump: version 1.1.0 → 1.2.0' }), []],
    ['of a bump commit to another one', commit(A, B, { message: 'bump: version 1.1.0 → 1.3.0' }), [EDIT]],
    ['of a bump commit from another one', commit(A, B, { message: 'bump: version 1.0.0 → 1.2.0' }), [EDIT]],
    [
      'of a bump commit in a message that the parent configures',
      commit(
        { 'pyproject.toml': project('1.1.0', '[tool.commitizen]\nbump_message = "to $new_version"\n') },
        B,
        { message: 'to 1.2.0' },
      ),
      [],
    ],
    [
      'of a bump commit in a message that this commit configures',
      commit(
        A,
        { 'pyproject.toml': project('1.2.0', '[tool.commitizen]\nbump_message = "to $new_version"\n') },
        { message: 'to 1.2.0' },
      ),
      [EDIT],
    ],
    ['of a bump commit by its trailer', commit(A, B, { message: 'To 1.2.0\n\nRelctl-Release: 1.2.0' }), []],
    ['of the branch that is merged', commit(A, B, { merged: [asTexts(B)] }), []],
    ['of no branch that is merged', commit(A, B, { merged: [asTexts(A)] }), [EDIT]],
    ['beside a branch without any', commit(A, B, { merged: [asTexts(NONE)] }), [EDIT]],
    ['from before the commit that is reverted', commit(A, B, { reverted: [revert(A, B)] }), []],
    ['of the commit that is reverted', commit(A, B, { reverted: [revert(B, A)] }), [EDIT]],
    ['from before a commit that did not change it', commit(A, B, { reverted: [revert(B, B)] }), [EDIT]],
    ['from before a commit that made another one', commit(A, B, { reverted: [revert(C, B)] }), [EDIT]],
    ['other than before the commit that is reverted', commit(A, B, { reverted: [revert(A, C)] }), [EDIT]],
    ['from before a commit that had none', commit(A, B, { reverted: [revert(A, NONE)] }), [EDIT]],
    ['spelled in another way', commit(A, { 'pyproject.toml': project('1.1') }), []],
    ['where there was none', commit(NONE, B), []],
    ['where there was none, and one before that', commit(NONE, B, { origin: '1.1.0' }), [EDIT]],
    ['where there was none, as it was before that', commit(NONE, B, { origin: '1.2.0' }), []],
    ['where the file is new', commit({}, B), []],
    ['taken out', commit(A, NONE), []],
    ['as it was', commit(A, { 'pyproject.toml': project('1.1.0', 'description = "x"\n') }), []],
  ])('%s', (_name, staged, edits) => {
    expect(judgeStaged(staged, keeper()).edits).toEqual(edits);
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
      'a file of version_files is as the merged commit has it',
      commit(
        { ...A, 'v.py': 'v = "1.1.0"\n' },
        { ...A, 'v.py': 'v = "2.0.0"\n' },
        { merged: [asTexts({ 'v.py': 'v = "2.0.0"\n' })] },
      ),
      [],
    ],
  ])('%s', (_name, staged, edits) => {
    expect(judgeStaged(staged, keeper(pep621, ['v.py'])).edits).toEqual(edits);
  });

  it('is package-lock.json, too', () => {
    const of = (version: string, locked: string): Files => ({
      'package.json': `{\n  "name": "x",\n  "version": "${version}"\n}\n`,
      'package-lock.json': `{\n  "name": "x",\n  "version": "${locked}",\n  "packages": { "": { "version": "${locked}" } }\n}\n`,
    });
    const { edits } = judgeStaged(commit(of('1.1.0', '1.1.0'), of('1.1.0', '3.0.0')), keeper(npm));
    expect(edits).toEqual([{ path: 'package-lock.json', from: '1.1.0', to: null }]);
    expect(judgeStaged(commit(of('1.1.0', '1.0.0'), of('1.1.0', '1.1.0')), keeper(npm)).edits).toEqual([]);
  });
});

it('knows a bump commit', () => {
  const bump = commit(A, B, { message: 'bump: version 1.1.0 → 1.2.0' });
  expect(judgeStaged(bump, keeper()).isBump).toBe(true);
  expect(judgeStaged({ ...bump, merged: [asTexts(B)] }, keeper()).isBump).toBe(false);
  expect(judgeStaged(commit(A, B), keeper()).isBump).toBe(false);
});

describe('a commit that may amend HEAD', () => {
  const typed = commit(A, C);
  const bump = commit(A, B, { message: 'bump: version 1.1.0 → 1.2.0' });

  it.each<readonly [string, StagedCommit, StagedCommit, boolean]>([
    ['takes back what HEAD typed', commit(C, A), typed, true],
    ['types another version', commit(C, B), typed, false],
    ['announces another version', commit(C, B, { message: 'bump: version 1.1.0 → 1.2.0' }), typed, false],
    ['takes back a bump commit', commit(B, A), bump, false],
    ['takes back a revert', commit(A, B), { ...commit(B, A), reverted: [revert(B, A)] }, false],
    ['has the version of a merged commit', commit(C, B, { merged: [asTexts(B)] }), typed, true],
    [
      'takes back a follower that HEAD typed, and types another one',
      commit({ ...A, 'v.py': '9' }, { ...A, 'v.py': '1.1.0', 'uv.lock': lock('3.0.0') }),
      commit({ ...A, 'v.py': '1.1.0', 'uv.lock': lock('1.1.0') }, { ...A, 'v.py': '9' }),
      false,
    ],
  ])('%s', (_name, staged, head, undoes) => {
    expect(undoesHandEdit(staged, head, keeper(pep621, ['v.py']))).toBe(undoes);
  });

  it('shows in whether HEAD changes the version', () => {
    expect([typed, bump, commit(A, A)].map((one) => changesVersion(one, keeper()))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

it('asks the past only if the parent has no version', () => {
  expect(bringsVersion(commit(NONE, B), keeper())).toBe(true);
  expect(bringsVersion(commit(A, B), keeper())).toBe(false);
  expect(bringsVersion(commit(A, NONE), keeper())).toBe(false);
});

it('looks only at paths that may hold the version', () => {
  const changed = ['a.py', 'v.py', 'sub/pyproject.toml', 'pyproject.toml', 'uv.lock'];
  expect(versionPaths(keeper(pep621, ['v.py:version']), changed)).toEqual([
    'v.py',
    'pyproject.toml',
    'uv.lock',
  ]);
});
