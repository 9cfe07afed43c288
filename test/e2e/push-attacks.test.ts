import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pyproject, RELCTL, released } from '../support/scratch.ts';
import type { Ran, Scratch } from '../support/scratch.ts';

// A server whose pre-receive hook judges what is pushed, and people who try to get around it.

const HOOK = `exec '${process.execPath}' '${RELCTL}' hook pre-receive`;

async function server(config: readonly string[] = [], more = ''): Promise<Scratch> {
  const scratch = await released(config, more);
  await scratch.hook('pre-receive', HOOK, 'remote');
  return scratch;
}

function push(scratch: Scratch, ...args: readonly string[]): Promise<Ran> {
  return scratch.run('git', ['push', '--quiet', 'origin', ...args], scratch.dir);
}

/** Pushes what has to be refused for a rule, and of which nothing may arrive. */
async function refused(scratch: Scratch, rule: string, ...args: readonly string[]): Promise<string> {
  const before = await scratch.git('ls-remote', 'origin');
  const ran = await push(scratch, ...args);
  expect(ran.stderr).toContain(`✗ ${rule}`);
  expect(ran.exit).toBe(1);
  expect(await scratch.git('ls-remote', 'origin')).toBe(before);
  return ran.stderr;
}

async function accepted(scratch: Scratch, ...args: readonly string[]): Promise<void> {
  expect(await push(scratch, ...args)).toMatchObject({ exit: 0, stderr: '' });
}

/** Pushes without the server's hook, as if it had been installed later. */
async function unchecked(scratch: Scratch, ...args: readonly string[]): Promise<void> {
  await scratch.git(
    'push',
    '--quiet',
    '--receive-pack=git -c core.hooksPath=none receive-pack',
    'origin',
    ...args,
  );
}

async function here(scratch: Scratch, name = 'HEAD'): Promise<string> {
  return (await scratch.git('rev-parse', name)).trim();
}

/** Releases 1.2.0, as a colleague's cz does. */
async function release(scratch: Scratch): Promise<void> {
  await scratch.commit('feat: search');
  await scratch.commit('bump: version 1.1.0 → 1.2.0', { 'pyproject.toml': pyproject('1.2.0') });
  await scratch.tag('v1.2.0');
  await accepted(scratch, 'main', 'v1.2.0');
}

describe('history that only looks like a release', () => {
  /** A commit that git shows in the place of another one. */
  async function replaced(scratch: Scratch, message: string, ...parents: readonly string[]): Promise<void> {
    const words = parents.flatMap((parent) => ['-p', parent]);
    const fake = (await scratch.git('commit-tree', 'HEAD^{tree}', ...words, '-m', message)).trim();
    await scratch.git('replace', await here(scratch), fake);
    await accepted(scratch, 'refs/replace/*:refs/replace/*');
  }

  it('a replaced commit is no bump commit, and neither is its tag made by a release', async () => {
    const scratch = await server();
    await scratch.commit('chore: tidy', { 'pyproject.toml': pyproject('9.9.9') });
    await replaced(scratch, 'bump: version 1.1.0 → 9.9.9', 'HEAD^');
    await scratch.tag('v9.9.9');
    await refused(scratch, 'version-not-hand-edited', 'main');
    await refused(scratch, 'tags-made-by-release', 'v9.9.9');
  });

  it('a replaced commit does not hide that main is rewritten', async () => {
    const scratch = await server();
    const main = await here(scratch);
    await scratch.git('reset', '--quiet', '--hard', 'HEAD^');
    await scratch.commit('feat: another history');
    await replaced(scratch, 'feat: another history', main);
    await refused(scratch, 'main-not-rewritten', '--force', 'main');
  });

  it('a graft on the server hides no hand edit', async () => {
    const scratch = await server();
    const edit = await scratch.commit('chore: tidy', { 'pyproject.toml': pyproject('9.9.9') });
    await writeFile(join(scratch.root, 'remote.git', 'info', 'grafts'), `${edit}\n`);
    const said = await refused(scratch, 'version-not-hand-edited', 'main');
    expect(said).toContain('9.9.9');
  });
});

/** A configuration that turns every rule of a push off. */
function off(version: string, mainBranch = 'main'): string {
  const rules = ['version-not-hand-edited', 'tags-made-by-release', 'message-valid', 'main-not-rewritten'];
  const levels = rules.map((rule) => `${rule} = "off"\n`).join('');
  const more = `\n[tool.relctl]\nmain_branch = "${mainBranch}"\n[tool.relctl.rules]\n${levels}`;
  return pyproject(version, [], more);
}

describe('a malformed tree', () => {
  /** Its entries are not sorted: git checks pyproject.toml out, but does not find it by its path. */
  async function unsorted(scratch: Scratch): Promise<string> {
    await scratch.write({ 'pyproject.toml': pyproject('9.9.9') });
    const write = async (...args: readonly string[]): Promise<string> =>
      (await scratch.git('hash-object', '-w', ...args)).trim();
    const blob = await write('pyproject.toml');
    const entry = (name: string): Buffer =>
      Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(blob, 'hex')]);
    await writeFile(join(scratch.root, 'tree'), Buffer.concat([entry('x'), entry('pyproject.toml')]));
    const tree = await write('-t', 'tree', '--literally', join(scratch.root, 'tree'));
    return (await scratch.git('commit-tree', tree, '-p', 'HEAD', '-m', 'chore: tidy')).trim();
  }

  it('is refused by git', async () => {
    const scratch = await server();
    const ran = await push(scratch, `${await unsorted(scratch)}:refs/heads/main`);
    expect(ran.exit).toBe(1);
    expect(ran.stderr).toContain('treeNotSorted');
  });

  it.each([
    ['receive.fsckObjects', 'false'],
    ['transfer.fsckObjects', 'false'],
  ])('could pass with %s = %s, so no push is accepted then', async (key, value) => {
    const scratch = await server();
    await writeFile(scratch.env['GIT_CONFIG_GLOBAL'] ?? '', '[user]\n\tname = A\n\temail = a@b\n');
    await scratch.run('git', ['config', key, value], join(scratch.root, 'remote.git'));
    const ran = await push(scratch, `${await unsorted(scratch)}:refs/heads/main`);
    expect(ran.exit).toBe(1);
    expect(ran.stderr).toContain('on the server, type: git config receive.fsckObjects true');
  });
});

describe('the configuration that decides', () => {
  async function onServer(scratch: Scratch, ...args: readonly string[]): Promise<void> {
    const ran = await scratch.run('git', args, join(scratch.root, 'remote.git'));
    expect(ran).toMatchObject({ exit: 0 });
  }

  /** A server whose HEAD names a branch that does not exist. */
  async function headless(name: string): Promise<Scratch> {
    const scratch = await server();
    await onServer(scratch, 'symbolic-ref', 'HEAD', `refs/heads/${name}`);
    return scratch;
  }

  it('is no branch that this push makes, though HEAD of the server names it', async () => {
    const scratch = await headless('trunk');
    await scratch.git('switch', '--quiet', '--create', 'trunk');
    await scratch.commit('chore: by hand', { 'pyproject.toml': off('9.9.9', 'trunk') });
    const said = await refused(scratch, 'version-not-hand-edited', 'trunk');
    expect(said).toContain('✗ main-not-rewritten');
    expect(said).toContain('git config relctl.mainBranch BRANCH');
  });

  it('is no branch that an earlier push made for that', async () => {
    const scratch = await headless('trunk');
    await scratch.git('switch', '--quiet', '--create', 'trunk');
    await scratch.commit('chore: rules', { 'pyproject.toml': off('1.1.0', 'trunk') });
    await refused(scratch, 'main-not-rewritten', 'trunk');
  });

  it('is the default for every branch if no branch is main', async () => {
    const scratch = await headless('trunk');
    await scratch.git('switch', '--quiet', '--create', 'feat/x');
    await scratch.commit('half of it');
    expect(await refused(scratch, 'message-valid', 'feat/x')).toContain('HEAD names trunk');
    await scratch.git('switch', '--quiet', 'main');
    await scratch.git('reset', '--quiet', '--hard', 'HEAD^');
    await scratch.commit('feat: another one');
    await refused(scratch, 'main-not-rewritten', '--force', 'main');
    await refused(scratch, 'main-not-rewritten', '--delete', 'main');
  });

  it('is that of the branch that the server’s git configuration names, whatever HEAD says', async () => {
    const scratch = await server();
    await accepted(scratch, 'main:trunk');
    await onServer(scratch, 'config', 'relctl.mainBranch', 'trunk');
    await scratch.commit('chore: rules', { 'pyproject.toml': off('1.1.0') });
    await accepted(scratch, 'main');
    await scratch.commit('half of it');
    await accepted(scratch, 'main');
    await refused(scratch, 'message-valid', 'main:trunk');
    await scratch.commit('chore: by hand', { 'pyproject.toml': off('9.9.9') });
    await refused(scratch, 'version-not-hand-edited', 'main:trunk');
  });

  it('is that of the main branch which the deciding branch names, and both are protected', async () => {
    const scratch = await server();
    const more = '\n[tool.relctl]\nmain_branch = "trunk"\n';
    await scratch.commit('chore: trunk', { 'pyproject.toml': pyproject('1.1.0', [], more) });
    await accepted(scratch, 'main', 'main:trunk');
    await scratch.git('reset', '--quiet', '--hard', 'HEAD^');
    await scratch.commit('chore: rules', { 'pyproject.toml': off('1.1.0') });
    await refused(scratch, 'main-not-rewritten', '--force', 'main');
    await refused(scratch, 'main-not-rewritten', '--force', 'main:trunk');
  });

  it('is the last one that can be read', async () => {
    const shop = ['legacy_tag_formats = ["shop-$version"]'];
    const scratch = await server(shop);
    await scratch.tag('shop-0.9.0', 'v1.0.0');
    await unchecked(scratch, 'shop-0.9.0');
    await scratch.commit('chore: break it', { 'pyproject.toml': '[tool.commitizen\n' });
    await unchecked(scratch, 'main');
    await scratch.commit('chore: rules', { 'pyproject.toml': off('9.9.9') });
    const said = await refused(scratch, 'version-not-hand-edited', 'main');
    expect(said).toContain('the configuration of main can’t be read');
    await scratch.tag('shop-0.9.0', '--force');
    await refused(scratch, 'tag-not-moved', '--force', 'shop-0.9.0');
    await scratch.git('reset', '--quiet', '--hard', 'origin/main');
    await scratch.commit('fix: the configuration', { 'pyproject.toml': pyproject('1.1.0', shop) });
    expect(await push(scratch, 'main')).toMatchObject({ exit: 0 });
  });

  it('of an empty repository is the default, and only what comes after its oldest release is judged', async () => {
    const scratch = await released();
    const empty = join(scratch.root, 'empty.git');
    await scratch.git('init', '--quiet', '--bare', '--initial-branch=main', empty);
    await writeFile(join(empty, 'hooks', 'pre-receive'), `#!/bin/sh\n${HOOK}\n`, { mode: 0o755 });
    await scratch.git('remote', 'set-url', 'origin', empty);
    await scratch.commit('half of it', { 'pyproject.toml': off('9.9.9') });
    await scratch.tag('v9.9.9');
    await refused(scratch, 'tags-made-by-release', 'main', '--tags');
    await scratch.git('tag', '--delete', 'v9.9.9');
    await accepted(scratch, 'main', '--tags');
  });

  it('protects main under every name that the server has for it', async () => {
    const scratch = await server();
    await onServer(scratch, 'symbolic-ref', 'refs/heads/stable', 'refs/heads/main');
    await onServer(scratch, 'symbolic-ref', 'refs/tags/current', 'refs/tags/v1.1.0');
    await scratch.commit('half of it');
    await refused(scratch, 'message-valid', 'main:stable');
    await refused(scratch, 'tag-not-moved', '--force', 'HEAD:refs/tags/current');
  });
});

describe('a version by hand', () => {
  it('in a commit that configures its own message', async () => {
    const scratch = await server();
    await scratch.commit('chore: tidy', {
      'pyproject.toml': pyproject('9.9.9', ['bump_message = "chore: tidy"']),
    });
    await refused(scratch, 'version-not-hand-edited', 'main');
  });

  it('in a message that the parent configures without the version', async () => {
    const tidy = ['bump_message = "chore: tidy"'];
    const scratch = await server();
    await scratch.commit('chore: configure', { 'pyproject.toml': pyproject('1.1.0', tidy) });
    await scratch.commit('chore: tidy', { 'pyproject.toml': pyproject('9.9.9', tidy) });
    await refused(scratch, 'version-not-hand-edited', 'main');
  });

  const gone = pyproject('1.1.0').replace(/^version = .*\n/m, '');
  const moved = pyproject('1.1.0', ['version_provider = "commitizen"', 'version = "9.9.9"']);
  const scm = pyproject('1.1.0', ['version_provider = "scm"']);
  it.each<readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['after a commit without it', { 'pyproject.toml': gone }, { 'pyproject.toml': pyproject('9.9.9') }],
    ['after broken TOML', { 'pyproject.toml': '[project\n' }, { 'pyproject.toml': pyproject('9.9.9') }],
    ['after another provider', { 'pyproject.toml': scm }, { 'pyproject.toml': pyproject('9.9.9') }],
    ['with another provider', { 'x.txt': 'x\n' }, { 'pyproject.toml': moved }],
    [
      'in a configuration that comes first',
      { 'x.txt': 'x\n' },
      { '.cz.toml': '[tool.commitizen]\nversion = "9.9.9"\n' },
    ],
  ])('%s', async (_name, first, second) => {
    const scratch = await server();
    await scratch.commit('chore: first', first);
    await scratch.commit('chore: second', second);
    const said = await refused(scratch, 'version-not-hand-edited', 'main');
    expect(said).toContain('"chore: second" changed 1.1.0 to 9.9.9');
    // In two pushes, too.
    await unchecked(scratch, 'HEAD^:main');
    await refused(scratch, 'version-not-hand-edited', 'main');
  });

  it.each([
    ['is too long', '# long\n'.repeat(300_000), 'more than 2,000,000 characters'],
    ['is longer than anything that is read', '# very long\n'.repeat(600_000), 'longer than any text'],
    ['has too many brackets', `a = ${'['.repeat(1200)}${']'.repeat(1200)}\n`, 'nested more than 200 deep'],
    [
      'has a table that its parser can’t take',
      '[tool.x.constructor]\nkeys = "x"\n',
      "a table called 'tool.x.constructor'",
    ],
  ])('hidden while the file %s, also if it goes back', async (_name, text, why) => {
    const scratch = await server();
    await scratch.commit('chore: hide', { 'pyproject.toml': `${pyproject('9.9.9')}\n${text}` });
    expect(await refused(scratch, 'version-not-hand-edited', 'main')).toContain(why);
    await scratch.commit('chore: show', { 'pyproject.toml': pyproject('1.1.0') });
    expect(await refused(scratch, 'version-not-hand-edited', 'main')).toContain(
      '"chore: hide" has a pyproject.toml that relctl can’t read',
    );
    expect((await scratch.relctl('audit')).stdout).toContain('"chore: hide" has a pyproject.toml');
  });

  it.each([
    ['is no valid TOML', { 'pyproject.toml': `${pyproject('9.9.9')}\n[x]\ny = "\\e[0m"\n` }],
    ['has NUL characters', { 'pyproject.toml': pyproject('9.9.9').split('').join('\0') }],
    ['comes after a configuration that is no valid TOML', { '.cz.toml': '[tool.commitizen\n' }],
  ])('hidden on main while the file %s', async (_name, files) => {
    const scratch = await server();
    await scratch.commit('chore: hide', files);
    expect(await refused(scratch, 'version-not-hand-edited', 'main')).toContain('can’t see the version');
    await accepted(scratch, 'HEAD:refs/heads/later');
    await scratch.git('revert', '--no-edit', 'HEAD');
    await accepted(scratch, 'main');
  });

  it('from an unrelated history that was merged', async () => {
    const scratch = await server();
    await scratch.git('switch', '--quiet', '--orphan', 'unrelated');
    await scratch.commit('feat: begin', { 'pyproject.toml': pyproject('9.9.9') });
    await accepted(scratch, 'unrelated');
    await scratch.git('switch', '--quiet', 'main');
    await scratch.git(
      'merge',
      '--quiet',
      '--no-commit',
      '--allow-unrelated-histories',
      '-sours',
      'unrelated',
    );
    await scratch.commit('Merge unrelated', { 'pyproject.toml': pyproject('9.9.9') });
    const said = await refused(scratch, 'version-not-hand-edited', 'main');
    expect(said).toContain(
      'main would go from version 1.1.0 to 9.9.9, which comes from an unrelated history',
    );
    await scratch.commit('Merge unrelated, without its version', { 'pyproject.toml': pyproject('1.1.0') });
    await scratch.git('reset', '--quiet', '--soft', 'HEAD^');
    await scratch.git('commit', '--quiet', '--amend', '--no-edit');
    await accepted(scratch, 'main');
  });

  it('hidden among more texts than relctl reads for one push, which may come in parts', async () => {
    const scratch = await server();
    const long = '# long\n'.repeat(260_000);
    for (let at = 0; at < 20; at += 1)
      await scratch.commit('chore: grow', { 'pyproject.toml': `${pyproject('1.1.0')}${long}# ${at}\n` });
    const ran = await push(scratch, 'main');
    expect(ran.exit).toBe(1);
    expect(ran.stderr).toContain('have more than 64,000,000 bytes');
    await accepted(scratch, 'HEAD~13:main');
    await accepted(scratch, 'main');
  });

  it('in a push with more long messages than relctl reads', async () => {
    const scratch = await server();
    const parts = Array.from({ length: 70 }, (_, at) => {
      const message = `chore: ${at}\n\n${'x'.repeat(1_000_000)}\n`;
      return `commit refs/heads/main\ncommitter A <a@b> ${1_800_000_000 + at} +0000\ndata ${message.length}\n${message}${at === 0 ? 'from refs/heads/main^0\n' : ''}\n`;
    });
    await writeFile(join(scratch.root, 'stream'), parts.join(''));
    await scratch.run('sh', ['-c', 'git fast-import --quiet < ../stream'], scratch.dir);
    const ran = await push(scratch, 'main');
    expect(ran.exit).toBe(1);
    expect(ran.stderr).toContain('have more than 64,000,000 bytes');
    await accepted(scratch, 'main~20:main');
  });

  it('after the file was renamed', async () => {
    const scratch = await server();
    await scratch.git('mv', 'pyproject.toml', 'old.toml');
    await scratch.commit('chore: away');
    await scratch.git('rm', '--quiet', 'old.toml');
    await scratch.commit('chore: back', { 'pyproject.toml': pyproject('9.9.9') });
    await refused(scratch, 'version-not-hand-edited', 'main');
  });

  it('behind a link', async () => {
    const scratch = await server();
    await scratch.git('mv', 'pyproject.toml', 'real.toml');
    await symlink('real.toml', join(scratch.dir, 'pyproject.toml'));
    await scratch.git('add', 'pyproject.toml');
    await scratch.commit('chore: a link');
    await accepted(scratch, 'main');
    await scratch.commit('chore: tidy', { 'real.toml': pyproject('9.9.9') });
    const said = await refused(scratch, 'version-not-hand-edited', 'main');
    expect(said).toContain('changed 1.1.0 to 9.9.9');
  });

  it('in a merge with a branch that has none', async () => {
    const scratch = await server();
    await scratch.git('switch', '--quiet', '--orphan', 'bare');
    await scratch.commit('feat: bare', { 'bare.txt': 'x\n' });
    await scratch.git('switch', '--quiet', 'main');
    await scratch.git('merge', '--quiet', '--no-commit', '--allow-unrelated-histories', 'bare');
    await scratch.commit('chore: merge', { 'pyproject.toml': pyproject('9.9.9') });
    await refused(scratch, 'version-not-hand-edited', 'main');
  });

  it('in a commit that says it reverts one', async () => {
    const scratch = await server();
    const bump = await here(scratch);
    const says = (sha: string): string => `fix: x\n\nThis reverts commit ${sha}.\n`;
    await scratch.commit('feat: nothing of a version');
    const feature = await here(scratch);
    for (const sha of [bump, feature, '0123456789'.repeat(4)]) {
      await scratch.commit(says(sha), { 'pyproject.toml': pyproject('9.9.9') });
      await refused(scratch, 'version-not-hand-edited', 'main');
      await scratch.git('reset', '--quiet', '--hard', 'HEAD^');
    }
    // A revert that gives back what that commit took is one, a second of the same is not.
    await scratch.commit(says(bump), { 'pyproject.toml': pyproject('1.0.0') });
    await accepted(scratch, 'main');
    await scratch.commit('bump: version 1.0.0 → 1.2.0', { 'pyproject.toml': pyproject('1.2.0') });
    await scratch.commit(says(bump), { 'pyproject.toml': pyproject('1.0.0') });
    await refused(scratch, 'version-not-hand-edited', 'main');
  });

  it('that came with a tag which is no release', async () => {
    const scratch = await server();
    await scratch.git('switch', '--quiet', '--create', 'hotfix/v1.1.1');
    await scratch.commit('chore: by hand', { 'pyproject.toml': pyproject('1.1.1') });
    await scratch.tag('nightly');
    await accepted(scratch, 'nightly');
    await refused(scratch, 'version-not-hand-edited', 'hotfix/v1.1.1');
  });
});

describe('a release tag', () => {
  it('is a second one for 1.1.0 as an annotated tag of a tag, and no release as a tag of a tree', async () => {
    const scratch = await server();
    await scratch.git('tag', '--annotate', '--message', 'x', 'inner', 'v1.1.0');
    await scratch.git('tag', '--annotate', '--message', 'x', 'v1.1.0.0', 'inner');
    expect(await refused(scratch, 'tags-made-by-release', 'v1.1.0.0')).toContain('second tag');
    await scratch.git('tag', 'v1.2.0', 'HEAD^{tree}');
    expect(await refused(scratch, 'tags-made-by-release', 'v1.2.0')).toContain('points at no commit');
  });

  it.each(['vv1.1.0', 'v1.1.0.0', 'v1.1', '1.1.0', 'r1-1-0'])(
    '%s is a second one for 1.1.0',
    async (name) => {
      const scratch = await server(['legacy_tag_formats = ["r$major-$minor-$patch", "$version"]']);
      await scratch.tag(name);
      const said = await refused(scratch, 'tags-made-by-release', name);
      expect(said).toContain(`${name} is a second tag for the version of v1.1.0`);
    },
  );

  it('that is pushed before the release makes the release’s own tag the second one', async () => {
    const scratch = await server();
    await scratch.git('tag', '1.2.0', 'v1.0.0');
    await accepted(scratch, '1.2.0');
    await scratch.commit('feat: search');
    await scratch.commit('bump: version 1.1.0 → 1.2.0', { 'pyproject.toml': pyproject('1.2.0') });
    await scratch.tag('v1.2.0');
    const said = await refused(scratch, 'tags-made-by-release', 'main', 'v1.2.0');
    expect(said).toContain('v1.2.0 is a second tag for the version of 1.2.0');
    expect(said).toContain('if 1.2.0 is not a release, delete it');
    await accepted(scratch, ':1.2.0');
    await scratch.git('tag', '--delete', '1.2.0');
    await accepted(scratch, 'main', 'v1.2.0');
  });

  it('in a format that is not configured is a second one as well, if it is a plain version', async () => {
    const scratch = await server(['ignored_tag_formats = ["1.0.0"]']);
    await scratch.tag('1.1.0');
    await refused(scratch, 'tags-made-by-release', '1.1.0');
    await scratch.tag('1.0.0');
    await scratch.tag('shop-1.1.0');
    await accepted(scratch, '1.0.0', 'shop-1.1.0');
  });

  it('beside another one of the same push', async () => {
    const scratch = await server();
    await scratch.commit('feat: search');
    await scratch.commit('bump: version 1.1.0 → 1.2.0', { 'pyproject.toml': pyproject('1.2.0') });
    await scratch.tag('v1.2.0');
    await scratch.tag('vv1.2.0');
    await refused(scratch, 'tags-made-by-release', 'main', '--tags');
  });

  it('of an old version is no past once there is a release', async () => {
    const scratch = await server();
    await scratch.git('switch', '--quiet', '--orphan', 'old');
    await scratch.commit('chore: nothing', { 'x.txt': 'x\n' });
    await scratch.tag('v0.9.0');
    await refused(scratch, 'tags-made-by-release', 'v0.9.0');
    await scratch.commit('chore: a version', { 'pyproject.toml': pyproject('0.8.0') });
    await scratch.tag('v0.8.0');
    await refused(scratch, 'tags-made-by-release', 'v0.8.0');
  });

  it('of a history of its own comes from no release', async () => {
    const scratch = await server();
    await scratch.git('switch', '--quiet', '--orphan', 'own');
    await scratch.commit('chore: a version', { 'pyproject.toml': pyproject('9.9.8') });
    await scratch.commit('bump: version 9.9.8 → 9.9.9', { 'pyproject.toml': pyproject('9.9.9') });
    await scratch.tag('v9.9.9');
    const said = await refused(scratch, 'tags-made-by-release', 'v9.9.9');
    expect(said).toContain('v9.9.9 has no release before it in its history');
  });

  it('may be the first one', async () => {
    const scratch = await server();
    for (const name of ['v1.0.0', 'v1.1.0']) {
      await scratch.git(
        'push',
        '--quiet',
        '--receive-pack=git -c core.hooksPath=none receive-pack',
        'origin',
        '--delete',
        name,
      );
    }
    await accepted(scratch, 'v1.0.0', 'v1.1.0');
  });

  it('does not go back', async () => {
    const scratch = await server();
    await release(scratch);
    await scratch.git('switch', '--quiet', '--create', 'side', 'v1.0.0');
    await scratch.git('merge', '--quiet', '--no-commit', '--strategy=ours', 'v1.2.0');
    await scratch.commit('chore: merge');
    await scratch.commit('bump: version 1.0.0 → 1.0.1', { 'pyproject.toml': pyproject('1.0.1') });
    await scratch.tag('v1.0.1');
    const said = await refused(scratch, 'version-grows', 'v1.0.1');
    expect(said).toContain('v1.0.1 comes after v1.2.0 in its history, but is not higher');
  });
});

describe('a forged bump commit', () => {
  it('does not lower the version', async () => {
    const scratch = await server();
    await scratch.commit('bump: version 1.1.0 → 0.1.0', { 'pyproject.toml': pyproject('0.1.0') });
    await refused(scratch, 'version-grows', 'main');
    await refused(scratch, 'version-grows', 'main:feat/x');
  });

  it('does not lower it by a merge', async () => {
    const scratch = await server();
    await scratch.git('switch', '--quiet', '--create', 'side', 'v1.0.0');
    await scratch.commit('bump: version 1.0.0 → 1.0.5', { 'pyproject.toml': pyproject('1.0.5') });
    await scratch.git('switch', '--quiet', 'main');
    await scratch.git('merge', '--quiet', '--no-commit', '--strategy=ours', 'side');
    await scratch.commit('chore: merge', { 'pyproject.toml': pyproject('1.0.5') });
    const said = await refused(scratch, 'version-grows', 'main');
    expect(said).toContain('main would go from version 1.1.0 to 1.0.5');
  });

  it('does not lower it by a merge beside a revert of something else', async () => {
    const scratch = await server();
    await release(scratch);
    await scratch.git('switch', '--quiet', '--create', 'side');
    await scratch.git('revert', '--no-edit', 'HEAD');
    const words = ['-p', 'main', '-p', 'side', '-p', 'v1.0.0', '-m', 'Merge branch side'];
    const merge = (await scratch.git('commit-tree', 'v1.0.0^{tree}', ...words)).trim();
    const said = await refused(scratch, 'version-grows', `${merge}:refs/heads/main`);
    expect(said).toContain('main would go from version 1.2.0 to 1.0.0');
  });

  it('may be taken back by reverts, one after the other', async () => {
    const scratch = await server();
    await release(scratch);
    await scratch.git('revert', '--no-edit', 'HEAD', 'v1.1.0');
    expect(await scratch.read('pyproject.toml')).toBe(pyproject('1.0.0'));
    await accepted(scratch, 'main');
  });

  it('does not lower it by a merge after a gap', async () => {
    const scratch = await server();
    const gone = pyproject('1.1.0').replace(/^version = .*\n/m, '');
    await scratch.commit('chore: away', { 'pyproject.toml': gone });
    await accepted(scratch, 'main');
    await scratch.git('switch', '--quiet', '--create', 'side', 'v1.0.0');
    await scratch.commit('feat: beside');
    await scratch.git('switch', '--quiet', 'main');
    await scratch.git('merge', '--quiet', '--no-commit', '--strategy=ours', 'side');
    await scratch.commit('chore: back', { 'pyproject.toml': pyproject('1.0.0') });
    await refused(scratch, 'version-grows', 'main');
  });

  it('changes no other file', async () => {
    const scratch = await server(['version_files = ["src/*.py:version"]']);
    await scratch.commit('bump: version 1.1.0 → 1.2.0', {
      'pyproject.toml': pyproject('1.2.0'),
      'CHANGELOG.md': '## v1.2.0\n',
      'uv.lock': '',
      'src/a.py': 'version = "1.2.0"\n',
      'src/deep/b.py': 'evil()\n',
      'setup.py': 'evil()\n',
    });
    const said = await refused(scratch, 'release-paths-only', 'main');
    expect(said).toContain('changes 2 other files: setup.py, src/deep/b.py');
    await refused(scratch, 'release-paths-only', 'main:feat/x');
  });

  it('changes no other file in a merge, except what the merged branch changed', async () => {
    const scratch = await server();
    await scratch.git('switch', '--quiet', '--create', 'side');
    await scratch.commit('feat: side', { 'side.py': 'x\n' });
    await scratch.git('switch', '--quiet', 'main');
    await scratch.commit('feat: main');
    await scratch.git('merge', '--quiet', '--no-commit', '--no-ff', 'side');
    await scratch.commit('bump: version 1.1.0 → 1.2.0', {
      'pyproject.toml': pyproject('1.2.0'),
      'evil.py': 'evil()\n',
    });
    const said = await refused(scratch, 'release-paths-only', 'main');
    expect(said).toContain('changes 1 other file: evil.py');
  });

  it('is not announced by the configuration of a second parent', async () => {
    const scratch = await server();
    await scratch.git('switch', '--quiet', '--create', 'side');
    await scratch.commit('chore: configure', {
      'pyproject.toml': pyproject('1.1.0', ['bump_message = "chore: tidy for $new_version"']),
    });
    await scratch.git('switch', '--quiet', 'main');
    await scratch.commit('feat: main');
    await scratch.git('merge', '--quiet', '--no-commit', '--no-ff', 'side');
    await scratch.commit('chore: tidy for 9.9.9', { 'pyproject.toml': pyproject('9.9.9') });
    await refused(scratch, 'version-not-hand-edited', 'main');
  });

  it('may change any file if the parent has pre-bump hooks', async () => {
    const hooks = ['pre_bump_hooks = ["make docs"]'];
    const scratch = await server();
    await scratch.commit('bump: version 1.1.0 → 1.2.0', {
      'pyproject.toml': pyproject('1.2.0', hooks),
      'docs.md': 'x\n',
    });
    await refused(scratch, 'release-paths-only', 'main');
    await scratch.git('reset', '--quiet', '--hard', 'HEAD^');
    await scratch.commit('chore: hooks', { 'pyproject.toml': pyproject('1.1.0', hooks) });
    await scratch.commit('bump: version 1.1.0 → 1.2.0', {
      'pyproject.toml': pyproject('1.2.0', hooks),
      'docs.md': 'x\n',
    });
    await accepted(scratch, 'main');
  });

  it('frees no message that is not its own', async () => {
    const message = ['bump_message = "Release $new_version"'];
    const scratch = await server(message);
    await scratch.commit('Release 9.9.9');
    await refused(scratch, 'message-valid', 'main');
    await scratch.git('reset', '--quiet', '--hard', 'HEAD^');
    await scratch.commit('Release 1.2.0 (#18)', { 'pyproject.toml': pyproject('1.2.0', message) });
    await accepted(scratch, 'main');
  });
});

describe('a server that does not see everything', () => {
  it('refuses every push if it is shallow', async () => {
    const scratch = await server();
    const remote = join(scratch.root, 'remote.git');
    await writeFile(join(remote, 'shallow'), `${await here(scratch)}\n`);
    await scratch.commit('feat: x');
    expect((await push(scratch, 'main')).stderr).toContain('is shallow');
  });

  it('refuses every push under a namespace', async () => {
    const scratch = await server();
    scratch.env['GIT_NAMESPACE'] = 'ours';
    await scratch.commit('feat: x');
    expect((await push(scratch, 'main')).stderr).toContain('namespaces');
  });
});
