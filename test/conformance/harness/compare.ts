import { parse } from 'yaml';
import { changesNothing } from './answer.ts';
import type { Answer } from './answer.ts';

/** A difference between two answers. */
export interface Difference {
  readonly aspect: 'exit' | 'stdout' | 'tags' | 'commits' | 'files' | 'left behind';
  readonly cz: string;
  readonly own: string;
}

/**
 * The relevant differences between the answers of commitizen and relctl, most important first.
 *
 * Some aspects are not compared, because relctl differs with every profile: the words on stderr, line ends, byte order marks, the
 * quotes around a version, the order and the indentation of JSON and YAML. If both fail, relctl must have changed nothing, and its
 * stdout must be a beginning of commitizen's.
 */
export function differences(cz: Answer, own: Answer): readonly Difference[] {
  const exit = sameExit(cz, own) ? [] : [difference('exit', cz.exit, own.exit)];
  if ((cz.exit === 0 && own.exit === 0) || isOutAlready(cz, own))
    return [...exit, ...differentDeeds(cz, own)];
  const left = own.exit === 0 || changesNothing(own) ? [] : [difference('left behind', '', changes(own))];
  const [said, ownWords] = [plain(cz, own), plain(own, cz)];
  const isBeginning = exit.length > 0 || said.startsWith(ownWords);
  return [...exit, ...left, ...(isBeginning ? [] : [difference('stdout', said, ownWords)])];
}

/** A post-bump hook has failed: the release is complete, and is not rolled back. */
function isOutAlready(cz: Answer, own: Answer): boolean {
  return cz.exit === 26 && own.exit === 26 && Object.keys(cz.tags).length > 0;
}

function differentDeeds(cz: Answer, own: Answer): readonly Difference[] {
  const files = [...new Set([...Object.keys(cz.files), ...Object.keys(own.files)])].map((path) => {
    const told = ({ files }: Answer): string => `${path}:\n${meaning(path, files[path]) ?? 'as it was'}`;
    return difference('files', told(cz), told(own));
  });
  const all = [
    difference('stdout', plain(cz, own), plain(own, cz)),
    difference('tags', cz.tags, own.tags),
    difference('commits', cz.commits, own.commits),
    ...files,
    ...(sameBytes(cz, own) ? [difference('left behind', cz.status ?? '', own.status ?? '')] : []),
  ];
  return all.filter((one) => one.cz !== one.own);
}

function difference(aspect: Difference['aspect'], cz: unknown, own: unknown): Difference {
  return { aspect, cz: shown(cz), own: shown(own) };
}

/** A traceback of commitizen is exit code 1. relctl's error has the most similar code. */
function sameExit(cz: Answer, own: Answer): boolean {
  if (cz.exit === own.exit) return true;
  return cz.exit === 1 && cz.stderr.includes('Traceback: ') && own.exit > 0 && own.exit < 70;
}

function changes({ tags, commits, files, status }: Answer): unknown {
  return { tags, commits, files: Object.keys(files), status };
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}

function sameBytes(cz: Answer, own: Answer): boolean {
  return JSON.stringify(sorted(cz.files)) === JSON.stringify(sorted(own.files));
}

function sorted(files: Answer['files']): readonly (readonly [string, string | null])[] {
  return Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** If the files are not equal byte by byte, git counts different lines. */
function plain(answer: Answer, other: Answer): string {
  const text = answer.stdout.replaceAll('\r\n', '\n');
  const isDone = answer.exit === 0 || isOutAlready(answer, other) || isOutAlready(other, answer);
  return sameBytes(answer, other) || !isDone ? text : withoutCounts(text);
}

/** git's output for a commit, without the line counts. */
export function withoutCounts(stdout: string): string {
  return stdout.replace(/^ \d+ files? changed.*\n/m, ' (files changed)\n').replace(/^ rewrite .*\n/gm, '');
}

/** The meaning of a file, without line ends and quotes; undefined if it was not changed. */
export function meaning(path: string, text: string | null | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text === null) return 'removed';
  const plainText = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  try {
    if (/\.(json|lock)$/.test(path) && plainText.startsWith('{'))
      return JSON.stringify(ordered(JSON.parse(plainText)));
    if (/\.ya?ml$/.test(path)) return JSON.stringify(ordered(parse(plainText)));
  } catch {
    return plainText;
  }
  if (path.endsWith('.toml')) return plainText.replace(/(version\s*=\s*)'([^'\n]*)'/g, '$1"$2"');
  return plainText;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
