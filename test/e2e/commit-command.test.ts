import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pyproject, Scratch } from '../support/scratch.ts';
import type { Ran } from '../support/scratch.ts';
import { converse, KEY } from '../support/terminal.ts';
import type { Dialogue } from '../support/terminal.ts';

/** A repository with one staged file. */
async function staged(config: readonly string[] = []): Promise<Scratch> {
  const scratch = await Scratch.create({ 'pyproject.toml': pyproject('1.0.0', config) });
  await scratch.write({ 'search.py': 'pass\n' });
  await scratch.git('add', 'search.py');
  return scratch;
}

const AS_TERMINAL = new URL('../support/as-terminal.js', import.meta.url).href;

/** Runs relctl on a simulated terminal and answers its questions. */
async function answered(scratch: Scratch, args: readonly string[], dialogue: Dialogue): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', AS_TERMINAL, scratch.program, ...args], {
    cwd: scratch.dir,
    env: scratch.env,
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (piece: Buffer) => (said.stdout += piece.toString('utf8')));
  child.stderr.on('data', (piece: Buffer) => (said.stderr += piece.toString('utf8')));
  const ended = once(child, 'close') as Promise<[number | null]>;
  const tooEarly = ended.then(([code]) => {
    throw new Error(`ended with ${code ?? 128} before all was answered: ${said.stderr}`);
  });
  const conversation = converse(
    dialogue,
    () => said.stderr,
    (keys) => child.stdin.write(keys),
  );
  await Promise.race([conversation, tooEarly]);
  tooEarly.catch(() => undefined);
  child.stdin.end();
  const [code] = await ended;
  return { exit: code ?? 128, ...said };
}

function about(subject: string): Dialogue {
  return [
    ['What kind of change', `${KEY.down}${KEY.enter}`],
    ['Which part', `shop front${KEY.enter}`],
    ['Short description', `${subject}${KEY.enter}`],
    ['Longer description', `the reason | and a line that is longer${KEY.enter}`],
    ['Is this a BREAKING CHANGE?', KEY.enter],
    ['Footer', `Refs: #1${KEY.enter}`],
  ];
}

const MESSAGE = `feat(shop-front): "search" $(touch pwned) \`id\`

the reason
and a line that is longer

Refs: #1
`;

function lastMessage(scratch: Scratch): Promise<string> {
  return scratch.git('log', '-1', '--format=%B%x00');
}

function draftOf(scratch: Scratch): Promise<string | null> {
  return readFile(join(scratch.dir, '.git/relctl/commit-draft'), 'utf8').catch(() => null);
}

async function keep(scratch: Scratch, message: string): Promise<void> {
  await mkdir(join(scratch.dir, '.git/relctl'), { recursive: true });
  await writeFile(join(scratch.dir, '.git/relctl/commit-draft'), message);
}

/** An editor that runs this script on the file in $1. */
async function editor(scratch: Scratch, script: string): Promise<void> {
  const file = join(scratch.root, 'editor.sh');
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  scratch.env['GIT_EDITOR'] = `"${file}" --wait`;
}

describe('relctl commit on a terminal', () => {
  it('asks, and commits with the message from the answers, without a shell', async () => {
    const scratch = await staged();
    const ran = await answered(scratch, ['commit'], about('"search" $(touch pwned) `id`..'));
    expect(ran.stderr).toMatch(/Footer: what users have to change/);
    expect(ran).toMatchObject({ exit: 0, stdout: expect.stringContaining(`\n${MESSAGE}\n[main `) as string });
    expect(await lastMessage(scratch)).toBe(`${MESSAGE}\0\n`);
    expect((await scratch.state()).status).toBe('');
    expect(await draftOf(scratch)).toBeNull();
  });

  it('keeps a message that a hook refused, and --retry uses it', async () => {
    const scratch = await staged();
    await scratch.hook('pre-commit', 'echo the hook says no; exit 1');
    const before = await scratch.state();
    const refused = await answered(scratch, ['c'], about('search'));
    expect(refused.exit).toBe(9);
    expect(refused.stderr).toContain('the hook says no\n');
    expect(refused.stderr).toContain('hint: your message was saved. To use it again: relctl commit --retry');
    expect({ ...(await scratch.state()), journal: [] }).toEqual({ ...before, journal: [] });
    await scratch.hook('pre-commit', 'exit 0');
    expect(await scratch.relctl('commit', '--retry', '-s')).toMatchObject({ exit: 0 });
    expect(await lastMessage(scratch)).toBe(
      `feat(shop-front): search\n\nthe reason\nand a line that is longer\n\nRefs: #1\nSigned-off-by: Ada <ada@example.com>\n\0\n`,
    );
    expect(await scratch.relctl('commit', '--retry', '--', '--allow-empty')).toMatchObject({ exit: 10 });
  });

  it('Ctrl-C exits with 8 and changes nothing', async () => {
    const scratch = await staged();
    const before = await scratch.state();
    const ran = await answered(
      scratch,
      ['commit'],
      [
        ['What kind of change', KEY.enter],
        ['Which part', KEY.interrupt],
      ],
    );
    expect(ran).toMatchObject({ exit: 8, stdout: '' });
    expect(ran.stderr).toContain('error: canceled: nothing was committed\n');
    expect(await scratch.state()).toEqual(before);
  });

  it('applies the configured limits: wraps the body, and exits with 32 if the first line is too long', async () => {
    const scratch = await staged(['message_length_limit = 24', 'body_length_limit = 15']);
    const short = await answered(scratch, ['commit', '--dry-run'], about('search'));
    expect(short).toMatchObject({
      exit: 0,
      stdout: 'feat(shop-front): search\n\nthe reason\nand a line that\nis longer\n\nRefs: #1\n',
    });
    const long = await answered(scratch, ['commit'], about('search!'));
    expect(long).toMatchObject({ exit: 32, stdout: '' });
    expect(long.stderr).toContain('the first line has 25 characters, and the limit is 24');
    expect(await scratch.relctl('commit', '--retry')).toMatchObject({ exit: 32 });
    await editor(scratch, 'sed -i.orig s/!// "$2" && rm "$2.orig"');
    expect(await scratch.relctl('commit', '--retry', '--edit')).toMatchObject({ exit: 0 });
    expect(await scratch.git('log', '-1', '--format=%s')).toBe('feat(shop-front): search\n');
  });

  it('ignores the configured limits in commitizen’s profile, as cz commit does', async () => {
    const scratch = await staged(['message_length_limit = 5', 'body_length_limit = 5']);
    const profile = ['--profile', 'commitizen', 'commit'];
    expect(await answered(scratch, [...profile, '-l', '5'], about('search'))).toMatchObject({ exit: 32 });
    expect(await scratch.relctl(...profile, '--retry')).toMatchObject({ exit: 10 });
    expect(await answered(scratch, profile, about('search'))).toMatchObject({ exit: 0 });
    expect(await lastMessage(scratch)).toContain('\nand a line that is longer\n');
  });

  it('cz_jira makes a smart commit', async () => {
    const scratch = await staged();
    const ran = await answered(
      scratch,
      ['-n', 'cz_jira', 'commit'],
      [
        ['What changes?', `keep the last line${KEY.enter}`],
        ['Which issues', `SHOP-34 SHOP-35${KEY.enter}`],
        ['Workflow command', `in progress${KEY.enter}`],
        ['Time spent', `2h 5m${KEY.enter}`],
        ['Comment on', KEY.enter],
      ],
    );
    expect(ran).toMatchObject({ exit: 0 });
    expect(await lastMessage(scratch)).toBe(
      'keep the last line SHOP-34 SHOP-35 #in-progress #time 2h 5m\n\0\n',
    );
  });
});

describe('relctl commit changes nothing and says why', () => {
  it('without a terminal, without a kept message, and with an invalid option', async () => {
    const scratch = await staged();
    const before = await scratch.state();
    // The exit codes of cz 4.19.3, except 8, where cz ends with a traceback.
    for (const [args, exit] of [
      ['commit', 8],
      ['commit --dry-run', 8],
      ['commit --retry', 10],
      ['commit --retry --write-message-to-file .git', 20],
      ['commit --retry --write-message-to-file none/x', 1],
      ['commit -l x', 13],
      ['commit --bogus', 18],
      ['commit message', 18],
    ] as const) {
      const ran = await scratch.relctl(...args.split(' '));
      expect([args, ran.exit, ran.stdout]).toEqual([args, exit, '']);
    }
    expect((await scratch.relctl('commit')).stderr).toContain(
      'hint: without a terminal: relctl commit --retry',
    );
    expect(await answered(scratch, ['commit', '--json'], [])).toMatchObject({ exit: 8 });
    expect(await scratch.state()).toEqual(before);
  });

  it('exits with 11 if nothing is staged, and with 2 outside a repository', async () => {
    const scratch = await staged();
    await scratch.git('reset', '--quiet');
    const refused = await scratch.relctl('commit');
    expect(refused).toMatchObject({ exit: 11, stdout: '' });
    expect(refused.stderr).toContain('hint: git add FILE stages a file');
    expect(await scratch.relctl('commit', '--all')).toMatchObject({ exit: 11 });
    expect(await scratch.relctl('commit', '--', '--allow-empty-message')).toMatchObject({ exit: 11 });
    expect(await scratch.relctl('commit', '--', '--amend')).toMatchObject({ exit: 11 });
    expect(await scratch.relctl('-C', scratch.root, 'commit')).toMatchObject({ exit: 2 });
  });
});

describe('a kept message', () => {
  it('is used without asking if retry_after_failure is set; with --no-retry relctl asks again', async () => {
    const scratch = await staged(['retry_after_failure = true', 'always_signoff = true']);
    await keep(scratch, '# not a comment: kept');
    expect(await scratch.relctl('commit', '--no-retry')).toMatchObject({ exit: 8 });
    expect(await scratch.relctl('commit', '--dry-run', '--write-message-to-file', 'm')).toMatchObject({
      exit: 0,
      stdout: '# not a comment: kept\n',
    });
    expect(await scratch.read('m')).toBe('# not a comment: kept');
    expect(await scratch.relctl('commit')).toMatchObject({ exit: 0 });
    expect(await lastMessage(scratch)).toBe(
      '# not a comment: kept\n\nSigned-off-by: Ada <ada@example.com>\n\0\n',
    );
    expect(await scratch.relctl('commit', '--', '--allow-empty')).toMatchObject({ exit: 8 });
  });

  it('git’s own arguments go to git, and paths are relative to the current folder', async () => {
    const scratch = await staged();
    await scratch.write({ 'sub/a.py': 'a\n', 'sub/b.py': 'b\n' });
    await scratch.git('add', 'sub');
    await keep(scratch, 'fix: one of them');
    const args = ['--retry', '--', '--author=Bob <bob@example.com>', '--', 'a.py'];
    expect(await scratch.relctl('-C', 'sub', 'commit', ...args)).toMatchObject({ exit: 0 });
    expect(await scratch.git('show', '--name-only', '--format=%an', 'HEAD')).toBe('Bob\n\nsub/a.py\n');
    await keep(scratch, 'fix: none');
    expect(await scratch.relctl('commit', '--retry', '--', '--bogus')).toMatchObject({ exit: 9 });
    expect(await draftOf(scratch)).toBe('fix: none');
  });

  it('--all includes changes of tracked files; a dry run does not change the index', async () => {
    const scratch = await staged();
    await scratch.git('commit', '--quiet', '-m', 'feat: search');
    await scratch.write({ 'search.py': 'changed\n', 'new.py': '' });
    await keep(scratch, 'fix: search');
    const before = await scratch.state();
    expect(await scratch.relctl('commit', '--retry', '--all', '--dry-run')).toMatchObject({ exit: 0 });
    expect(await scratch.state()).toEqual(before);
    expect(await scratch.relctl('commit', '--retry', '-a')).toMatchObject({ exit: 0 });
    expect(await scratch.git('show', '--name-only', '--format=%s')).toBe('fix: search\n\nsearch.py\n');
    expect(await scratch.git('status', '--short')).toBe('?? new.py\n');
  });

  it('--edit opens git’s editor; if the editor fails or leaves an empty message, there is no commit', async () => {
    const scratch = await staged();
    await keep(scratch, 'fix: a');
    const before = await scratch.state();
    for (const script of ['exit 2', ': > "$2"']) {
      await editor(scratch, script);
      expect(await scratch.relctl('commit', '--retry', '--edit')).toMatchObject({ exit: 9, stdout: '' });
      expect(await draftOf(scratch)).toBe('fix: a');
    }
    expect(await scratch.state()).toEqual(before);
    await editor(scratch, 'test "$1" = --wait && printf "\\n# kept\\r\\n" >> "$2"');
    expect(await scratch.relctl('commit', '--retry', '--edit')).toMatchObject({ exit: 0 });
    expect(await lastMessage(scratch)).toBe('fix: a\n\n# kept\n\0\n');
  });

  it('--json prints one document, and git’s output goes to stderr', async () => {
    const scratch = await staged();
    await keep(scratch, 'fix: a');
    const { exit, stdout, stderr } = await scratch.relctl('commit', '--retry', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      shape: 1,
      message: 'fix: a',
      commit: (await scratch.git('rev-parse', 'HEAD')).trim(),
    });
    expect(stderr).toContain('1 file changed');
  });

  it('in the profile commitizen stdout is cz’s', async () => {
    const scratch = await staged();
    await scratch.hook('pre-commit', 'echo the hook');
    await keep(scratch, 'fix: a\n\nb');
    const { exit, stdout, stderr } = await scratch.relctl('--profile', 'commitizen', 'commit', '--retry');
    const sha = (await scratch.git('rev-parse', '--short', 'HEAD')).trim();
    expect({ exit, stdout, stderr }).toEqual({
      exit: 0,
      stdout: `\nfix: a\n\nb\n\nthe hook\n\n[main ${sha}] fix: a\n 1 file changed, 1 insertion(+)\n create mode 100644 search.py\n\nCommit successful!\n`,
      stderr: '',
    });
  });
});

it('schema, example and info describe the configured commit convention; ls lists all of them', async () => {
  const scratch = await staged();
  const jira = (...args: readonly string[]): Promise<Ran> => scratch.relctl('-n', 'cz_jira', ...args);
  expect(await jira('schema')).toEqual({
    exit: 0,
    stdout: '<ignored text> <ISSUE_KEY> <ignored text> #<COMMAND> <optional COMMAND_ARGUMENTS>\n',
    stderr: '',
  });
  expect((await jira('example')).stdout).toContain('#resolve\n');
  expect((await jira('info')).stdout).toContain('Jira');
  expect(await scratch.relctl('-n', 'nobodys', 'ls')).toEqual({
    exit: 0,
    stdout: 'cz_conventional_commits\ncz_customize\ncz_jira\n',
    stderr: '',
  });
});
