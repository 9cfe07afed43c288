import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Outputs } from '../../support/outputs.ts';
import { readsStdin, WarmRelctl } from '../../support/warm-relctl.ts';
import { COMMITIZEN } from './recording.ts';

/** One command line, run once. */
export interface Request {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** null: empty stdin. */
  readonly stdin: string | null;
}

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A release tool that can run many times. */
export interface Program {
  readonly run: (request: Request) => Promise<Ran>;
  readonly end: () => Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A program with a separate process for each run. */
export function processes(command: string, before: readonly string[] = []): Program {
  return {
    run: async ({ args, cwd, env, stdin }) => {
      const child = spawn(command, [...before, ...args], { cwd, env, timeout: 120_000 });
      const text = { stdout: '', stderr: '' };
      for (const stream of ['stdout', 'stderr'] as const) {
        child[stream].setEncoding('utf8').on('data', (piece: string) => (text[stream] += piece));
      }
      child.stdin.on('error', () => undefined).end(stdin ?? '');
      const [exit] = (await once(child, 'close')) as [number | null];
      return { exit: exit ?? -1, ...text };
    },
    end: () => Promise.resolve(),
  };
}

/** The built relctl, with a separate process for each run. */
export function relctlProcesses(): Program {
  return processes(process.execPath, [join(ROOT, 'bin/run.js'), ...PROFILE]);
}

const PROFILE = ['--profile', 'commitizen'];

/**
 * The built relctl, in one process for all runs. A run that reads stdin gets a separate process.
 *
 * @param folder a folder for its output
 * @param environment variables to add to those of each run
 */
export function relctlInOneProcess(folder: string, environment: Request['env'] = {}): Program {
  const warm = new WarmRelctl(folder, {});
  const single = relctlProcesses();
  return {
    run: inTurn((request) => {
      const { args, cwd } = request;
      const env = { ...request.env, ...environment };
      if (request.stdin !== null || readsStdin(args)) return single.run({ ...request, env });
      return warm.run({ args: [...PROFILE, ...args], cwd, env });
    }),
    end: () => {
      warm.end();
      return Promise.resolve();
    },
  };
}

/** Several programs that share the runs, so that runs can be parallel. */
export function pooled(programs: readonly Program[]): Program {
  let turns = 0;
  return {
    run: (request) => {
      const program = programs[turns % programs.length];
      turns += 1;
      if (program === undefined) throw new Error('a pool of no programs');
      return program.run(request);
    },
    end: async () => {
      await Promise.all(programs.map((program) => program.end()));
    },
  };
}

/**
 * The real commitizen, imported once and forked for each run.
 *
 * @param python the Python interpreter that commitizen is installed in
 */
export function commitizenForked(python: string, folder: string): Program {
  const outputs = new Outputs(folder, 'cz');
  const server = spawn(python, [fileURLToPath(new URL('cz-server.py', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', PYTHONSAFEPATH: '1' },
  });
  const lines = createInterface(server.stdout);
  const ended = endOf(server);
  return {
    run: inTurn(async ({ args, cwd, env, stdin }) => {
      outputs.clear();
      server.stdin.write(`${JSON.stringify({ args, cwd, env, stdin, ...outputs.paths })}\n`);
      const [line] = (await once(lines, 'line', { signal: ended })) as [string];
      return { exit: Number(line), ...outputs.read() };
    }),
    end: async () => {
      server.stdin.end();
      await once(server, 'exit');
      outputs.close();
    },
  };
}

/**
 * The interpreter in the first line of the `cz` on the PATH.
 *
 * @throws if it is not the version that relctl follows
 */
export function pythonOfCz(): string {
  const { stdout } = spawnSync('/bin/sh', ['-c', 'command -v cz'], { encoding: 'utf8' });
  const path = stdout.trim();
  if (path === '') throw new Error(`there is no cz on the PATH: pip install commitizen==${COMMITIZEN}`);
  const version = execFileSync(path, ['version'], { encoding: 'utf8' }).trim();
  if (version !== COMMITIZEN) throw new Error(`${path} is commitizen ${version}; it takes ${COMMITIZEN}`);
  return (readFileSync(path, 'utf8').split('\n')[0] ?? '').replace(/^#!\s*/, '');
}

/** One run after another. */
function inTurn(run: Program['run']): Program['run'] {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const next = last.then(() => run(request));
    last = next.catch(() => undefined);
    return next;
  };
}

/** Aborted when the process ends, so that nothing waits for it. */
function endOf(process: ChildProcess): AbortSignal {
  const controller = new AbortController();
  process.once('exit', () => {
    controller.abort();
  });
  return controller.signal;
}
