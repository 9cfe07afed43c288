import type { PreflightCheck } from '../config/settings.ts';
import type { Remedied } from './check-end.ts';
import type { CheckEnd } from './check-end.ts';
import { refusalOfUv } from './uv.ts';

/**
 * Why a check could not check anything, whether it failed or not: its program is missing, or a service did not answer.
 * null: it did check.
 */
export function unchecked(check: PreflightCheck, end: CheckEnd): Remedied | null {
  return end.exit === 0 ? unaudited(check, end) : unanswered(check, end);
}

/** pip-audit succeeds even if its index knows none of the packages, not even pip-audit itself. */
function unaudited({ run }: PreflightCheck, { output }: CheckEnd): Remedied | null {
  if (!/\bpip-audit\b/.test(run) || !SKIPPED_ITSELF.test(output)) return null;
  return {
    means: 'the package index does not know these packages, so nothing was audited',
    next: `use another service: ${run} --vulnerability-service osv`,
  };
}

const SKIPPED_ITSELF = /^(?:pip|pip-audit) +Dependency not found on PyPI/m;

function unanswered(check: PreflightCheck, { exit, fault, output }: CheckEnd): Remedied | null {
  if (fault !== null) return { means: `the command could not be started: ${fault}`, next: OTHERWISE };
  const missing = missingProgram(check.run, exit, output);
  if (missing !== null) return missing;
  const refusal = refusalOfUv(check.run, output);
  if (refusal !== null) return unreachedByUv(refusal, output);
  if (/\bpip-audit\b/.test(check.run) && exit === 1 && !FOUND.test(output))
    return unansweredAudit(output.slice(-LAST));
  return null;
}

/** null: uv failed for a reason other than a missing connection or a missing Python. */
function unreachedByUv(refusal: string, output: string): Remedied | null {
  if (UV_UNREACHED.test(output.slice(-LAST))) {
    return { means: 'uv could not download the missing packages', next: CONNECT };
  }
  if (!refusal.startsWith('No interpreter found')) return null;
  return {
    means: refusal,
    next: 'uv python install, or write an installed Python version into .python-version',
  };
}

/** If pip-audit fails without a finding, it did not finish. */
function unansweredAudit(end: string): Remedied {
  if (UNREACHED.test(end)) return { means: 'the vulnerability service did not answer', next: CONNECT };
  const last = end.trim().split('\n').at(-1) ?? '';
  return {
    means: `pip-audit stopped without a result: ${last}`,
    next: 'run the same command again later, or with another --vulnerability-service',
  };
}

/** The last error message of a tool is in this many characters at the end of the output. */
const LAST = 4000;

const UV_UNREACHED =
  /^error: (?:Request failed|Failed to fetch)|^[ \t]*(?:cause|Caused by): .*(?:Failed to fetch|Network connectivity is disabled|Could not connect|dns error|error sending request)/m;

/** pip-audit's message if it found vulnerabilities. */
const FOUND = /^Found \d+ known vulnerabilit/m;
const UNREACHED =
  /Failed to establish a new connection|Max retries exceeded|Could not connect|Name or service not known|requests\.exceptions\.\w*(?:Connection|Proxy|Timeout|SSL)/;

const CONNECT =
  'check your network connection, then run the same command again (behind a proxy, set HTTPS_PROXY)';
const OTHERWISE = 'set another command in [tool.relctl] preflight';

function missingProgram(run: string, exit: number | null, output: string): Remedied | null {
  const end = output.slice(-LAST);
  // A script of the project may exit with these codes, too. Then the check failed.
  if (exit === 127 && OF_THE_SHELL.test(end)) return missingTool(nameIn(end, SHELLS) ?? firstWord(run), run);
  if (exit === 126 && OF_THE_SHELL.test(end))
    return {
      means: `you have no permission to run ${nameIn(end, FORBIDDEN) ?? firstWord(run)}`,
      next: OTHERWISE,
    };
  if (exit === 2 && /^uv\b/.test(run)) {
    const name = nameIn(end, UV_SPAWN);
    if (name !== null) return missingTool(name, run);
  }
  const runner = nameIn(end, RUNNERS);
  if (runner !== null && /^(?:poetry|pdm)\b/.test(run)) return missingTool(runner, run);
  const module = exit === 1 ? nameIn(end, PYTHON_MODULE) : null;
  return module !== null && run.includes(`-m ${module}`)
    ? missingTool(module.replaceAll('_', '-'), run)
    : null;
}

/** A message of the shell that runs the command, in any language. */
const OF_THE_SHELL = /^(?:\/bin\/)?sh: /m;
/** The messages of dash, bash and busybox, with and without a line number. */
const SHELLS = /^(?:\/bin\/)?sh: (?:(?:line )?\d+: )?([^\s:]+): (?:command )?not found$/m;
const FORBIDDEN = /^(?:\/bin\/)?sh: (?:(?:line )?\d+: )?([^\s:]+): /m;
/** The messages of Poetry and PDM. */
const RUNNERS = /^(?:Command not found: |.*Command ')([^\s']+)(?:$|' is not found in your PATH)/m;
/** uv's message, in old and new releases. */
const UV_SPAWN = /^error: Failed to spawn: `?([^\s`]+)`?$/m;
/** Python's last line if it does not find the module after `-m`. */
const PYTHON_MODULE = /: No module named ([\w.-]+)\s*$/;

function nameIn(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1] ?? null;
}

/** The program of a command was not found. */
export function missingTool(program: string, run: string): Remedied {
  const means = `the program ${program} was not found`;
  if (program === 'uv') return { means, next: 'install uv: https://docs.astral.sh/uv/getting-started' };
  const add = ADDING.find(([runner]) => run.startsWith(`${runner} run `) && program !== runner)?.[1];
  if (add !== undefined) return { means, next: `${add} ${program}` };
  return { means, next: `install ${program}, or ${OTHERWISE}` };
}

const ADDING = [
  ['uv', 'uv add --dev'],
  ['poetry', 'poetry add --group dev'],
  ['pdm', 'pdm add --dev'],
] as const;

function firstWord(run: string): string {
  return run.trim().split(/\s+/)[0] ?? '';
}
