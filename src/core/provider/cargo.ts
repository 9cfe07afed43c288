import { tableAt, valueAt } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';
import { toml } from '../syntax/toml.ts';
import { refuse } from '../error/error.ts';
import { fileProvider, noVersion } from './file-provider.ts';
import type { Followers } from './file-provider.ts';
import { matchesGlob } from './glob.ts';
import { refuseBroken, scanPackages, stringAt } from './lock-scan.ts';
import type { ProjectPlace, Texts } from './provider.ts';
import { trimmedEnd } from '../text/trim.ts';

const manifest = ({ folder }: ProjectPlace): string => `${folder}Cargo.toml`;
const lockFile = ({ folder }: ProjectPlace): string => `${folder}Cargo.lock`;

const lock: Followers = {
  files: (place) => [lockFile(place)],
  alsoReads: (path, { folder }) => path.startsWith(folder) && path.endsWith('/Cargo.toml'),
  write(version, { texts, place }) {
    const text = texts.get(lockFile(place));
    if (text === undefined) return new Map();
    refuseBroken(lockFile(place), text);
    return new Map([[lockFile(place), withPackageVersions(text, sharingPackages(texts, place), version)]]);
  },
};

/** The version in `[workspace.package]` if there is a workspace, else the version of the package. */
export const cargo = fileProvider({
  name: 'cargo',
  file: manifest,
  key: (text) => (isWorkspace(text) ? ['workspace', 'package', 'version'] : ['package', 'version']),
  absent: (absence) => noVersion('cargo', absence),
  followers: lock,
});

function isWorkspace(text: string): boolean {
  const reading = toml.read(text);
  return reading.kind === 'parsed' && Object.hasOwn(reading.document, 'workspace');
}

/** The names of the packages that have the provider's version. */
function sharingPackages(texts: Texts, place: ProjectPlace): ReadonlySet<string> {
  const root = readManifest(texts, manifest(place));
  const workspace = tableAt(root, ['workspace']);
  if (workspace === null) return new Set(nameIn(root));
  const members = memberManifests(workspace, texts, place).map((path) => readManifest(texts, path));
  return new Set([root, ...members].filter(inheritsVersion).flatMap(nameIn));
}

/** Members and exclusions are globs for folders. An exclusion includes everything below the folder. */
function memberManifests(workspace: Table, texts: Texts, place: ProjectPlace): readonly string[] {
  const [members, excluded] = [globsAt(workspace, 'members'), globsAt(workspace, 'exclude')];
  return [...texts.keys()].filter((path) => {
    if (lock.alsoReads?.(path, place) !== true || path === manifest(place)) return false;
    const folders = path.slice(place.folder.length).split('/').slice(0, -1);
    const above = folders.map((_, depth) => folders.slice(0, depth + 1).join('/'));
    const isIn = members.some((glob) => matchesGlob(glob, folders.join('/')));
    return isIn && !excluded.some((glob) => above.some((folder) => matchesGlob(glob, folder)));
  });
}

function globsAt(workspace: Table, key: string): readonly string[] {
  const globs = workspace[key];
  if (!Array.isArray(globs)) return [];
  return globs.filter((glob) => typeof glob === 'string').map((glob) => trimmedEnd(glob, '/'));
}

function readManifest(texts: Texts, file: string): Table {
  const reading = toml.read(texts.get(file) ?? '');
  if (reading.kind === 'parsed') return reading.document;
  const { line, reason } = reading;
  throw refuse('VERSION_FILE_INVALID', { file, line, syntax: toml.name, reason });
}

function inheritsVersion(document: Table): boolean {
  return valueAt(document, ['package', 'version', 'workspace']) === true;
}

function nameIn(document: Table): readonly string[] {
  const name = valueAt(document, ['package', 'name']);
  return typeof name === 'string' ? [name] : [];
}

/** A package with a source is not a package of this workspace, whatever its name is. */
function withPackageVersions(text: string, names: ReadonlySet<string>, version: string): string {
  const places = [...scanPackages(text)].flatMap((entry) => {
    const isOwn = names.has(stringAt(text, entry.get('name'))?.text ?? '') && !entry.has('source');
    return isOwn ? (stringAt(text, entry.get('version')) ?? []) : [];
  });
  return places.reduceRight(
    (edited, { start, end }) => edited.slice(0, start) + version + edited.slice(end),
    text,
  );
}
