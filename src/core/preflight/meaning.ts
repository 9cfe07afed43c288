import type { PreflightCheck } from '../config/settings.ts';
import { shellCommand } from '../text/shell.ts';
import type { CheckEnd } from './outcome.ts';
import { refusalOfUv } from './uv.ts';

/** What something means, and what to do about it. */
export interface Remedied {
  readonly means: string;
  readonly next: string;
}

/** What a check that is red says of the code, by the tool that its command runs, else by its name. */
export function meaningOf(check: PreflightCheck, end: CheckEnd): Remedied {
  if (end.exit === null) {
    const means = `it was ended by ${end.signal ?? 'a signal'}, which is often too little memory`;
    return { means, next: `run it alone: ${check.run}` };
  }
  const refusal = refusalOfUv(check.run, end.output);
  if (refusal !== null) return STALE_LOCK.test(refusal) ? STALE : unprepared(refusal);
  const found =
    MEANINGS.find(({ tool }) => tool.test(check.run)) ?? MEANINGS.find(({ name }) => name.test(check.name));
  const meaning = found?.of(check.run, end) ?? null;
  return meaning ?? { means: `the check did not pass: exit code ${end.exit}`, next: again(check) };
}

/** uv's words for a lock that it may not write anew. */
const STALE_LOCK = /^The lockfile .* needs to be updated/;

const STALE: Remedied = {
  means: 'pyproject.toml was changed, and uv.lock does not fit it any more',
  next: 'uv lock, then commit uv.lock',
};

function unprepared(refusal: string): Remedied {
  return {
    means: `uv could not prepare what the check runs in: ${refusal}`,
    next: 'mend what it says, until uv sync goes through',
  };
}

interface Meaning {
  readonly tool: RegExp;
  /** For a command whose tool says nothing to us. */
  readonly name: RegExp;
  /** null: this exit code says nothing of the code. */
  readonly of: (run: string, end: CheckEnd) => Remedied | null;
}

const MEANINGS: readonly Meaning[] = [
  {
    tool: /\bruff format\b/,
    name: /^format/i,
    of: (run, { exit }) =>
      exit === 1 || !/\bruff\b/.test(run)
        ? {
            means: 'the code works but is not formatted',
            next: /\bruff format\b/.test(run) ? withoutOptions(run) : `run the formatter (${run} only looks)`,
          }
        : BROKEN_RUFF,
  },
  {
    tool: /\bruff check\b/,
    name: /^(?:lint|style)/i,
    of: (run, { exit }) =>
      exit === 1 || !/\bruff\b/.test(run)
        ? {
            means: 'the code works but violates style rules',
            next: /\bruff check\b/.test(run)
              ? `${run} --fix, then mend by hand what is left`
              : 'mend what is listed',
          }
        : BROKEN_RUFF,
  },
  { tool: /\b(?:pytest|py\.test)\b/, name: /^(?:unit-?)?tests?/i, of: ofTests },
  {
    tool: /\bpip-audit\b/,
    name: /^(?:security|audit)/i,
    of: (run, { exit }) =>
      /\bpip-audit\b/.test(run) && exit === 2
        ? { means: 'pip-audit could not begin: an option or a file is wrong', next: 'mend what it says' }
        : {
            means: 'a dependency has a known vulnerability',
            next: /^uv\b/.test(run)
              ? 'uv lock --upgrade-package NAME for each that is listed, then run the tests'
              : 'upgrade each that is listed, then run the tests',
          },
  },
  {
    tool: /\b(?:mypy|pyright|basedpyright|ty check|pyrefly)\b/,
    name: /^types?/i,
    of: () => ({ means: 'the types do not fit together', next: 'mend what is listed' }),
  },
  {
    tool: /\bdocker build\b/,
    name: /^(?:docker|build)/i,
    of: () => ({
      means: 'what is released can’t be built',
      next: 'mend the step that failed: it is the last one',
    }),
  },
];

const BROKEN_RUFF: Remedied = {
  means: 'ruff could not do its work: its configuration or the command is wrong',
  next: 'mend what it says, most often in [tool.ruff] of pyproject.toml',
};

function ofTests(run: string, { exit, output }: CheckEnd): Remedied | null {
  if (!/\b(?:pytest|py\.test)\b/.test(run)) return FAILED_TEST;
  if (exit === 1 && isCoverageAlone(output))
    return COLLECTED_NONE.test(output) ? NO_TEST : tooLittleCoverage(run);
  if (exit === 1) return FAILED_TEST;
  return OF_PYTEST.get(exit ?? 0) ?? null;
}

const NO_TEST: Remedied = {
  means: 'there is no test',
  next: 'write one: tests/test_….py with a function test_…',
};

/** Where coverage is asked for as well, pytest ends with 1 and not with 5. */
const COLLECTED_NONE = /^collected 0 items|^no tests ran/m;

/** By pytest's own exit codes. */
const OF_PYTEST: ReadonlyMap<number, Remedied> = new Map([
  [2, { means: 'a test file can’t be loaded', next: 'mend what it says: most often an import' }],
  [
    4,
    {
      means: 'pytest could not begin: its configuration or an option is wrong',
      next: 'mend what it says, most often in [tool.pytest] of pyproject.toml; --cov needs pytest-cov',
    },
  ],
  [5, NO_TEST],
]);

const FAILED_TEST: Remedied = {
  means: 'the code does not do what its tests say, and main always passes its tests',
  next: 'mend the code, or the test where that is wrong',
};

function tooLittleCoverage(run: string): Remedied {
  const names = `${run.includes('--cov') ? run : `${run} --cov`} --cov-report=term-missing`;
  return {
    means: 'the tests pass but run too little of the code',
    next: `write tests for what is new; ${names} names the lines; fail_under in [tool.coverage.report] is what is asked for`,
  };
}

/** pytest-cov's own words, where no test failed. */
function isCoverageAlone(output: string): boolean {
  return (
    /^(?:FAIL Required test coverage|ERROR: Coverage failure)/m.test(output) &&
    !/\b\d+ (?:failed|error)/.test(output)
  );
}

/** The formatter without what keeps it from writing. */
function withoutOptions(run: string): string {
  return run.replaceAll(/ --(?:check|diff)\b/g, '');
}

function again({ name }: PreflightCheck): string {
  return `mend what it says, then ${shellCommand(['relctl', 'preflight', '--only', name])}`;
}
