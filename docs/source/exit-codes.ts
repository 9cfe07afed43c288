import { catalogue } from '../../src/core/error/catalogue.ts';
import { GENERATED, table } from './page.ts';

/** docs/exit-codes.md: the error catalogue, sorted by exit code. */
export function exitCodesPage(): string {
  const refusals = Object.entries(catalogue).map(([code, { exit, when }]): Row => [
    exit,
    `\`${code}\``,
    when,
  ]);
  const rows = [...WITHOUT_REFUSAL, ...refusals].toSorted(([a], [b]) => a - b);
  return `# Exit codes

${GENERATED}

This page lists every exit code of relctl and what it means.

The codes 1 to 32 are commitizen's codes for the same conditions, so scripts written for \`cz\` keep working. 70, 80 and above are relctl's
own. If a signal stops relctl, it exits with 129, 130 or 143, as is usual in a shell.

Every error is printed on stderr: what is wrong and, in most cases, what to type next. With \`--json\`, stdout contains
\`{"error": {"code", "exit", "message", "hint"}}\`. The codes below are stable. The messages may change.

\`--no-raise LIST\` turns the listed exit codes into 0. The list contains numbers and commitizen's names:
\`relctl bump --no-raise NO_INCREMENT,3\`. As in commitizen, 13 is never turned into 0.

${table(
  ['exit', 'code', 'when'],
  rows.map(([exit, ...cells]) => [String(exit), ...cells]),
)}`;
}

type Row = readonly [exit: number, code: string, when: string];

const WITHOUT_REFUSAL: readonly Row[] = [
  [0, '', 'Success. A dry run also exits with 0 if a rule would refuse the release.'],
  [
    70,
    '',
    'A bug in relctl. It prints a stack trace. Keep it, and report it to the people who maintain relctl.',
  ],
];
