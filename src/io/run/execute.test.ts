import { execFileSync } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  executionIn,
  failureOf,
  FULL,
  hook,
  MESSAGE,
  planOf,
  project,
  replaced,
  when,
  write,
} from '../../../test/support/plan.ts';
import { pyproject } from '../../../test/support/scratch.ts';
import type { Scratch } from '../../../test/support/scratch.ts';
import { abort, resume } from './resume.ts';
import type { Progress } from './plan-run.ts';

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
      message: expect.stringContaining('the commit and the tag stay here') as string,
    });
    expect(await scratch.git('log', '-1', '--format=%s%d')).toBe(`${MESSAGE} (HEAD -> main, tag: v1.2.0)\n`);
    expect((await scratch.state()).journal).toContain('journal.json');
    expect(await failureOf(scratch, await planOf(scratch, FULL))).toMatchObject({
      code: 'INTERRUPTED_RELEASE',
    });
  });

  it.each(['resume', 'abort'] as const)('%s goes on when the remote answers again', async (way) => {
    const scratch = await project();
    const before = await scratch.state();
    const [there, gone] = ['remote.git', 'gone.git'].map((name) => join(scratch.root, name)) as [
      string,
      string,
    ];
    const watched = {
      onProgress: when('begun', FULL[7]!, () => {
        renameSync(there, gone);
      }),
    };
    await failureOf(scratch, await planOf(scratch, FULL), watched);
    const goOn = { resume, abort }[way];
    await expect(goOn(await executionIn(scratch))).rejects.toMatchObject({ code: 'PUSH_UNCERTAIN' });
    renameSync(gone, there);
    await goOn(await executionIn(scratch));
    const after = await scratch.state();
    expect(after.journal).toEqual([]);
    if (way === 'abort') expect(after).toEqual(before);
    else expect(after.remote).toContain('refs/tags/v1.2.0');
    expect(await goOn(await executionIn(scratch))).toBeNull();
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
    expect(refused.message).toContain('origin did not accept the release');
    expect(refused.message).not.toContain('everything was rolled back');
    expect(refused.message.split('\n').filter((line) => line.startsWith('  - '))).toEqual([
      '  - the tag v1.2.0 was moved since relctl made it',
      '  - README.md was changed since a hook changed it',
      '  - pyproject.toml was changed since relctl wrote it',
    ]);
    expect(refused.hint).toBe(
      `to finish by hand (this discards the changes in these files):\n    git tag --delete -- v1.2.0\n    git checkout ${head} -- README.md\n    git checkout ${head} -- pyproject.toml`,
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

  it('a change of the person’s own that a hook ran over is put back, staged or not', async () => {
    const scratch = await project();
    await scratch.write({ 'README.md': 'mine, staged\n', '.gitignore': 'mine\n' });
    await scratch.git('add', 'README.md');
    const before = await scratch.state();
    const plan = await planOf(scratch, replaced(4, hook('echo x >> README.md; rm .gitignore; exit 3'))(FULL));
    const lenient = { ...plan, basis: { ...plan.basis, dirty: ['README.md', '.gitignore'] } };
    expect(await failureOf(scratch, lenient)).toMatchObject({ code: 'HOOK_FAILED' });
    expect(await scratch.state()).toEqual(before);
  });

  it('what a file held that is put back is kept, for a person may have changed it while the hook ran', async () => {
    const scratch = await project();
    const before = await scratch.state();
    const plan = await planOf(
      scratch,
      replaced(4, hook('echo mine > README.md; echo new > made.txt; : > empty.txt; exit 3'))(FULL),
    );
    const told: Progress[] = [];
    const onProgress = (progress: Progress): void => void told.push(progress);
    expect(await failureOf(scratch, plan, { onProgress })).toMatchObject({ code: 'HOOK_FAILED' });
    expect(await scratch.state()).toEqual(before);
    const first = told.find((progress) => progress.kind === 'backed-up');
    const held = (first?.backups ?? []).map(async ({ path, object }) => [
      path,
      await scratch.git('cat-file', '-p', object),
    ]);
    expect(await Promise.all(held)).toEqual([
      ['README.md', 'mine\n'],
      ['made.txt', 'new\n'],
    ]);
  });

  it('a planned file that was dirty is put back, on disk and as it was staged', async () => {
    const scratch = await project();
    const dirty = pyproject('1.1.0').replace('[project]', '# mine\n[project]');
    await scratch.write({ 'pyproject.toml': `# staged\n${dirty}` });
    await scratch.git('add', 'pyproject.toml');
    await scratch.write({ 'pyproject.toml': dirty });
    await scratch.hook('pre-commit', 'exit 1');
    const before = await scratch.state();
    const after = dirty.replace('1.1.0', '1.2.0');
    const plan = await planOf(scratch, replaced(0, write('pyproject.toml', dirty, after))(FULL));
    const lenient = { ...plan, basis: { ...plan.basis, dirty: ['pyproject.toml'] } };
    expect(await failureOf(scratch, lenient)).toMatchObject({ code: 'COMMIT_FAILED' });
    expect(await scratch.state()).toEqual(before);
  });
});
