import { withoutCounts } from '../harness/compare.ts';
import type { Parting } from '../harness/duel.ts';
import type { Scenario } from '../harness/scenario.ts';
import { changelogsOf, concernsChangelog, isKeptByOwn, isRewritten, tagsOf } from './aspects.ts';

/** The row of docs/parity.md, by its beginning, that tells of this difference; null: none does. */
export function knownDeparture(scenario: Scenario, parting: Parting): string | null {
  return DEPARTURES.find(([, applies]) => applies(parting, textOf(scenario)))?.[0] ?? null;
}

type Applies = (parting: Parting, text: string) => boolean;

/** Each as narrow as its row: what else differs is to be found. */
const DEPARTURES: readonly (readonly [row: string, applies: Applies])[] = [
  [
    'Changes without a type are sorted behind the others',
    ({ cz }) => /of '(NoneType' and '(str|String)|(str|String)' and 'NoneType)'/.test(cz.stderr),
  ],
  ['Off a terminal nobody is asked', ({ cz }) => cz.stderr.includes('EOFError')],
  ['A form feed in a subject', brokenSubject],
  ['`$devrelease` is filled in when a tag is written', ({ cz, own }) => writesDev(cz) && !writesDev(own)],
  [
    'Headings are read as they are written and in lower case.',
    (parting, text) =>
      text.includes('Rel-$version') &&
      concernsChangelog(parting) &&
      changelogsOf(parting.before.files).some((file) => /^#.* Rel-/m.test(file)),
  ],
  [
    'A tag format is read as its text first',
    (parting, text) => text.includes('x$$$version') && concernsChangelog(parting),
  ],
  ['The base is the tag of the latest heading, by name or version.', hasTagOfHeading],
  [
    'A tag that a format fits and that is no version',
    (parting) =>
      concernsChangelog(parting) &&
      tagsOf(parting.before).includes('1.0.0-x') &&
      JSON.stringify(parting.cz.files).includes('## 1.0.0-x '),
  ],
  [
    'Under the provider `scm` the tag that tells the version is the base',
    ({ cz, own }, text) => text.includes('scm') && incrementIn(cz.stdout) !== incrementIn(own.stdout),
  ],
  ['Commits the planned paths', commitsMore],
  [
    'What stands beside the unreleased part is kept',
    (parting) =>
      concernsChangelog(parting) &&
      changelogsOf(parting.before.files).some((file) => /^#.*unreleased/im.test(file)) &&
      isKeptByOwn(parting),
  ],
  ['CRLF and a byte order mark are read and kept.', isRewritten],
];

/** A subject with what Python takes for the end of a line, and git does not; whether anything follows it. */
const BROKEN_SUBJECT =
  /"commit":"(?:(?!\\n)[^"])*(?:\\f|\\u000b|\\u001[cde]|\u0085|\u2028|\u2029)(?:(?!\\n)[^"])*(\\n\\n)?/g;

/** commitizen takes the rest of such a subject for the author, and never sees the body. */
function brokenSubject(parting: Parting, text: string): boolean {
  const broken = [...text.matchAll(BROKEN_SUBJECT)];
  const losesBody = broken.some(([, body]) => body !== undefined);
  return losesBody || (broken.length > 0 && concernsChangelog(parting));
}

function writesDev({ stdout, tags, files }: Parting['cz']): boolean {
  return [stdout, ...Object.keys(tags), ...changelogsOf(files)].some((text) => text.includes('devrelease}'));
}

/** The file names a release whose tag is there, and commitizen does not find it. */
function hasTagOfHeading({ cz, own, before }: Parting): boolean {
  const headings = changelogsOf(before.files).flatMap((file) => file.match(/^#.*\d.*/gm)?.[0] ?? []);
  const isNamed = (tag: string): boolean =>
    headings.some((heading) => heading.includes(tag.replace(/^\D+/, '')));
  return cz.exit === 16 && [0, 3, 26].includes(own.exit) && tagsOf(before).some(isNamed);
}

/** What was changed before the release: commitizen has committed it, too. */
function commitsMore({ cz, own, before, differences }: Parting): boolean {
  const dirty = before.status.split('\n').filter((line) => line !== '' && !line.startsWith('??'));
  const [theirs, ours] = [cz.status ?? before.status, own.status ?? before.status];
  return (
    dirty.some((line) => !theirs.includes(line) && ours.includes(line)) &&
    differences.every(({ aspect }) => aspect === 'stdout' || aspect === 'left behind') &&
    withoutCounts(cz.stdout) === withoutCounts(own.stdout)
  );
}

/** All that is written, committed and asked for, as one text. */
function textOf({ steps }: Scenario): string {
  return JSON.stringify(steps);
}

function incrementIn(stdout: string): string | null {
  return /^increment detected: .*$/m.exec(stdout)?.[0] ?? null;
}
