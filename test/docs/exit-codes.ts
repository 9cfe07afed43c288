import { catalogue } from '../../src/core/error/catalogue.ts';
import { GENERATED, table } from './page.ts';

/** docs/exit-codes.md: the error catalogue, by exit code. */
export function exitCodesPage(): string {
  const refusals = Object.entries(catalogue).map(
    ([code, { exit, when }]): Row => [exit, `\`${code}\``, when],
  );
  const rows = [...WITHOUT_REFUSAL, ...refusals].toSorted(([a], [b]) => a - b);
  return `# Exit codes

${GENERATED}

The codes 1 to 32 are commitizen's own numbers for the same conditions, so scripts that know \`cz\` need no change.
80 and above are relctl's, and so are 129, 130 and 143, which are the shell's numbers for a signal.

Every refusal is printed on stderr with what was found and, mostly, what to type next. With \`--json\` stdout holds it as
\`{"error": {"code", "exit", "message", "hint"}}\`. The names below are stable; the sentences may change.

\`--no-raise LIST\` turns listed codes into 0. The list takes numbers and commitizen's names:
\`relctl bump --no-raise NO_INCREMENT,3\`. 13 is never turned into 0, as in commitizen.

${table(
  ['exit', 'code', 'when'],
  rows.map(([exit, ...cells]) => [String(exit), ...cells]),
)}`;
}

type Row = readonly [exit: number, code: string, when: string];

const WITHOUT_REFUSAL: readonly Row[] = [
  [0, '', 'Done, or the answer is given. A dry run of a release that would be refused by a rule ends with 0 as well.'],
  [70, '', 'A fault of relctl’s own. It prints where to report it, with a stack to go with the report.'],
];
