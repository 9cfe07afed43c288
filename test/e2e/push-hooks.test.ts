import { describe, expect, it } from 'vitest';
import { pyproject, RELCTL, released } from '../support/scratch.ts';
import type { Ran, Scratch } from '../support/scratch.ts';

type Guard = 'pre-push' | 'pre-receive';

/** The usual test project with one of the hooks installed. */
async function guarded(guard: Guard, config: readonly string[] = [], more = ''): Promise<Scratch> {
  const scratch = await released(config, more);
  await guardWith(scratch, guard);
  return scratch;
}

/** The usual test project with both hooks: a push has to pass both. */
async function guardedTwice(config: readonly string[] = []): Promise<Scratch> {
  const scratch = await guarded('pre-push', config);
  await guardWith(scratch, 'pre-receive');
  return scratch;
}

function guardWith(scratch: Scratch, guard: Guard): Promise<void> {
  const script = `exec '${process.execPath}' '${RELCTL}' hook ${guard} "$@"`;
  return scratch.hook(guard, script, guard === 'pre-push' ? 'here' : 'remote');
}

function push(scratch: Scratch, ...args: readonly string[]): Promise<Ran> {
  return scratch.run('git', ['push', '--quiet', 'origin', ...args], scratch.dir);
}

function there(scratch: Scratch): Promise<string> {
  return scratch.git('ls-remote', 'origin');
}

interface Refused {
  readonly does: (scratch: Scratch) => Promise<unknown>;
  readonly args: readonly string[];
  readonly says: readonly string[];
}

const REFUSED: readonly (readonly [string, Refused])[] = [
  [
    'a hand-made release tag',
    {
      does: async (scratch) => {
        await scratch.commit('feat: search');
        await scratch.tag('v1.2.0');
      },
      args: ['main', 'v1.2.0'],
      says: [
        'tags-made-by-release',
        'v1.2.0 is on a commit with the version 1.1.0',
        'git tag --delete v1.2.0',
      ],
    },
  ],
  [
    'a hand-edited version and its tag',
    {
      does: async (scratch) => {
        await scratch.commit('chore: release 1.2.0', { 'pyproject.toml': pyproject('1.2.0') });
        await scratch.git('tag', '-a', '-m', 'v1.2.0', 'v1.2.0');
      },
      args: ['main', 'v1.2.0'],
      says: [
        'version-not-hand-edited',
        '"chore: release 1.2.0" changed 1.1.0 to 1.2.0',
        'tags-made-by-release',
      ],
    },
  ],
  [
    'a hand-edited version on a new branch',
    {
      does: async (scratch) => {
        await scratch.git('switch', '--quiet', '-c', 'feat/x');
        await scratch.commit('wip', { 'pyproject.toml': pyproject('1.2.0') });
      },
      args: ['feat/x'],
      says: ['version-not-hand-edited'],
    },
  ],
  [
    'a release tag that is moved',
    {
      does: async (scratch) => {
        await scratch.commit('fix: late');
        await scratch.git('tag', '--force', 'v1.1.0');
      },
      args: ['--force', 'v1.1.0'],
      says: ['tag-not-moved', 'v1.1.0 would be moved', 'relctl hotfix v1.1.0'],
    },
  ],
  [
    'a release tag that is deleted',
    { does: () => Promise.resolve(), args: ['--delete', 'v1.1.0'], says: ['v1.1.0 would be deleted'] },
  ],
  [
    'a forced push to main',
    {
      does: (scratch) =>
        scratch.git('commit', '--quiet', '--amend', '-m', 'bump: version 1.0.0 → 1.1.0', '--date=now'),
      args: ['--force', 'main'],
      says: ['main-not-rewritten', 'a forced push'],
    },
  ],
  [
    'an invalid message for main',
    {
      does: (scratch) => scratch.commit('added search'),
      args: ['main'],
      says: ['message-valid', '"added search"', 'git rebase -i'],
    },
  ],
];

describe.each<Guard>(['pre-push', 'pre-receive'])('%s', (guard) => {
  it('refuses a push that breaks a rule, and nothing is pushed', async () => {
    const scratch = await guarded(guard);
    const before = await there(scratch);
    for (const [what, { does, args, says }] of REFUSED) {
      await does(scratch);
      const ran = await push(scratch, ...args);
      expect(ran.exit, what).toBe(1);
      for (const words of says) expect(ran.stderr, what).toContain(words);
      await scratch.git('switch', '--quiet', '--force-create', 'main', 'origin/main');
      await scratch.git('fetch', '--quiet', '--prune', '--prune-tags', '--force', 'origin');
    }
    expect(await there(scratch)).toBe(before);
  });
});

describe('pre-push and pre-receive', () => {
  it('accept pushes that no rule covers, and branches that will be squashed', async () => {
    const scratch = await guardedTwice();
    await scratch.tag('nightly');
    await scratch.git('switch', '--quiet', '-c', 'feat/x');
    await scratch.commit('half of it');
    expect(await push(scratch, 'nightly', 'feat/x')).toMatchObject({ exit: 0 });
    await scratch.git('tag', '--force', 'nightly');
    await scratch.git('commit', '--quiet', '--amend', '--allow-empty', '-m', 'all of it');
    expect(await push(scratch, '--force', 'nightly', 'feat/x')).toMatchObject({ exit: 0 });
    // Commits that were accepted on a branch are checked when they are pushed to main.
    expect(await push(scratch, 'feat/x:main')).toMatchObject({ exit: 1 });
    expect(await push(scratch, '--delete', 'nightly', 'feat/x')).toMatchObject({ exit: 0 });
  });

  it('accept relctl’s own releases because of their content', async () => {
    const scratch = await guardedTwice(['update_changelog_on_bump = true']);
    await scratch.commit('feat: search');
    expect(await scratch.relctl('bump', '--yes')).toMatchObject({ exit: 0 });
    await scratch.commit('fix: search');
    expect(await scratch.relctl('prerelease', 'alpha', '--yes')).toMatchObject({ exit: 0 });
    expect(await scratch.relctl('bump', '--yes')).toMatchObject({ exit: 0 });
    expect(await scratch.relctl('hotfix', 'v1.1.0')).toMatchObject({ exit: 0 });
    await scratch.commit('fix: in production', { 'fix.txt': 'it\n' });
    expect(await scratch.relctl('hotfix', 'ship', '--yes')).toMatchObject({ exit: 0 });
    await scratch.git('switch', '--quiet', 'main');
    expect(await scratch.relctl('hotfix', 'reconcile', '--yes')).toMatchObject({ exit: 0 });
    expect(await there(scratch)).toContain('refs/tags/v1.1.1');
  });
});

describe('a release with a message of its own', () => {
  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['by bump_message', ['bump_message = "Release $new_version"'], []],
    ['by --bump-message', [], ['--bump-message', 'Release $new_version']],
  ])('%s passes every hook, check and audit', async (_name, config, options) => {
    const scratch = await guardedTwice(config);
    await scratch.hook('commit-msg', `exec '${process.execPath}' '${RELCTL}' hook commit-msg "$@"`);
    await scratch.commit('feat: search');
    expect(await scratch.relctl('bump', '--yes', ...options)).toMatchObject({ exit: 0 });
    expect(await scratch.git('log', '-1', '--format=%s')).toBe('Release 1.2.0\n');
    expect(await scratch.relctl('check', '--rev-range', 'HEAD^..HEAD')).toMatchObject({ exit: 0 });
    expect(await scratch.relctl('audit')).toMatchObject({ exit: 0 });
    await scratch.commit('fix: search');
    expect(await scratch.relctl('bump', '--yes', ...options)).toMatchObject({ exit: 0 });
  });

  it('is marked only if the message is of the command line', async () => {
    const scratch = await released();
    await scratch.commit('feat: search');
    const own = ['--bump-message', 'Release $new_version'];
    expect(await scratch.relctl('bump', '--yes', ...own)).toMatchObject({ exit: 0 });
    expect(await scratch.git('log', '-1', '--format=%B')).toBe('Release 1.2.0\n\nRelctl-Release: v1.2.0\n\n');
    await scratch.commit('fix: search');
    expect(await scratch.relctl('bump', '--yes')).toMatchObject({ exit: 0 });
    expect(await scratch.git('log', '-1', '--format=%B')).toBe('bump: version 1.2.0 → 1.2.1\n\n');
  });

  it('is refused without the version', async () => {
    const scratch = await released();
    await scratch.commit('feat: search');
    const ran = await scratch.relctl('bump', '--yes', '--bump-message', 'Release it');
    expect(ran.exit).toBe(80);
    expect(ran.stderr).toContain('the bump message "Release it" does not contain 1.2.0');
  });
});

describe('pre-push', () => {
  it('accepts a bump made with cz, even with a project-specific message', async () => {
    const scratch = await guarded('pre-push', ['bump_message = "Release $new_version"']);
    await scratch.commit('feat: search');
    await scratch.commit('Release 1.2.0', {
      'pyproject.toml': pyproject('1.2.0', ['bump_message = "Release $new_version"']),
    });
    await scratch.tag('v1.2.0');
    expect(await push(scratch, 'main', 'v1.2.0')).toMatchObject({ exit: 0, stderr: '' });
  });

  it('checks of a first push only the releases after its oldest one', async () => {
    const scratch = await released();
    await scratch.git('init', '--quiet', '--bare', '--initial-branch=main', `${scratch.root}/empty.git`);
    await scratch.git('remote', 'remove', 'origin');
    await scratch.git('remote', 'add', 'origin', `${scratch.root}/empty.git`);
    await guardWith(scratch, 'pre-push');
    await scratch.commit('what is this');
    await scratch.tag('v1.2.0');
    expect(await push(scratch, 'main', '--tags')).toMatchObject({ exit: 1 });
    await scratch.git('tag', '--delete', 'v1.2.0');
    expect(await push(scratch, 'main', '--tags')).toMatchObject({ exit: 0 });
  });

  it('respects the level of a rule', async () => {
    const rules = '\n[tool.relctl.rules]\nmessage-valid = "warn"\n';
    const scratch = await guarded('pre-push', [], rules);
    await scratch.commit('added search');
    const ran = await push(scratch, 'main');
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toContain('message-valid');
  });
});

describe('pre-push', () => {
  it('accepts the revert of a hand-edited version, but no other commit called a revert', async () => {
    const scratch = await released();
    await scratch.commit('chore: by hand', { 'pyproject.toml': pyproject('1.2.0') });
    await push(scratch, 'main');
    await guardWith(scratch, 'pre-push');
    const edit = (await scratch.git('rev-parse', 'HEAD')).trim();
    const message = `Revert "chore: by hand"\n\nThis reverts commit ${edit}.`;
    await scratch.commit(message, { 'pyproject.toml': pyproject('1.3.0') });
    expect(await push(scratch, 'main')).toMatchObject({ exit: 1 });
    await scratch.git('reset', '--quiet', '--hard', 'HEAD^');
    await scratch.git('revert', '--no-edit', 'HEAD');
    expect(await push(scratch, 'main')).toMatchObject({ exit: 0 });
  });
});

describe('pre-receive', () => {
  it('uses main’s configuration from before the push', async () => {
    const scratch = await guarded('pre-receive');
    const off = pyproject('1.1.0', [], '\n[tool.relctl.rules]\nmessage-valid = "off"\n');
    await scratch.commit('no more rules', { 'pyproject.toml': off });
    expect((await push(scratch, 'main')).stderr).toContain('message-valid');
  });

  it('finds what the local hooks missed', async () => {
    const scratch = await guarded('pre-push');
    await guardWith(scratch, 'pre-receive');
    await scratch.commit('chore: by hand', { 'pyproject.toml': pyproject('1.2.0') });
    expect((await push(scratch, 'main')).stderr).not.toContain('remote:');
    const skipped = await push(scratch, '--no-verify', 'main');
    expect(skipped.exit).toBe(1);
    expect(skipped.stderr).toContain('remote:');
    expect(skipped.stderr).toContain('version-not-hand-edited');
  });
});
