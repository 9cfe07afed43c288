import { describe, expect, it } from 'vitest';
import { redact } from '../support/redact.ts';
import { pyproject, released } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';

/** Printed by the real cz 4.19.3 in this repository, with the date of the scratch repository. */
const CZ_BUMP = `bump: version 1.1.0 → 1.2.0
tag to create: v1.2.0
increment detected: MINOR

[main [SHA]] bump: version 1.1.0 → 1.2.0
 2 files changed, 18 insertions(+), 1 deletion(-)
 create mode 100644 CHANGELOG.md

Done!
`;
const CZ_DRY_RUN = `bump: version 1.1.0 → 1.2.0
tag to create: v1.2.0
increment detected: MINOR

## v1.2.0 (2026-02-03)

### Feat

- search

### Fix

- **api**: answer 404

## v1.1.0 (2026-01-02)

### Feat

- the first feature

## v1.0.0 (2026-01-02)

`;

/** The repository in which cz's output was recorded. */
async function recorded(): Promise<Scratch> {
  const repo = await released();
  await repo.commit('feat: search');
  await repo.commit('fix(api): answer 404');
  return repo;
}

describe('--profile commitizen', () => {
  it('announces bump hooks on stdout, before and after git’s output, as cz does', async () => {
    const repo = await released(['pre_bump_hooks = ["echo one"]', 'post_bump_hooks = ["echo two"]']);
    await repo.commit('feat: search');
    const { stdout } = await repo.relctl('--profile', 'commitizen', 'bump', '--yes');
    expect(redact(stdout, repo).split('\n').slice(4)).toEqual([
      "Running hook 'echo one'",
      'one',
      '[main [SHA]] bump: version 1.1.0 → 1.2.0',
      ' 2 files changed, 14 insertions(+), 1 deletion(-)',
      ' create mode 100644 CHANGELOG.md',
      '',
      "Running hook 'echo two'",
      'two',
      'Done!',
      '',
    ]);
  });

  it('prints what cz prints, makes a lightweight tag and pushes nothing', async () => {
    const repo = await recorded();
    const { remote } = await repo.state();
    expect((await repo.relctl('bump', '--dry-run', '--profile', 'commitizen')).stdout).toBe(CZ_DRY_RUN);
    const ran = await repo.relctl('--profile', 'commitizen', 'bump', '--yes');
    expect(ran.exit).toBe(0);
    expect(redact(ran.stdout, repo)).toBe(CZ_BUMP);
    expect(await repo.git('cat-file', '-t', 'v1.2.0')).toBe('commit\n');
    expect((await repo.state()).remote).toBe(remote);
  });

  it('checks no rule, whether the command line or the configuration sets it', async () => {
    const repo = await released([], '[tool.relctl]\nprofile = "commitizen"\n');
    await repo.git('switch', '--quiet', '-c', 'feat/x');
    await repo.commit('feat: search', { 'a.py': '' });
    await repo.write({ 'a.py': 'dirty\n' });
    expect(await repo.relctl('bump', '--profile', 'golden')).toMatchObject({ exit: 80 });
    expect(await repo.relctl('bump')).toMatchObject({ exit: 0 });
    expect((await repo.state()).status).toContain('a.py');
  });

  it('makes an annotated tag if annotated_tag is set', async () => {
    const repo = await released(['annotated_tag = true']);
    await repo.commit('feat: search');
    expect(await repo.relctl('bump', '--profile', 'commitizen')).toMatchObject({ exit: 0 });
    expect(await repo.git('cat-file', '-t', 'v1.2.0')).toBe('tag\n');
  });

  it('exits with 7 if the tag exists, and changes nothing', async () => {
    const repo = await recorded();
    await repo.tag('v1.2.0', 'v1.0.0');
    const before = await repo.state();
    expect(await repo.relctl('bump', '--profile', 'commitizen')).toMatchObject({
      exit: 7,
      stderr: expect.stringContaining(
        'error: the tag v1.2.0 already exists (nothing was changed)\n',
      ) as string,
    });
    expect(await repo.state()).toEqual(before);
  });

  it('updates uv.lock only with the provider uv', async () => {
    const lock = '[[package]]\nname = "my-app"\nversion = "1.1.0"\nsource = { editable = "." }\n';
    for (const [provider, version] of [
      ['pep621', '1.1.0'],
      ['uv', '1.2.0'],
    ] as const) {
      const repo = await released();
      await repo.commit('feat: search', {
        'uv.lock': lock,
        'pyproject.toml': pyproject('1.1.0').replace('"pep621"', `"${provider}"`),
      });
      expect(await repo.relctl('bump', '--profile', 'commitizen')).toMatchObject({ exit: 0 });
      expect(await repo.read('uv.lock')).toContain(`version = "${version}"`);
    }
  });

  it('still rolls back if a step fails', async () => {
    const repo = await recorded();
    await repo.hook('commit-msg', 'exit 1');
    const before = await repo.state();
    expect(await repo.relctl('bump', '--profile', 'commitizen')).toMatchObject({ exit: 6 });
    expect(await repo.state()).toEqual(before);
  });

  it('prints its first lines even if it then finds nothing to release', async () => {
    const repo = await released();
    await repo.commit('docs: more');
    expect(await repo.relctl('bump', '--profile', 'commitizen')).toMatchObject({
      exit: 21,
      stdout: 'bump: version 1.1.0 → 1.1.0\ntag to create: v1.1.0\n\n',
    });
  });

  it('prints the output of commit hooks after git’s own', async () => {
    const repo = await released();
    await repo.commit('feat: search');
    await repo.hook('pre-commit', 'echo checked >&2');
    const { stdout } = await repo.relctl('bump', '--profile', 'commitizen');
    expect(stdout).toMatch(/ create mode 100644 CHANGELOG\.md\n\nchecked\n\nDone!\n$/);
  });
});
