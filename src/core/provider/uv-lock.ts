import { scanPackages, stringAt } from './lock-scan.ts';
import type { Span } from './lock-scan.ts';
import type { ProjectPlace } from './provider.ts';

/** The version in the entry of the project itself. `start` and `end` are its position inside the quotes. */
export interface OwnEntry {
  readonly version: string;
  readonly start: number;
  readonly end: number;
}

/** The name of a project in locks and package indexes: `My_App.x` becomes `my-app-x` (PEP 503). */
export function normalizeName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}

/**
 * The entry of the project itself in a uv.lock: the first `[[package]]` with its name, as in commitizen.
 *
 * Unlike commitizen, relctl skips an entry from a package index, a git repository or an archive. The lock of a folder
 * above may contain an older release of this project as a third-party package, whose version must match its hashes.
 *
 * @param projectName the name as the project writes it
 * @returns null if there is no such entry, or it has no version (uv leaves out a dynamic version)
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

/** The lock with a new version in the entry of the project itself; the same text if there is no such entry. */
export function withOwnVersion(lock: string, projectName: string, version: string): string {
  const own = ownEntry(lock, projectName);
  return own === null ? lock : lock.slice(0, own.start) + version + lock.slice(own.end);
}

/** Where the lock of the project can be, nearest first. The lock of a uv workspace is in a folder above its members. */
export function lockPaths({ folder }: Pick<ProjectPlace, 'folder'>): readonly string[] {
  const names = folder.split('/').filter((name) => name !== '');
  return [...names, ''].map((_, up) => [...names.slice(0, names.length - up), 'uv.lock'].join('/'));
}

/** Packages in the working tree have one of the sources `editable`, `virtual` and `directory`. */
function isForeign(lock: string, source: Span | undefined): boolean {
  return (
    source !== undefined &&
    /^\{\s*["']?(?:registry|git|url|path)\b/.test(lock.slice(source.start, source.end))
  );
}
