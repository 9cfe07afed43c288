import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGit } from './git.ts';
import { findBlobs, readBlobs, visitBlobs } from './objects.ts';

const NAMES = ['plain', 'a\nb', '\n', 'tab\there', '"quoted"', 'x blob 3', 'missing\nmissing', ' ', 'é'];

let folder = '';
let head = '';

function run(...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    encoding: 'utf8',
  }).trim();
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'objects-'));
  run('init', '--quiet');
  for (const name of NAMES) writeFileSync(join(folder, name), `text of ${name}`);
  writeFileSync(Buffer.from(`${folder}/\xff`, 'latin1'), 'not UTF-8');
  symlinkSync('plain', join(folder, 'link'));
  symlinkSync('../a\nb', join(folder, 'dangling'));
  run('add', '.');
  run('commit', '--quiet', '--message', 'x');
  head = run('rev-parse', 'HEAD');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it.each(['', 'HEAD'])(
  'a text is found by any name, and no name changes the answers to others: revision %j',
  async (revision) => {
    const names = [...NAMES, 'nothing', 'no\nthing'].map((name) => `${revision}:${name}`);
    const texts = await readBlobs(openGit(folder), names);
    expect([...texts]).toEqual(NAMES.map((name) => [`${revision}:${name}`, `text of ${name}`]));
  },
);

it('a link is read as it is, or replaced by its target', async () => {
  const names = [`${head}:link`, `${head}:dangling`, `${head}:plain`];
  const git = openGit(folder);
  expect([...(await readBlobs(git, names)).values()]).toEqual(['plain', '../a\nb', 'text of plain']);
  expect([...(await readBlobs(git, names, undefined, 'followed')).values()]).toEqual([
    'text of plain',
    'text of plain',
  ]);
});

it('ids and sizes are found for several commits, and a folder is no text', async () => {
  const found = await findBlobs(
    openGit(folder),
    [head, '0'.repeat(40)],
    ['plain', 'a\nb', ''],
    'as-they-are',
  );
  expect([...found.keys()]).toEqual([head]);
  expect([...(found.get(head) ?? [])].map(([path, { size }]) => [path, size])).toEqual([
    ['plain', 13],
    ['a\nb', 11],
  ]);
});

it('of a very long text only the beginning is kept, and the next answer is read', async () => {
  const id = execFileSync('git', ['-C', folder, 'hash-object', '-w', '--stdin'], {
    input: Buffer.alloc(70 * 1024 * 1024, 'x'),
    encoding: 'utf8',
  }).trim();
  const seen: [string, number][] = [];
  await visitBlobs(openGit(folder), [id, `${head}:plain`, id], (name, text) => {
    seen.push([name, text.length]);
  });
  expect(seen.map(([name]) => name)).toEqual([id, `${head}:plain`, id]);
  const lengths = seen.map(([, length]) => Math.round(length / 1024 / 1024));
  expect(lengths).toEqual([64, 0, 64]);
});
