import { chmod, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { redact } from '../support/redact.ts';
import { pyproject, released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/** The files of the newest commit and how they changed. */
function committed(repo: Scratch): Promise<string> {
  return repo.git('show', '--no-renames', '--name-status', '--format=', 'HEAD');
}

const BUMPED = 'A\tCHANGELOG.md\nM\tpyproject.toml\n';

describe('the bump commit contains the planned paths', () => {
  it('and none of the user’s changes, which stay exactly as they were', async () => {
    const repo = await released();
    await repo.commit('feat: search', { 'a.py': 'a\n', 'b.py': 'b\n', 'c.py': 'c\n', 'd.py': 'd\n' });
    await repo.write({ 'a.py': 'staged\n', 'new.py': 'staged new\n', 'untracked.py': 'x\n' });
    await repo.git('add', 'a.py', 'new.py');
    await repo.git('rm', '--quiet', 'd.py');
    await repo.write({ 'a.py': 'staged, then changed\n', 'b.py': 'not staged\n' });
    const foreign = async (): Promise<string> =>
      (await repo.git('diff')) +
      (await repo.git('diff', '--cached', 'HEAD')) +
      (await repo.git('status', '--short'));
    const before = await foreign();
    const { index, files } = await repo.state();
    expect(await repo.relctl('bump')).toMatchObject({
      exit: 80,
      stderr: expect.stringContaining('found: uncommitted changes: a.py, b.py, d.py, new.py') as string,
    });
    expect(await repo.relctl('bump', '--allow', 'clean-tree')).toMatchObject({ exit: 0 });
    expect(await committed(repo)).toBe(BUMPED);
    expect(await foreign()).toBe(before);
    const after = await repo.state();
    const own = (entry: string): boolean => !/pyproject\.toml|CHANGELOG\.md/.test(entry);
    expect(after.index.split('\0').filter(own)).toEqual(index.split('\0').filter(own));
    expect({ ...after.files, 'pyproject.toml': '', 'CHANGELOG.md': '' }).toEqual({
      ...files,
      'pyproject.toml': '',
      'CHANGELOG.md': '',
    });
  });

  it('and if the release fails, dirty files keep their changes', async () => {
    const repo = await released();
    await repo.commit('feat: search', { 'a.py': 'a\n' });
    await repo.write({ 'a.py': 'staged\n' });
    await repo.git('add', 'a.py');
    await repo.write({ 'a.py': 'changed\n' });
    await repo.hook('pre-receive', 'cat > /dev/null; exit 1', 'remote');
    const before = await repo.state();
    expect(await repo.relctl('bump', '--allow', 'clean-tree')).toMatchObject({ exit: 82 });
    expect(await repo.state()).toEqual(before);
  });

  it('and keeps file modes and symbolic links', async () => {
    const repo = await released();
    await repo.write({ 'docs/changes.md': '# Changes\n' });
    await symlink('docs/changes.md', join(repo.dir, 'CHANGELOG.md'));
    await chmod(join(repo.dir, 'pyproject.toml'), 0o755);
    await repo.git('add', '--all');
    await repo.commit('feat: search');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await committed(repo)).toBe('M\tdocs/changes.md\nM\tpyproject.toml\n');
    expect(await repo.git('ls-files', '--format=%(objectmode) %(path)')).toBe(
      '120000 CHANGELOG.md\n100644 docs/changes.md\n100755 pyproject.toml\n',
    );
    expect((await repo.state()).status).toBe('');
  });

  it('but not ignored files, which are only written', async () => {
    const repo = await released();
    await repo.commit('feat: search', { '.gitignore': 'uv.lock\n' });
    await repo.write({ 'uv.lock': lock('my-app', '1.1.0') });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await committed(repo)).toBe(BUMPED);
    expect(await repo.read('uv.lock')).toBe(lock('my-app', '1.2.0'));
  });

  it('from a subfolder of the project and with -C', async () => {
    const repo = await released();
    await repo.commit('feat: search', { 'src/my_app/app.py': '' });
    const before = await repo.state();
    const below = await repo.run(
      process.execPath,
      [repo.program, 'bump', '--dry-run'],
      join(repo.dir, 'src'),
    );
    expect(below).toMatchObject({ exit: 0, stdout: expect.stringContaining('+++ b/CHANGELOG.md') as string });
    expect(await repo.state()).toEqual(before);
    const ran = await repo.run(process.execPath, [repo.program, '-C', 'my project/src', 'bump'], repo.root);
    expect(ran).toMatchObject({ exit: 0 });
    expect(await committed(repo)).toBe(BUMPED);
  });
});

describe('version_files', () => {
  it('are all updated in the lines that match the pattern, and committed', async () => {
    const repo = await released(['version_files = ["src/*/__init__.py:__version__", "docs/conf.py"]']);
    await repo.commit('feat: search', {
      'src/my_app/__init__.py': 'OTHER = "1.1.0"\r\n__version__ = "1.1.0"\r\n',
      'docs/conf.py': "release = '1.1.0'",
    });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await committed(repo)).toBe(
      `A\tCHANGELOG.md\nM\tdocs/conf.py\nM\tpyproject.toml\nM\tsrc/my_app/__init__.py\n`,
    );
    expect(await repo.read('src/my_app/__init__.py')).toBe('OTHER = "1.1.0"\r\n__version__ = "1.2.0"\r\n');
    expect(await repo.read('docs/conf.py')).toBe("release = '1.2.0'");
  });

  it('break a rule if they contain another version', async () => {
    const repo = await released(['version_files = ["docs/conf.py"]']);
    await repo.commit('feat: search', { 'docs/conf.py': "release = '1.0.9'\n" });
    expect(await repo.relctl('bump')).toMatchObject({
      exit: 80,
      stderr: expect.stringContaining(
        'found: pyproject.toml says 1.1.0, which is not in docs/conf.py',
      ) as string,
    });
  });
});

describe('uv.lock', () => {
  it('is updated with any provider, by the normalized name, and nothing else in it changes', async () => {
    const repo = await released();
    const before = lock('my-app', '1.1.0');
    await repo.commit('feat: search', { 'uv.lock': before });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.read('uv.lock')).toBe(lock('my-app', '1.2.0'));
    expect(await committed(repo)).toBe(`${BUMPED}M\tuv.lock\n`);
  });

  it('is reported and updated if it was stale', async () => {
    const repo = await released();
    await repo.commit('feat: search', { 'uv.lock': lock('my-app', '1.0.0') });
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stderr).toContain('note: uv.lock still says 1.0.0; this release updates it to 1.2.0\n');
    expect(await repo.read('uv.lock')).toBe(lock('my-app', '1.2.0'));
  });

  it('is also updated if it belongs to the workspace in a parent folder', async () => {
    const repo = await released();
    await repo.git('rm', '--quiet', 'pyproject.toml');
    await repo.commit('chore: make it a workspace', {
      'apps/my_app/pyproject.toml': pyproject('1.1.0'),
      'pyproject.toml': '[tool.uv.workspace]\nmembers = ["apps/*"]\n',
      'uv.lock': lock('my-app', '1.1.0'),
    });
    await repo.git('tag', '--force', 'v1.1.0');
    await repo.git('push', '--quiet', '--force', 'origin', 'main', '--tags');
    await repo.commit('feat: search');
    expect(await repo.relctl('-C', 'apps/my_app', 'bump')).toMatchObject({ exit: 0 });
    expect(await committed(repo)).toBe(
      'A\tapps/my_app/CHANGELOG.md\nM\tapps/my_app/pyproject.toml\nM\tuv.lock\n',
    );
    expect(await repo.read('uv.lock')).toBe(lock('my-app', '1.2.0'));
  });

  it('contains a prerelease as uv spells it', async () => {
    const repo = await released();
    await repo.commit('feat: search', { 'uv.lock': lock('my-app', '1.1.0') });
    expect(await repo.relctl('bump', '-pr', 'beta')).toMatchObject({ exit: 0 });
    expect(await repo.read('uv.lock')).toBe(lock('my-app', '1.2.0b0'));
  });
});

describe('the tag', () => {
  it('contains the notes, including lines that begin with #', async () => {
    const repo = await released();
    await repo.commit('feat(#12): search');
    await repo.commit('fix: umlauts');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.git('cat-file', 'tag', 'v1.2.0')).toMatch(
      /^object [0-9a-f]{40}\ntype commit\ntag v1\.2\.0\ntagger Ada <ada@example\.com> \d+ \+0000\n\nv1\.2\.0\n\n### Feat\n\n- \*\*#12\*\*: search\n\n### Fix\n\n- umlauts\n\nReleased-by: relctl \d+\.\d+\.\d+\n$/,
    );
    // git describe only considers annotated tags.
    expect(await repo.git('describe')).toBe('v1.2.0\n');
  });

  it('contains them even if no changelog is written', async () => {
    const repo = await released();
    await repo.commit('feat: search', {
      'pyproject.toml': pyproject('1.1.0').replace('update_changelog_on_bump = true', ''),
    });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await committed(repo)).toBe('M\tpyproject.toml\n');
    const message = await repo.git('tag', '--list', '--format=%(contents)', 'v1.2.0');
    expect(redact(message, repo)).toBe('v1.2.0\n\n### Feat\n\n- search\n\nReleased-by: relctl [VERSION]\n\n');
  });
});

describe('bump hooks and commit hooks', () => {
  it('the commit contains what pre_bump_hooks stage or change in tracked files, and nothing else', async () => {
    const repo = await released([
      `pre_bump_hooks = [
  "echo $CZ_PRE_NEW_TAG_VERSION >> README.md; printf '\\\\377' > logo.png",
  "echo $CZ_PRE_CURRENT_VERSION-$CZ_PRE_INCREMENT > made.txt; git add made.txt; echo no > left.txt; git rm -q old.txt",
]`,
    ]);
    await writeFile(join(repo.dir, 'logo.png'), Buffer.from([0x89, 0xff]));
    await repo.git('add', 'logo.png');
    await repo.commit('feat: search', { 'README.md': 'my_app\n', 'old.txt': 'old\n' });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await committed(repo)).toBe(
      'A\tCHANGELOG.md\nM\tREADME.md\nM\tlogo.png\nA\tmade.txt\nD\told.txt\nM\tpyproject.toml\n',
    );
    expect(await repo.read('README.md')).toBe('my_app\nv1.2.0\n');
    expect(await repo.read('made.txt')).toBe('1.1.0-MINOR\n');
    expect((await repo.state()).status).toBe('? left.txt\0');
  });

  it('post_bump_hooks run after the push', async () => {
    const repo = await released([
      'post_bump_hooks = "git ls-remote origin refs/tags/$CZ_POST_CURRENT_TAG_VERSION > ../seen"',
    ]);
    await repo.commit('feat: search');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.read('../seen')).toContain('refs/tags/v1.2.0');
  });

  it('a failing post-bump hook exits with 26 and rolls nothing back', async () => {
    const repo = await released(['post_bump_hooks = ["exit 7"]']);
    await repo.commit('feat: search');
    const ran = await repo.relctl('bump');
    expect(ran.exit).toBe(26);
    expect(ran.stderr).toContain(
      "error: the post-bump hook 'exit 7' failed (exit code 7)\nthe release itself is complete: nothing was rolled back\n",
    );
    expect((await repo.state()).remote).toContain('refs/tags/v1.2.0');
    expect((await repo.state()).journal).toEqual([]);
    await repo.commit('fix: next');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 26 });
  });

  it('their output goes to stderr, so --json prints one document', async () => {
    const repo = await released(['pre_bump_hooks = ["echo hello from the hook"]']);
    await repo.commit('feat: search');
    const ran = await repo.relctl('bump', '--json');
    expect(ran).toMatchObject({
      exit: 0,
      stderr: expect.stringContaining('hello from the hook\n') as string,
    });
    expect(JSON.parse(ran.stdout)).toMatchObject({ released: true, version: '1.2.0', tag: 'v1.2.0' });
  });

  it('a bump hook that pushes gets a note', async () => {
    const repo = await released(['post_bump_hooks = ["true || git push --tags"]']);
    await repo.commit('feat: search');
    const ran = await repo.relctl('bump');
    expect(ran.stderr).toContain(
      "note: the bump hook 'true || git push --tags' pushes; relctl already pushes",
    );
  });

  it('commit hooks run, and the commit contains what they add', async () => {
    const repo = await released();
    await repo.commit('feat: search', { 'README.md': 'my_app\n' });
    await repo.hook(
      'pre-commit',
      'echo formatted >> CHANGELOG.md; echo x >> README.md; git add CHANGELOG.md README.md',
    );
    await repo.hook('commit-msg', 'echo "Reviewed-by: Bob" >> "$1"');
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect(await repo.git('log', '-1', '--format=%B')).toBe(
      'bump: version 1.1.0 → 1.2.0\nReviewed-by: Bob\n\n',
    );
    expect(await committed(repo)).toBe('A\tCHANGELOG.md\nM\tREADME.md\nM\tpyproject.toml\n');
    expect((await repo.read('CHANGELOG.md')).endsWith('formatted\n')).toBe(true);
    expect((await repo.state()).status).toBe('');
  });
});

function lock(name: string, version: string): string {
  return `version = 1

[[package]]
name = "attrs"
version = "1.1.0"
source = { registry = "https://pypi.org/simple" }

[[package]]
name = "${name}"
version = "${version}"
source = { editable = "." }
`;
}
