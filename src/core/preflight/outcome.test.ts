import { describe, expect, it } from 'vitest';
import { outcomeOf } from './outcome.ts';
import type { CheckOutcome } from './outcome.ts';
import type { CheckEnd } from './check-end.ts';

type Row = readonly [
  what: string,
  check: readonly [name: string, run: string],
  end: Partial<CheckEnd>,
  kind: CheckOutcome['kind'],
  told: readonly [means: string, next: string] | null,
];

/** Exit codes and words as the tools gave them: ruff 0.17, pytest 9, pip-audit 2.10, uv 0.13, dash and bash. */
const ROWS: readonly Row[] = [
  ['a check that exits with 0 passes', ['lint', 'uv run ruff check'], { exit: 0 }, 'green', null],
  [
    'ruff check',
    ['lint', 'uv run ruff check'],
    { exit: 1, output: 'Found 2 errors.\n' },
    'red',
    ['the code works, but it breaks style rules', 'uv run ruff check --fix, then fix the rest by hand'],
  ],
  [
    'ruff format',
    ['format', 'uv run ruff format --check'],
    { exit: 1, output: '1 file would be reformatted\n' },
    'red',
    ['the code works, but it is not formatted', 'uv run ruff format'],
  ],
  [
    'ruff with a broken configuration',
    ['lint', 'ruff check'],
    { exit: 2, output: 'ruff failed\n  Cause: Failed to parse pyproject.toml\n' },
    'red',
    ['ruff could not run', '[tool.ruff]'],
  ],
  [
    'a test that fails',
    ['test', 'uv run pytest'],
    { exit: 1, output: 'FAILED test_a.py::test_a - assert False\n1 failed in 0.01s\n' },
    'red',
    ['a test failed', 'fix the code or the test, then run: uv run pytest'],
  ],
  [
    'pip-audit that knows nothing of its own package',
    ['security', 'uv run pip-audit'],
    {
      exit: 0,
      output:
        'No known vulnerabilities found\nName      Skip Reason\n--------- -----\npip-audit Dependency not found on PyPI and could not be audited: pip-audit (2.10.1)\n',
    },
    'not-checked',
    ['nothing was audited', 'pip-audit --vulnerability-service osv'],
  ],
  [
    'pip-audit that skips the project alone',
    ['security', 'uv run pip-audit'],
    {
      exit: 0,
      output:
        'No known vulnerabilities found\nName   Skip Reason\n------ -----\nmy-app Dependency not found on PyPI and could not be audited: my-app (1.0.0)\n',
    },
    'green',
    null,
  ],
  [
    'a lock that does not fit',
    ['lint', 'uv run ruff check'],
    {
      exit: 1,
      output:
        'error: The lockfile at `uv.lock` needs to be updated, but `UV_LOCKED=1` was provided.\n\nhint: To update the lockfile, run `uv lock`.\n',
    },
    'red',
    ['uv.lock does not match pyproject.toml any more', 'run uv lock, then commit uv.lock'],
  ],
  [
    'too little coverage',
    ['test', 'uv run pytest'],
    {
      exit: 1,
      output:
        'ERROR: Coverage failure: total of 50 is less than fail-under=80\nFAIL Required test coverage of 80% not reached.\n1 passed in 0.02s\n',
    },
    'red',
    ['the tests pass, but they cover too little of the code', 'fail_under in [tool.coverage.report]'],
  ],
  [
    'too little coverage, and a test that fails',
    ['test', 'uv run pytest'],
    { exit: 1, output: 'FAIL Required test coverage of 80% not reached.\n1 failed, 1 passed in 0.02s\n' },
    'red',
    ['a test failed', ''],
  ],
  [
    'no tests, and so too little coverage',
    ['test', 'uv run pytest --cov'],
    {
      exit: 1,
      output:
        'collected 0 items\n\nERROR: Coverage failure: total of 0 is less than fail-under=80\nFAIL Required test coverage of 80.0% not reached. Total coverage: 0.00%\n',
    },
    'red',
    ['there are no tests', 'tests/test_'],
  ],
  ['a test file that is broken', ['test', 'pytest -q'], { exit: 2 }, 'red', ['can’t be loaded', 'import']],
  [
    'an option that pytest does not know',
    ['test', 'pytest --cov'],
    { exit: 4 },
    'red',
    ['could not start', 'pytest-cov'],
  ],
  ['no test at all', ['test', 'pytest'], { exit: 5 }, 'red', ['there are no tests', 'tests/test_']],
  [
    'a vulnerability',
    ['security', 'uv run pip-audit'],
    { exit: 1, output: 'Found 1 known vulnerability in 1 package\n' },
    'red',
    ['a dependency has a known vulnerability', 'uv lock --upgrade-package NAME'],
  ],
  [
    'a vulnerability that was found before the connection was lost',
    ['security', 'pip-audit'],
    { exit: 1, output: 'Found 2 known vulnerabilities in 1 package\nMax retries exceeded\n' },
    'red',
    ['known vulnerability', ''],
  ],
  [
    'an unknown tool, by the name of the check',
    ['lint', './lint.sh'],
    { exit: 1 },
    'red',
    ['style rules', 'fix the listed problems'],
  ],
  [
    'exit code 1 of any other command',
    ['docs', 'make docs'],
    { exit: 1 },
    'red',
    ['exit code 1', '--only docs'],
  ],
  [
    'a signal',
    ['test', 'pytest'],
    { exit: null, signal: 'SIGKILL' },
    'red',
    ['it was ended by SIGKILL', 'run it alone: pytest'],
  ],
  [
    'a program that dash does not find',
    ['lint', 'ruff check'],
    { exit: 127, output: '/bin/sh: 1: ruff: not found\n' },
    'not-checked',
    ['the program ruff was not found', 'install ruff'],
  ],
  [
    'a program that bash does not find, after other commands',
    ['lint', 'cd src && ruff check'],
    { exit: 127, output: '/bin/sh: line 1: ruff: command not found\n' },
    'not-checked',
    ['the program ruff was not found', ''],
  ],
  [
    'uv that is not installed',
    ['lint', 'uv run ruff check'],
    { exit: 127, output: '/bin/sh: 1: uv: not found\n' },
    'not-checked',
    ['the program uv was not found', 'install uv'],
  ],
  [
    'a program that uv does not find',
    ['lint', 'uv run ruff check'],
    { exit: 2, output: 'error: Failed to spawn: ruff\n  cause: No such file or directory (os error 2)\n' },
    'not-checked',
    ['the program ruff was not found', 'uv add --dev ruff'],
  ],
  [
    'the same with an older uv',
    ['lint', 'uv run ruff check'],
    { exit: 2, output: 'error: Failed to spawn: `ruff`\n  Caused by: No such file or directory\n' },
    'not-checked',
    ['the program ruff was not found', 'uv add --dev ruff'],
  ],
  [
    'a module that is not installed',
    ['test', 'python -m pytest'],
    { exit: 1, output: '/usr/bin/python: No module named pytest\n' },
    'not-checked',
    ['the program pytest was not found', 'install pytest'],
  ],
  [
    'a module that a test does not find',
    ['test', 'python -m pytest'],
    { exit: 1, output: 'E   ModuleNotFoundError: No module named yaml\n' },
    'red',
    null,
  ],
  [
    'a file without permission to run it',
    ['lint', 'touch lint.sh; ./lint.sh'],
    { exit: 126, output: '/bin/sh: 1: ./lint.sh: Permission denied\n' },
    'not-checked',
    ['you have no permission to run ./lint.sh', ''],
  ],
  [
    'a script that calls a missing command',
    ['test', 'sh run-tests.sh'],
    { exit: 127, output: '12 passed\nrun-tests.sh: 3: pytset: not found\n' },
    'red',
    null,
  ],
  [
    'a program that Poetry does not find',
    ['lint', 'poetry run ruff check'],
    { exit: 1, output: 'Command not found: ruff\n' },
    'not-checked',
    ['the program ruff was not found', 'poetry add --group dev ruff'],
  ],
  [
    'one that PDM does not find',
    ['lint', 'pdm run ruff check'],
    { exit: 1, output: "[PdmUsageError]: Command 'ruff' is not found in your PATH.\n" },
    'not-checked',
    ['the program ruff was not found', 'pdm add --dev ruff'],
  ],
  [
    'a lock with conflict markers',
    ['security', 'uv run pip-audit'],
    {
      exit: 2,
      output: 'error: Failed to parse `uv.lock`\n  cause: TOML parse error at line 895, column 9\n',
    },
    'red',
    ['uv could not prepare the environment of the check: Failed to parse `uv.lock`', 'uv sync'],
  ],
  [
    'a project that can’t be built',
    ['lint', 'uv run ruff check'],
    {
      exit: 1,
      output:
        'Using CPython 3.11.7 interpreter at: /usr/bin/python3\nCreating virtual environment at: .venv\n   Building shop @ file:///shop\nerror: Failed to build `shop @ file:///shop`\n  cause: The build backend returned an error\n',
    },
    'red',
    ['uv could not prepare the environment of the check: Failed to build', 'uv sync'],
  ],
  [
    'a Python that does not fit',
    ['test', 'uv run pytest'],
    {
      exit: 2,
      output:
        "Using CPython 3.8.18 interpreter at: /usr/bin/python3.8\nerror: The Python request from `.python-version` resolved to Python 3.8.18, which is incompatible with the project's Python requirement: `>=3.11`\n",
    },
    'red',
    ['uv could not prepare', ''],
  ],
  [
    'a Python that is not installed',
    ['test', 'uv run pytest'],
    {
      exit: 2,
      output: 'error: No interpreter found for Python 3.99 in managed installations or search path\n',
    },
    'not-checked',
    ['No interpreter found for Python 3.99', 'uv python install'],
  ],
  [
    'uv without network access',
    ['lint', 'uv run ruff check'],
    {
      exit: 1,
      output:
        "error: Failed to download `filelock==4.2.12`\n  cause: Network connectivity is disabled, but the requested data wasn't found in the cache: https://x/\n",
    },
    'not-checked',
    ['uv could not download', ''],
  ],
  [
    'an option that the tool does not know, with uv',
    ['lint', 'uv run ruff check --nosuch'],
    { exit: 2, output: "Installed 38 packages in 117ms\nerror: unexpected argument '--nosuch' found\n" },
    'red',
    ['ruff could not run', ''],
  ],
  [
    'a service that refuses pip-audit',
    ['security', 'uv run pip-audit'],
    {
      exit: 1,
      output:
        'Traceback (most recent call last):\nrequests.exceptions.HTTPError: 503 Server Error: Unavailable\n',
    },
    'not-checked',
    ['pip-audit stopped without a result: requests.exceptions.HTTPError: 503', 'later'],
  ],
  [
    'an option that pip-audit does not know',
    ['security', 'pip-audit --nosuch'],
    { exit: 2, output: 'usage: pip-audit [-h]\npip-audit: error: unrecognized arguments: --nosuch\n' },
    'red',
    ['pip-audit could not start', 'fix the error'],
  ],
  [
    'pip-audit without a connection',
    ['security', 'uv run pip-audit'],
    {
      exit: 1,
      output: `${'  File "sessions.py"\n'.repeat(400)}requests.exceptions.ProxyError: HTTPSConnectionPool(host='pypi.org', port=443): Max retries exceeded\n`,
    },
    'not-checked',
    ['the vulnerability service did not answer', 'check your network connection'],
  ],
  [
    'a test without a connection',
    ['test', 'pytest'],
    { exit: 1, output: 'requests.exceptions.ConnectionError: Max retries exceeded\n1 failed in 3.0s\n' },
    'red',
    null,
  ],
  [
    'uv without a connection',
    ['lint', 'uv run ruff check'],
    {
      exit: 2,
      output: 'error: Request failed after 3 retries in 8.3s\n  cause: Failed to fetch: https://x/\n',
    },
    'not-checked',
    ['uv could not download', 'check your network connection'],
  ],
  [
    'a command that could not be started',
    ['lint', 'ruff check'],
    { exit: null, fault: 'spawn /bin/sh ENOENT' },
    'not-checked',
    ['spawn /bin/sh ENOENT', ''],
  ],
];

describe('outcomeOf', () => {
  it.each(ROWS)('%s', (_, [name, run], end, kind, told) => {
    const outcome = outcomeOf({ name, run }, { exit: null, signal: null, fault: null, output: '', ...end });
    expect(outcome.kind).toBe(kind);
    if (told === null || outcome.kind === 'green') return;
    expect(outcome.means).toContain(told[0]);
    expect(outcome.next).toContain(told[1]);
  });
});
