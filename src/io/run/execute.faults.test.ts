import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  failureOf,
  FULL,
  hook,
  NEW_SECTION,
  planOf,
  project,
  replaced,
  when,
  write,
} from '../../../test/support/plan.ts';
import type { Scratch } from '../../../test/support/scratch.ts';
import type { Effect } from '../../core/plan/effect.ts';

/** How one effect is made to fail for real, and what puts the obstacle away again. */
interface Obstacle {
  readonly name: string;
  readonly at: number;
  readonly code: string;
  readonly effects?: (effects: readonly Effect[]) => readonly Effect[];
  readonly before?: (scratch: Scratch) => Promise<void>;
  readonly begun?: (scratch: Scratch) => void;
  readonly after?: (scratch: Scratch) => void;
}

const OBSTACLES: readonly Obstacle[] = [
  {
    name: 'the first file is a directory when its turn comes',
    at: 0,
    code: 'PLAN_STALE',
    begun: ({ dir }) => {
      renameSync(join(dir, 'pyproject.toml'), join(dir, 'aside'));
      mkdirSync(join(dir, 'pyproject.toml'));
    },
    after: ({ dir }) => {
      rmdirSync(join(dir, 'pyproject.toml'));
      renameSync(join(dir, 'aside'), join(dir, 'pyproject.toml'));
    },
  },
  {
    name: 'the second file’s folder is gone',
    at: 1,
    code: 'PLAN_STALE',
    begun: ({ dir }) => {
      renameSync(join(dir, 'src'), join(dir, 'aside'));
    },
    after: ({ dir }) => {
      renameSync(join(dir, 'aside'), join(dir, 'src'));
    },
  },
  {
    name: 'the new file has no folder to be in',
    at: 2,
    code: 'FILE_FAILED',
    effects: replaced(2, write('no/such/folder/CHANGELOG.md', null, NEW_SECTION)),
  },
  {
    name: 'somebody made the new file meanwhile',
    at: 2,
    code: 'PLAN_STALE',
    begun: ({ dir }) => {
      writeFileSync(join(dir, 'CHANGELOG.md'), 'theirs\n');
    },
    after: ({ dir }) => {
      expect(readFileSync(join(dir, 'CHANGELOG.md'), 'utf8')).toBe('theirs\n');
      rmSync(join(dir, 'CHANGELOG.md'));
    },
  },
  {
    name: 'the first hook fails after it has changed, staged and removed files',
    at: 3,
    code: 'HOOK_FAILED',
    effects: replaced(
      3,
      hook('echo x >> README.md; echo y > new.txt; git add new.txt; rm logo.png; git rm -q run.sh; exit 3'),
    ),
  },
  {
    name: 'the second hook fails on the files of the first',
    at: 4,
    code: 'HOOK_FAILED',
    effects: replaced(
      4,
      hook('echo again >> README.md; rm generated.txt logo.png; chmod +x pyproject.toml; false'),
    ),
  },
  {
    name: 'a hook makes files and folders that it does not stage, and fails',
    at: 3,
    code: 'HOOK_FAILED',
    effects: replaced(3, hook('echo made > made.txt; mkdir -p out/deep; echo made > "out/deep/ä b"; exit 3')),
  },
  {
    name: 'files that a hook made and nobody staged, when the remote refuses',
    at: 7,
    code: 'PUSH_REFUSED',
    effects: replaced(4, hook('echo made > made.txt; echo dist > notes.txt.new')),
    before: (scratch) => scratch.hook('pre-receive', 'cat > /dev/null; exit 1', 'remote'),
  },
  {
    name: 'a hook commits the files of the release itself',
    at: 4,
    code: 'HOOK_COMMITTED',
    effects: replaced(4, hook('git commit --quiet --all -m "chore: mine"')),
  },
  {
    name: 'a commit hook makes a file and refuses',
    at: 5,
    code: 'COMMIT_FAILED',
    before: (scratch) => scratch.hook('pre-commit', 'echo made > made.txt; exit 1'),
  },
  { name: 'a hook kills itself', at: 4, code: 'HOOK_FAILED', effects: replaced(4, hook('kill -9 $$')) },
  {
    name: 'a commit hook refuses',
    at: 5,
    code: 'COMMIT_FAILED',
    before: (scratch) => scratch.hook('commit-msg', 'echo no; exit 1'),
  },
  {
    name: 'a commit hook rewrites files, stages them and refuses',
    at: 5,
    code: 'COMMIT_FAILED',
    before: (scratch) =>
      scratch.hook(
        'pre-commit',
        'echo x >> CHANGELOG.md; echo x >> README.md; echo x >> .gitignore; echo n > made.txt; git add --all; exit 1',
      ),
  },
  {
    name: 'another git holds the index',
    at: 5,
    code: 'COMMIT_FAILED',
    effects: (effects) => effects.map((effect) => (effect.kind === 'run-hook' ? hook('exit 0') : effect)),
    begun: ({ dir }) => {
      writeFileSync(join(dir, '.git/index.lock'), '');
    },
    after: ({ dir }) => {
      rmSync(join(dir, '.git/index.lock'));
    },
  },
  {
    name: 'the tag is there already',
    at: 6,
    code: 'TAG_FAILED',
    before: (scratch) => scratch.tag('v1.2.0'),
  },
  {
    name: 'the remote refuses',
    at: 7,
    code: 'PUSH_REFUSED',
    before: (scratch) => scratch.hook('pre-receive', 'cat > /dev/null; echo closed; exit 1', 'remote'),
  },
  {
    name: 'the remote refuses only the tag: the branch is not taken either',
    at: 7,
    code: 'PUSH_REFUSED',
    before: (scratch) => scratch.hook('update', 'case $1 in refs/tags/*) exit 1;; esac', 'remote'),
  },
  {
    name: 'commit hooks had added to the commit when the remote refused',
    at: 7,
    code: 'PUSH_HELD_BACK',
    before: async (scratch) => {
      await scratch.hook(
        'pre-commit',
        'echo formatted >> CHANGELOG.md; echo x >> .gitignore; git add CHANGELOG.md .gitignore',
      );
      await scratch.hook('pre-push', 'echo "not now"; exit 1');
    },
  },
];

describe('an effect that fails', () => {
  it('every effect before the post hooks has an obstacle here', () => {
    const covered = new Set(OBSTACLES.map(({ at }) => at));
    expect(FULL.flatMap((effect, at) => (covered.has(at) ? [] : [effect.kind]))).toEqual(['run-hook']);
  });

  it.each(OBSTACLES)('leaves the repository as it was: $name', async (obstacle) => {
    const scratch = await project();
    await obstacle.before?.(scratch);
    const effects = obstacle.effects?.(FULL) ?? FULL;
    const plan = await planOf(scratch, effects);
    const before = await scratch.state();
    const onProgress = when('begun', effects[obstacle.at]!, () => obstacle.begun?.(scratch));
    const failure = await failureOf(scratch, plan, { onProgress });
    obstacle.after?.(scratch);
    expect(failure).toMatchObject({ code: obstacle.code });
    expect(await scratch.state()).toEqual(before);
    expect(await readdir(join(scratch.dir, '.git/relctl'))).toEqual([]);
  });
});
