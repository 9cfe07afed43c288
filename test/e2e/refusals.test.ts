import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { redact } from '../support/redact.ts';
import { pyproject, released, Scratch } from '../support/scratch.ts';

/** A release that would succeed without the fault that `fault` makes. */
async function ready(fault: (repo: Scratch) => Promise<unknown> = () => Promise.resolve()): Promise<Scratch> {
  const repo = await released();
  await repo.commit('feat: search', { 'a.py': 'a\n' });
  await fault(repo);
  return repo;
}

interface Row {
  readonly name: string;
  readonly repo: () => Promise<Scratch>;
  readonly args?: readonly string[];
  readonly exit: number;
  readonly said: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    name: 'the tag is on the remote only',
    repo: () =>
      ready(async (repo) => {
        await repo.git('push', '--quiet', 'origin', 'HEAD:refs/tags/v1.2.0');
      }),
    exit: 80,
    said: [
      '✗ tag-is-new: a version is released once: its tag must not exist, here or on the remote',
      'found: v1.2.0 exists on origin, but not here',
      'next:  git fetch origin --tags, and look at what was released',
    ],
  },
  {
    name: 'the tag is on the remote only, and the user tries to override the rule',
    repo: () => ready((repo) => repo.git('push', '--quiet', 'origin', 'HEAD:refs/tags/v1.2.0')),
    args: ['--allow', 'tag-is-new'],
    exit: 18,
    said: ['--allow: the rule tag-is-new can’t be overridden'],
  },
  {
    name: 'behind the remote by unknown commits',
    repo: () =>
      ready(async (repo) => {
        const other = await repo.clone('other');
        await other.commit('fix: theirs');
        await other.git('push', '--quiet', 'origin', 'main');
      }),
    exit: 80,
    said: [
      'found: origin/main is at [SHA], a commit that is not in this clone',
      'next:  git pull --rebase origin main',
    ],
  },
  {
    name: 'behind the remote by fetched commits',
    repo: () =>
      ready(async (repo) => {
        await repo.git('push', '--quiet', 'origin', 'main');
        await repo.git('reset', '--quiet', '--hard', 'HEAD~1');
        await repo.commit('feat: other');
      }),
    exit: 80,
    said: ['found: origin/main has 1 commit that HEAD does not have'],
  },
  {
    name: 'the remote can’t be reached',
    repo: () =>
      ready((repo) => repo.git('remote', 'set-url', 'origin', 'https://ada:secret@127.0.0.1:9/my.git')),
    exit: 80,
    said: [
      'found: origin does not answer: ',
      'https://127.0.0.1:9/my.git',
      'next:  try again later, or release without a push: --no-push',
    ],
  },
  {
    name: 'a dirty working tree',
    repo: () => ready((repo) => repo.write({ 'a.py': 'changed\n' })),
    exit: 80,
    said: [
      'found: uncommitted changes: a.py',
      'next:  git commit, or git stash; to leave these changes out of the release: --allow clean-tree',
    ],
  },
  {
    name: 'a planned path is dirty, even with the rule overridden',
    repo: () => ready((repo) => repo.write({ 'pyproject.toml': `${pyproject('1.1.0')}# mine\n` })),
    args: ['--allow', 'clean-tree'],
    exit: 80,
    said: ['found: the release changes pyproject.toml, which has uncommitted changes'],
  },
  {
    name: 'a merge is in progress, even with the rule overridden',
    repo: () =>
      ready(async (repo) => {
        await repo.git('switch', '--quiet', '-c', 'side', 'HEAD~1');
        await repo.commit('feat: side', { 'b.py': 'b\n' });
        await repo.git('switch', '--quiet', 'main');
        await repo.git('merge', '--quiet', '--no-commit', '--no-ff', 'side');
      }),
    args: ['--allow', 'clean-tree'],
    exit: 80,
    said: ['found: a merge is in progress', 'next:  git merge --continue, or git merge --abort'],
  },
  {
    name: 'the wrong branch',
    repo: () => ready((repo) => repo.git('switch', '--quiet', '-c', 'feat/search')),
    exit: 80,
    said: [
      '✗ release-branch: releases come from the main branch, and hotfixes from their hotfix branch',
      'found: on feat/search; the main branch is main',
      'next:  git switch main, or set main_branch in [tool.relctl]',
    ],
  },
  {
    name: 'a detached HEAD',
    repo: () => ready((repo) => repo.git('switch', '--quiet', '--detach')),
    args: ['--allow', 'release-branch'],
    exit: 80,
    said: ['found: a detached HEAD has no branch to push', 'next:  git switch main'],
  },
  {
    name: 'a version edited by hand',
    repo: () => ready((repo) => repo.commit('chore: 1.1.5', { 'pyproject.toml': pyproject('1.1.5') })),
    exit: 80,
    said: [
      'found: pyproject.toml says 1.1.5, but there is no tag v1.1.5 (2 release tags seen: v1.1.0, v1.0.0)',
      'found: [SHA] "chore: 1.1.5" changed 1.1.0 to 1.1.5 in pyproject.toml',
    ],
  },
  {
    name: 'a version edited by hand and then reset',
    repo: () =>
      ready(async (repo) => {
        await repo.commit('chore: there', { 'pyproject.toml': pyproject('1.1.5') });
        await repo.commit('chore: back', { 'pyproject.toml': pyproject('1.1.0') });
      }),
    exit: 80,
    said: [
      'found: [SHA] "chore: back" changed 1.1.5 to 1.1.0 in pyproject.toml',
      'found: [SHA] "chore: there" changed 1.1.0 to 1.1.5 in pyproject.toml',
    ],
  },
  {
    name: 'a tag made by hand',
    repo: () => ready((repo) => repo.tag('v1.1.9')),
    exit: 80,
    said: [
      'found: v1.1.9 points at [SHA], which is not its bump commit',
      'next:  git tag --delete v1.1.9, then relctl bump',
    ],
  },
  {
    name: 'the current version’s tag on a commit with another version',
    repo: () => ready((repo) => repo.git('tag', '--force', 'v1.1.0', 'v1.0.0')),
    exit: 80,
    said: ['found: v1.1.0 points at [SHA], where pyproject.toml says 1.0.0'],
  },
  {
    name: 'a shallow clone',
    repo: async () => {
      const repo = await ready();
      await repo.git('push', '--quiet', 'origin', 'main');
      return repo.clone('shallow', '--depth=1');
    },
    exit: 80,
    said: [
      'found: this clone is shallow: its history ends at [SHA]',
      'next:  git fetch --unshallow --tags (in CI: fetch-depth: 0)',
    ],
  },
  {
    name: 'a clone without tags',
    repo: async () => {
      const clone = await (await ready()).clone('no tags', '--no-tags');
      await clone.commit('fix: here');
      return clone;
    },
    exit: 80,
    said: ['found: v1.1.0, the tag of the current version, is on origin but not here'],
  },
  {
    name: 'a read-only file',
    repo: () => ready((repo) => chmod(join(repo.dir, 'pyproject.toml'), 0o444)),
    exit: 1,
    said: [
      'error: the release must change pyproject.toml, but it is read-only',
      'hint: chmod u+w pyproject.toml',
    ],
  },
  {
    name: 'an invalid release date',
    repo: () =>
      ready((repo) => {
        repo.env['SOURCE_DATE_EPOCH'] = '2026-01-02';
        return Promise.resolve();
      }),
    exit: 19,
    said: ["error: SOURCE_DATE_EPOCH is '2026-01-02', which is not a number of seconds since 1970"],
  },
  {
    name: 'only the next version, from an incomplete history',
    repo: async () =>
      (await ready((repo) => repo.git('push', '--quiet', 'origin', 'main'))).clone('half', '--depth', '1'),
    args: ['--get-next'],
    exit: 80,
    said: [
      'error: the next version can’t be computed, because of a broken rule: complete-history\ncomplete-history: this clone is shallow',
      'hint: to compute it anyway: relctl bump --get-next --allow complete-history',
    ],
  },
  {
    name: 'a folder with the name of the changelog',
    repo: () => ready((repo) => mkdir(join(repo.dir, 'CHANGELOG.md'))),
    exit: 1,
    said: ['error: could not read CHANGELOG.md: it is a folder'],
  },
  {
    name: 'a changelog in a missing folder',
    repo: async () => {
      const repo = await released(['changelog_file = "no/such/CHANGELOG.md"']);
      await repo.commit('feat: search');
      return repo;
    },
    exit: 1,
    said: [
      'error: could not write no/such/CHANGELOG.md',
      'everything was rolled back: the repository is as it was before',
    ],
  },
  {
    name: 'a changelog that is not UTF-8',
    repo: () => ready((repo) => repo.commit('docs: x', { 'CHANGELOG.md': '' }).then(() => latin1(repo))),
    exit: 22,
    said: ['error: CHANGELOG.md is not UTF-8'],
  },
  {
    name: 'no commits yet',
    repo: async () => {
      const repo = await Scratch.create(null);
      await repo.write({ 'pyproject.toml': pyproject('0.1.0') });
      return repo;
    },
    exit: 23,
    said: ['error: there is no commit yet on main, so there is nothing to release'],
  },
  {
    name: 'a branch without commits next to one with commits',
    repo: () =>
      ready((repo) =>
        repo
          .git('switch', '--quiet', '--orphan', 'new')
          .then(() => repo.write({ 'pyproject.toml': pyproject('1.1.0') })),
      ),
    exit: 23,
    said: ['error: there is no commit yet on new, so there is nothing to release'],
  },
];

describe('what prevents a release', () => {
  it.each(ROWS)('$name: $exit, and nothing is changed', async ({ repo: make, args = [], exit, said }) => {
    const repo = await make();
    const before = await repo.state();
    const ran = await repo.relctl('bump', ...args);
    const stderr = redact(ran.stderr, repo);
    expect({ exit: ran.exit, stderr }).toMatchObject({ exit });
    for (const text of said) expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/internal error|^ {4}at /m);
    expect(stderr).not.toContain('secret');
    expect(await repo.state()).toEqual(before);
  });

  it('shows all broken rules at once', async () => {
    const repo = await ready(async (here) => {
      await here.git('switch', '--quiet', '-c', 'feat/x');
      await here.tag('v1.2.0');
      await here.write({ 'a.py': 'x\n' });
    });
    const ran = await repo.relctl('bump');
    expect(ran.exit).toBe(80);
    expect([...ran.stderr.matchAll(/^✗ ([a-z-]+):/gm)].map(([, rule]) => rule)).toEqual([
      'clean-tree',
      'release-branch',
      'tag-is-new',
      'tags-made-by-release',
    ]);
  });

  it('outside a repository: 2', async () => {
    const repo = await Scratch.create(null);
    expect(await repo.relctl('bump', '-C', repo.root)).toEqual({
      exit: 2,
      stdout: '',
      stderr: `error: ${repo.root} is not in the working tree of a git repository\n  hint: run relctl in the folder of your project, or name the folder with -C DIR. To create a repository: git init\n`,
    });
    await repo.git('init', '--quiet', '--bare', join(repo.root, 'bare.git'));
    expect(await repo.relctl('bump', '-C', join(repo.root, 'bare.git'))).toMatchObject({ exit: 2 });
  });

  it('without git: 2', async () => {
    const repo = await ready();
    repo.env['PATH'] = repo.root;
    expect(await repo.relctl('bump')).toEqual({
      exit: 2,
      stdout: '',
      stderr:
        'error: git is not installed, or not on the PATH\n  hint: install git (apt install git, brew install git, or https://git-scm.com/downloads), or add it to the PATH\n',
    });
  });
});

async function latin1(repo: Scratch): Promise<void> {
  await repo.run('sh', ['-c', "printf '\\377' > CHANGELOG.md && git commit -qam 'docs: latin1'"], repo.dir);
}
