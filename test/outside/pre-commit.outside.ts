import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pyproject, Scratch } from '../support/scratch.ts';

/** The pre-commit framework from PyPI: on the PATH, or the program in PRE_COMMIT. */
const PRE_COMMIT = process.env['PRE_COMMIT'] ?? 'pre-commit';
const ROOT = resolve(import.meta.dirname, '../..');

/** A clone of relctl's own repository with the installed files in a commit, since `repo:` needs a commit. */
async function project(): Promise<Scratch> {
  const scratch = await Scratch.create({ 'pyproject.toml': pyproject('1.1.0') });
  const rev = (await scratch.run('git', ['rev-parse', 'HEAD'], ROOT)).stdout.trim();
  await scratch.commit('chore: hooks', {
    '.pre-commit-config.yaml': `repos:
  - repo: ${ROOT}
    rev: ${rev}
    hooks:
      - id: relctl-commit-msg
        language_version: system
      - id: relctl-pre-push
        language_version: system
`,
  });
  scratch.env['PRE_COMMIT_HOME'] = join(scratch.root, 'cache');
  scratch.env['GIT_CONFIG_COUNT'] = '1';
  scratch.env['GIT_CONFIG_KEY_0'] = 'safe.directory';
  scratch.env['GIT_CONFIG_VALUE_0'] = '*';
  return scratch;
}

test('the pre-commit framework installs relctl from its repository, and its hooks check commits and pushes', async () => {
  const scratch = await project();
  const told = await scratch.relctl('hook', 'install');
  expect(told.stdout).toContain('id: relctl-commit-msg');
  const types = ['commit-msg', 'pre-push'].flatMap((type) => ['--hook-type', type]);
  expect(await scratch.run(PRE_COMMIT, ['install', ...types], scratch.dir)).toMatchObject({ exit: 0 });
  const bad = await scratch.run('git', ['commit', '--allow-empty', '-m', 'bad'], scratch.dir);
  expect(bad.exit).toBe(1);
  expect(bad.stderr + bad.stdout).toContain('this would pass: feat: bad');
  expect(await scratch.run('git', ['commit', '--allow-empty', '-m', 'fix: good'], scratch.dir)).toMatchObject(
    { exit: 0 },
  );
  await scratch.write({ 'pyproject.toml': pyproject('9.9.9') });
  const byHand = await scratch.run('git', ['commit', '-a', '-m', 'fix: x'], scratch.dir);
  expect(byHand.stderr + byHand.stdout).toContain('version-not-hand-edited');
  await scratch.git('restore', '.');

  await scratch.withRemote();
  await scratch.git('commit', '--quiet', '--allow-empty', '--no-verify', '-m', 'bad');
  const slipped = await scratch.run('git', ['push', 'origin', 'main'], scratch.dir);
  expect(slipped.exit).toBe(1);
  expect(slipped.stderr + slipped.stdout).toContain('message-valid');
  await scratch.git('commit', '--quiet', '--allow-empty', '--amend', '-m', 'fix: good');
  expect(await scratch.run('git', ['push', 'origin', 'main'], scratch.dir)).toMatchObject({ exit: 0 });
}, 600_000);
