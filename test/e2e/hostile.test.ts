import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pyproject, RELCTL, released, Scratch } from '../support/scratch.ts';

/** Names that do harm if they reach a shell, git's options or a terminal unchanged. */
const COMMAND = '$(touch ../pwned)`touch ../pwned`;touch ../pwned';
const ESCAPE = '\u001b[2J\u001b]0;owned\u0007\u202e';

async function pwned(repo: Scratch): Promise<boolean> {
  return repo.read('../pwned').then(
    () => true,
    () => false,
  );
}

function expectPrintable(text: string): void {
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
}

describe('hostile names', () => {
  it('in commit messages are printed visibly and appear in the changelog as text', async () => {
    const repo = await released();
    await repo.commit(`feat: ${COMMAND}`);
    await repo.commit(`fix: "quotes' ${ESCAPE}`);
    await repo.commit('--amend');
    await repo.commit('-F/etc/passwd');
    const shown = await repo.relctl('dry-run');
    expectPrintable(shown.stdout);
    expect(shown.stdout).toContain('\\x1b[2J\\x1b]0;owned\\x07\\u202e');
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 0 });
    expectPrintable(ran.stdout + ran.stderr);
    const changelog = await repo.read('CHANGELOG.md');
    expect(changelog).toContain(`- ${COMMAND}\n`);
    expect(changelog).toContain(`"quotes' ${ESCAPE}`);
    expect(await pwned(repo)).toBe(false);
  });

  it('in an error that lists commits', async () => {
    const repo = await released();
    await repo.commit(`docs: ${ESCAPE}`);
    const ran = await repo.relctl('bump');
    expect(ran.exit).toBe(21);
    expectPrintable(ran.stderr);
  });

  it('of branches', async () => {
    const branch = 'x/$(touch${IFS}$HOME/pwned)"`id`\'&&\u202e--exec=x';
    const repo = await released([], `[tool.relctl]\nmain_branch = ${JSON.stringify(branch)}\n`);
    await repo.git('switch', '--quiet', '-c', branch);
    await repo.commit('feat: search');
    const shown = await repo.relctl('dry-run');
    expectPrintable(shown.stdout);
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 0 });
    expectPrintable(ran.stdout + ran.stderr);
    expect((await repo.state()).remote).toContain(`refs/heads/${branch}\n`);
    expect(await pwned(repo)).toBe(false);
  });

  it('of existing tags and of the new tag', async () => {
    const repo = await Scratch.create({ 'pyproject.toml': pyproject('1.1.0') });
    const format = 'v;$(id)`id`\'"-$version';
    await repo.write({
      'pyproject.toml': pyproject('1.1.0').replace(
        '"v$version"',
        `'''${format.replace('$(id)', '\\$\\(id\\)')}'''`,
      ),
    });
    await repo.git('commit', '--quiet', '--all', '-m', 'chore: tag format');
    for (const name of ['$(touch${IFS}pwned)', '"quoted"', 'v1.0.0\u202e', "it's"]) await repo.tag(name);
    await repo.commit('feat: search');
    await repo.withRemote();
    const ran = await repo.relctl('bump', '1.2.0');
    expectPrintable(ran.stdout + ran.stderr);
    expect(ran.stderr).not.toContain('internal error');
    expect(await pwned(repo)).toBe(false);
  });

  it('of a tag that git rejects: 7, and everything is rolled back', async () => {
    const repo = await Scratch.create({
      'pyproject.toml': pyproject('1.1.0').replace('"v$version"', '"-d $version"'),
    });
    await repo.commit('feat: search');
    await repo.withRemote();
    const before = await repo.state();
    expect(await repo.relctl('bump')).toMatchObject({ exit: 7 });
    expect(await repo.state()).toEqual(before);
  });

  it.each([
    '--force.md',
    '$(touch ..%2Fpwned)`touch pwned`;.md',
    'space & "quotes" it\'s back\\slash.md',
    ':(top)magic.md',
    '*.md',
    'new\nline.md',
    'escape\u001b[31m ünïcode.md',
  ])('of the changelog: %j', async (name) => {
    const repo = await Scratch.create({
      'pyproject.toml': pyproject('1.1.0', [`changelog_file = ${JSON.stringify(name)}`]),
      'other.md': '1.1.0\n',
    });
    await repo.tag('v1.1.0');
    await repo.commit('feat: search');
    await repo.withRemote();
    const shown = await repo.relctl('dry-run');
    expect(shown).toMatchObject({ exit: 0 });
    expectPrintable(shown.stdout);
    await repo.hook('pre-receive', 'cat > /dev/null; exit 1', 'remote');
    const before = await repo.state();
    const refused = await repo.relctl('bump');
    expect(refused).toMatchObject({ exit: 82 });
    expectPrintable(refused.stdout + refused.stderr);
    expect(await repo.state()).toEqual(before);
    await repo.hook('pre-receive', 'cat > /dev/null', 'remote');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(
      (await repo.git('show', '-z', '--name-only', '--format=', 'HEAD')).split('\0').filter(Boolean).sort(),
    ).toEqual([name, 'pyproject.toml'].sort());
    expect(await repo.read('other.md')).toBe('1.1.0\n');
    expect(await pwned(repo)).toBe(false);
  });

  it('in bump_message, the version and the environment of bump hooks', async () => {
    const repo = await Scratch.create({
      'pyproject.toml': pyproject('1.1.0', [
        `bump_message = ${JSON.stringify(`--amend ${COMMAND} $new_version`)}`,
        `pre_bump_hooks = ["printf '%s' \\"$CZ_PRE_MESSAGE\\" > ../message"]`,
      ]),
    });
    await repo.tag('v1.1.0');
    await repo.commit('feat: search');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.git('log', '-1', '--format=%s')).toBe(`--amend ${COMMAND} 1.2.0\n`);
    expect(await repo.read('../message')).toBe(`--amend ${COMMAND} 1.2.0`);
    expect(await pwned(repo)).toBe(false);
  });

  it('in the output of the remote and of hooks', async () => {
    const repo = await released();
    await repo.commit('feat: search');
    await repo.hook('pre-commit', "printf '\\033[2Jred\\n' >&2; exit 1");
    const ran = await repo.relctl('bump');
    expect(ran.exit).toBe(6);
    expectPrintable(ran.stderr);
  });

  it('of a remote', async () => {
    const repo = await released([], '[tool.relctl]\nremote = "--upload-pack=touch ../pwned"\n');
    await repo.commit('feat: search');
    await repo.git('config', 'remote.--upload-pack=touch ../pwned.url', '../remote.git');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
    expect(await pwned(repo)).toBe(false);
    await repo.commit('feat: more');
    expect(await repo.relctl('bump', '--remote', 'ext::sh -c "touch ../pwned"')).toMatchObject({ exit: 13 });
    expect(await pwned(repo)).toBe(false);
  });
});

it('a version that is typed with control characters is repeated without them', async () => {
  const repo = await released();
  expect(await repo.relctl('version', '--', '1.0\r\u001b[2J')).toMatchObject({
    exit: 0,
    stderr: "'1.0\\r\\x1b[2J' is not a version\n",
  });
});

describe('a bare repository among the committed files, whose configuration names a program', () => {
  async function withEmbedded(place: string): Promise<Scratch> {
    const repo = await released();
    const bare = join(repo.dir, 'docs');
    await repo.run('git', ['clone', '--quiet', '--bare', repo.dir, bare], repo.root);
    const config = `[core]\n\trepositoryformatversion = 0\n\t${place}\n\tfsmonitor = "touch '${join(repo.root, 'pwned')}'; false"\n`;
    await repo.write({ 'docs/config': config, 'docs/refs/keep': '', 'docs/objects/keep': '' });
    await repo.write({ 'docs/pyproject.toml': pyproject('1.1.0') });
    await repo.git('add', '--force', 'docs');
    await repo.commit('docs: more');
    return repo;
  }
  const COMMANDS = [
    ['status'],
    ['bump', '--dry-run'],
    ['images'],
    ['changelog', '--dry-run'],
    ['check', '-m', 'feat: x'],
  ];

  it.each(['worktree = ..', 'worktree = .'])('would run it with plain git: %s', async (place) => {
    const repo = await withEmbedded(place);
    await repo.run('git', ['status'], join(repo.dir, 'docs'));
    expect(await pwned(repo)).toBe(true);
  });

  it.each(COMMANDS.map((args) => [args.join(' '), args] as const))('runs nothing: %s', async (_, args) => {
    for (const place of ['worktree = ..', 'worktree = .']) {
      const repo = await withEmbedded(place);
      await repo.relctl('-C', 'docs', ...args);
      expect(await pwned(repo)).toBe(false);
    }
  });

  it('runs nothing in a clone’s other working tree', async () => {
    const repo = await withEmbedded('worktree = ..');
    await repo.git('worktree', 'add', '--quiet', '../other');
    const ran = await repo.relctl('-C', '../other/docs', 'status');
    expect(ran).toMatchObject({ exit: 2 });
    expect(await pwned(repo)).toBe(false);
    expect((await repo.relctl('-C', '../other', 'images')).exit).toBe(0);
  });
});

describe('control characters of the repository on a terminal', () => {
  const TERMINAL = ['--import', 'data:text/javascript,process.stdout.isTTY=true', RELCTL];

  it.each([['info'], ['schema'], ['example']])('are spelled out by relctl %s', async (name) => {
    const text = `${name} = "a\\u001b[2J\\u202e"`;
    const repo = await Scratch.create({
      'pyproject.toml': `${pyproject('1.0.0', ['name = "cz_customize"'])}\n[tool.commitizen.customize]\n${text}\n`,
    });
    const piped = await repo.relctl(name);
    expect(piped.stdout).toBe(`a${ESCAPE.slice(0, 4)}\u202e\n`);
    const shown = await repo.run(process.execPath, [...TERMINAL, name], repo.dir);
    expect(shown.stdout).toBe('a\\x1b[2J\\u202e\n');
  });

  it('are spelled out by bump --changelog-to-stdout', async () => {
    const repo = await released();
    await repo.commit(`feat: ${ESCAPE}`);
    const args = ['bump', '--dry-run', '--changelog-to-stdout'];
    expect((await repo.relctl(...args)).stdout).toContain(ESCAPE);
    const shown = await repo.run(process.execPath, [...TERMINAL, ...args], repo.dir);
    expect(shown.stdout).toContain('\\x1b[2J');
    expectPrintable(shown.stdout);
  });
});

describe('a commit message of many megabytes', () => {
  it('is read up to a limit, in linear time', async () => {
    const repo = await released();
    await writeFile(join(repo.root, 'message'), `feat: many\n\n${'x'.repeat(60_000_000)}\n`);
    await repo.git('commit', '--quiet', '--allow-empty', '--cleanup=verbatim', '-F', '../message');
    expect(await repo.relctl('check', '--rev-range', 'HEAD~1..HEAD')).toMatchObject({ exit: 0 });
    expect(await repo.relctl('bump', '--dry-run')).toMatchObject({ exit: 0 });
  });
});
