// Shared by the benchmark: the environment, and the medians of interleaved runs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  TZ: 'UTC',
  // A folder `commitizen` in the repository must not replace cz's own.
  PYTHONSAFEPATH: '1',
};
// Reading a certificate store takes longer than the whole start of Node.
delete env.NODE_EXTRA_CA_CERTS;

const SCRIPT = fileURLToPath(new URL('measure.py', import.meta.url));

/**
 * @param commands by name: `argv` and `cwd`
 * @returns by name: `cpu` and `wall` in milliseconds
 */
export function measured(commands, rounds) {
  const list = Object.entries(commands).map(([name, command]) => ({ name, ...command }));
  const { status, stdout, stderr } = spawnSync('python3', [SCRIPT], {
    env,
    input: JSON.stringify({ rounds, commands: list }),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the benchmark needs python3: ${stderr}`);
  return JSON.parse(stdout);
}

/** Whether the PATH has a program. */
export function has(program) {
  return spawnSync(program, ['--version'], { env }).error === undefined;
}
