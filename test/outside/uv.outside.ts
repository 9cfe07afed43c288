import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Scratch } from '../support/scratch.ts';

/** A project from `uv init` with a lock, commitizen's table and a feature. */
async function uvProject(scheme: string, provider: string): Promise<Scratch> {
  const scratch = await Scratch.create(null);
  const uv = (...args: readonly string[]) => scratch.run('uv', args, scratch.dir);
  expect(
    await uv('init', '--package', '--name', 'My_App', '--no-workspace', '--vcs', 'none', '.'),
  ).toMatchObject({ exit: 0 });
  await appendFile(
    join(scratch.dir, 'pyproject.toml'),
    `\n[tool.commitizen]\ntag_format = "v$version"\nversion_scheme = "${scheme}"\nversion_provider = "${provider}"\nupdate_changelog_on_bump = true\nmajor_version_zero = true\n`,
  );
  expect(await uv('lock')).toMatchObject({ exit: 0 });
  await scratch.git('add', '--all');
  await scratch.commit('feat: a first version');
  await scratch.withRemote();
  return scratch;
}

test.each([
  ['pep440', 'uv'],
  ['semver', 'pep621'],
  ['semver2', 'uv'],
])('the lock of a release is up to date for uv: %s, %s', async (scheme, provider) => {
  const scratch = await uvProject(scheme, provider);
  for (const [args, version] of [
    [['--prerelease', 'alpha'], { pep440: '0.2.0a0', semver: '0.2.0-a0', semver2: '0.2.0-alpha.0' }[scheme]],
    [[], '0.2.0'],
  ] as const) {
    expect(await scratch.relctl('bump', ...args)).toMatchObject({ exit: 0 });
    expect(await readFile(join(scratch.dir, 'pyproject.toml'), 'utf8')).toContain(
      `version = "${version ?? ''}"`,
    );
    expect(await scratch.run('uv', ['lock', '--check'], scratch.dir)).toMatchObject({ exit: 0 });
    expect(await scratch.run('uv', ['lock'], scratch.dir)).toMatchObject({ exit: 0 });
    expect(await scratch.git('status', '--porcelain')).toBe('');

    const changed = (await scratch.git('diff', '--numstat', 'HEAD~1', 'HEAD')).trim().split('\n').sort();
    expect(changed).toEqual([
      expect.stringMatching(/^1\t1\tpyproject.toml$/),
      expect.stringMatching(/^1\t1\tuv.lock$/),
      expect.stringMatching(/^\d+\t0\tCHANGELOG.md$/),
    ]);
  }
});
