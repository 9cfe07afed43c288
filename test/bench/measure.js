// Shared by the benchmarks in this folder: measuring and printing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const RELCTL = fileURLToPath(new URL('../../bin/run.js', import.meta.url));
const RUNS = 5;

export const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', TZ: 'UTC' };
// Reading a certificate store takes longer than the whole start of Node.
delete env.NODE_EXTRA_CA_CERTS;

/** Milliseconds. */
export function run(program, args, cwd, more = {}) {
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, { cwd, env: { ...env, ...more }, maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

export function median(measure) {
  measure();
  const figures = Array.from({ length: RUNS }, measure).sort((a, b) => a - b);
  return figures[Math.floor(RUNS / 2)];
}

/** The number of git processes that a command starts: each writes one file into the trace folder. */
export function processes(folder, args, root) {
  const trace = mkdtempSync(join(root, 'trace-'));
  run(process.execPath, [RELCTL, ...args], folder, { GIT_TRACE2_EVENT: trace });
  return readdirSync(trace).length;
}

export function ratio(a, b) {
  return (a / b).toFixed(1);
}

/** @param rows a description, the figure, and a remark */
export function printRows(rows) {
  for (const [what, figure, remark] of rows) {
    const shown = what.startsWith('git processes') ? String(figure) : `${figure.toFixed(0)} ms`;
    console.log(`${what.padEnd(36)}${shown.padStart(10)}  ${remark}`);
  }
}
