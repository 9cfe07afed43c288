import { describe, expect, it } from 'vitest';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

async function ready(commitizen: readonly string[] = []): Promise<Scratch> {
  const repo = await released(commitizen);
  await repo.commit('feat: search', { 'a.txt': 'version 1.1.0\n', 'b.txt': 'nothing\n' });
  return repo;
}

const HEADLINE = 'bump: version 1.1.0 → 1.2.0\ntag to create: v1.2.0\nincrement detected: MINOR\n\n';
const SECTION = '## v1.2.0 (2026-02-03)\n\n### Feat\n\n- search\n';

describe('options that replace settings of the configuration', () => {
  it('cover scheme, tag format, message and changelog file', async () => {
    const repo = await ready();
    const options = ['--version-scheme', 'semver2', '--tag-format', 'rel-$version', '-pr', 'beta'];
    const files = ['--file-name', 'NEWS.md', '--bump-message', 'release $new_version'];
    expect(await repo.relctl('bump', ...options, ...files)).toMatchObject({ exit: 0 });
    expect(await repo.git('log', '-1', '--format=%s%d')).toBe(
      'release 1.2.0-beta.0 (HEAD -> main, tag: rel-1.2.0-beta.0, origin/main)\n',
    );
    expect(await repo.read('NEWS.md')).toContain('## rel-1.2.0-beta.0 (2026-02-03)');
  });

  it('refuse an unknown scheme with exit code 13, and accept the older spelling of the option', async () => {
    const repo = await ready();
    expect(await repo.relctl('bump', '--version-scheme', 'calver')).toMatchObject({ exit: 13 });
    expect(await repo.relctl('bump', '--version-type', 'pep440', '--get-next')).toMatchObject({
      exit: 0,
      stdout: '1.2.0\n',
    });
  });
});

describe('--check-consistency', () => {
  it('refuses with exit code 17 before anything is written, and a dry run still shows the plan', async () => {
    const repo = await ready(['version_files = ["a.txt", "b.txt"]']);
    const before = await repo.state();
    for (const allowed of [
      ['--allow', 'versions-agree'],
      ['--profile', 'commitizen'],
    ]) {
      expect(await repo.relctl('bump', '-cc', ...allowed)).toMatchObject({
        exit: 17,
        stderr: expect.stringContaining('the version 1.1.0 is not in b.txt') as string,
      });
      expect(await repo.relctl('bump', '-cc', '--dry-run', ...allowed)).toMatchObject({ exit: 0 });
    }
    expect(await repo.state()).toEqual(before);
  });

  it('allows a release whose files contain the version', async () => {
    const repo = await ready(['version_files = ["a.txt"]']);
    expect(await repo.relctl('bump', '-cc')).toMatchObject({ exit: 0 });
    expect(await repo.read('a.txt')).toBe('version 1.2.0\n');
  });
});

describe('--version-files-only', () => {
  it.each(['--version-files-only', '--files-only'])('%s: only files and pre-bump hooks', async (option) => {
    const repo = await ready([
      'pre_bump_hooks = ["echo $CZ_PRE_NEW_VERSION > hooked.txt"]',
      'post_bump_hooks = ["false"]',
    ]);
    const before = await repo.state();
    expect(await repo.relctl('bump', option)).toMatchObject({
      exit: 0,
      stdout: `${HEADLINE}written 1.2.0 (no commit, no tag, no push)\n  pyproject.toml\n  CHANGELOG.md\n`,
    });
    const { head, refs, remote, status } = await repo.state();
    expect({ head, refs, remote }).toEqual({ head: before.head, refs: before.refs, remote: before.remote });
    expect(status.split('\0').map((line) => line.split(' ').at(-1))).toEqual([
      'pyproject.toml',
      'CHANGELOG.md',
      'hooked.txt',
      '',
    ]);
  });

  it('ends without "Done!" in commitizen’s profile, as cz does', async () => {
    const repo = await ready();
    expect(await repo.relctl('bump', '--files-only', '--profile', 'commitizen')).toMatchObject({
      exit: 0,
      stdout: HEADLINE,
    });
  });
});

describe('the tag', () => {
  it('has the message that the user chose, and names relctl', async () => {
    const repo = await ready();
    expect(await repo.relctl('bump', '-atm', '# Our best release')).toMatchObject({ exit: 0 });
    expect(await repo.git('tag', '--list', '--format=%(contents)', 'v1.2.0')).toMatch(
      /^# Our best release\n\nReleased-by: relctl \S+\n/,
    );
  });

  const rows: readonly (readonly [readonly string[], string, string])[] = [
    [[], 'commit', ''],
    [['-at'], 'tag', 'v1.2.0\n\n'],
    [['--annotated-tag-message', 'mine'], 'tag', 'mine\n\n'],
    [['--annotated-tag-message', ''], 'commit', ''],
  ];
  it.each(rows)('is commitizen’s in its profile: %j', async (options, type, contents) => {
    const repo = await ready();
    expect(await repo.relctl('bump', '--profile', 'commitizen', ...options)).toMatchObject({ exit: 0 });
    expect((await repo.git('cat-file', '-t', 'v1.2.0')).trim()).toBe(type);
    if (type === 'tag')
      expect(await repo.git('tag', '--list', '--format=%(contents)', 'v1.2.0')).toBe(contents);
  });

  it('is signed with --gpg-sign: a broken key breaks a rule, and in cz’s profile exits with 7 and is rolled back', async () => {
    const repo = await ready();
    await repo.git('config', 'gpg.program', 'false');
    const before = await repo.state();
    const refused = await repo.relctl('bump', '-s');
    expect(refused).toMatchObject({ exit: 80 });
    expect(refused.stderr).toContain('signature-works');
    expect(await repo.relctl('bump', '-s', '--profile', 'commitizen')).toMatchObject({ exit: 7 });
    expect(await repo.state()).toEqual(before);
  });
});

describe('--changelog-to-stdout', () => {
  it('prints only the new part of the changelog to stdout, and also writes the file', async () => {
    const repo = await ready();
    const dry = await repo.relctl('bump', '--changelog-to-stdout', '--dry-run');
    expect(dry.stdout.startsWith(SECTION)).toBe(true);
    expect(dry.stderr).toContain(HEADLINE);
    const ran = await repo.relctl('bump', '--changelog-to-stdout');
    expect(ran).toMatchObject({ exit: 0, stdout: dry.stdout });
    expect(ran.stderr).toContain(HEADLINE);
    expect(await repo.read('CHANGELOG.md')).toBe(dry.stdout);
  });

  it('prints what cz prints in its profile: git’s output is on stdout unless an option moves it', async () => {
    const repo = await ready();
    const base = ['bump', '--profile', 'commitizen', '--changelog-to-stdout'];
    const dry = await repo.relctl(...base, '--dry-run');
    const changelog = dry.stdout.slice(0, dry.stdout.length / 2);
    expect(dry).toMatchObject({ exit: 0, stdout: changelog + changelog, stderr: HEADLINE });
    const ran = await repo.relctl(...base, '--git-output-to-stderr');
    expect(ran).toMatchObject({ exit: 0, stdout: changelog });
    expect(ran.stderr).toMatch(/^\[main [0-9a-f]+\] bump: version/m);
    expect(ran.stderr).toMatch(/Done!\n$/);
  });
});

describe('--retry and --no-verify', () => {
  /** Rewrites a file and fails, once. */
  const FIXES = 'test -f .git/fixed && exit 0; touch .git/fixed; echo fixed >> a.txt; exit 1';

  it('tries the commit again with the files that a commit hook rewrote', async () => {
    const repo = await ready();
    await repo.hook('pre-commit', FIXES);
    const ran = await repo.relctl('bump', '--retry');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stderr).toContain('trying once more with the files that the hooks changed');
    expect(await repo.git('show', '--name-only', '--format=', 'HEAD')).toBe(
      'CHANGELOG.md\na.txt\npyproject.toml\n',
    );
    expect((await repo.state()).status).toBe('');
  });

  it('exits with 6 if the hook fails again, and restores everything', async () => {
    const repo = await ready();
    await repo.hook('pre-commit', 'echo fixed >> a.txt; echo new > n.txt; git add a.txt; exit 1');
    const before = await repo.state();
    expect(await repo.relctl('bump', '--retry')).toMatchObject({ exit: 6 });
    expect(await repo.state()).toEqual(before);
  });

  it('in commitizen’s profile tries again only if a changelog is written, as cz does', async () => {
    const repo = await ready();
    await repo.hook('pre-commit', FIXES);
    const retry = ['bump', '--retry', '--profile', 'commitizen'];
    expect(await repo.relctl(...retry)).toMatchObject({ exit: 0 });

    const other = await ready();
    await other.commit('chore: configure', {
      '.cz.toml': '[tool.commitizen]\nversion_provider = "pep621"\ntag_format = "v$version"\n',
    });
    await other.hook('pre-commit', FIXES);
    expect(await other.relctl(...retry)).toMatchObject({ exit: 6 });
  });

  it('--no-verify commits without commit hooks', async () => {
    const repo = await ready();
    await repo.hook('pre-commit', 'exit 1');
    await repo.hook('commit-msg', 'exit 1');
    expect(await repo.relctl('bump', '--no-verify')).toMatchObject({ exit: 0 });
  });
});
