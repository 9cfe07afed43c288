import { parse } from 'yaml';
import { changesNothing } from './answer.ts';
import type { Answer } from './answer.ts';

/** Where two answers part. */
export interface Difference {
  readonly aspect: 'exit' | 'stdout' | 'tags' | 'commits' | 'files' | 'left behind';
  readonly cz: string;
  readonly own: string;
}

/**
 * The differences that count between commitizen's answer and relctl's, in the order in which they matter.
 *
 * Not compared is what relctl does not give back under any profile: the words on stderr, line ends, byte order
 * marks, the quotes around a version, the order and the indentation of JSON and YAML. Where both fail, relctl must
 * have left nothing behind, and what it printed until then must be what commitizen began with.
 */
export function differences(cz: Answer, own: Answer): readonly Difference[] {
  const found: Difference[] = [];
  const differ = (aspect: Difference['aspect'], left: unknown, right: unknown): void => {
    if (shown(left) !== shown(right)) found.push({ aspect, cz: shown(left), own: shown(right) });
  };
  if (!sameExit(cz, own)) differ('exit', cz.exit, own.exit);
  const sizes = sameBytes(cz, own);
  if (cz.exit !== 0 || own.exit !== 0) {
    if (own.exit !== 0 && !changesNothing(own)) differ('left behind', '', changes(own));
    if (!plain(cz.stdout, sizes).startsWith(plain(own.stdout, sizes)) && found.length === 0) {
      differ('stdout', plain(cz.stdout, sizes), plain(own.stdout, sizes));
    }
    return found;
  }
  differ('stdout', plain(cz.stdout, sizes), plain(own.stdout, sizes));
  differ('tags', cz.tags, own.tags);
  differ('commits', cz.commits, own.commits);
  for (const path of new Set([...Object.keys(cz.files), ...Object.keys(own.files)])) {
    const [left, right] = [meaning(path, cz.files[path]), meaning(path, own.files[path])];
    if (left !== right) differ('files', `${path}:\n${left ?? 'as it was'}`, `${path}:\n${right ?? 'as it was'}`);
  }
  if (sizes) differ('left behind', cz.status ?? '', own.status ?? '');
  return found;
}

/** A traceback of commitizen's is 1; relctl's error for it has the code that is nearest. */
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

/** Whether the files are the same to the byte: only then git counts the same lines. */
function sameBytes(cz: Answer, own: Answer): boolean {
  return JSON.stringify(sorted(cz.files)) === JSON.stringify(sorted(own.files));
}

function sorted(files: Answer['files']): readonly (readonly [string, string | null])[] {
  return Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
}

function plain(stdout: string, sizes: boolean): string {
  const text = stdout.replaceAll('\r\n', '\n');
  return sizes ? text : text.replace(/^ \d+ files? changed.*\n/m, ' (files changed)\n').replace(/^ rewrite .*\n/gm, '');
}

/** What a file says, whatever its line ends and quotes; undefined where it was not changed. */
function meaning(path: string, text: string | null | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text === null) return 'removed';
  const plainText = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  try {
    if (/\.(json|lock)$/.test(path) && plainText.startsWith('{')) return JSON.stringify(ordered(JSON.parse(plainText)));
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
