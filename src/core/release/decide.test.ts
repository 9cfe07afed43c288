import { describe, expect, it } from 'vitest';
import { version } from '../../../test/support/facts.ts';
import { pyproject } from '../../../test/support/pyproject.ts';
import { commits, intent, settingsOf } from '../../../test/support/snapshot.ts';
import { RelctlError } from '../error/error.ts';
import { findBase, resolveMeans } from './base.ts';
import { decideVersion, refuseSameVersion } from './decide.ts';
import type { Decision } from './decide.ts';
import type { Asked } from './intent.ts';

/** The decision for a project with this version, its tag, and these commits after it. */
function decide(
  current: string,
  messages: readonly string[],
  asked: Partial<Asked> = {},
  isFirst = false,
): Decision {
  const files = { 'pyproject.toml': pyproject(current) };
  const settings = settingsOf(files);
  const tags = [{ name: `v${current}`, commit: 'c0', object: 'c0', date: '2026-01-02' }];
  const base = findBase(resolveMeans(settings), {
    files: new Map(Object.entries(files)),
    tags: isFirst ? [] : tags,
    released: null,
  });
  const history = commits(...messages);
  const decision = decideVersion(intent(asked), settings.commitizen, base, history);
  refuseSameVersion(decision, intent(asked).increment, history, { isFirst, knowsVersionByTag: false });
  return decision;
}

function refusal(...args: Parameters<typeof decide>): { readonly code: string; readonly exit: number } {
  try {
    decide(...args);
  } catch (error) {
    if (error instanceof RelctlError) return { code: error.code, exit: error.exit };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('decideVersion', () => {
  it.each<readonly [string, readonly string[], Partial<Asked>, string]>([
    ['0.4.2', ['feat!: a'], {}, '0.5.0'],
    ['1.1.0', ['feat: a', 'fix: b'], {}, '1.2.0'],
    ['1.1.0', ['docs: a', 'fix: b'], {}, '1.1.1'],
    ['1.1.0', ['docs: a'], { increment: 'MAJOR' }, '2.0.0'],
    ['1.1.0', ['feat: a'], { phase: 'alpha' }, '1.2.0-a0'],
    ['1.1.0', ['feat: a'], { phase: 'alpha', prereleaseOffset: 3 }, '1.2.0-a3'],
    ['1.2.0-a0', ['fix: a'], { phase: 'alpha' }, '1.2.0-a1'],
    ['1.2.0-a1', [], {}, '1.2.0'],
    ['1.2.0-a1', [], { phase: 'rc' }, '1.2.0-rc0'],
    ['1.1.0', ['feat: a'], { devrelease: 4 }, '1.2.0-dev4'],
    ['1.1.0', ['feat: a'], { buildMetadata: 'b5' }, '1.2.0+b5'],
    ['1.1.0', ['docs: a'], { allowNoCommit: true }, '1.1.1'],
    ['1.1.0', [], { allowNoCommit: true }, '1.1.1'],
    ['1.1.0', [], { version: '2' }, '2'],
    ['1.1.0', [], { version: 'v3.0.0-alpha.1' }, '3.0.0-a1'],
  ])('%s with %j and %j becomes %s', (current, messages, asked, next) => {
    expect(decide(current, messages, asked)).toMatchObject({ spelled: next, tag: `v${next}` });
  });

  it('reports which line of which commit decided, and what the commits call for if the user decides', () => {
    const decision = decide('1.1.0', ['docs: a\n\nfeat: in the body', 'fix: b'], { increment: 'MAJOR' });
    expect(decision).toMatchObject({ increment: 'MAJOR', asked: 'MINOR', version: version('2.0.0') });
    expect(decision.evidence.map(({ sha, line }) => `${sha} ${line}`)).toEqual([
      'c2 feat: in the body',
      'c1 fix: b',
    ]);
  });

  it('can release the unchanged version of a project the first time', () => {
    expect(decide('0.1.0', ['feat: a'], { version: '0.1.0' }, true).spelled).toBe('0.1.0');
  });

  it.each<readonly [string, Parameters<typeof decide>, string, number]>([
    ['no commits', ['1.1.0', []], 'NO_COMMITS_FOUND', 3],
    ['none calls for a release', ['1.1.0', ['docs: a']], 'NO_INCREMENT', 21],
    [
      'none calls for a prerelease',
      ['1.1.0', ['docs: a'], { phase: 'alpha' }],
      'NO_COMMITS_FOR_PRERELEASE',
      3,
    ],
    [
      'the same, whatever is allowed',
      ['1.1.0', ['docs: a'], { phase: 'alpha', allowNoCommit: true }],
      'NO_COMMITS_FOR_PRERELEASE',
      3,
    ],
    ['the current version', ['1.1.0', ['feat: a'], { version: '1.1.0' }], 'SAME_VERSION', 21],
    ['an invalid version', ['1.1.0', ['feat: a'], { version: 'abc' }], 'INVALID_MANUAL_VERSION', 24],
    [
      'a long version',
      ['1.1.0', ['feat: a'], { version: `2.0.0+${'a'.repeat(250)}` }],
      'INVALID_MANUAL_VERSION',
      24,
    ],
    ['long metadata', ['1.1.0', ['feat: a'], { buildMetadata: 'a'.repeat(252) }], 'INVALID_VERSION', 1],
    ['an empty version', ['1.1.0', ['feat: a'], { version: '' }], 'INVALID_MANUAL_VERSION', 24],
    ['major version zero above 1', ['1.1.0', ['feat: a'], { majorVersionZero: true }], 'NOT_ALLOWED', 20],
  ])('refuses: %s', (_, args, code, exit) => {
    expect(refusal(...args)).toEqual({ code, exit });
  });
});

describe('intentOf', () => {
  it('names every option that can’t be combined with a version, all at once', () => {
    expect(() => intent({ version: '2.0.0', increment: 'PATCH', phase: 'rc', devrelease: 0 })).toThrow(
      '--increment cannot be combined with VERSION\n--prerelease cannot be combined with VERSION\n--devrelease cannot be combined with VERSION',
    );
  });

  it('refuses a local version together with build metadata', () => {
    expect(() => intent({ localVersion: true, buildMetadata: 'x' })).toThrow('--build-metadata');
  });
});
