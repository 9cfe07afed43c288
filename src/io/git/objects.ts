import { UTF_8 } from '../../core/config/encoding.ts';
import type { Encoding } from '../../core/config/encoding.ts';
import { decode } from '../files/encoding.ts';
import { catFile } from './cat-file.ts';
import type { GitObject, Links } from './cat-file.ts';
import type { Git } from './git.ts';

/**
 * Texts of files at revisions, in one git process.
 *
 * @param names `<commit>:<path>`
 * @returns by name; a file that the commit does not have is absent
 */
export async function readBlobs(
  git: Git,
  names: readonly string[],
  encoding: Encoding = UTF_8,
  links: Links = 'as-they-are',
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  await visitBlobs(git, names, (name, text) => texts.set(name, text), encoding, links);
  return texts;
}

/**
 * {@link readBlobs} for texts that do not fit in memory together. Each is passed to `visit` once and then released.
 *
 * @param visit is not called for a file that the commit does not have
 */
export async function visitBlobs(
  git: Git,
  names: readonly string[],
  visit: (name: string, text: string) => void,
  encoding: Encoding = UTF_8,
  links: Links = 'as-they-are',
): Promise<void> {
  let next = 0;
  for await (const answers of catFile(git, names, 'contents', links)) {
    for (const answer of answers) {
      const name = names[next] ?? '';
      next += 1;
      if (answer?.type === 'blob') visit(name, textOf(answer, encoding));
    }
  }
}

/** A text in an unknown encoding is still read, but never written. */
function textOf({ content }: GitObject, encoding: Encoding): string {
  const bytes = content ?? Buffer.alloc(0);
  return decode(bytes, encoding) ?? bytes.toString('utf8');
}

/** A blob that was not read. */
export interface Blob {
  readonly id: string;
  /** In bytes. */
  readonly size: number;
}

/** The blobs at some paths, by revision and path. A path that does not exist is absent. */
export type FoundBlobs = ReadonlyMap<string, ReadonlyMap<string, Blob>>;

/** The blobs at some paths of some commits, in one git process. @param revisions whole object ids */
export function findBlobs(
  git: Git,
  revisions: readonly string[],
  paths: readonly string[],
  links: Links,
): Promise<FoundBlobs> {
  return foundBlobs(git, revisions, paths, { what: 'sizes', links, visit: () => undefined });
}

/**
 * {@link findBlobs} that reads each text as well, without following links. It saves a git process if the texts are few. A
 * text that several commits have is read for each of them.
 */
export function readFoundBlobs(
  git: Git,
  revisions: readonly string[],
  paths: readonly string[],
  visit: (path: string, blob: Blob, text: () => string) => void,
): Promise<FoundBlobs> {
  return foundBlobs(git, revisions, paths, {
    what: 'contents',
    links: 'as-they-are',
    visit: (path, object) => {
      visit(path, object, () => textOf(object, UTF_8));
    },
  });
}

interface Reading {
  readonly what: 'contents' | 'sizes';
  readonly links: Links;
  readonly visit: (path: string, object: GitObject) => void;
}

async function foundBlobs(
  git: Git,
  revisions: readonly string[],
  paths: readonly string[],
  { what, links, visit }: Reading,
): Promise<FoundBlobs> {
  const found = new Map<string, Map<string, Blob>>();
  const names = revisions.flatMap((revision) => paths.map((path) => `${revision}:${path}`));
  let next = 0;
  for await (const answers of catFile(git, names, what, links)) {
    for (const answer of answers) {
      const revision = revisions[Math.floor(next / paths.length)] ?? '';
      const path = paths[next % paths.length] ?? '';
      next += 1;
      if (answer?.type !== 'blob') continue;
      const known = found.get(revision) ?? new Map<string, Blob>();
      found.set(revision, known.set(path, { id: answer.id, size: answer.size }));
      visit(path, answer);
    }
  }
  return found;
}
