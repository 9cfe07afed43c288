import { describe, expect, it } from 'vitest';
import { RELCTL, released } from '../support/scratch.ts';
import type { Ran, Scratch } from '../support/scratch.ts';

function checks(runs: Readonly<Record<string, string>>, before: readonly string[] = []): string {
  const list = Object.entries(runs).map(([name, run]) => `  { name = "${name}", run = '''${run}''' },\n`);
  return `\n[tool.relctl]\npreflight = [\n${list.join('')}]\npreflight_before = ${JSON.stringify(before)}\n`;
}

async function project(
  runs: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): Promise<Scratch> {
  const repo = await released([], checks(runs, before));
  await repo.commit('feat: search', { 'README.md': 'my_app\n' });
  return repo;
}

function untimed(text: string): string {
  return text.replaceAll(/\(\d+\.\d s\)/g, '(TIME)');
}

describe('relctl preflight', () => {
  it('reports the result of each check, and shows the output of a failed one', async () => {
    const repo = await project({
      format: 'true',
      lint: `printf 'a.py:1:1 \\033[31mbad\\033[0m \\007\\n'; echo "more at https://me:secret@example.com" >&2; exit 1`,
      test: 'echo quiet; test -z "$GIT_DIR"',
      security: 'no-such-program --strict',
    });
    repo.env['GIT_DIR'] = '.git';
    const before = await repo.state();
    const ran = await repo.relctl('preflight');
    expect(ran.exit).toBe(86);
    expect(untimed(ran.stderr).trimEnd().split('\n').toSorted()).toEqual([
      '– security (TIME): could not check: the program no-such-program was not found',
      '✓ format (TIME)',
      '✓ test (TIME)',
      '✗ lint (TIME): the code works, but it breaks style rules',
    ]);
    expect(ran.stdout).toMatch(
      /^✗ lint: printf .*\n {4}a\.py:1:1 bad \\x07\n {4}more at https:\/\/example\.com\n {4}means: the code works, but it breaks style rules\n {4}next: fix the listed problems\n/,
    );
    expect(ran.stdout).toContain(
      '\n– security: no-such-program --strict\n    could not check: the program no-such-program was not found\n    next: install no-such-program, or',
    );
    expect(ran.stdout).toContain(
      '\n4 checks; failed: lint; could not check: security; passed: format, test\n',
    );
    expect(ran.stdout).not.toContain('quiet');
    expect(await repo.state()).toEqual(before);
  });

  it('--json prints one document whatever the result; a check that could not run did not fail', async () => {
    const repo = await project({ test: 'echo no; exit 3', security: 'no-such-program' });
    const red = await repo.relctl('preflight', '--json');
    expect(red.exit).toBe(86);
    expect(JSON.parse(red.stdout)).toMatchObject({
      passed: false,
      complete: false,
      checks: [
        { name: 'test', command: 'echo no; exit 3', outcome: 'red', exit: 3, output: 'no\n' },
        {
          name: 'security',
          outcome: 'not-checked',
          exit: 127,
          means: 'the program no-such-program was not found',
        },
      ],
    });
    const rest = await repo.relctl('preflight', '--json', '--only', 'security');
    expect(rest.exit).toBe(0);
    expect(JSON.parse(rest.stdout)).toMatchObject({ passed: true, complete: false });
    expect(await repo.relctl('preflight', '--only', 'tests')).toMatchObject({
      exit: 13,
      stdout: '',
      stderr: expect.stringContaining('did you mean test? The checks are test, security') as string,
    });
  });

  it('runs checks for the tools that the project uses if none are configured', async () => {
    const repo = await released([], '\n[dependency-groups]\ndev = ["pytest"]\n');
    await repo.write({ 'bin/pytest': '#!/bin/sh\necho "1 failed in 0.1s"\nexit 1\n' });
    await repo.run('chmod', ['+x', 'bin/pytest'], repo.dir);
    repo.env['PATH'] = `${repo.dir}/bin:${repo.env['PATH'] ?? ''}`;
    const ran = await repo.relctl('preflight');
    expect(ran.exit).toBe(86);
    expect(ran.stdout).toContain('✗ test: pytest\n    1 failed in 0.1s\n');
    const none = await (await released()).relctl('preflight');
    expect(none.exit).toBe(0);
    expect(none.stderr).toContain('this project has no preflight checks');
    expect(none.stdout).toBe('0 checks\n');
  });

  it('Ctrl-C stops the checks and all their processes: 130', async () => {
    const repo = await project({ test: 'sleep 60 & echo $! > ../sleeper; touch ../asleep; wait' });
    const running = repo.start('preflight');
    await repo.appears('../asleep');
    process.kill(running.pid, 'SIGINT');
    expect(await running.ended).toMatchObject({ exit: 130, stdout: '' });
    const sleeper = Number(await repo.read('../sleeper'));
    const { stdout } = await repo.run('ps', ['-o', 'stat=', '-p', String(sleeper)], repo.dir);
    expect(stdout.trim()).toMatch(/^(?:Z.*)?$/);
  });
});

describe('preflight_before', () => {
  it('bump: a failed check stops a release before its first write', async () => {
    const repo = await project({ lint: 'test ! -e ../red' }, ['bump']);
    await repo.write({ '../red': '' });
    const before = await repo.state();
    const shown = await repo.relctl('bump', '--dry-run');
    expect(shown.exit).toBe(0);
    expect(shown.stdout).toContain('Run the preflight checks (all must pass)\n  lint: test ! -e ../red\n');
    const ran = await repo.relctl('bump', '--yes');
    expect(ran.exit).toBe(86);
    expect(ran.stderr).toContain('error: nothing was released: 1 preflight check failed: lint\n');
    expect(ran.stderr).toContain('means: the code works, but it breaks style rules');
    expect(await repo.state()).toEqual(before);
    await repo.run('rm', ['../red'], repo.dir);
    expect(await repo.relctl('bump', '--yes', '--json')).toMatchObject({ exit: 0 });
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
  });

  it('bump: reports checks that could not run, and a check that changes files stops the release', async () => {
    const missing = await project({ lint: 'no-such-program' }, ['bump']);
    const ran = await missing.relctl('bump', '--no-push');
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toContain('note: the release continues without lint, which could not run');
    const rewriting = await project({ format: 'echo >> README.md' }, ['bump']);
    expect(await rewriting.relctl('bump')).toMatchObject({
      exit: 81,
      stderr: expect.stringContaining('the preflight checks changed README.md') as string,
    });
  });

  it('push-main: checks only pushes to main, and does not check a release twice', async () => {
    const repo = await project({ test: 'echo . >> ../runs; test ! -e ../red' }, ['bump', 'push-main']);
    await repo.hook('pre-push', `exec '${process.execPath}' '${RELCTL}' hook pre-push "$@"`);
    const push = (...args: readonly string[]): Promise<Ran> =>
      repo.run('git', ['push', '--quiet', 'origin', ...args], repo.dir);
    await repo.write({ '../red': '', '../runs': '' });
    const refused = await push('main');
    expect(refused.exit).toBe(1);
    expect(refused.stderr).toContain('error: nothing was pushed: 1 preflight check failed: test\n');
    expect(await push('main:refs/heads/feat/x')).toMatchObject({ exit: 0, stderr: '' });
    await repo.run('rm', ['../red'], repo.dir);
    expect(await push('main')).toMatchObject({ exit: 0, stderr: expect.stringMatching(/✓ test/) as string });
    expect(await repo.read('../runs')).toBe('.\n.\n');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.read('../runs')).toBe('.\n.\n.\n');
  });
});
