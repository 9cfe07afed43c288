import { meaning, withoutCounts } from '../harness/compare.ts';
import type { Parting } from '../harness/duel.ts';
import type { View } from '../harness/view.ts';

/** The texts of files with the name of a changelog. */
export function changelogsOf(files: Readonly<Record<string, string | null>>): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) => (isChangelog(path) ? (text ?? []) : []));
}

/**
 * Whether the two differ only in the changelog: in its file, in its printed text, or in whether it can be made. The version, the
 * tag and all other files are equal, as far as both came.
 */
export function concernsChangelog({ cz, own, differences }: Parting): boolean {
  const isOfIt = ({ aspect, cz: told }: Parting['differences'][number]): boolean =>
    aspect === 'stdout' || aspect === 'exit' || (aspect === 'files' && isChangelog(told.split(':')[0] ?? ''));
  const exits = [cz.exit, own.exit];
  const [theirs, ours] = [firstBlock(cz.stdout), firstBlock(own.stdout)];
  return (
    differences.every(isOfIt) &&
    exits.every((exit) => MADE_OR_NOT.includes(exit)) &&
    (theirs === ours ||
      (own.exit !== 0 && theirs.startsWith(ours)) ||
      (cz.exit !== 0 && ours.startsWith(theirs)))
  );
}

/** Exit codes for: success, a failed hook, no commits, no tag for the latest release in the file. */
const MADE_OR_NOT = [0, 26, 3, 16];

/** Whether relctl’s files are those of commitizen, plus existing lines that commitizen removed. */
export function isKeptByOwn({ cz, own, before }: Parting): boolean {
  const paths = Object.keys(own.files).filter(isChangelog);
  const keeps = (path: string): boolean => {
    const theirs = linesOf(cz.files[path]);
    const found = linesOf(before.files[path]);
    let at = 0;
    const more = linesOf(own.files[path]).filter((line) => {
      const isTheirs = line === theirs[at];
      if (isTheirs) at += 1;
      return !isTheirs;
    });
    return at === theirs.length && more.every((line) => found.includes(line));
  };
  return paths.length > 0 && paths.every(keeps);
}

/** Whether the only difference is that commitizen rewrote files without changing their meaning. */
export function isRewritten({ cz, own, before, differences }: Parting): boolean {
  const anew = Object.keys(cz.files).filter((path) => !(path in own.files));
  const told = anew.map((path) => `${path}:\n`);
  return (
    differences.every(
      ({ aspect, cz: said }) => aspect === 'files' && told.some((head) => said.startsWith(head)),
    ) &&
    anew.every((path) => meaning(path, cz.files[path]) === meaning(path, before.files[path])) &&
    withoutCounts(cz.stdout) === withoutCounts(own.stdout)
  );
}

export function tagsOf({ refs }: View): readonly string[] {
  return Object.keys(refs).flatMap((ref) => (ref.startsWith('refs/tags/') ? ref.slice(10) : []));
}

function isChangelog(path: string): boolean {
  return /\.md$|(^|\/)(HISTORY|CHANGES|NEWS)[^/]*$/.test(path);
}

/** The first lines of the output: versions, tag and increment. */
function firstBlock(stdout: string): string {
  return /^bump|^tag to create/m.test(stdout) ? stdout.slice(0, stdout.indexOf('\n\n')) : '';
}

function linesOf(text: string | null | undefined): readonly string[] {
  return (text ?? '').replaceAll(/\r\n?/g, '\n').trimEnd().split('\n');
}
