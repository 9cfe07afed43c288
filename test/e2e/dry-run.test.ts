import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/** Every file of the git directory with its content and modification time. */
async function gitDirectory(repo: Scratch): Promise<Readonly<Record<string, string>>> {
  const folder = join(repo.dir, '.git');
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mtimeNs, ino } = await lstat(path, { bigint: true });
    files[path] = `${ino} ${mtimeNs} ${createHash('sha256')
      .update(await readFile(path))
      .digest('hex')}`;
  }
  return files;
}

const PLACES: readonly {
  readonly name: string;
  readonly place: (repo: Scratch) => Promise<unknown>;
  readonly refusedBy: string;
}[] = [
  { name: 'a clean main', place: () => Promise.resolve(), refusedBy: '' },
  {
    name: 'a feature branch',
    place: (repo) => repo.git('switch', '--quiet', '-c', 'feat/search'),
    refusedBy: 'release-branch',
  },
  {
    name: 'a branch behind its remote',
    place: async (repo) => {
      const other = await repo.clone('other');
      await other.commit('fix: theirs');
      await other.git('push', '--quiet', 'origin', 'main');
    },
    refusedBy: 'up-to-date',
  },
  {
    name: 'a dirty working tree with a stale index',
    place: (repo) => repo.write({ 'a.py': 'changed\n', 'docs/conf.py': "release = '1.1.0'\n" }),
    refusedBy: 'clean-tree',
  },
  {
    name: 'a version whose tag exists',
    place: (repo) => repo.tag('v1.2.0', 'v1.0.0'),
    refusedBy: 'tag-is-new',
  },
  {
    name: 'a detached HEAD during a rebase',
    place: (repo) => repo.run('git', ['rebase', '--quiet', '--exec', 'false', 'HEAD~1'], repo.dir),
    refusedBy: 'clean-tree, release-branch',
  },
];

async function unreleased(): Promise<Scratch> {
  const repo = await released([
    'version_files = ["docs/conf.py"]',
    'pre_bump_hooks = ["touch ../hooked"]',
    'post_bump_hooks = ["touch ../hooked"]',
  ]);
  await repo.commit('feat: search', { 'a.py': 'a\n', 'docs/conf.py': "release = '1.1.0'\n" });
  return repo;
}

describe('a dry run', () => {
  it.each(PLACES)('on $name changes nothing and exits with 0', async ({ place, refusedBy }) => {
    const repo = await unreleased();
    await place(repo);
    const before = await repo.state();
    const git = await gitDirectory(repo);
    const ran = await repo.relctl('bump', '--dry-run');
    expect(await gitDirectory(repo)).toEqual(git);
    expect(await repo.state()).toEqual(before);
    await expect(repo.read('../hooked')).rejects.toThrow('ENOENT');
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    expect(ran.stdout.split('\n').at(-2)).toBe(
      `This was a dry run: nothing was changed.${refusedBy === '' ? '' : ` The release would be refused: ${refusedBy}.`}`,
    );
    // It always shows the whole release.
    for (const part of [
      'Change pyproject.toml',
      'Change docs/conf.py',
      'Run the pre-bump hook',
      'Commit on',
      'Tag v1.2.0',
      'Images',
    ]) {
      expect(ran.stdout).toContain(part);
    }
  });

  it.each([
    [[], []],
    [['bump'], []],
    [['bump', '2.0.0'], ['2.0.0']],
    [['2.0.0'], ['2.0.0']],
    [
      ['-pr', 'beta'],
      ['-pr', 'beta'],
    ],
    [
      ['bump', '--json', '--increment', 'major'],
      ['--json', '--increment', 'major'],
    ],
    [
      ['bump', '--profile', 'commitizen'],
      ['--profile', 'commitizen'],
    ],
  ])('relctl dry-run %j does the same as relctl bump --dry-run %j', async (dryRun, bump) => {
    const repo = await unreleased();
    const shown = await repo.relctl('dry-run', ...dryRun);
    expect(shown).toMatchObject({ exit: 0 });
    expect(shown).toEqual(await repo.relctl('bump', '--dry-run', ...bump));
  });

  it('reports an unreachable remote as not checked, asks no questions, and exits with 0', async () => {
    const repo = await unreleased();
    repo.env['GIT_ASKPASS'] = 'touch ../asked; echo';
    await repo.git('remote', 'set-url', 'origin', 'https://127.0.0.1:9/my.git');
    const ran = await repo.relctl('dry-run');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stdout).toMatch(/– up-to-date {15}not checked: origin gave no answer: .*127\.0\.0\.1/);
    expect(ran.stdout).toContain('– tag-is-new               not checked: not here; origin gave no answer');
    expect(ran.stdout).toContain('This was a dry run: nothing was changed.\n');
    await expect(repo.read('../asked')).rejects.toThrow('ENOENT');
  });

  it('shows the notes about the planned release', async () => {
    const repo = await unreleased();
    await repo.commit('chore: lock', {
      'uv.lock': '[[package]]\nname = "my-app"\nversion = "0.1.0"\nsource = { editable = "." }\n',
    });
    expect((await repo.relctl('dry-run')).stdout).toContain(
      '\nnote: uv.lock still says 0.1.0; this release updates it to 1.2.0\n',
    );
  });
});

describe('a release does what its dry run shows', () => {
  it('message, tag and diff are those of the release, and git apply accepts the diff', async () => {
    const repo = await released([
      'version_files = ["docs/conf.py", "docs/no-end.txt", "src/my_app/__init__.py"]',
      'bump_message = "chore(release): $current_version → $new_version\\n\\nSigned-off-by: Ada"',
    ]);
    await repo.commit('feat: search', {
      'CHANGELOG.md': '# Changes\n\n## v1.1.0 (2026-01-02)\n\n### Feat\n\n- the first feature\n',
      'docs/conf.py': "# Sphinx\n\nrelease = '1.1.0'\n\n\n\n\nhtml = 1\n",
      'docs/no-end.txt': 'one\n1.1.0',
      'src/my_app/__init__.py': '__version__ = "1.1.0"\n',
    });
    const { stdout } = await repo.relctl('dry-run');
    const copy = await repo.clone('copy', '--no-local');
    await copy.git('pull', '--quiet', repo.dir, 'main');
    await copy.write({ '../plan.diff': diffsIn(stdout) });
    await copy.git('apply', '--index', '../plan.diff');

    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await copy.git('write-tree')).toBe(await repo.git('rev-parse', 'HEAD^{tree}'));
    expect(section(stdout, 'Commit on main')).toBe((await repo.git('log', '-1', '--format=%B')).trimEnd());
    expect(section(stdout, 'Tag v1.2.0 (annotated)')).toBe(
      (await repo.git('cat-file', 'tag', 'v1.2.0')).split('\n\n').slice(1).join('\n\n').trimEnd(),
    );
  });

  it('the push command is the one that relctl runs', async () => {
    const repo = await unreleased();
    const command = section((await repo.relctl('dry-run')).stdout, 'Push to origin').split('\n')[0] ?? '';
    repo.env['GIT_TRACE'] = join(repo.root, 'trace');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.read('../trace')).toContain(`built-in: ${command}\n`);
  });

  it('the other pushed commits are those that are missing on the remote', async () => {
    const repo = await unreleased();
    for (let number = 1; number <= 24; number += 1) await repo.commit(`docs: page ${number}`);
    const along = section((await repo.relctl('dry-run')).stdout, 'Push to origin')
      .split('\n')
      .slice(1);
    expect(along[0]).toBe('this also pushes 25 commits that the remote does not have yet:');
    expect(along).toHaveLength(22);
    expect(along.at(-1)?.trim()).toBe('… and 5 more');
  });

  it('from a branch that is new on the remote, they are those missing on its default branch', async () => {
    const repo = await unreleased();
    await repo.git('switch', '--quiet', '-c', 'feat/more');
    await repo.commit('feat: more');
    const along = section((await repo.relctl('dry-run')).stdout, 'Push to origin').split('\n');
    expect(along[1]).toBe('this also pushes 2 commits that the remote does not have yet:');
  });

  it('--json lists every effect and every rule, and stdout contains nothing else', async () => {
    const repo = await unreleased();
    await repo.git('switch', '--quiet', '-c', 'feat/x');
    const plan: unknown = JSON.parse((await repo.relctl('dry-run', '--json')).stdout);
    expect(plan).toMatchObject({
      released: false,
      previous: { version: '1.1.0', tag: 'v1.1.0' },
      version: '1.2.0',
      tag: 'v1.2.0',
      increment: 'MINOR',
      commit: null,
      branch: 'feat/x',
      refusedBy: ['release-branch'],
      effects: [
        {
          kind: 'write-file',
          path: 'pyproject.toml',
          creates: false,
          diff: expect.stringMatching(
            /^--- a\/pyproject.toml\n[^]*\n-version = "1.1.0".*\n\+version = "1.2.0"/,
          ) as string,
        },
        { kind: 'write-file', path: 'docs/conf.py', creates: false },
        { kind: 'write-file', path: 'CHANGELOG.md', creates: true },
        { kind: 'run-hook', stage: 'pre' },
        { kind: 'create-commit', message: 'bump: version 1.1.0 → 1.2.0' },
        { kind: 'create-tag', name: 'v1.2.0' },
        {
          kind: 'push',
          remote: 'origin',
          branch: 'feat/x',
          tag: 'v1.2.0',
          command:
            'git push --atomic --no-follow-tags -- origin refs/heads/feat/x:refs/heads/feat/x refs/tags/v1.2.0:refs/tags/v1.2.0',
        },
        { kind: 'run-hook', stage: 'post' },
      ],
    });
  });
});

/** The diffs of a plan as one patch. */
function diffsIn(plan: string): string {
  const diffs = plan.split(/^Change .*\n/m).slice(1);
  return diffs
    .map((diff) => `${diff.replace(/\n\n(?:Run|Commit|Change) [^]*$/, '').replace(/\n+$/, '')}\n`)
    .join('');
}

/** The text below a title of the plan, without indentation. */
function section(plan: string, title: string): string {
  const [, rest = ''] = plan.split(`\n${title}\n`);
  const lines = rest.split('\n');
  const end = lines.findIndex((line) => line !== '' && !line.startsWith('  '));
  return lines
    .slice(0, end)
    .map((line) => line.slice(2))
    .join('\n')
    .trimEnd();
}
