import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RelctlError } from '../../core/error/error.ts';
import type { WriteFile } from '../../core/plan/effect.ts';
import { temporaryFolder } from '../../../test/support/scratch.ts';
import { executeFiles } from './execute-files.ts';
import type { Progress } from './plan-run.ts';

const EFFECTS: readonly WriteFile[] = [
  { kind: 'write-file', path: 'a.txt', before: 'old\n', after: 'new\n' },
  { kind: 'write-file', path: 'made/deep/b.txt', before: null, after: 'b\n', makes: ['made', 'made/deep'] },
  { kind: 'write-file', path: 'c/d.txt', before: null, after: 'd\n' },
];

async function folder(): Promise<string> {
  const top = await temporaryFolder();
  await writeFile(join(top, 'a.txt'), 'old\n');
  return top;
}

async function run(
  top: string,
  onProgress: (progress: Progress) => void = () => undefined,
  stop = new AbortController(),
): Promise<RelctlError | null> {
  try {
    await executeFiles(EFFECTS, top, { stop: stop.signal, onProgress });
    return null;
  } catch (error) {
    if (error instanceof RelctlError) return error;
    throw error;
  }
}

test('all files are written, with the folders that they need', async () => {
  const top = await folder();
  await mkdir(join(top, 'c'));
  expect(await run(top)).toBeNull();
  expect(await readFile(join(top, 'a.txt'), 'utf8')).toBe('new\n');
  expect(await readdir(top, { recursive: true })).toEqual(
    expect.arrayContaining(['a.txt', 'made/deep/b.txt', 'c/d.txt']),
  );
});

test('where one can’t be written, none is', async () => {
  const top = await folder();
  expect(await run(top)).toMatchObject({ code: 'FILE_FAILED' });
  expect(await readFile(join(top, 'a.txt'), 'utf8')).toBe('old\n');
  expect(await readdir(top)).toEqual(['a.txt']);
});

test('a signal between two files takes the first back', async () => {
  const top = await folder();
  const stop = new AbortController();
  const onProgress = ({ kind }: Progress): void => {
    if (kind === 'done') stop.abort('SIGINT');
  };
  expect(await run(top, onProgress, stop)).toMatchObject({ code: 'INTERRUPTED', exit: 130 });
  expect(await readdir(top)).toEqual(['a.txt']);
  expect(await readFile(join(top, 'a.txt'), 'utf8')).toBe('old\n');
});

test('a file that is not as it was read stops the run before it begins', async () => {
  const top = await folder();
  await writeFile(join(top, 'a.txt'), 'mine\n');
  expect(await run(top)).toMatchObject({ code: 'PLAN_STALE' });
  expect(await readdir(top)).toEqual(['a.txt']);
});
