import type { PreflightCheck } from '../config/settings.ts';
import { shellCommand } from '../text/shell.ts';
import type { CheckEnd } from './check-end.ts';
import { refusalOfUv } from './uv.ts';
import type { Remedied } from './check-end.ts';

/** What a failed check means. This depends on the tool that it runs, or else on its name. */
export function meaningOf(check: PreflightCheck, end: CheckEnd): Remedied {
  if (end.exit === null) {
    const means = `it was ended by ${end.signal ?? 'a signal'}, often because there was not enough memory`;
    return { means, next: `run it alone: ${check.run}` };
  }
  const refusal = refusalOfUv(check.run, end.output);
  if (refusal !== null) return STALE_LOCK.test(refusal) ? STALE : unprepared(refusal);
  const found =
    MEANINGS.find(({ tool }) => tool.test(check.run)) ?? MEANINGS.find(({ name }) => name.test(check.name));
  const meaning = found?.of(check.run, end) ?? null;
  return meaning ?? { means: `the check failed with exit code ${end.exit}`, next: again(check) };
}

/** uv's message about a lock that is out of date and that it must not change. */
const STALE_LOCK = /^The lockfile .* needs to be updated/;

const STALE: Remedied = {
  means: 'uv.lock does not match pyproject.toml any more',
  next: 'run uv lock, then commit uv.lock',
};

function unprepared(refusal: string): Remedied {
  return {
    means: `uv could not prepare the environment of the check: ${refusal}`,
    next: 'fix this problem, then run: uv sync',
  };
}

interface Meaning {
  readonly tool: RegExp;
  /** For a command that runs an unknown tool. */
  readonly name: RegExp;
  /** null: this exit code has no known meaning. */
  readonly of: (run: string, end: CheckEnd) => Remedied | null;
}

const MEANINGS: readonly Meaning[] = [
  {
    tool: /\bruff format\b/,
    name: /^format/i,
    of: (run, { exit }) =>
      exit === 1 || !/\bruff\b/.test(run)
        ? {
            means: 'the code works, but it is not formatted',
            next: /\bruff format\b/.test(run)
              ? withoutOptions(run)
              : `run the formatter (${run} only checks)`,
          }
        : BROKEN_RUFF,
  },
  {
    tool: /\bruff check\b/,
    name: /^(?:lint|style)/i,
    of: (run, { exit }) =>
      exit === 1 || !/\bruff\b/.test(run)
        ? {
            means: 'the code works, but it breaks style rules',
            next: /\bruff check\b/.test(run)
              ? `${run} --fix, then fix the rest by hand`
              : 'fix the listed problems',
          }
        : BROKEN_RUFF,
  },
  { tool: /\b(?:pytest|py\.test)\b/, name: /^(?:unit-?)?tests?/i, of: ofTests },
  {
    tool: /\bpip-audit\b/,
    name: /^(?:security|audit)/i,
    of: (run, { exit }) =>
      /\bpip-audit\b/.test(run) && exit === 2
        ? {
            means: 'pip-audit could not start: an option or a file is wrong',
            next: 'fix the error that pip-audit reports',
          }
        : {
            means: 'a dependency has a known vulnerability',
            next: /^uv\b/.test(run)
              ? 'uv lock --upgrade-package NAME for each listed package, then run the tests'
              : 'upgrade each listed package, then run the tests',
          },
  },
  {
    tool: /\b(?:mypy|pyright|basedpyright|ty check|pyrefly)\b/,
    name: /^types?/i,
    of: () => ({ means: 'the type checker found errors', next: 'fix the listed problems' }),
  },
  {
    tool: /\bdocker build\b/,
    name: /^(?:docker|build)/i,
    of: () => ({
      means: 'the build failed',
      next: 'fix the step that failed, which is the last one in the output',
    }),
  },
];

const BROKEN_RUFF: Remedied = {
  means: 'ruff could not run: its configuration or the command is wrong',
  next: 'fix the error that ruff reports, most often in [tool.ruff] of pyproject.toml',
};

function ofTests(run: string, { exit, output }: CheckEnd): Remedied | null {
  if (!/\b(?:pytest|py\.test)\b/.test(run)) return failedTest(run);
  if (exit === 1 && isCoverageAlone(output))
    return COLLECTED_NONE.test(output) ? NO_TEST : tooLittleCoverage(run);
  if (exit === 1) return failedTest(run);
  return OF_PYTEST.get(exit ?? 0) ?? null;
}

const NO_TEST: Remedied = {
  means: 'there are no tests',
  next: 'write one: a file tests/test_….py with a function test_…',
};

/** With coverage, pytest exits with 1 instead of 5. */
const COLLECTED_NONE = /^collected 0 items|^no tests ran/m;

/** By pytest's own exit codes. */
const OF_PYTEST: ReadonlyMap<number, Remedied> = new Map([
  [
    2,
    { means: 'a test file can’t be loaded', next: 'fix the error that pytest reports, most often an import' },
  ],
  [
    4,
    {
      means: 'pytest could not start: its configuration or an option is wrong',
      next: 'fix the error that pytest reports, most often in [tool.pytest] of pyproject.toml (--cov needs pytest-cov)',
    },
  ],
  [5, NO_TEST],
]);

function failedTest(run: string): Remedied {
  return { means: 'a test failed', next: `fix the code or the test, then run: ${run}` };
}

function tooLittleCoverage(run: string): Remedied {
  const names = `${run.includes('--cov') ? run : `${run} --cov`} --cov-report=term-missing`;
  return {
    means: 'the tests pass, but they cover too little of the code',
    next: `write tests for your new code (fail_under in [tool.coverage.report] sets the minimum). To list the lines without tests: ${names}`,
  };
}

/** Whether pytest-cov reports too little coverage, and no test failed. */
function isCoverageAlone(output: string): boolean {
  return (
    /^(?:FAIL Required test coverage|ERROR: Coverage failure)/m.test(output) &&
    !/\b\d+ (?:failed|error)/.test(output)
  );
}

/** The formatter without the options that stop it from writing. */
function withoutOptions(run: string): string {
  return run.replaceAll(/ --(?:check|diff)\b/g, '');
}

function again({ name }: PreflightCheck): string {
  return `fix the problem, then run: ${shellCommand(['relctl', 'preflight', '--only', name])}`;
}
