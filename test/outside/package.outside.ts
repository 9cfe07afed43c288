import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { released, temporaryFolder } from '../support/scratch.ts';

const run = promisify(execFile);
let relctl = '';

beforeAll(async () => {
  const folder = join(await temporaryFolder(), 'a fresh prefix');
  await mkdir(folder);
  await run('npm', ['pack', '--pack-destination', folder]);
  const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  await run('npm', ['install', '--global', '--prefix', folder, join(folder, tarball)]);
  relctl = join(folder, 'bin', 'relctl');
}, 180_000);

test('the installed program prints its version and its help in any folder', async () => {
  const anywhere = await temporaryFolder();
  expect((await run(relctl, ['--version'], { cwd: anywhere })).stdout).toMatch(/^relctl\/\d+\.\d+\.\d+ /);
  expect((await run(relctl, ['--help'], { cwd: anywhere })).stdout).toContain('dry-run');
  expect((await run(relctl, ['bump', '--help'], { cwd: anywhere })).stdout).toContain('--dry-run');
});

test('the installed program makes a release, from a subfolder of the project', async () => {
  const scratch = await released();
  await scratch.commit('feat: search', { 'docs/a.md': 'x\n' });
  const ran = await scratch.run(relctl, ['bump'], join(scratch.dir, 'docs'));
  expect(ran).toMatchObject({ exit: 0 });
  expect(ran.stdout).toContain('released v1.2.0');
  expect(await scratch.git('ls-remote', 'origin', 'refs/tags/v1.2.0')).toContain('refs/tags/v1.2.0');
});

interface Packed {
  readonly files: readonly { readonly path: string }[];
  /** In bytes. */
  readonly size: number;
  readonly unpackedSize: number;
}

async function packed(): Promise<[Packed]> {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']);
  return JSON.parse(stdout) as [Packed];
}

test('the package stays small', async () => {
  const [{ size, unpackedSize }] = await packed();
  expect(size).toBeLessThan(1_500_000);
  expect(unpackedSize).toBeLessThan(5_000_000);
});

test('the package contains only what is needed to run', async () => {
  const [{ files }] = await packed();
  const folders = new Set(files.map(({ path }) => path.split('/')[0]));
  expect([...folders].sort()).toEqual([
    'LICENSE',
    'README.md',
    'bin',
    'dist',
    'docs',
    'oclif.manifest.json',
    'package.json',
  ]);
  expect(files.filter(({ path }) => /^docs\/(?!schema\/[\w-]+\.json$)/.test(path))).toEqual([]);
  const inside = files.map(({ path }) => path).filter((path) => /^(?:bin|dist)\//.test(path));
  expect(
    inside.filter(
      (path) =>
        !/^(?:bin\/(?:run\.js|package\.json)|dist\/(?:[^/]+\.cjs(?:\.map)?|LICENSES\.txt))$/.test(path),
    ),
  ).toEqual([]);
});
