import { describe, expect, it } from 'vitest';
import { lineageOf } from './lineage.ts';
import type { LinkedCommit } from './lineage.ts';
import { revertedIn, versionChange, versionLine } from './version-line.ts';
import type { TreeVersion } from './version-line.ts';

/** Commits, newest first, as `child: parent parent`. */
function history(...lines: readonly string[]): readonly LinkedCommit[] {
  return lines.map((line) => {
    const [sha = '', parents = ''] = line.split(': ');
    return { sha, parents: parents.split(' ').filter((parent) => parent !== '') };
  });
}

/** What was added along a history whose trees have these versions; `-`: none. */
function line(
  commits: readonly LinkedCommit[],
  trees: Readonly<Record<string, string>>,
  touching: readonly string[] | null = Object.keys(trees),
): ReturnType<typeof versionLine> {
  const lineage = lineageOf(commits, touching === null ? null : new Set(touching));
  const treeAt = (sha: string): TreeVersion => {
    const version = trees[sha];
    if (version === undefined) throw new Error(`${sha} was not to be looked at`);
    return { version: version === '-' ? null : version, file: 'f', config: null, unread: null, broken: null };
  };
  return versionLine(lineage, treeAt);
}

function added(...args: Parameters<typeof line>): readonly string[] {
  return line(...args).added.map(({ sha, from, version }) => `${sha}: ${from.join('|')} → ${version}`);
}

describe('a new version', () => {
  it.each<readonly [string, readonly LinkedCommit[], Readonly<Record<string, string>>, readonly string[]]>([
    ['against the parent', history('b: a', 'a'), { a: '1', b: '2' }, ['b: 1 → 2']],
    ['that is spelled in another way is none', history('b: a', 'a'), { a: '1.0', b: '1.0.0' }, []],
    ['that comes from nowhere is none', history('c: b', 'b: a', 'a'), { a: '-', c: '2' }, []],
    [
      'after a gap is compared with what was before it',
      history('d: c', 'c: b', 'b: a', 'a'),
      { a: '1', b: '-', d: '2' },
      ['d: 1 → 2'],
    ],
    ['after a gap may be the old one', history('c: b', 'b: a', 'a'), { a: '1', b: '-', c: '1' }, []],
    [
      'in a merge is one that no parent has',
      history('m: b c', 'c: a', 'b: a', 'a'),
      { a: '1', b: '2', c: '3', m: '4' },
      ['m: 2 → 4', 'c: 1 → 3', 'b: 1 → 2'],
    ],
    [
      'in a merge is none that some parent has',
      history('m: b c', 'c: a', 'b: a', 'a'),
      { a: '1', b: '1', c: '3', m: '3' },
      ['c: 1 → 3'],
    ],
    [
      'in a merge of a parent that has none is still one',
      history('m: b c', 'c', 'b: a', 'a'),
      { a: '1', b: '1', c: '-', m: '2' },
      ['m: 1 → 2'],
    ],
    [
      'in a merge whose first parent comes from nowhere is compared with the other one',
      history('m: c b', 'c', 'b: a', 'a'),
      { a: '1', b: '1', c: '-', m: '2' },
      ['m: 1 → 2'],
    ],
    [
      'after a merge without one comes from any of its lines',
      history('n: m', 'm: b c', 'c: a', 'b: a', 'a'),
      { a: '1', b: '2', c: '3', m: '-', n: '4' },
      ['n: 2|3 → 4', 'c: 1 → 3', 'b: 1 → 2'],
    ],
  ])('%s', (_name, commits, trees, expected) => {
    expect(added(commits, trees)).toEqual(expected);
  });

  it('has the bump message of the first parent', () => {
    const lineage = lineageOf(history('b: a', 'a'), null);
    const config = (bumpMessage: string): TreeVersion['config'] => ({
      file: 'f',
      versionProvider: 'pep621',
      bumpMessage,
      versionFiles: [],
      changelogFile: 'CHANGELOG.md',
      preBumpHooks: [],
    });
    const treeAt = (sha: string): TreeVersion => ({
      version: sha,
      file: 'f',
      config: config(`${sha} $new_version`),
      unread: null,
      broken: null,
    });
    expect(versionLine(lineage, treeAt).added).toMatchObject([{ sha: 'b', bumpMessage: 'a $new_version' }]);
  });
});

describe('trees', () => {
  it('are looked at only if a commit touches the version, or lines meet that may differ', () => {
    const commits = history('e: d', 'd: c f', 'f: a', 'c: b', 'b: a', 'a: outside');
    const { looked } = lineageOf(commits, new Set(['b']));
    expect(Object.fromEntries(looked)).toEqual({
      a: 'outside',
      b: 'b',
      c: 'b',
      d: 'd',
      e: 'd',
      f: 'outside',
      outside: 'outside',
    });
  });

  it('of lines that are the same are not looked at where they meet', () => {
    const commits = history('m: b c', 'c: a', 'b: a', 'a');
    expect(lineageOf(commits, new Set()).looked.get('m')).toBe('a');
  });

  it('of a deep history need no deep stack, in whatever order it comes', () => {
    const commits = Array.from({ length: 100_000 }, (_, at) => ({ sha: `${at + 1}`, parents: [`${at}`] }));
    expect(lineageOf(commits, new Set()).looked.get('100000')).toBe('0');
    expect(lineageOf(commits.toReversed(), new Set()).looked.get('100000')).toBe('0');
  });
});

describe('a history that is not whole', () => {
  it('is open if a version comes after a beginning without one', () => {
    expect(line(history('b: a', 'a: outside'), { outside: '-', b: '2' }).isOpen).toBe(true);
    expect(line(history('b: a', 'a: outside'), { outside: '1', b: '2' }).isOpen).toBe(false);
  });

  it('is not open if a parent has the version anyway', () => {
    const commits = history('m: b outside', 'b: a', 'a');
    expect(line(commits, { a: '1', outside: '-', m: '1' }).isOpen).toBe(false);
  });

  it('says of which commits the version is not known', () => {
    const { isOpenAt, versionsAt } = line(history('b: a', 'a: outside'), { outside: '-', b: '-' });
    expect([isOpenAt('b'), versionsAt('b')]).toEqual([true, []]);
  });
});

describe('a revert', () => {
  const sha = (letter: string): string => letter.repeat(40);
  const [A, B, C, D] = [sha('a'), sha('b'), sha('c'), sha('d')];
  const says = (...named: readonly string[]): string =>
    `Revert "x"\n\n${named.map((name) => `This reverts commit ${name}.`).join('\n')}\n`;

  function isRevert(
    commits: readonly LinkedCommit[],
    trees: Readonly<Record<string, string>>,
    message: string,
  ): boolean {
    const lineage = lineageOf(commits, null);
    const treeAt = (name: string): TreeVersion => ({
      version: trees[name] ?? null,
      file: 'f',
      config: null,
      unread: null,
      broken: null,
    });
    const { added: all, versionsAt } = versionLine(lineage, treeAt);
    const [newest] = all;
    if (newest === undefined) throw new Error('no new version');
    return versionChange(newest, message, lineage, versionsAt).isRevert;
  }

  const straight = history(`${D}: ${C}`, `${C}: ${B}`, `${B}: ${A}`, A);
  it.each<readonly [string, readonly LinkedCommit[], Readonly<Record<string, string>>, string, boolean]>([
    ['undoes the last change', straight, { [A]: '1', [B]: '2', [C]: '2', [D]: '1' }, says(B), true],
    ['names none', straight, { [A]: '1', [B]: '2', [C]: '2', [D]: '1' }, 'Revert "x"', false],
    [
      'names a commit that changed nothing',
      straight,
      { [A]: '1', [B]: '2', [C]: '2', [D]: '1' },
      says(C),
      false,
    ],
    ['gives another version', straight, { [A]: '1', [B]: '2', [C]: '2', [D]: '3' }, says(B), false],
    [
      'undoes a change that another one followed',
      straight,
      { [A]: '1', [B]: '2', [C]: '3', [D]: '1' },
      says(B),
      false,
    ],
    [
      'names several, of which it undoes one',
      straight,
      { [A]: '1', [B]: '2', [C]: '2', [D]: '1' },
      says(C, B),
      true,
    ],
    [
      'names a commit that is no ancestor',
      history(`${D}: ${C}`, `${C}: ${A}`, `${B}: ${A}`, A),
      { [A]: '1', [B]: '2', [C]: '2', [D]: '1' },
      says(B),
      false,
    ],
    ['names a short id', straight, { [A]: '1', [B]: '2', [C]: '2', [D]: '1' }, says(B.slice(0, 12)), false],
    [
      'undoes a merge against its first parent',
      history(`${D}: ${C}`, `${C}: ${A} ${B}`, `${B}: ${A}`, A),
      { [A]: '1', [B]: '2', [C]: '2', [D]: '1' },
      says(C),
      true,
    ],
  ])('%s', (_name, commits, trees, message, expected) => {
    expect(isRevert(commits, trees, message)).toBe(expected);
  });

  it('names what git writes', () => {
    expect(revertedIn(`x\n\nThis reverts commit ${A}, reversing\nchanges made to ${B}.`)).toEqual([A]);
  });
});
