import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pyproject } from '../support/pyproject.ts';
import { released, Scratch } from '../support/scratch.ts';

test.each<readonly [string, string, number]>([
  ['--project', '1.1.0\n', 0],
  ['-p --major', '1\n', 0],
  ['-p --minor', '1\n', 0],
  ['-p --patch', '0\n', 0],
  ['-p --tag', 'v1.1.0\n', 0],
  ['-p --next', '1.2.0\n', 0],
  ['--next', '1.2.0\n', 0],
  ['-p --next --tag', 'v1.2.0\n', 0],
  ['-p --next patch', '1.1.1\n', 0],
  ['-p --next NONE', '1.1.0\n', 0],
  ['1.2.3a1', '1.2.3-a1\n', 0],
  ['1.2.3a1 --next', '1.3.0\n', 0],
  ['1.2.3 --next MAJOR', '2.0.0\n', 0],
  ['1.2.3 --tag', 'v1.2.3\n', 0],
  ['1.2 --patch', '0\n', 0],
  // Parity: misuse is reported on stderr, and the exit code is 0.
  ['--major', '', 0],
  ['--tag', '', 0],
  ['abc', '', 0],
  ['-p -v', '', 13],
  ['-p --major --minor', '', 13],
  ['-p --next FOO', '', 13],
  ['-p --bogus', '', 18],
])('relctl version %s', async (args, stdout, exit) => {
  const scratch = await released();
  await scratch.commit('feat: search');
  const ran = await scratch.relctl('version', ...args.split(' '));
  expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit, stdout });
  if (stdout === '') expect(ran.stderr).not.toBe('');
});

test('if nothing calls for a release, the next version is the current one', async () => {
  const scratch = await released();
  await scratch.commit('docs: words');
  expect(await scratch.relctl('version', '--project', '--next')).toMatchObject({
    exit: 0,
    stdout: '1.1.0\n',
  });
  const untouched = await released();
  expect(await untouched.relctl('version', '--project', '--next')).toMatchObject({ exit: 3, stdout: '' });
});

test('prints both versions with labels', async () => {
  const scratch = await released();
  const { stdout } = await scratch.relctl('version', '--verbose');
  expect(stdout).toMatch(/^Installed relctl Version: \d+\.\d+\.\d+\nProject Version: 1\.1\.0\n$/);
  expect((await scratch.relctl('version', '--verbose', '--major')).stdout).toMatch(/\n1\n$/);
  expect((await scratch.relctl('version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect((await scratch.relctl('version', '--report')).stdout).toMatch(
    /^relctl Version: .*\nNode Version: .*\n/,
  );
  expect(JSON.parse((await scratch.relctl('version', '-p', '--json')).stdout)).toEqual({
    shape: 1,
    tool: null,
    version: '1.1.0',
  });
});

test('reads a project’s version without git, as in a container without .git', async () => {
  const scratch = await Scratch.create(null);
  await scratch.write({ '../outside/pyproject.toml': pyproject('3.2.1') });
  const ran = await scratch.relctl('-C', join(scratch.root, 'outside'), 'version', '-p');
  expect(ran).toMatchObject({ exit: 0, stdout: '3.2.1\n' });
  expect(await scratch.relctl('-C', join(scratch.root, 'outside'), 'version', '-p', '--next')).toMatchObject({
    exit: 2,
  });
});

test.each([
  ['an invalid version', 'version = "1.1.0"', 'version = "abc"', 1],
  ['a number', 'version = "1.1.0"', 'version = 1.0', 1],
  ['an unknown scheme', 'version_scheme = "semver"', 'version_scheme = "calver"', 28],
  ['no version in the configuration', 'version_provider = "pep621"', '', 4],
  ['no configuration', '[tool.commitizen]', '[tool.other]', 4],
])('there is no version to print: %s', async (_, from, to, exit) => {
  const scratch = await Scratch.create({ 'pyproject.toml': pyproject('1.1.0').replace(from, to) });
  const ran = await scratch.relctl('version', '-p');
  expect(ran).toMatchObject({ exit, stdout: '' });
  const asCommitizen = await scratch.relctl('version', '-p', '--profile', 'commitizen');
  expect(asCommitizen).toMatchObject({ exit: 0, stdout: '' });
  expect(asCommitizen.stderr).not.toBe('');
});
