import type { Parting } from '../harness/duel.ts';
import type { Scenario } from '../harness/scenario.ts';

/** The row of docs/parity.md, by its beginning, that tells of this difference; null: none does. */
export function knownDeparture(scenario: Scenario, parting: Parting): string | null {
  return DEPARTURES.find(([, applies]) => applies(parting, textOf(scenario)))?.[0] ?? null;
}

/** A subject with what Python takes for the end of a line, and git does not. */
const BROKEN_SUBJECT = /"commit":"(?:(?!\\n)[^"])*(?:\\f|\\u000b|\\u001[cde]|\u0085|\u2028|\u2029)/;

type Applies = (parting: Parting, text: string) => boolean;

const DEPARTURES: readonly (readonly [row: string, applies: Applies])[] = [
  [
    'Changes without a type are sorted behind the others',
    ({ cz }) => /of '(NoneType' and '(str|String)|(str|String)' and 'NoneType)'/.test(cz.stderr),
  ],
  ['Headings are read as they are written and in lower case.', (_, text) => text.includes('Rel-$version')],
  ['`$devrelease` is filled in when a tag is written', (_, text) => text.includes('devrelease}')],
  ['A tag format is read as its text first', (_, text) => text.includes('x$$$version')],
  [
    'The base is the tag of the latest heading, by name or version.',
    ({ cz, own }) => cz.exit === 16 && (own.exit === 0 || own.exit === 3),
  ],
  ['A form feed in a subject', (_, text) => BROKEN_SUBJECT.test(text)],
  [
    'A tag that a format fits and that is no version',
    ({ cz }) => JSON.stringify(cz.files).includes('## 1.0.0-x '),
  ],
  [
    'Under the provider `scm` the tag that tells the version is the base',
    ({ cz, own }, text) => text.includes('scm') && incrementIn(cz.stdout) !== incrementIn(own.stdout),
  ],
  ['Off a terminal nobody is asked', ({ cz }) => cz.stderr.includes('EOFError')],
  // What was changed before the release: commitizen has committed it, too.
  ['Commits the planned paths', ({ cz, own }) => cz.status === '' && own.status !== ''],
];

/** All that is written, committed and asked for, as one text. */
function textOf({ steps }: Scenario): string {
  return JSON.stringify(steps);
}

function incrementIn(stdout: string): string | null {
  return /^increment detected: .*$/m.exec(stdout)?.[0] ?? null;
}
