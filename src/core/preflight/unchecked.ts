import type { PreflightCheck } from '../config/settings.ts';
import type { Remedied } from './meaning.ts';
import type { CheckEnd } from './outcome.ts';
import { refusalOfUv } from './uv.ts';

/**
 * Why a check says nothing of the code, whether it failed or not: its program is not there, or what it asks gave no
 * answer; null: it does.
 */
export function unchecked(check: PreflightCheck, end: CheckEnd): Remedied | null {
  return end.exit === 0 ? unaudited(check, end) : unanswered(check, end);
}

/** pip-audit is content where the index that it asks knows none of the packages, not even its own. */
function unaudited({ run }: PreflightCheck, { output }: CheckEnd): Remedied | null {
  if (!/\bpip-audit\b/.test(run) || !SKIPPED_ITSELF.test(output)) return null;
  return {
    means: 'the index that pip-audit asks knows nothing of these packages, so nothing was audited',
    next: `ask another service: ${run} --vulnerability-service osv`,
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

/** null: uv was not kept from anything by a connection, or by a Python that is not there. */
function unreachedByUv(refusal: string, output: string): Remedied | null {
  if (UV_UNREACHED.test(output.slice(-LAST))) {
    return { means: 'uv could not fetch the packages that are missing here', next: CONNECT };
  }
  if (!refusal.startsWith('No interpreter found')) return null;
  return { means: refusal, next: 'uv python install, or name a Python that is here in .python-version' };
}

/** Without a finding an audit that fails has come to no end, whatever its service said. */
function unansweredAudit(end: string): Remedied {
  if (UNREACHED.test(end))
    return { means: 'the list of known vulnerabilities gave no answer', next: CONNECT };
  const last = end.trim().split('\n').at(-1) ?? '';
  return {
    means: `pip-audit came to no verdict: ${last}`,
    next: 'the same command again, later or with another --vulnerability-service',
  };
}

/** How much of the end of an output is a tool's own last word. */
const LAST = 4000;

const UV_UNREACHED =
  /^error: (?:Request failed|Failed to fetch)|^[ \t]*(?:cause|Caused by): .*(?:Failed to fetch|Network connectivity is disabled|Could not connect|dns error|error sending request)/m;

/** pip-audit's own words where it could ask. */
const FOUND = /^Found \d+ known vulnerabilit/m;
const UNREACHED =
  /Failed to establish a new connection|Max retries exceeded|Could not connect|Name or service not known|requests\.exceptions\.\w*(?:Connection|Proxy|Timeout|SSL)/;

const CONNECT = 'with a connection: the same command again; behind a proxy set HTTPS_PROXY';
const OTHERWISE = 'name another command in [tool.relctl] preflight';

function missingProgram(run: string, exit: number | null, output: string): Remedied | null {
  const end = output.slice(-LAST);
  // A script of the project's own may end so, too, and is red then.
  if (exit === 127 && OF_THE_SHELL.test(end)) return missingTool(nameIn(end, SHELLS) ?? firstWord(run), run);
  if (exit === 126 && OF_THE_SHELL.test(end))
    return { means: `${nameIn(end, FORBIDDEN) ?? firstWord(run)} may not be run`, next: OTHERWISE };
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

/** The shell that runs the command itself, in whatever language. */
const OF_THE_SHELL = /^(?:\/bin\/)?sh: /m;
/** The words of dash, bash and busybox, with and without the number of a line. */
const SHELLS = /^(?:\/bin\/)?sh: (?:(?:line )?\d+: )?([^\s:]+): (?:command )?not found$/m;
const FORBIDDEN = /^(?:\/bin\/)?sh: (?:(?:line )?\d+: )?([^\s:]+): /m;
/** Poetry's and PDM's. */
const RUNNERS = /^(?:Command not found: |.*Command ')([^\s']+)(?:$|' is not found in your PATH)/m;
/** uv's words, of older and newer releases. */
const UV_SPAWN = /^error: Failed to spawn: `?([^\s`]+)`?$/m;
/** Python's last word where `-m` names nothing. */
const PYTHON_MODULE = /: No module named ([\w.-]+)\s*$/;

function nameIn(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1] ?? null;
}

/** What it means that the program of a command is not there. */
export function missingTool(program: string, run: string): Remedied {
  const means = `the program ${program} is not there`;
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
