import type { Parting } from '../harness/duel.ts';
import type { Scenario } from '../harness/scenario.ts';

/** A case in which commitizen and relctl differ. */
export interface Found {
  readonly number: number;
  readonly kind: string;
  readonly scenario: Scenario;
  readonly parted: Parting;
}

/** A key for similar cases: the command, the first aspect that differs, and the exit codes or relctl's error. */
export function kindOf({ run, cz, own, differences }: Parting): string {
  const command = run.cz.find((word) => !word.startsWith('-')) ?? '';
  const aspect = differences[0]?.aspect ?? '';
  const exits = cz.exit === own.exit ? `exit ${cz.exit}` : `exit ${cz.exit} here, ${own.exit} there`;
  const complaint = own.exit === 0 || own.exit === cz.exit ? '' : `: ${firstWords(own.stderr)}`;
  const file = aspect === 'files' ? ` ${differences[0]?.cz.split(':')[0] ?? ''}` : '';
  return `${command}: ${aspect}${file} (${exits}${complaint})`;
}

function firstWords(text: string): string {
  return (text.split('\n')[0] ?? '')
    .replace(/['"‘“].*?['"’”]/g, '…')
    .replace(/\d+(\.\d+)*\S*/g, 'N')
    .slice(0, 70);
}

/** @param known the cases that docs/parity.md describes */
export function summary(all: {
  readonly cases: number;
  readonly agreed: number;
  readonly found: readonly Found[];
  readonly known: readonly Found[];
}): string {
  const { cases, agreed, found, known } = all;
  const share = ((100 * (cases - found.length)) / Math.max(1, cases)).toFixed(1);
  const groups = new Map<string, Found[]>();
  for (const one of [...found, ...known]) groups.set(one.kind, [...(groups.get(one.kind) ?? []), one]);
  const lines = [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(
      ([kind, members]) =>
        `${String(members.length).padStart(5)}  ${kind}\n       cases ${members
          .slice(0, 8)
          .map(({ number }) => number)
          .join(', ')}`,
    );
  return [
    `${cases} cases, ${agreed} runs that agree; ${known.length} cases differ as docs/parity.md says, ` +
      `${found.length} differ otherwise: ${share} % agreement`,
    ...lines,
    '',
  ].join('\n');
}
