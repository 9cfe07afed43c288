import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pyproject, Scratch } from '../support/scratch.ts';
import type { Ran } from '../support/scratch.ts';

const PASSED = { exit: 0, stdout: 'Commit validation: successful!\n', stderr: '' };

/** Runs relctl with these bytes on stdin. */
async function piped(scratch: Scratch, input: Buffer, ...args: readonly string[]): Promise<Ran> {
  const file = join(scratch.root, 'stdin');
  await writeFile(file, input);
  const script = 'file=$1; shift; exec "$0" "$@" < "$file"';
  return scratch.run('sh', ['-c', script, process.execPath, file, scratch.program, ...args], scratch.dir);
}

async function history(config: readonly string[] = []): Promise<Scratch> {
  const scratch = await Scratch.create({ 'pyproject.toml': pyproject('1.0.0', config) });
  await scratch.commit('feat: search\nfolded into one line\n\nbody');
  await scratch.commit('Fix: the parser');
  await scratch.commit("Merge branch 'x'");
  return scratch;
}

describe('a message', () => {
  // Exit codes and stdout of cz 4.19.3.
  it.each<readonly [args: readonly string[], exit: number]>([
    [['-m', 'feat: a'], 0],
    [['--message=fix(x)!: a=b\n\nbody'], 0],
    [['-m', '  \n# comment\nfeat: a\n'], 0],
    [['-m', '# only\n# comments'], 14],
    [['-m', ''], 14],
    [['-m', '', '--allow-abort'], 0],
    [['-m', 'feat:a'], 14],
    [['-m', '- a list'], 14],
    [['-m', 'Merged'], 0],
    [['-m', 'Merged', '--allowed-prefixes'], 14],
    [['--allowed-prefixes', 'WIP', 'a b', '-m', 'a b c'], 0],
    [['-m', 'WIP', '--allowed-prefixes', 'WIP', 'a b'], 0],
    [['-m', 'feat: long', '-l', '5'], 32],
    [['-m', 'feat: long\n\nthe body may be longer', '-l', '10'], 0],
    [['-m', 'too long and bad', '-l', '5'], 32],
    [['-m', 'feat: long', '-l', '0'], 0],
    [['-m', 'feat: long', '-l', '-1'], 0],
    [[], 14],
  ])('%j exits with %i', async (args, exit) => {
    const scratch = await Scratch.create(null);
    const ran = await scratch.relctl('check', ...args);
    expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit, stdout: exit === 0 ? PASSED.stdout : '' });
  });

  it('is shown with the fault, its place, and an example that would pass', async () => {
    const scratch = await Scratch.create(null);
    expect((await scratch.relctl('check', '-m', 'feat(search):find orders')).stderr).toBe(
      `error: the commit message is not valid: a space is missing after 'feat(search):'
    feat(search):find orders
                 ^ character 14
  hint: this would pass: feat(search): find orders
`,
    );
  });

  it('as JSON', async () => {
    const scratch = await Scratch.create(null);
    const ran = await scratch.relctl('check', '--json', '-m', 'feat: a\nbody');
    expect(ran).toMatchObject({ exit: 14, stderr: '' });
    expect(JSON.parse(ran.stdout)).toEqual({
      shape: 1,
      valid: false,
      commits: [{ sha: null, subject: 'feat: a', valid: false, problem: 'no-blank-line', at: 8 }],
    });
    const valid = await scratch.relctl('check', '--json', '-m', 'feat: a');
    expect(valid.exit).toBe(0);
    expect(JSON.parse(valid.stdout)).toMatchObject({ valid: true });
  });

  it('exits with 0 under --no-raise', async () => {
    const scratch = await Scratch.create(null);
    for (const args of [
      ['-nr', '14'],
      ['--no-raise=INVALID_COMMIT_MSG', '--json'],
      ['-nr', '14', '--profile', 'commitizen'],
    ]) {
      expect(await scratch.relctl(...args, 'check', '-m', 'x')).toMatchObject({ exit: 0 });
    }
    expect(await scratch.relctl('-nr', '32', 'check', '-m', 'x')).toMatchObject({ exit: 14 });
  });

  it('needs no git', async () => {
    const scratch = await Scratch.create(null);
    await scratch.write({ '../outside/pyproject.toml': pyproject('1.0.0', ['allowed_prefixes = ["WIP"]']) });
    const outside = join(scratch.root, 'outside');
    expect(await scratch.relctl('-C', outside, 'check', '-m', 'WIP')).toEqual(PASSED);
    expect(await scratch.relctl('-C', outside, 'check', '-m', 'Merge')).toMatchObject({ exit: 14 });
    scratch.env['PATH'] = '';
    expect(await scratch.relctl('-C', outside, 'check', '-m', 'WIP')).toEqual(PASSED);
  });
});

describe('a message in a file, and on stdin', () => {
  it.each([
    ['comments', 'feat: a\n# comment\n', 0, 0],
    [
      'the diff that git adds with --verbose',
      'feat: a\n\nb\n# ------------------------ >8 ------------------------\nx\n',
      0,
      0,
    ],
    ['nothing but comments', '\n# comment\n', 14, 14],
    ['no newline at the end', 'feat: a', 0, 0],
    // As in cz: the lines of a file may have any line ends, those of stdin may not.
    ['CRLF', 'feat: a\r\n\r\nbody\r\n', 0, 14],
    ['a byte order mark', '\ufefffeat: a\n', 14, 14],
  ])('%s', async (_, text, fromFile, fromStdin) => {
    const scratch = await Scratch.create({ 'sub/message': text });
    const inFolder = ['-C', 'sub', 'check', '--commit-msg-file', 'message'];
    expect(await scratch.relctl(...inFolder)).toMatchObject({ exit: fromFile });
    expect(await piped(scratch, Buffer.from(text), 'check')).toMatchObject({ exit: fromStdin });
  });

  it('in a git hook, a bad message stops the commit', async () => {
    const scratch = await Scratch.create({ 'pyproject.toml': pyproject('1.0.0') });
    await scratch.hook(
      'commit-msg',
      `"${process.execPath}" "${scratch.program}" check --commit-msg-file "$1"`,
    );
    const commit = (message: string): Promise<Ran> =>
      scratch.run('git', ['commit', '--allow-empty', '-m', message], scratch.dir);
    const refused = await commit('added search');
    expect(refused.exit).toBe(1);
    expect(refused.stderr).toContain('hint: this would pass: feat: added search\n');
    expect((await commit('feat: added search')).exit).toBe(0);
    expect(await scratch.git('log', '-1', '--format=%s')).toBe('feat: added search\n');
  });

  it('a missing file exits with 1; one that is not UTF-8 exits with 22 and the place is shown', async () => {
    const scratch = await Scratch.create(null);
    await writeFile(join(scratch.dir, 'latin'), Buffer.from('\nfix: caf\xe9 \xef\xbf\n', 'latin1'));
    await writeFile(join(scratch.dir, 'torn'), Buffer.from('fix: a\xef\xbb', 'latin1'));
    const file = (name: string): Promise<Ran> => scratch.relctl('check', '--commit-msg-file', name);
    expect(await file('none')).toMatchObject({ exit: 1, stdout: '' });
    expect(await file('.')).toMatchObject({ exit: 1, stdout: '' });
    const latin = await file('latin');
    expect(latin).toMatchObject({ exit: 22, stdout: '' });
    expect(latin.stderr).toContain(
      "latin:2: the commit message is not UTF-8: there is a byte 0xe9 after 'fix: caf'",
    );
    expect((await file('torn')).stderr).toContain("there is a byte 0xef after 'fix: a'");
    // As in cz: stdin is read even if it is not UTF-8.
    expect(await piped(scratch, Buffer.from('fix: caf\xe9', 'latin1'), 'check')).toEqual(PASSED);
  });

  it('hostile text is checked in time, and printed without control characters', async () => {
    const scratch = await Scratch.create(null);
    const bytes = Buffer.alloc(10_000_000, 'feat(');
    bytes.write('\x1b]0;title\x07\xff\u202e', 20, 'latin1');
    for (const args of [[], ['--profile', 'commitizen'], ['--json']]) {
      const { exit, stdout, stderr } = await piped(scratch, bytes, 'check', ...args);
      expect(exit).toBe(14);
      expect(stdout + stderr).not.toMatch(/[\x00-\x08\x0b-\x1f]/);
      expect(stdout + stderr).toMatch(args.includes('--json') ? /\\u001b\]0;title/ : /\\x1b\]0;title/);
    }
  });
});

describe('the commits of a range', () => {
  it('are all checked, with their first paragraphs joined into one line', async () => {
    const scratch = await history();
    const sha = (await scratch.git('rev-parse', '--short=7', 'HEAD~1')).trim();
    expect(await scratch.relctl('check', '--rev-range', 'HEAD')).toEqual({
      exit: 14,
      stdout: '',
      stderr: `error: 1 of 4 commits has a message that is not valid
  ${sha}: its type is not one of build, bump, chore, ci, docs, feat, fix, perf, refactor, revert, style, test
      Fix: the parser
      ^ character 1
    this would pass: fix: the parser
  hint: relctl schema shows the message format, relctl example shows a complete message
`,
    });
    expect(await scratch.relctl('check', '--rev-range', 'HEAD~1..')).toEqual(PASSED);
    expect(await scratch.relctl('check', '--rev-range', 'HEAD~2', '-l', '40')).toEqual(PASSED);
    expect(await scratch.relctl('check', '--rev-range', 'HEAD~2', '-l', '20')).toMatchObject({ exit: 32 });
    const { stdout } = await scratch.relctl('check', '--rev-range', 'HEAD~3..HEAD', '--json');
    const { commits } = JSON.parse(stdout) as { commits: { sha: string; subject: string }[] };
    expect(commits.map(({ subject }) => subject)).toEqual([
      "Merge branch 'x'",
      'Fix: the parser',
      'feat: search folded into one line',
    ]);
    expect(commits[0]?.sha).toBe((await scratch.git('rev-parse', 'HEAD')).trim());
  });

  it('are read with one git log', async () => {
    const scratch = await history();
    const trace = join(scratch.root, 'trace');
    scratch.env['GIT_TRACE'] = trace;
    await scratch.relctl('check', '--rev-range', 'HEAD');
    const started = (await readFile(trace, 'utf8'))
      .split('\n')
      .filter((line) => line.includes('built-in: git '));
    expect(started.map((line) => /built-in: git ([\w-]+)/.exec(line)?.[1])).toEqual(['rev-parse', 'log']);
  });

  it('may be named by environment variables', async () => {
    const scratch = await history();
    scratch.env['FROM_REF'] = 'HEAD~1';
    scratch.env['TO_REF'] = 'HEAD';
    expect(await scratch.relctl('check', '--rev-range', '$FROM_REF..${TO_REF}')).toEqual(PASSED);
  });

  it('with -d are those that the remote’s default branch does not have', async () => {
    const scratch = await history();
    expect(await scratch.relctl('check', '-d')).toMatchObject({ exit: 23, stdout: '' });
    await scratch.withRemote();
    await scratch.git('remote', 'set-head', 'origin', '--auto');
    expect(await scratch.relctl('check', '-d')).toMatchObject({ exit: 3 });
    await scratch.commit('fix: one');
    expect(await scratch.relctl('check', '-d')).toEqual(PASSED);
    await scratch.commit('two');
    expect(await scratch.relctl('check', '--use-default-range')).toMatchObject({ exit: 14 });
    await scratch.write({ 'pyproject.toml': pyproject('1.0.0', [], '[tool.relctl]\nremote = "upstream"\n') });
    expect((await scratch.relctl('check', '-d')).stderr).toContain('git remote set-head upstream --auto');
  });

  it('an empty range exits with 3; one that git can’t read, or a missing repository, with 23', async () => {
    const scratch = await history();
    expect(await scratch.relctl('check', '--rev-range', 'HEAD..HEAD')).toMatchObject({
      exit: 3,
      stderr: 'error: there are no commits in the range HEAD..HEAD\n',
    });
    for (const range of [
      'nope',
      '$NOPE..HEAD',
      '--all',
      `--output=${scratch.root}/written`,
      'pyproject.toml',
    ]) {
      expect(await scratch.relctl('check', `--rev-range=${range}`)).toMatchObject({ exit: 23, stdout: '' });
    }
    expect(await scratch.relctl('-C', scratch.root, 'check', '--rev-range', 'HEAD')).toMatchObject({
      exit: 23,
    });
    const unborn = await Scratch.create(null);
    expect(await unborn.relctl('check', '--rev-range', 'HEAD')).toMatchObject({ exit: 23 });
    await expect(readFile(join(scratch.root, 'written'))).rejects.toThrow('ENOENT');
  });
});

describe('the command line', () => {
  it.each<readonly [args: string, exit: number]>([
    ['-m a -d', 13],
    ['-m a --commit-msg-file b', 13],
    ['--rev-range HEAD --commit-msg-file b', 13],
    ['--rev-range HEAD -d', 13],
    ['-m', 13],
    ['-m a -l x', 13],
    ['-m a --bogus', 18],
    ['-m a b', 18],
    ['message', 18],
  ])('check %s exits with %i', async (args, exit) => {
    const scratch = await Scratch.create(null);
    expect(await scratch.relctl('check', ...args.split(' '))).toMatchObject({ exit, stdout: '' });
  });
});

describe('the configuration', () => {
  const CONFIG = ['allow_abort = true', 'message_length_limit = 10', 'allowed_prefixes = ["WIP"]'];

  it('sets the limit, the prefixes and whether a message may be empty; options win', async () => {
    const scratch = await Scratch.create({ 'pyproject.toml': pyproject('1.0.0', CONFIG) });
    const check = async (...args: readonly string[]): Promise<number> =>
      (await scratch.relctl('check', ...args)).exit;
    expect(await check('-m', '')).toBe(0);
    expect(await check('-m', 'feat: a longer one')).toBe(32);
    expect(await check('-m', 'feat: a longer one', '-l', '0')).toBe(0);
    expect(await check('-m', 'WIP and so on and on')).toBe(0);
    expect(await check('-m', 'Merge x')).toBe(14);
    expect(await check('-m', 'Merge x', '--allowed-prefixes', 'Merge')).toBe(0);
  });

  it('is ignored for limit and empty message by commitizen’s check, and by its profile', async () => {
    const scratch = await Scratch.create({ 'pyproject.toml': pyproject('1.0.0', CONFIG) });
    const check = async (...args: readonly string[]): Promise<number> =>
      (await scratch.relctl('--profile', 'commitizen', 'check', ...args)).exit;
    expect(await check('-m', '')).toBe(14);
    expect(await check('-m', 'feat: a longer one')).toBe(0);
    expect(await check('-m', 'WIP and so on and on')).toBe(0);
    expect(await check('-m', 'feat: a longer one', '-l', '5')).toBe(32);
  });

  it('is read first: a broken one exits with 19, unknown commit convention with 1', async () => {
    const scratch = await Scratch.create({ 'pyproject.toml': '[tool.commitizen\n' });
    for (const command of [['check', '-m', 'fix: a'], ['schema'], ['info'], ['example']]) {
      expect(await scratch.relctl(...command)).toMatchObject({ exit: 19, stdout: '' });
    }
    const named = await Scratch.create({ 'pyproject.toml': '[tool.commitizen]\nname = "nobodys"\n' });
    for (const command of [['check', '-m', 'fix: a'], ['schema'], ['info'], ['example']]) {
      expect(await named.relctl(...command)).toMatchObject({ exit: 1, stdout: '' });
      expect(await named.relctl('-n', 'cz_conventional_commits', ...command)).toMatchObject({ exit: 0 });
    }
  });
});

describe('in commitizen’s profile', () => {
  it('the output is cz’s', async () => {
    const scratch = await history(['message_length_limit = 5']);
    const sha = (await scratch.git('rev-parse', 'HEAD~1')).trim();
    const ran = await scratch.relctl('--profile', 'commitizen', 'check', '--rev-range', 'HEAD');
    expect(ran).toEqual({
      exit: 14,
      stdout: '',
      stderr: `commit validation: failed!
please enter a commit message in the commitizen format.
commit "${sha}": "Fix: the parser
"pattern: (?s)(build|bump|chore|ci|docs|feat|fix|perf|refactor|revert|style|test)(\\(\\S+\\))?!?: ([^\\n\\r]+)((\\n\\n.*)|(\\s*))?$
`,
    });
  });

  it('-d reads stdin if there is no terminal', async () => {
    const scratch = await history();
    const ran = await piped(scratch, Buffer.from('fix: a'), '--profile', 'commitizen', 'check', '-d');
    expect(ran).toEqual(PASSED);
    expect(await piped(scratch, Buffer.from('fix: a'), 'check', '-d')).toMatchObject({ exit: 23 });
  });
});

describe('schema, info and example', () => {
  it('schema prints the format, line by line', async () => {
    const scratch = await Scratch.create(null);
    expect(await scratch.relctl('schema')).toEqual({
      exit: 0,
      stdout: '<type>(<scope>): <subject>\n<BLANK LINE>\n<body>\n<BLANK LINE>\n(BREAKING CHANGE: )<footer>\n',
      stderr: '',
    });
  });

  it('example prints a message that passes check', async () => {
    const scratch = await Scratch.create(null);
    const { stdout } = await scratch.relctl('example');
    expect(await piped(scratch, Buffer.from(stdout), 'check')).toEqual(PASSED);
  });

  it('info names every type, and JSON contains the text', async () => {
    const scratch = await Scratch.create(null);
    const { stdout } = await scratch.relctl('info');
    for (const type of ['build', 'bump', 'feat', 'fix', 'test']) expect(stdout).toContain(type);
    expect(JSON.parse((await scratch.relctl('info', '--json')).stdout)).toEqual({ shape: 1, info: stdout });
    expect(await scratch.relctl('info', 'x')).toMatchObject({ exit: 18, stdout: '' });
  });
});
