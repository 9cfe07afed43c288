import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { pyproject, released } from '../support/scratch.ts';
import type { Ran, Scratch } from '../support/scratch.ts';

const BUMP = 'bump: version 1.1.0 → 1.2.0';
const BY_HAND = 'this commit changes the version in pyproject.toml from 1.1.0 to 9.9.9';

let scratch: Scratch;
let minute = 0;

beforeEach(async () => {
  scratch = await released();
  expect(await scratch.relctl('hook', 'install')).toMatchObject({ exit: 0 });
});

/** Runs git as a user would, with a date one minute later than before. */
function git(...args: readonly string[]): Promise<Ran> {
  minute += 1;
  const date = new Date(Date.UTC(2026, 2, 1, 0, minute)).toISOString();
  // Scratch gives every commit the same date.
  return scratch.run(
    'env',
    [`GIT_AUTHOR_DATE=${date}`, `GIT_COMMITTER_DATE=${date}`, 'git', ...args],
    scratch.dir,
  );
}

async function versionIs(version: string): Promise<void> {
  await scratch.write({ 'pyproject.toml': pyproject(version) });
}

async function head(): Promise<string> {
  return (await scratch.git('rev-parse', 'HEAD')).trim();
}

describe('the message', () => {
  test('a valid one passes silently; an invalid one is refused and kept, and can be edited again', async () => {
    await scratch.write({ a: '1' });
    await scratch.git('add', '.');
    const before = await head();
    const refused = await git('commit', '-q', '-m', 'Add search');
    expect(refused).toMatchObject({ exit: 1, stdout: '' });
    expect(refused.stderr).toContain('^ character 1');
    expect(refused.stderr).toContain('this would pass: feat: Add search');
    expect(refused.stderr).toContain('git commit --edit --file .git/COMMIT_EDITMSG');
    expect(await head()).toBe(before);

    await scratch.git('config', 'core.editor', "sed -i 's/Add/feat: add/'");
    expect(await git('commit', '-q', '--edit', '--file', '.git/COMMIT_EDITMSG')).toMatchObject({
      exit: 0,
      stderr: '',
    });
    expect(await scratch.git('log', '-1', '--format=%B')).toBe('feat: add search\n\n');
  });

  test('comments, the scissors line and git’s own messages are ignored', async () => {
    for (const message of ['fixup! feat: the first feature', 'squash! x', 'Revert "feat: x"', 'amend! x']) {
      expect(await git('commit', '-q', '--allow-empty', '-m', message)).toMatchObject({ exit: 0 });
    }
    await scratch.write({ 'a file': 'nonsense\n' });
    await scratch.git('add', '.');
    await scratch.git('config', 'core.editor', 'sed -i "1s/.*/# a comment\\nfeat: from the editor/"');
    expect(await git('commit', '-q', '--verbose')).toMatchObject({ exit: 0, stderr: '' });
    await scratch.write({ 'a file': 'more\n' });
    await scratch.git('config', 'core.editor', 'sed -i "1s/.*/no type/"');
    const refused = await git('commit', '-q', '--verbose', '--all');
    expect(refused.stderr).toContain('git commit --verbose --edit --file .git/COMMIT_EDITMSG');
    await scratch.write({ msg: 'bad\n' });
    expect(await git('commit', '-q', '--allow-empty', '-F', 'msg')).toMatchObject({ exit: 1 });
    expect(await git('commit', '-q', '--allow-empty', '-F', 'msg', '--no-verify')).toMatchObject({ exit: 0 });
  });

  test('in a linked working tree and from a subfolder, the command to edit it again works', async () => {
    const tree = join(scratch.root, 'another tree');
    await scratch.git('worktree', 'add', '-q', '-b', 'side', tree);
    await mkdir(join(tree, 'below'));
    const refused = await scratch.run(
      'git',
      ['commit', '-q', '--allow-empty', '-m', 'bad'],
      join(tree, 'below'),
    );
    expect(refused.exit).toBe(1);
    const [, command = ''] =
      /git kept your message; to edit it and commit again: (.*)/.exec(refused.stderr) ?? [];
    await scratch.git('config', 'core.editor', "sed -i 's/bad/fix: good/'");
    expect(await scratch.run('sh', ['-c', `${command} --allow-empty`], join(tree, 'below'))).toMatchObject({
      exit: 0,
    });
  });
});

describe('the version', () => {
  test('edited by hand, it is refused however the commit is made, and nothing is lost', async () => {
    await versionIs('9.9.9');
    const refused = await git('commit', '-q', '--all', '-m', 'feat: x');
    expect(refused.exit).toBe(1);
    expect(refused.stderr).toContain(`version-not-hand-edited: ${BY_HAND}`);
    expect(refused.stderr).toContain('to release: relctl bump');
    expect(await scratch.git('diff', '--cached', '--name-only')).toBe('');
    expect((await git('commit', '-q', '-m', 'feat: x', 'pyproject.toml')).stderr).toContain(BY_HAND);
    await scratch.git('add', '.');
    expect((await git('commit', '-q', '-m', 'feat: x')).stderr).toContain(BY_HAND);
    expect((await git('commit', '-q', '-m', 'fixup! feat: x')).stderr).toContain(BY_HAND);
    expect((await git('commit', '-q', '--amend', '--no-edit')).stderr).toContain(BY_HAND);
    // Both faults at once.
    const both = await git('commit', '-q', '-m', 'bad');
    expect(both.stderr).toMatch(/character 1[^]*version-not-hand-edited/);
    // Unstaged changes do not matter.
    await scratch.git('reset', '-q');
    expect(await git('commit', '-q', '--allow-empty', '-m', 'feat: x')).toMatchObject({ exit: 0 });
  });

  test('a bump made with cz passes because of its message; a message with another version does not', async () => {
    await versionIs('1.2.0');
    expect(await git('commit', '-q', '-a', '-m', 'bump: version 1.1.0 → 1.3.0')).toMatchObject({ exit: 1 });
    expect(await git('commit', '-q', '-a', '-m', 'bump: version 1.1.0 → 1.2.0')).toMatchObject({
      exit: 0,
      stderr: '',
    });
    // After an amend it is still the same bump.
    await scratch.write({ more: 'x' });
    await scratch.git('add', '.');
    expect(await git('commit', '-q', '--amend', '--no-edit')).toMatchObject({ exit: 0 });
  });

  test('relctl bump passes both hooks', async () => {
    await scratch.hook('pre-commit', `exec node '${scratch.program}' hook pre-commit`);
    expect(await git('commit', '-q', '--allow-empty', '-m', 'feat: x')).toMatchObject({ exit: 0 });
    expect(await scratch.relctl('bump', '--no-push')).toMatchObject({ exit: 0 });
    expect(await scratch.read('pyproject.toml')).toContain('1.2.0');
    // Any other commit fails, because the pre-commit hook does not know the message.
    await versionIs('1.3.0');
    const refused = await git('commit', '-q', '-a', '-m', 'bump: version 1.2.0 → 1.3.0');
    expect(refused.stderr).toContain('git commit --no-verify');
  });

  test('merges and reverts may change the version; what is picked or replayed is judged by its content', async () => {
    await scratch.git('switch', '-q', '-c', 'feature');
    await scratch.commit('feat: on the branch', { own: '1' });
    await scratch.git('switch', '-q', 'main');
    await versionIs('1.2.0');
    expect(await git('commit', '-q', '-a', '-m', BUMP)).toMatchObject({ exit: 0 });
    const bump = await head();
    await scratch.git('switch', '-q', 'feature');
    expect(await git('merge', '-q', '--no-edit', 'main')).toMatchObject({ exit: 0 });
    // A merge that a person completes with another version is a manual edit.
    await scratch.git('reset', '-q', '--hard', 'HEAD^');
    expect(await git('merge', '-q', '--no-commit', 'main')).toMatchObject({ exit: 0 });
    await versionIs('9.9.9');
    expect((await git('commit', '-q', '-a', '-m', 'Merge main')).stderr).toContain(BY_HAND);
    await versionIs('1.2.0');
    expect(await git('commit', '-q', '-a', '-m', 'Merge main')).toMatchObject({ exit: 0 });

    await scratch.git('reset', '-q', '--hard', 'HEAD^');
    // After a conflict, git runs the hook.
    const other = pyproject('1.1.0').replace('>=3.11', '>=3.12');
    await scratch.commit('chore: a line', { 'pyproject.toml': other });
    expect(await git('cherry-pick', bump)).toMatchObject({ exit: 1 });
    await versionIs('1.2.0');
    await scratch.git('add', '.');
    expect((await git('commit', '-q', '-m', 'chore: as picked')).stderr).toContain('version-not-hand-edited');
    expect(await git('commit', '-q', '-m', BUMP)).toMatchObject({ exit: 0, stderr: '' });
    expect(await git('revert', '--no-edit', 'HEAD')).toMatchObject({ exit: 0 });
    expect(await scratch.read('pyproject.toml')).toContain('1.1.0');

    await scratch.git('reset', '-q', '--hard', 'main');
    await versionIs('9.9.9');
    await git('commit', '-q', '-a', '-m', 'feat: x', '--no-verify');
    await scratch.git('config', 'sequence.editor', "sed -i 's/^pick/reword/'");
    await scratch.git('config', 'core.editor', 'true');
    expect(await git('rebase', '-q', '-i', 'HEAD~2')).toMatchObject({ exit: 0 });
  });

  test('a revert is recognized by the message that git writes, in both hooks', async () => {
    await versionIs('1.2.0');
    expect(await git('commit', '-q', '-a', '-m', BUMP)).toMatchObject({ exit: 0 });
    const bump = await head();
    await scratch.commit('feat: y', { own: '1' });
    expect(await git('revert', '--no-commit', bump)).toMatchObject({ exit: 0 });
    const refused = await git('commit', '-q', '-m', 'fix: the version again');
    expect(refused.stderr).toContain('keep the line "This reverts commit');
    await scratch.hook('pre-commit', `exec node '${scratch.program}' hook pre-commit`);
    expect(await git('commit', '-q', '--no-edit')).toMatchObject({ exit: 0, stderr: '' });
    // The same line does not allow another version.
    await scratch.git('reset', '-q', '--hard', 'HEAD^');
    await versionIs('1.0.0');
    const body = ['-m', 'Revert "bump"', '-m', `This reverts commit ${bump}.`];
    expect((await git('commit', '-q', '-a', ...body)).stderr).toContain('from 1.2.0 to 1.0.0');
  });

  test.each(['CHERRY_PICK_HEAD', 'REVERT_HEAD', 'MERGE_HEAD', 'REBASE_HEAD'])(
    'a hand-written %s does not allow a version',
    async (file) => {
      const old = await scratch.git('rev-parse', 'HEAD^');
      await scratch.git('switch', '-q', '-c', 'elsewhere');
      await versionIs('9.9.9');
      expect(await git('commit', '-q', '-a', '-m', 'feat: x', '--no-verify')).toMatchObject({ exit: 0 });
      const typed = await scratch.git('rev-parse', 'HEAD');
      await scratch.git('switch', '-q', 'main');
      const before = await head();
      for (const [sha, version] of [
        [old, '1.0.0'],
        [before, '1.0.0'],
        // git would make a commit with this parent, and the push judges that.
        ...(file === 'MERGE_HEAD' ? [] : [[typed, '9.9.9'] as const]),
      ] as const) {
        await versionIs(version);
        await scratch.git('add', '.');
        await writeFile(join(scratch.dir, '.git', file), `${sha.trim()}\n`);
        const refused = await git('commit', '-q', '-m', 'fix: as it was');
        expect(refused.stderr).toContain(`from 1.1.0 to ${version}`);
        expect(await head()).toBe(before);
      }
    },
  );

  test('a first commit and a new file pass, and rule levels and the profile apply', async () => {
    await scratch.git('switch', '-q', '--orphan', 'empty');
    await versionIs('5.0.0');
    await scratch.git('add', '.');
    expect(await git('commit', '-q', '-m', 'feat: begin')).toMatchObject({ exit: 0 });
    const [quiet, mild] = ['profile = "commitizen"', 'rules = { version-not-hand-edited = "warn" }'];
    for (const [line, warns] of [
      [mild, true],
      [quiet, false],
    ] as const) {
      await scratch.write({ 'pyproject.toml': pyproject('5.0.0', [], `\n[tool.relctl]\n${line}\n`) });
      expect(await git('commit', '-q', '-a', '-m', 'chore: configure')).toMatchObject({ exit: 0 });
      await scratch.write({ 'pyproject.toml': pyproject('6.0.0', [], `\n[tool.relctl]\n${line}\n`) });
      const ran = await git('commit', '-q', '-a', '-m', 'feat: x');
      expect(ran.exit).toBe(0);
      expect(ran.stderr.includes('version-not-hand-edited')).toBe(warns);
      await scratch.git('reset', '-q', '--hard', 'HEAD~2');
    }
  });

  test('uv.lock may only get the project’s version; version_files must keep it', async () => {
    await scratch.write({ 'pyproject.toml': pyproject('1.1.0', ['version_files = ["app.py"]']) });
    const lock = (version: string): string =>
      `[[package]]\nname = "my-app"\nversion = "${version}"\nsource = { virtual = "." }\n`;
    await scratch.write({ 'uv.lock': lock('1.0.0'), 'app.py': '__version__ = "1.1.0"\n' });
    await scratch.git('add', '.');
    expect(await git('commit', '-q', '-m', 'feat: files')).toMatchObject({ exit: 0 });
    await scratch.write({ 'uv.lock': lock('3.0.0') });
    expect((await git('commit', '-q', '-a', '-m', 'feat: x')).stderr).toContain(
      'this commit changes the version in uv.lock from 1.0.0 to 3.0.0',
    );
    await scratch.write({ 'uv.lock': lock('1.1.0') });
    expect(await git('commit', '-q', '-a', '-m', 'chore: lock')).toMatchObject({ exit: 0 });
    await scratch.write({ 'app.py': '__version__ = "1.1.1"\n' });
    expect((await git('commit', '-q', '-a', '-m', 'feat: x')).stderr).toContain(
      'this commit removes version 1.1.0 from app.py',
    );
  });
});

describe('an amended commit', () => {
  /** With the author's date of HEAD, as git passes it for an amend. Anyone can set it. */
  async function gitAsAmend(...args: readonly string[]): Promise<Ran> {
    const date = (await scratch.git('log', '-1', '--format=%ad', '--date=raw')).trim();
    return scratch.run('env', [`GIT_AUTHOR_DATE=${date}`, 'git', ...args], scratch.dir);
  }

  test('can remove a version that was committed by mistake, with any date', async () => {
    await versionIs('9.9.9');
    expect(await git('commit', '-q', '-a', '-m', 'feat: x', '--no-verify')).toMatchObject({ exit: 0 });
    await versionIs('2.0.0');
    expect(await gitAsAmend('commit', '-q', '-a', '--amend', '--no-edit')).toMatchObject({ exit: 1 });
    await versionIs('1.1.0');
    const amend = ['commit', '-q', '-a', '--amend', '--no-edit', '--allow-empty', '--reset-author'];
    expect(await git(...amend)).toMatchObject({ exit: 0, stderr: '' });
    expect(await scratch.git('diff', 'HEAD^', 'HEAD')).toBe('');
  });

  test('what undoes it without an amend is refused at the push', async () => {
    await versionIs('9.9.9');
    expect(await git('commit', '-q', '-a', '-m', 'feat: x', '--no-verify')).toMatchObject({ exit: 0 });
    await versionIs('1.1.0');
    expect(await git('commit', '-q', '-a', '-m', 'feat: back')).toMatchObject({ exit: 0 });
    expect((await git('push', '-q', 'origin', 'main')).stderr).toContain('version-not-hand-edited');
  });

  test('can’t take back a bump commit, whatever its date says', async () => {
    await versionIs('1.2.0');
    expect(await git('commit', '-q', '-a', '-m', BUMP)).toMatchObject({ exit: 0 });
    await versionIs('1.1.0');
    const refused = await gitAsAmend('commit', '-q', '-a', '-m', 'feat: back');
    expect(refused.stderr).toContain('from 1.2.0 to 1.1.0');
    expect(refused.stderr).toContain('git reset --soft HEAD^');
    await versionIs('1.3.0');
    expect(await gitAsAmend('commit', '-q', '-a', '-m', 'bump: version 1.1.0 → 1.3.0')).toMatchObject({
      exit: 1,
    });
  });

  test('of any kind passes if it leaves the version alone', async () => {
    await scratch.write({ 'pyproject.toml': pyproject('1.1.0', ['bump_message = "Release $new_version"']) });
    expect(await git('commit', '-q', '-a', '-m', 'chore: the message')).toMatchObject({ exit: 0 });
    expect(await git('commit', '-q', '--amend', '-m', 'chore: the bump message')).toMatchObject({ exit: 0 });
    expect(await git('commit', '-q', '--allow-empty', '-m', 'feat: y')).toMatchObject({ exit: 0 });
    expect(await scratch.relctl('bump', '--no-push')).toMatchObject({ exit: 0 });
    await scratch.write({ more: 'x' });
    await scratch.git('add', '.');
    const amend = ['commit', '-q', '--amend', '-m', 'Release 1.2.0', '-m', 'With a text'];
    expect(await git(...amend)).toMatchObject({ exit: 0, stderr: '' });
    expect(await git('commit', '-q', '--amend', '-m', 'Release 1.3.0')).toMatchObject({ exit: 1 });
    // On top of the bump commit, the push refuses such a message.
    expect(await git('commit', '-q', '--allow-empty', '-m', 'Release 1.2.0')).toMatchObject({ exit: 0 });
    expect((await git('push', '-q', 'origin', 'main')).stderr).toContain('message-valid');
  });
});

describe('the configuration', () => {
  const configured = (line: string): string => pyproject('1.1.0', [], `\n[tool.relctl]\n${line}\n`);
  const OFF = 'rules = { message-valid = "off" }';
  const NOTE = 'relctl judges a commit by the configuration of HEAD';

  test('is that of HEAD, and a refusal says so if yours differs', async () => {
    await scratch.write({ 'pyproject.toml': configured(OFF) });
    expect((await git('commit', '-q', '--allow-empty', '-m', 'nonsense')).stderr).toContain(NOTE);
    const staged = await git('commit', '-q', '-a', '-m', 'nonsense');
    expect(staged).toMatchObject({ exit: 1 });
    expect(staged.stderr).toContain(NOTE);
    expect(await git('commit', '-q', '-a', '-m', 'chore: no message rule')).toMatchObject({ exit: 0 });
    // From now on it counts, until a commit changes it again.
    await scratch.write({ 'pyproject.toml': 'nonsense [' });
    expect(await git('commit', '-q', '--allow-empty', '-m', 'nonsense')).toMatchObject({ exit: 0 });
    await scratch.write({ 'pyproject.toml': configured(OFF) });
    await versionIs('9.9.9');
    const edited = await git('commit', '-q', '-a', '-m', 'nonsense');
    expect(edited.stderr).toContain('version-not-hand-edited');
    expect(edited.stderr).not.toContain('character 1');
  });

  test('is not mentioned if only the version differs', async () => {
    await scratch.write({
      'pyproject.toml': pyproject('1.1.0', ['version_provider = "commitizen"', 'version = "1.1.0"']),
    });
    expect(await git('commit', '-q', '-a', '-m', 'chore: provider')).toMatchObject({ exit: 0 });
    await scratch.write({
      'pyproject.toml': pyproject('1.1.0', ['version_provider = "commitizen"', 'version = "9.9.9"']),
    });
    const refused = await git('commit', '-q', '-a', '-m', 'feat: x');
    expect(refused.stderr).toContain(BY_HAND);
    expect(refused.stderr).not.toContain(NOTE);
  });

  test('comes from the index if there is no commit', async () => {
    await scratch.git('switch', '-q', '--orphan', 'empty');
    await scratch.write({ 'pyproject.toml': configured(OFF) });
    expect(await git('commit', '-q', '--allow-empty', '-m', 'nonsense')).toMatchObject({ exit: 1 });
    await scratch.git('add', 'pyproject.toml');
    expect(await git('commit', '-q', '-m', 'nonsense')).toMatchObject({ exit: 0, stderr: '' });
  });

  test('may be a link in the repository, but not one out of it', async () => {
    await mkdir(join(scratch.dir, 'app'));
    await scratch.git('mv', 'pyproject.toml', 'app/pyproject.toml');
    await symlink('app/pyproject.toml', join(scratch.dir, 'pyproject.toml'));
    await writeFile(join(scratch.dir, 'app', 'pyproject.toml'), configured(OFF));
    await scratch.git('add', '.');
    expect(await git('commit', '-q', '-m', 'chore: a link')).toMatchObject({ exit: 0, stderr: '' });
    expect(await git('commit', '-q', '--allow-empty', '-m', 'nonsense')).toMatchObject({ exit: 0 });
    for (const target of ['../outside.toml', 'absent', 'pyproject.toml']) {
      await rm(join(scratch.dir, 'pyproject.toml'));
      await symlink(target, join(scratch.dir, 'pyproject.toml'));
      expect(await git('commit', '-q', '-a', '-m', 'chore: a link', '--no-verify')).toMatchObject({
        exit: 0,
      });
      expect(await git('commit', '-q', '--allow-empty', '-m', 'nonsense')).toMatchObject({ exit: 1 });
      expect(await git('commit', '-q', '--allow-empty', '-m', 'fix: x')).toMatchObject({ exit: 0 });
    }
  });

  test('may be named, and can then be committed for the first time', async () => {
    const hook = (file: string): Promise<void> =>
      scratch.hook('commit-msg', `exec node '${scratch.program}' hook commit-msg --config ${file} "$1"`);
    await hook('app/cz.toml');
    expect((await git('commit', '-q', '--allow-empty', '-m', 'feat: x')).stderr).toContain('app/cz.toml');
    const text = '[tool.commitizen]\nallowed_prefixes = ["WIP"]\n';
    await scratch.write({ 'app/cz.toml': text });
    await scratch.git('add', '.');
    expect(await git('commit', '-q', '-m', 'WIP')).toMatchObject({ exit: 1 });
    expect(await git('commit', '-q', '-m', 'chore: configure')).toMatchObject({ exit: 0 });
    expect(await git('commit', '-q', '--allow-empty', '-m', 'WIP')).toMatchObject({ exit: 0, stderr: '' });
  });
});

test('a pattern that never ends can’t hold up a commit', async () => {
  const entry = 'version_files = ["app.py:(a+)+$"]';
  await scratch.commit('chore: files', {
    'pyproject.toml': pyproject('1.1.0', [entry]),
    'app.py': `${'a'.repeat(60)}! 1.1.0\n`,
  });
  await scratch.write({ 'app.py': `${'a'.repeat(60)}! 1.1.1\n` });
  const refused = await git('commit', '-q', '-a', '-m', 'feat: x');
  expect(refused).toMatchObject({ exit: 1 });
  expect(refused.stderr).toContain('a pattern or a template ran for more than 5 seconds');
  await scratch.git('checkout', '-q', 'app.py');
  expect(await git('commit', '-q', '--allow-empty', '-m', 'feat: x')).toMatchObject({ exit: 0, stderr: '' });
});
