import { describe, expect, it } from 'vitest';
import { redact } from '../support/redact.ts';
import { released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

async function ready(commitizen: readonly string[] = []): Promise<Scratch> {
  const repo = await released(commitizen);
  await repo.commit('feat: search', { 'README.md': 'my_app\n' });
  return repo;
}

describe('a release that fails', () => {
  it('because a pre-receive hook refuses: 82', async () => {
    const repo = await ready();
    await repo.hook('pre-receive', 'cat > /dev/null; echo "the code freeze is on" >&2; exit 1', 'remote');
    const before = await repo.state();
    const ran = await repo.relctl('bump');
    expect({ ...ran, stderr: redact(ran.stderr, repo) }).toEqual({
      exit: 82,
      stdout: 'bump: version 1.1.0 → 1.2.0\ntag to create: v1.2.0\nincrement detected: MINOR\n\n',
      stderr: expect.stringMatching(
        /^✓ write pyproject\.toml\n✓ write CHANGELOG\.md\n✓ commit bump: version 1\.1\.0 → 1\.2\.0\n✓ tag v1\.2\.0\n✗ push main and v1\.2\.0 to origin\n↺ rolling back\nerror: origin did not accept the release:\n(?: {4}.*\n)*everything was rolled back: the repository is as it was before\n {2}hint: origin does not allow you to push to main\. Ask an administrator for permission, or to make the release\. To release only locally: --no-push\n$/,
      ) as string,
    });
    expect(ran.stderr).toContain('the code freeze is on');
    expect(await repo.state()).toEqual(before);
  });

  it('because a pre-commit hook refuses: 6', async () => {
    const repo = await ready();
    await repo.hook('pre-commit', 'echo "tests are red" >&2; exit 1');
    const before = await repo.state();
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 6 });
    expect(ran.stderr).toContain(
      '✗ commit bump: version 1.1.0 → 1.2.0\n↺ rolling back\n' +
        'error: the bump commit failed:\n    tests are red\neverything was rolled back: the repository is as it was before\n',
    );
    expect(await repo.state()).toEqual(before);
  });

  it('because a commit-msg hook refuses: 6', async () => {
    const repo = await ready();
    await repo.hook('commit-msg', 'cat "$1"; exit 1');
    const before = await repo.state();
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({
      exit: 6,
      stderr: expect.stringContaining('    bump: version 1.1.0 → 1.2.0\n') as string,
    });
    expect(await repo.state()).toEqual(before);
  });

  it('because a pre-commit hook rewrites files and refuses: 6, the files are restored and listed', async () => {
    const repo = await ready();
    await repo.hook('pre-commit', 'echo x >> CHANGELOG.md; echo x >> README.md; echo fixed; exit 1');
    const before = await repo.state();
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 6 });
    expect(ran.stderr).toContain(
      'hint: the commit failed because a commit hook changes CHANGELOG.md, README.md. To avoid this, add the command of that hook to pre_bump_hooks. To commit with its changes: relctl bump --retry\n',
    );
    expect(await repo.state()).toEqual(before);
  });

  it('because a pre-bump hook fails after it changed files: 26', async () => {
    const repo = await ready([
      'pre_bump_hooks = ["echo x >> README.md", "echo y >> README.md; touch n; git add n; exit 3"]',
    ]);
    const before = await repo.state();
    const ran = await repo.relctl('bump');
    expect(ran).toMatchObject({ exit: 26 });
    expect(ran.stderr).toContain(
      "error: the pre-bump hook 'echo y >> README.md; touch n; git add n; exit 3' failed (exit code 3)\neverything was rolled back: the repository is as it was before\n",
    );
    expect(await repo.state()).toEqual(before);
    const [, again = ''] = /^ {2}(git cat-file -p [0-9a-f]{12} > README\.md)$/m.exec(ran.stderr) ?? [];
    await repo.run('sh', ['-c', again], repo.dir);
    expect(await repo.read('README.md')).toMatch(/x\ny\n$/);
  });

  it('because the push is refused after a pre-bump hook made a commit: that commit is removed too', async () => {
    const repo = await ready([
      'pre_bump_hooks = ["echo x >> README.md; git commit -qm docs README.md; echo y >> README.md"]',
    ]);
    await repo.hook('pre-push', 'exit 1');
    const before = await repo.state();
    expect(await repo.relctl('bump')).toMatchObject({ exit: 82 });
    expect(await repo.state()).toEqual(before);
  });

  it('because a pre-bump hook fails after it committed the planned files: 26, and the index is restored', async () => {
    const repo = await ready(['pre_bump_hooks = ["git commit -qam sneaky; false"]']);
    const before = await repo.state();
    expect(await repo.relctl('bump')).toMatchObject({ exit: 26 });
    expect(await repo.state()).toEqual(before);
  });

  it('because a pre-bump hook fails after it staged the planned files: 26, and the index is restored', async () => {
    const repo = await ready(['pre_bump_hooks = ["git add --all; false"]']);
    const before = await repo.state();
    expect(await repo.relctl('bump')).toMatchObject({ exit: 26 });
    expect(await repo.state()).toEqual(before);
  });

  it('because someone else pushed between planning and push: 82', async () => {
    const repo = await ready();
    const other = await repo.clone('other');
    await other.commit('fix: theirs');
    await repo.hook(
      'pre-commit',
      `unset GIT_INDEX_FILE GIT_DIR; git -C "${other.dir}" push --quiet origin main`,
    );
    const before = await repo.state();
    const ran = await repo.relctl('bump');
    expect(ran.exit).toBe(82);
    expect(ran.stderr).toMatch(
      /origin did not accept the release, because someone pushed first: main is at .* "fix: theirs" by Ada/,
    );
    const { remote, ...here } = await repo.state();
    expect(here).toEqual(
      expect.objectContaining({ head: before.head, refs: before.refs, files: before.files, journal: [] }),
    );
    expect(remote).not.toContain('v1.2.0');
  });
});
