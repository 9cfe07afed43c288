import { withoutCounts } from '../harness/compare.ts';
import type { Parting } from '../harness/duel.ts';
import type { Scenario } from '../harness/scenario.ts';
import { changelogsOf, concernsChangelog, isKeptByOwn, isRewritten, tagsOf } from './aspects.ts';

/** The start of the row in docs/parity.md that describes this difference; null: there is none. */
export function knownDeparture(scenario: Scenario, parting: Parting): string | null {
  return DEPARTURES.find(([, applies]) => applies(parting, textOf(scenario)))?.[0] ?? null;
}

type Applies = (parting: Parting, text: string) => boolean;

/** Each condition is as narrow as its row, so that other differences are found. */
const DEPARTURES: readonly (readonly [row: string, applies: Applies])[] = [
  [
    'Changes without a type are sorted after the others',
    ({ cz }) => /of '(NoneType' and '(str|String)|(str|String)' and 'NoneType)'/.test(cz.stderr),
  ],
  ['If there is no terminal, relctl does not ask', ({ cz }) => cz.stderr.includes('EOFError')],
  ['A form feed in a subject', brokenSubject],
  ['`$devrelease` is filled in when a tag is written', fillsDev],
  [
    '`--changelog-to-stdout` prints what is new in the file that is written',
    ({ differences }, text) =>
      /"--changelog-to-stdout"[^\]]*"--file-name"|"--file-name"[^\]]*"--changelog-to-stdout"/.test(text) &&
      differences.every(({ aspect }) => aspect === 'stdout'),
  ],
  [
    'Headings are read as they are written and in lower case.',
    (parting, text) =>
      text.includes('Rel-$version') &&
      concernsChangelog(parting) &&
      changelogsOf(parting.before.files).some((file) => /^#.* Rel-/m.test(file)),
  ],
  [
    'A tag format is read as plain text first',
    (parting, text) => text.includes('x$$$version') && concernsChangelog(parting),
  ],
  ['The base is the tag of the latest heading', hasTagOfHeading],
  [
    'A tag that matches a tag format but is not a version',
    (parting) =>
      concernsChangelog(parting) &&
      tagsOf(parting.before).includes('1.0.0-x') &&
      JSON.stringify([parting.cz.files, parting.cz.stdout]).includes('## 1.0.0-x '),
  ],
  [
    "A character that the encoding can't hold",
    ({ cz, own }, text) => own.exit === 22 && cz.exit === 0 && text.includes('"--dry-run"'),
  ],
  [
    'Under the provider `scm`, the tag that holds the version is the base',
    ({ cz, own }, text) => text.includes('scm') && incrementIn(cz.stdout) !== incrementIn(own.stdout),
  ],
  ['relctl commits the planned paths', commitsMore],
  [
    'Sections next to the unreleased section are kept',
    (parting) =>
      concernsChangelog(parting) &&
      changelogsOf(parting.before.files).some((file) => /^#.*unreleased/im.test(file)) &&
      isKeptByOwn(parting),
  ],
  ['CRLF and a byte order mark are read and kept.', isRewritten],
];

/** A subject with a character that ends a line for Python and not for git. The group says whether a body follows. */
const BROKEN_SUBJECT =
  /"commit":"(?:(?!\\n)[^"])*(?:\\f|\\u000b|\\u001[cde]|\u0085|\u2028|\u2029)(?:(?!\\n)[^"])*(\\n\\n)?/g;

/** commitizen reads the rest of such a subject as the author, and misses the body. */
function brokenSubject(parting: Parting, text: string): boolean {
  const broken = [...text.matchAll(BROKEN_SUBJECT)];
  const losesBody = broken.some(([, body]) => body !== undefined);
  return losesBody || (broken.length > 0 && concernsChangelog(parting));
}

/** relctl fills in `$devrelease`, or finds a tag by a name that commitizen does not know. */
function fillsDev({ cz, own, before }: Parting, text: string): boolean {
  const isNothingNew = [3, 21].includes(own.exit) && cz.exit === 0 && tagsOf(before).length > 0;
  return (writesDev(cz) && !writesDev(own)) || (isNothingNew && /\$\{?devrelease/.test(text));
}

function writesDev({ stdout, tags, files }: Parting['cz']): boolean {
  return [stdout, ...Object.keys(tags), ...changelogsOf(files)].some((text) => text.includes('devrelease}'));
}

/** The file names a release whose tag exists, and commitizen does not find the tag. */
function hasTagOfHeading({ cz, own, before }: Parting): boolean {
  const headings = changelogsOf(before.files).flatMap((file) => file.match(/^#.*\d.*/gm)?.[0] ?? []);
  const isNamed = (tag: string): boolean =>
    headings.some((heading) => heading.includes(tag.replace(/^\D+/, '')));
  const tellsItAgain =
    cz.exit === 0 && changelogsOf(cz.files).some((file) => !changelogsOf(own.files).includes(file));
  const isMissed = cz.exit === 16 || (tellsItAgain && cz.stdout === own.stdout);
  return isMissed && [0, 3, 26].includes(own.exit) && tagsOf(before).some(isNamed);
}

/** commitizen also committed files that were changed before the release. */
function commitsMore({ cz, own, before, differences }: Parting): boolean {
  const dirty = before.status.split('\n').filter((line) => line !== '' && !line.startsWith('??'));
  const [theirs, ours] = [cz.status ?? before.status, own.status ?? before.status];
  return (
    dirty.some((line) => !theirs.includes(line) && ours.includes(line)) &&
    differences.every(({ aspect }) => aspect === 'stdout' || aspect === 'left behind') &&
    withoutCounts(cz.stdout) === withoutCounts(own.stdout)
  );
}

/** All steps of a scenario as one text. */
function textOf({ steps }: Scenario): string {
  return JSON.stringify(steps);
}

function incrementIn(stdout: string): string | null {
  return /^increment detected: .*$/m.exec(stdout)?.[0] ?? null;
}
