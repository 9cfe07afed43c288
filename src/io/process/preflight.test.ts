import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/scratch.ts';
import { runChecks } from './preflight.ts';
import type { CheckProgress } from './preflight.ts';

it('does not wait for what a check leaves in the background, and leaves it alone', async () => {
  const stop = new AbortController().signal;
  const seen: CheckProgress[] = [];
  const check = { name: 'test', run: 'sleep 60 & echo $!' };
  const folder = await temporaryFolder();
  const [report] = await runChecks([check], { folder, stop, onProgress: (one) => seen.push(one) });
  expect(report).toMatchObject({ outcome: { kind: 'green' }, end: { exit: 0 } });
  expect(seen.map(({ kind }) => kind)).toEqual(['begun', 'ended']);
  // Throws where there is no such process any more.
  process.kill(Number(report!.end.output));
});

it('keeps the data of coverage that it asks for itself out of the folder, and nowhere', async () => {
  const stop = new AbortController().signal;
  const folder = await temporaryFolder();
  const run = 'echo "at $COVERAGE_FILE"; [ -z "$COVERAGE_FILE" ] || touch "$COVERAGE_FILE"';
  const checks = [
    { name: 'test', run, environment: { PYTEST_ADDOPTS: '--cov' } },
    { name: 'mine', run },
  ];
  const reports = await runChecks(checks, { folder, stop, onProgress: () => undefined });
  const [at = '', mine] = reports.map(({ end }) => end.output.trim());
  expect(mine).toBe('at');
  const file = at.slice('at '.length);
  expect(file).not.toBe('');
  expect(file.startsWith(folder)).toBe(false);
  expect(existsSync(dirname(file))).toBe(false);
});

it('reports a missing folder as not checked', async () => {
  const stop = new AbortController().signal;
  const folder = `${await temporaryFolder()}/gone`;
  const [report] = await runChecks([{ name: 'lint', run: 'true' }], {
    folder,
    stop,
    onProgress: () => undefined,
  });
  expect(report?.outcome.kind).toBe('not-checked');
});

it('begins nothing any more once it is asked to stop', async () => {
  const stopping = new AbortController();
  const begun: string[] = [];
  const checks = Array.from({ length: 500 }, (_, at) => ({ name: String(at), run: 'sleep 60' }));
  const ran = runChecks(checks, {
    folder: await temporaryFolder(),
    stop: stopping.signal,
    onProgress: ({ kind }) => {
      begun.push(kind);
      stopping.abort('SIGTERM');
    },
  });
  await expect(ran).rejects.toMatchObject({ exit: 143 });
  expect(begun).toEqual(['begun']);
});
