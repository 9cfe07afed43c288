import { scanPackages, stringAt } from './lock-scan.ts';
import type { Span } from './lock-scan.ts';
import type { ProjectPlace } from './provider.ts';

/** The version of the project's own entry; `start` and `end` enclose its characters inside the quotes. */
export interface OwnEntry {
  readonly version: string;
  readonly start: number;
  readonly end: number;
}

/** A project's name as locks and indexes spell it: `My_App.x` is `my-app-x` (PEP 503). */
export function normalizeName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}

/**
 * The project's own entry in a uv.lock: the first `[[package]]` with its name, as commitizen takes it.
 *
 * Unlike in commitizen, an entry that comes from an index, a git repository or an archive is passed over. The
 * lock of a folder above may hold an older release of this very project as a third-party package, and its
 * version belongs to the hashes beside it.
 *
 * @param projectName as the project spells it
 * @returns null when there is no such entry, or it has no version (uv leaves out a dynamic one)
 */
export function ownEntry(lock: string, projectName: string): OwnEntry | null {
  const name = normalizeName(projectName);
  for (const entry of scanPackages(lock)) {
    if (stringAt(lock, entry.get('name'))?.text !== name || isForeign(lock, entry.get('source'))) continue;
    const version = stringAt(lock, entry.get('version'));
    return version === null ? null : { version: version.text, start: version.start, end: version.end };
  }
  return null;
}

/** The lock with another version in the project's own entry; the same text when it has none. */
export function withOwnVersion(lock: string, projectName: string, version: string): string {
  const own = ownEntry(lock, projectName);
  return own === null ? lock : lock.slice(0, own.start) + version + lock.slice(own.end);
}

/** Where the project's lock can be, nearest first: a member of a uv workspace is locked in a folder above. */
export function lockPaths({ folder }: Pick<ProjectPlace, 'folder'>): readonly string[] {
  const names = folder.split('/').filter((name) => name !== '');
  return [...names, ''].map((_, up) => [...names.slice(0, names.length - up), 'uv.lock'].join('/'));
}

/** The sources within a work tree are `editable`, `virtual` and `directory`. */
function isForeign(lock: string, source: Span | undefined): boolean {
  return (
    source !== undefined &&
    /^\{\s*["']?(?:registry|git|url|path)\b/.test(lock.slice(source.start, source.end))
  );
}
