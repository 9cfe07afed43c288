import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pyproject, Scratch } from '../../test/support/scratch.ts';
import type { Effect, Plan, RunHook } from '../core/release/effect.ts';
import { execute } from './execute.ts';
import type { Progress, StopSignal } from './execute.ts';
import { findRepository } from './repository.ts';

/** Bytes that are no text in UTF-8. */
const BINARY = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0xfe]);

const MESSAGE = 'bump: version 1.1.0 → 1.2.0';
const NEW_SECTION = '## v1.2.0 (2026-02-03)\n\n### Feat\n\n- search\n';

/** A project with all that a release and its hooks can meet: text, an executable, a binary file, ignored files. */
async function project(): Promise<Scratch> {
  const scratch = await Scratch.create({
    'pyproject.toml': pyproject('1.1.0'),
    'src/my_app/__init__.py': '__version__ = "1.1.0"\r\n',
    'README.md': 'my_app\n',
    'run.sh': '#!/bin/sh\n',
    '.gitignore': 'dist/\n',
  });
  await writeFile(join(scratch.dir, 'logo.png'), BINARY);
  await chmod(join(scratch.dir, 'run.sh'), 0o755);
  await scratch.git('add', '--all');
  await scratch.commit('feat: search');
  await scratch.withRemote();
  await scratch.write({ 'notes.txt': 'not tracked\n', 'dist/old.whl': 'ignored\n' });
  // The executor runs in this very process, so the scratch repository's environment has to be the process's.
  Object.assign(process.env, scratch.env);
  return scratch;
}

function write(path: string, before: string | null, after: string): Effect {
  return { kind: 'write-file', path, before, after };
}

function hook(command: string, stage: RunHook['stage'] = 'pre'): RunHook {
  return { kind: 'run-hook', stage, command, environment: {} };
}

/** Every kind of effect, and hooks that touch what the release wrote, what it didn't, and what the other one touched. */
const FULL: readonly Effect[] = [
  write('pyproject.toml', pyproject('1.1.0'), pyproject('1.2.0')),
  write('src/my_app/__init__.py', '__version__ = "1.1.0"\r\n', '__version__ = "1.2.0"\r\n'),
  write('CHANGELOG.md', null, NEW_SECTION),
  hook(
    'echo "version 1.2.0" >> README.md; echo new > generated.txt; git add generated.txt; echo more >> logo.png; git rm -q run.sh',
  ),
  hook('echo again >> README.md; echo "reviewed" >> CHANGELOG.md; git add -f dist/old.whl'),
  {
    kind: 'create-commit',
    message: MESSAGE,
    paths: ['pyproject.toml', 'src/my_app/__init__.py', 'CHANGELOG.md'],
  },
  { kind: 'create-tag', name: 'v1.2.0', message: `v1.2.0\n\n${NEW_SECTION}`, signed: false },
  { kind: 'push', remote: 'origin', branch: 'main', tag: 'v1.2.0' },
  hook('exit 0', 'post'),
];

async function planOf(scratch: Scratch, effects: readonly Effect[]): Promise<Plan> {
  const head = (await scratch.git('rev-parse', 'HEAD')).trim();
  return { title: 'the release of v1.2.0', basis: { head, branch: 'main', dirty: [] }, effects };
}

interface Watched {
  readonly onProgress?: (progress: Progress) => void;
  readonly stopped?: () => StopSignal | null;
}

/** @returns what `execute` threw; null when it went through */
async function failureOf(scratch: Scratch, plan: Plan, watched: Watched = {}): Promise<unknown> {
  const repository = await findRepository(scratch.dir);
  return execute(plan, {
    repository,
    hookOutput: 'stderr',
    stopped: () => null,
    onProgress: () => undefined,
    ...watched,
  }).then(
    () => null,
    (error: unknown) => error,
  );
}

/** Calls `act` at the very moment at which the plan's k-th effect is about to be done. */
function when(kind: 'begun' | 'done', effect: Effect, act: () => void): (progress: Progress) => void {
  return (progress) => {
    if (progress.kind === kind && progress.effect === effect) act();
  };
}

describe('execute', () => {
  it('does every effect of a plan, in one commit, and leaves no journal', async () => {
    const scratch = await project();
    expect(await failureOf(scratch, await planOf(scratch, FULL))).toBeNull();
    expect(await scratch.git('show', '--no-renames', '--name-status', '--format=%B', 'HEAD')).toBe(
      `${MESSAGE}\n\n\n` +
        'A\tCHANGELOG.md\nM\tREADME.md\nA\tdist/old.whl\nA\tgenerated.txt\nM\tlogo.png\nM\tpyproject.toml\n' +
        'D\trun.sh\nM\tsrc/my_app/__init__.py\n',
    );
    const { head, refs, remote, status, journal } = await scratch.state();
    expect(await scratch.git('rev-parse', 'v1.2.0^{commit}')).toBe(head);
    expect(remote).toBe(refs.replaceAll(/^.*refs\/remotes\/.*\n/gm, ''));
    expect(status).toBe('? notes.txt\0');
    expect(journal).toEqual([]);
  });
});

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

function replaced(at: number, effect: Effect): NonNullable<Obstacle['effects']> {
  return (effects) => effects.map((planned, index) => (index === at ? effect : planned));
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
    code: 'PUSH_REFUSED',
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

  const signals: readonly (readonly [StopSignal, number, readonly Effect[]])[] = [
    ['SIGINT', 130, FULL.slice(0, 7)],
    ['SIGHUP', 129, FULL.slice(5, 6)],
    ['SIGTERM', 143, FULL.slice(6, 7)],
  ];
  it.each(signals)('a %s stops at the next boundary, whichever it is', async (signal, exit, effects) => {
    const scratch = await project();
    const before = await scratch.state();
    const plan = await planOf(scratch, FULL);
    for (const effect of effects) {
      let stopped: StopSignal | null = null;
      const onProgress = when('done', effect, () => (stopped = signal));
      const failure = await failureOf(scratch, plan, { onProgress, stopped: () => stopped });
      expect(failure).toMatchObject({ exit });
      expect(await scratch.state()).toEqual(before);
    }
  });
});

describe('when nobody can say whether the remote took it', () => {
  it('keeps commit, tag and journal, and undoes nothing', async () => {
    const scratch = await project();
    const failure = await failureOf(scratch, await planOf(scratch, FULL), {
      onProgress: when('begun', FULL[7]!, () => {
        renameSync(join(scratch.root, 'remote.git'), join(scratch.root, 'gone.git'));
      }),
    });
    expect(failure).toMatchObject({
      code: 'PUSH_UNCERTAIN',
      exit: 84,
      message: expect.stringContaining(
        'every step before the push is done: files, commit and tag stay',
      ) as string,
    });
    expect(await scratch.git('log', '-1', '--format=%s%d')).toBe(`${MESSAGE} (HEAD -> main, tag: v1.2.0)\n`);
    expect((await scratch.state()).journal).toEqual(['journal.json']);
    expect(await failureOf(scratch, await planOf(scratch, FULL))).toMatchObject({
      code: 'INTERRUPTED_RELEASE',
    });
  });
});

describe('once the release is out', () => {
  it('a failing post hook undoes nothing', async () => {
    const scratch = await project();
    const effects = replaced(8, hook('exit 4', 'post'))(FULL);
    const failure = await failureOf(scratch, await planOf(scratch, effects));
    expect(failure).toMatchObject({
      code: 'HOOK_FAILED',
      message: "the hook 'exit 4' failed (exit code 4)\nthe release is out: nothing was undone",
    });
    expect((await scratch.state()).remote).toContain('refs/tags/v1.2.0');
    expect((await scratch.state()).journal).toEqual([]);
  });

  it('a signal during a post hook is not told as "nothing was changed"', async () => {
    const scratch = await project();
    const effects = replaced(8, hook('exit 4', 'post'))(FULL);
    let stopped: StopSignal | null = null;
    const failure = await failureOf(scratch, await planOf(scratch, effects), {
      onProgress: when('begun', effects[8]!, () => (stopped = 'SIGINT')),
      stopped: () => stopped,
    });
    expect(failure).toMatchObject({
      code: 'HOOK_FAILED',
      message: expect.stringContaining('the release is out') as string,
    });
  });

  it('a signal that arrives during the push does not undo what the remote took', async () => {
    const scratch = await project();
    let stopped: StopSignal | null = null;
    const failure = await failureOf(scratch, await planOf(scratch, FULL), {
      onProgress: when('begun', FULL[7]!, () => (stopped = 'SIGTERM')),
      stopped: () => stopped,
    });
    expect(failure).toBeNull();
    expect((await scratch.state()).remote).toContain('refs/tags/v1.2.0');
  });
});

describe('a plan is executed only where it was made', () => {
  const rows: readonly (readonly [string, (scratch: Scratch) => Promise<unknown>, string])[] = [
    ['HEAD moved', (scratch) => scratch.commit('fix: late'), 'HEAD moved to'],
    ['another branch', (scratch) => scratch.git('switch', '--quiet', '-c', 'other'), 'HEAD is on other now'],
    [
      'a detached HEAD',
      (scratch) => scratch.git('switch', '--quiet', '--detach'),
      'HEAD is on no branch now',
    ],
    [
      'a planned file changed',
      (scratch) => scratch.write({ 'src/my_app/__init__.py': 'x\n' }),
      '__init__.py was changed',
    ],
    [
      'a planned new file is there',
      (scratch) => scratch.write({ 'CHANGELOG.md': '' }),
      'CHANGELOG.md was changed',
    ],
  ];
  it.each(rows)('%s', async (_, change, said) => {
    const scratch = await project();
    const plan = await planOf(scratch, FULL);
    await change(scratch);
    const before = await scratch.state();
    expect(await failureOf(scratch, plan)).toMatchObject({
      code: 'PLAN_STALE',
      exit: 81,
      message: expect.stringContaining(said) as string,
    });
    expect(await scratch.state()).toEqual(before);
  });
});

describe('an undo touches nothing that a person changed meanwhile', () => {
  /** The release's push is refused after `meddle` was done in the repository. */
  async function refusedAfter(
    scratch: Scratch,
    meddle: () => void,
  ): Promise<{ exit: number; message: string; hint: string }> {
    await scratch.hook('pre-receive', 'cat > /dev/null; exit 1', 'remote');
    const plan = await planOf(scratch, FULL);
    const failure = await failureOf(scratch, plan, { onProgress: when('begun', FULL[7]!, meddle) });
    return failure as { exit: number; message: string; hint: string };
  }

  it('a file that the release wrote, one that hooks changed, and the tag', async () => {
    const scratch = await project();
    const head = (await scratch.git('rev-parse', 'HEAD')).trim();
    const refused = await refusedAfter(scratch, () => {
      writeFileSync(join(scratch.dir, 'pyproject.toml'), 'mine\n');
      writeFileSync(join(scratch.dir, 'README.md'), 'mine too\n');
      writeFileSync(join(scratch.dir, '.git/refs/tags/v1.2.0'), `${head}\n`);
    });
    expect(refused.exit).toBe(83);
    expect(refused.message).toContain('origin did not take the release');
    expect(refused.message.split('\n').filter((line) => line.startsWith('  - '))).toEqual([
      '  - the tag v1.2.0 was moved since relctl made it',
      '  - README.md was changed since a hook changed it',
      '  - pyproject.toml was changed since relctl wrote it',
    ]);
    expect(refused.hint).toBe(
      `to finish by hand:\n    git tag --delete -- v1.2.0\n    git checkout ${head} -- README.md\n    git checkout ${head} -- pyproject.toml`,
    );
    expect(await scratch.read('pyproject.toml')).toBe('mine\n');
    expect(await scratch.read('README.md')).toBe('mine too\n');
    // What nobody touched is undone all the same.
    expect(await scratch.read('src/my_app/__init__.py')).toBe('__version__ = "1.1.0"\r\n');
    expect((await scratch.git('rev-parse', 'HEAD')).trim()).toBe(head);

    for (const command of refused.hint.split('\n').slice(1)) {
      expect(await scratch.run('sh', ['-c', command], scratch.dir)).toMatchObject({ exit: 0 });
    }
    expect((await scratch.state()).status).toBe('? notes.txt\0');
  });

  it('a commit that somebody put on top of the bump commit', async () => {
    const scratch = await project();
    const refused = await refusedAfter(scratch, () => {
      execFileSync('git', ['commit', '--quiet', '--allow-empty', '-m', 'fix: on top'], { cwd: scratch.dir });
    });
    expect(refused.exit).toBe(83);
    expect(refused.message).toMatch(/ {2}- HEAD is no longer the commit [0-9a-f]{7} that relctl made/);
    expect(await scratch.git('log', '-2', '--format=%s')).toBe(`fix: on top\n${MESSAGE}\n`);
    // The bump is still in the history, so its files stay as well, and the command that is printed works.
    expect(await scratch.read('pyproject.toml')).toBe(pyproject('1.2.0'));
    expect(await scratch.git('status', '--porcelain')).toBe('?? notes.txt\n');
    const [revert = ''] = refused.hint.split('\n').slice(1);
    expect(await scratch.run('sh', ['-c', `${revert} --no-edit`], scratch.dir)).toMatchObject({ exit: 0 });
    expect(await scratch.read('pyproject.toml')).toBe(pyproject('1.1.0'));
  });
});
