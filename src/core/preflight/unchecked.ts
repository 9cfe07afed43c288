import type { PreflightCheck } from '../config/settings.ts';
import type { Remedied } from './meaning.ts';
import type { CheckEnd } from './outcome.ts';

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
    next: 'ask another service: pip-audit --vulnerability-service osv',
  };
}

const SKIPPED_ITSELF = /^(?:pip|pip-audit) +Dependency not found on PyPI/m;

function unanswered(check: PreflightCheck, { exit, fault, output }: CheckEnd): Remedied | null {
  if (fault !== null) return { means: `the command could not be started: ${fault}`, next: OTHERWISE };
  const missing = missingProgram(check.run, exit, output);
  if (missing !== null) return missing;
  const end = output.slice(-LAST);
  if (exit === 2 && /^uv\b/.test(check.run) && UV_UNREACHED.test(end)) {
    return { means: 'uv could not fetch the packages that are missing here', next: CONNECT };
  }
  if (/\bpip-audit\b/.test(check.run) && !FOUND.test(output) && UNREACHED.test(end)) {
    return { means: 'the list of known vulnerabilities gave no answer', next: CONNECT };
  }
  return null;
}

/** How much of the end of an output is a tool's own last word. */
const LAST = 4000;

const UV_UNREACHED =
  /^error: Request failed|^\s*(?:cause|Caused by): .*Failed to fetch|^error: Failed to fetch/m;

/** pip-audit's own words where it could ask. */
const FOUND = /^Found \d+ known vulnerabilit/m;
const UNREACHED =
  /Failed to establish a new connection|Max retries exceeded|Could not connect|Name or service not known|requests\.exceptions\.\w*(?:Connection|Proxy|Timeout|SSL)/;

const CONNECT = 'with a connection: the same command again; behind a proxy set HTTPS_PROXY';
const OTHERWISE = 'name another command in [tool.relctl] preflight';

function missingProgram(run: string, exit: number | null, output: string): Remedied | null {
  const end = output.slice(-LAST);
  if (exit === 127) return missingTool(nameIn(end, SHELLS) ?? firstWord(run), run);
  if (exit === 126) return { means: `${firstWord(run)} may not be run`, next: OTHERWISE };
  if (exit === 2 && /^uv\b/.test(run)) {
    const name = nameIn(end, UV_SPAWN);
    if (name !== null) return missingTool(name, run);
  }
  const module = exit === 1 ? nameIn(end, PYTHON_MODULE) : null;
  return module !== null && run.includes(`-m ${module}`) ? missingTool(module, run) : null;
}

/** The words of dash, bash and busybox, with and without the number of a line. */
const SHELLS = /^(?:\S*sh: )(?:(?:line )?\d+: )?([^\s:]+): (?:command )?not found$/m;
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
  if (/^uv run\b/.test(run)) return { means, next: `uv add --dev ${program}` };
  return { means, next: `install ${program}, or ${OTHERWISE}` };
}

function firstWord(run: string): string {
  return run.trim().split(/\s+/)[0] ?? '';
}
