import { describe, expect, it } from 'vitest';
import { tag } from '../../../../test/support/facts.ts';
import { pyproject } from '../../../../test/support/pyproject.ts';
import { commits, intent, settingsOf, snapshot } from '../../../../test/support/snapshot.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { refuse } from '../../error/error.ts';
import { resolveMeans } from '../base.ts';
import { statusOf } from './status.ts';
import type { Status } from './status.ts';
import type { StatusFacts } from './status-facts.ts';

interface Sketch {
  readonly version?: string;
  readonly keys?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly world?: Partial<Snapshot>;
  readonly ground?: Partial<StatusFacts>;
}

/** The status of a project at 1.1.0 with these commits after the release, newest first. */
function status(messages: readonly string[], sketch: Sketch = {}): Status {
  const { version = '1.1.0', keys = [], files = {}, world = {}, ground = {} } = sketch;
  const texts = { 'pyproject.toml': pyproject(version, keys), ...files };
  const settings = settingsOf(texts);
  const seen = snapshot(commits(...messages), { files: new Map(Object.entries(texts)), ...world });
  return statusOf(intent(), settings, {
    now: 0,
    means: resolveMeans(settings),
    head: seen.head,
    tags: seen.tags,
    files: seen.files,
    released: null,
    shallow: seen.shallow,
    outlook: seen,
    main: { name: 'main', commit: 'c1' },
    remote: { name: 'origin', exists: true },
    tips: [],
    commits: [],
    hotfixes: [],
    interruption: null,
    missing: [],
    ...ground,
  });
}

describe('what the next release would be', () => {
  it.each<readonly [string, readonly string[], Sketch, unknown]>([
    ['a release', ['feat: a', 'fix: b'], {}, { kind: 'release', tag: 'v1.2.0', broken: [] }],
    ['no commit', [], {}, { kind: 'nothing', problem: { code: 'NO_COMMITS_FOUND' } }],
    [
      'no commit that calls for a release',
      ['docs: a'],
      {},
      { kind: 'nothing', problem: { code: 'NO_INCREMENT' } },
    ],
    [
      'a broken rule',
      ['feat: a'],
      { world: { dirty: ['README.md'] } },
      { kind: 'release', broken: [{ rule: 'clean-tree', found: 'uncommitted changes: README.md' }] },
    ],
    [
      'a rule that only warns',
      ['feat: a'],
      { world: { dirty: ['README.md'] }, keys: ['', '[tool.relctl.rules]', 'clean-tree = "warn"'] },
      { kind: 'release', broken: [] },
    ],
    [
      'a refusal of another kind',
      ['feat: a'],
      { keys: ['tag_format = "v$version.lock"'], world: { tags: [tag('v1.1.0.lock', 'c0')] } },
      { kind: 'refused', problem: { code: 'TAG_NAME_INVALID' } },
    ],
    [
      'a branch without commits',
      [],
      { ground: { outlook: refuse('UNBORN_BRANCH', { branch: 'main' }) } },
      { kind: 'nothing', problem: { code: 'UNBORN_BRANCH' } },
    ],
    [
      'an interrupted release',
      ['feat: a'],
      {
        ground: {
          interruption: {
            what: 'the release of v1.2.0',
            paused: true,
            out: false,
            elsewhere: null,
            running: null,
            journal: '',
            steps: [],
          },
        },
      },
      { kind: 'refused', problem: { code: 'INTERRUPTED_RELEASE' } },
    ],
  ])('%s', (_, messages, sketch, next) => {
    expect(status(messages, sketch).next).toMatchObject(next as object);
  });
});

it('reports a version that can’t be read, and the rest too', () => {
  const told = status(['feat: a'], { version: 'one' });
  expect(told.version).toMatchObject({ spelled: null, problem: { code: 'INVALID_VERSION' } });
  expect(told.lastTag).toMatchObject({ name: 'v1.1.0', isCurrent: false });
  expect(told).toMatchObject({ drift: null, unreleased: null, cycle: null, branches: { count: 0 } });
});

it('reports a cycle with its prereleases, and with the next one', () => {
  const tags = [tag('v1.2.0-b0', 'c2'), tag('v1.2.0-a1', 'c1'), tag('v1.1.0', 'c0'), tag('v1.3.0-a0', 'x')];
  const told = status(['fix: a'], {
    version: '1.2.0-b0',
    world: { tags, history: { ...snapshot(commits('fix: a')).history, taggedVersion: '1.2.0-b0' } },
  });
  expect(told.cycle).toEqual({
    phase: 'beta',
    final: '1.2.0',
    tags: ['v1.2.0-b0', 'v1.2.0-a1'],
    next: 'v1.2.0-b1',
  });
  expect(told.next).toMatchObject({ tag: 'v1.2.0' });
  expect(status(['fix: a']).cycle).toBeNull();
});

describe('drift', () => {
  const bumped = { version: '1.2.0', world: { tags: [tag('v1.1.0', 'c0')] } };
  const since = commits('feat: a', 'feat: b');
  it.each<readonly [string, Sketch, readonly string[]]>([
    ['none', { files: { 'CHANGELOG.md': '## v1.1.0 (2026-01-02)\n' } }, []],
    ['a changelog without the current version', { files: { 'CHANGELOG.md': '## v1.0.0\n' } }, ['changelog']],
    [
      'a changelog with a later version',
      { files: { 'CHANGELOG.md': '## v1.2.0\n\n## v1.1.0\n' } },
      ['changelog'],
    ],
    [
      'an unreleased part at the top',
      { files: { 'CHANGELOG.md': '## Unreleased\n\n- a\n\n## v1.1.0\n' } },
      [],
    ],
    ['a changelog without releases', { files: { 'CHANGELOG.md': 'Changes\n' } }, []],
    [
      'a changelog that no release writes',
      { files: { 'CHANGELOG.md': '## v1.0.0\n' }, keys: ['update_changelog_on_bump = false'] },
      [],
    ],
    [
      'a version file with another version, and one that is missing',
      { files: { 'a.py': '1.0.0\n' }, keys: ['version_files = ["a.py", "b.py"]'] },
      ['version-file', 'version-file'],
    ],
    [
      'a stale lock',
      {
        files: {
          'uv.lock':
            'version = 1\n\n[[package]]\nname = "my-app"\nversion = "1.0.0"\nsource = { editable = "." }\n',
        },
      },
      ['lock'],
    ],
    ['a version without a tag', bumped, ['tag']],
    ['a project that was never released', { world: { tags: [] } }, []],
    [
      'a tag on another version’s commit',
      {
        world: {
          history: { commits: [], changelog: [], versionChanges: [], unread: [], taggedVersion: '1.0.9' },
        },
      },
      ['tag'],
    ],
    ['a tag that was made by hand', { world: { tags: [tag('v1.1.0', 'c0'), tag('v1.2.0', 'c1')] } }, ['tag']],
    ['a later tag elsewhere', { world: { tags: [tag('v1.1.0', 'c0'), tag('v1.2.0', 'x')] } }, []],
  ])('%s', (_, sketch, kinds) => {
    const told = status(
      since.map(({ subject }) => subject),
      sketch,
    );
    expect(told.drift?.map(({ kind }) => kind)).toEqual(kinds);
  });
});

it('says why if main can’t be compared', () => {
  const cut = { hotfixes: null, commits: null };
  expect(status([], { ground: { ...cut, shallow: new Set(['c1']) } })).toMatchObject({
    unreconciled: null,
    branches: null,
    unknown: 'this clone is shallow',
  });
  const ground = { ...cut, main: { name: 'trunk', commit: null } };
  expect(status([], { ground }).unknown).toBe('there is no branch trunk, here or on origin');
});

it('counts the remote’s branches without main and hotfix branches', () => {
  const tips = [
    { name: 'main', isHere: false, tip: 'm' },
    { name: 'hotfix/v1.1.1', isHere: false, tip: 'h' },
    { name: 'hotfix/login', isHere: false, tip: 'l' },
    { name: 'feat/x', isHere: true, tip: 'x' },
  ];
  const own = ['h', 'l', 'x'].map((sha) => ({ sha, parents: [], date: 0 }));
  const told = status([], { ground: { tips, commits: own, now: 10 * 86_400 } });
  expect(told.branches).toMatchObject({ count: 1, maxDays: 2, old: [{ name: 'hotfix/login', days: 10 }] });
  expect(told.openHotfixes.map(({ branch }) => branch)).toEqual(['hotfix/v1.1.1']);
});
