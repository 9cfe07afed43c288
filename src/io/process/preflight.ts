import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { configFolder } from '../../core/config/section.ts';
import type { PreflightCheck, Settings } from '../../core/config/settings.ts';
import { signalOf, stoppedBy } from '../../core/error/stop-signal.ts';
import type { StopSignal } from '../../core/error/stop-signal.ts';
import { outcomeOf } from '../../core/preflight/outcome.ts';
import type { CheckEnd } from '../../core/preflight/check-end.ts';
import type { CheckReport } from '../../core/preflight/report.ts';
import { TELLING_FILES, usualChecks } from '../../core/preflight/usual.ts';
import { messageOf, readTexts } from '../files/files.ts';
import { BoundedText } from '../files/bounded-text.ts';
import type { WorkPlace } from '../git/repository.ts';

/** What to show while checks run. */
export type CheckProgress =
  | { readonly kind: 'begun'; readonly check: PreflightCheck }
  | { readonly kind: 'ended'; readonly report: CheckReport };

export interface CheckRun {
  /** The folder in which the commands run; absolute. */
  readonly folder: string;
  readonly stop: AbortSignal;
  readonly onProgress: (progress: CheckProgress) => void;
}

/** The checks of a project: the configured ones, or else the usual checks that fit the project. */
export async function readChecks(
  { top }: WorkPlace,
  { relctl, configFile }: Settings,
): Promise<readonly PreflightCheck[]> {
  if (relctl.preflight !== null) return relctl.preflight;
  const folder = configFolder(configFile);
  const texts = await readTexts(
    top,
    TELLING_FILES.map((file) => `${folder}${file}`),
  );
  return usualChecks(new Map([...texts].map(([path, text]) => [path.slice(folder.length), text])));
}

/** The folder in which the commands of a configuration run: the folder of the configuration file. */
export function checkFolder({ top }: WorkPlace, { configFile }: Settings): string {
  return join(top, configFolder(configFile));
}

/**
 * Runs checks in parallel, one per core.
 *
 * @returns in the order of the checks
 * @throws the error of a signal, after all started commands have ended
 */
export async function runChecks(
  checks: readonly PreflightCheck[],
  run: CheckRun,
): Promise<readonly CheckReport[]> {
  const reports = new Map<PreflightCheck, CheckReport>();
  const waiting = [...checks];
  const groups = groupsUntil(run.stop);
  const worker = async (coverage: string | null): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (run.stop.aborted) return;
      run.onProgress({ kind: 'begun', check });
      const report = await runCheck(check, { ...run, coverage }, groups);
      if (signalOf(run.stop) !== null) return;
      reports.set(check, report);
      run.onProgress({ kind: 'ended', report });
    }
  };
  const scratch = await mkdtemp(join(tmpdir(), 'relctl-')).catch(() => null);
  const coverage = scratch === null ? null : join(scratch, 'coverage');
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, () => worker(coverage)));
  } finally {
    groups.end();
    if (scratch !== null) await rm(scratch, { recursive: true, force: true });
  }
  const signal = signalOf(run.stop);
  if (signal !== null) throw stoppedBy(signal, false);
  return checks.flatMap((check) => reports.get(check) ?? []);
}

async function runCheck(check: PreflightCheck, place: CheckPlace, groups: Groups): Promise<CheckReport> {
  const began = performance.now();
  const end = await endOfCommand(check, place, groups);
  const seconds = Math.round((performance.now() - began) / 10) / 100;
  return { check, outcome: outcomeOf(check, end), end, seconds };
}

interface CheckPlace {
  readonly folder: string;
  /**
   * Where to keep coverage data if only relctl asked for coverage, because the working tree may not ignore that file;
   * null: in the usual place.
   */
  readonly coverage: string | null;
}

/** Runs the command in a shell, like bump hooks, and in its own process group, so that a signal ends all of it. */
function endOfCommand(
  { run, environment }: PreflightCheck,
  { folder: cwd, coverage }: CheckPlace,
  groups: Groups,
): Promise<CheckEnd> {
  const output = new BoundedText(BEGINNING, END);
  const isAskedFor = coverage !== null && environment?.['PYTEST_ADDOPTS'] !== undefined;
  return new Promise((settle) => {
    const shell = spawn('/bin/sh', ['-c', run], {
      cwd,
      env: {
        ...environment,
        ...(isAskedFor ? { COVERAGE_FILE: coverage } : {}),
        ...outsideOfGit(process.env),
      },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    groups.add(shell);
    for (const stream of [shell.stdout, shell.stderr]) {
      stream.on('data', (piece: Buffer) => {
        output.add(piece);
      });
    }
    const end = (exit: number | null, signal: string | null, fault: string | null): void => {
      groups.drop(shell);
      settle({ exit, signal, fault, output: output.text() });
    };
    shell.once('error', (error) => {
      end(null, null, messageOf(error));
    });
    // A background process may keep the output open. relctl does not wait for it.
    shell.once('exit', (code, signal) => {
      setTimeout(() => {
        shell.stdout.destroy();
        shell.stderr.destroy();
      }, LAST_WORDS).unref();
      shell.once('close', () => {
        end(code, signal, null);
      });
    });
  });
}

/** How many bytes of an output are kept, at its beginning and at its end. */
const BEGINNING = 16_384;
const END = 49_152;

/** How long to wait for the output of a command that has ended, in milliseconds. */
const LAST_WORDS = 500;

/** How long a check may take to end after a signal, in milliseconds. */
const GRACE = 3_000;

/** The process groups of the checks that run. */
interface Groups {
  readonly add: (check: ChildProcess) => void;
  /** Forgets a check that ended. If the run was stopped, kills what is left of it. */
  readonly drop: (check: ChildProcess) => void;
  readonly end: () => void;
}

/** Passes a signal on to all processes of the checks, and kills those that do not end. They also end with this process. */
function groupsUntil(stop: AbortSignal): Groups {
  const leaders = new Set<number>();
  const send = (signal: NodeJS.Signals): void => {
    for (const leader of leaders) sendTo(leader, signal);
  };
  const onStop = (): void => {
    send(stop.reason as StopSignal);
    setTimeout(kill, GRACE).unref();
  };
  const kill = (): void => {
    send('SIGKILL');
  };
  stop.addEventListener('abort', onStop);
  process.on('exit', kill);
  return {
    add: ({ pid }) => {
      if (pid === undefined) return;
      leaders.add(pid);
      // The signal arrived while the check was being started.
      if (stop.aborted) sendTo(pid, 'SIGKILL');
    },
    drop: ({ pid }) => {
      if (pid === undefined) return;
      if (stop.aborted) sendTo(pid, 'SIGKILL');
      leaders.delete(pid);
    },
    end() {
      stop.removeEventListener('abort', onStop);
      process.off('exit', kill);
    },
  };
}

function sendTo(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // The whole group has already ended.
  }
}

/**
 * The environment without the variables in which git tells a hook its repository. A test that creates its own
 * repositories would work in that one instead.
 */
function outsideOfGit(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(environment).filter(([name]) => !OF_A_REPOSITORY.test(name));
  return Object.fromEntries(own);
}

const OF_A_REPOSITORY =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH|SHALLOW_FILE|GRAFT_FILE|NAMESPACE)$/;
