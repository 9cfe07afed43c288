import type { InstallHook } from '../plan/effect.ts';
import type { HookManager } from '../hook/manager.ts';
import type { InstalledHook } from '../hook/script.ts';
import { tableAt, valueAt } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';
import { parseFile } from '../syntax/syntax.ts';
import type { Forge } from './part.ts';

/** All that `relctl init` knows of the place that it is to set up. Paths are relative to its top. */
export interface Project {
  /** The name of the folder itself. */
  readonly folder: string;
  /** Whether nothing but `.git` is there. */
  readonly isEmpty: boolean;
  /** Those of `pathsToRead` that are files. */
  readonly texts: ReadonlyMap<string, string>;
  /** Those of `pathsToLookAt` that exist, files and folders. */
  readonly existing: ReadonlySet<string>;
  /** `3.12`, of the Python on the PATH; null: there is none. */
  readonly python: string | null;
  /** As git knows it; null: it knows no name. */
  readonly userName: string | null;
  readonly year: number;
  /** null: there is no repository. */
  readonly git: ProjectGit | null;
}

export interface ProjectGit {
  readonly tags: readonly string[];
  /** null: the remote is not known to have one. */
  readonly defaultBranch: string | null;
  /** The branch that is checked out; null: none. */
  readonly branch: string | null;
  /** By the remote's address; null: it does not tell. */
  readonly forge: Forge | null;
  readonly hooks: ProjectHooks;
}

export type ProjectHooks =
  /** What is to be installed, and what stands in the way of others. */
  | {
      readonly kind: 'own';
      readonly missing: readonly InstallHook[];
      readonly blocked: readonly { readonly hook: InstalledHook; readonly why: string }[];
    }
  | { readonly kind: 'kept'; readonly manager: HookManager };

/** A pyproject.toml, read; without one a document with nothing in it. */
export interface Pyproject {
  readonly document: Table;
  readonly exists: boolean;
}

/** @throws INVALID_SYNTAX */
export function pyprojectOf({ texts }: Pick<Project, 'texts'>): Pyproject {
  const text = texts.get('pyproject.toml');
  return {
    document: text === undefined ? {} : parseFile(text, 'pyproject.toml'),
    exists: text !== undefined,
  };
}

/** Whether there is a table, or anything at all, at a path. */
export function has({ document }: Pyproject, ...path: readonly string[]): boolean {
  return valueAt(document, path) !== undefined;
}

/** null where no string stands there. */
export function textAt({ document }: Pyproject, ...path: readonly string[]): string | null {
  const found = valueAt(document, path);
  return typeof found === 'string' ? found : null;
}

/** null where no whole number stands there. */
export function numberAt({ document }: Pyproject, ...path: readonly string[]): number | null {
  const found = valueAt(document, path);
  const number = typeof found === 'bigint' ? Number(found) : found;
  return typeof number === 'number' && Number.isInteger(number) ? number : null;
}

/** The strings of a list; none where there is no list. */
export function textsAt({ document }: Pyproject, ...path: readonly string[]): readonly string[] {
  const found = valueAt(document, path);
  return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
}

/** The keys of a table; none where there is no table. */
export function keysAt({ document }: Pyproject, ...path: readonly string[]): readonly string[] {
  return Object.keys(tableAt(document, path) ?? {});
}

/** A project whose version and dependencies only Poetry can read. */
export function isPoetrysOwn(pyproject: Pyproject): boolean {
  return has(pyproject, 'tool', 'poetry') && !has(pyproject, 'project', 'name');
}

/** Whether `uv sync` works on it. */
export function isForUv(pyproject: Pyproject): boolean {
  return has(pyproject, 'project', 'name') || has(pyproject, 'tool', 'uv', 'workspace');
}

/** Whether the configuration of commitizen holds the version itself: a `[project]` would have a second one. */
export function keepsVersion(pyproject: Pyproject): boolean {
  return textAt(pyproject, 'tool', 'commitizen', 'version') !== null && !has(pyproject, 'project');
}

/** Locks of others than uv. */
export const FOREIGN_LOCKS: readonly string[] = ['poetry.lock', 'pdm.lock'];

/** The lock that says that somebody else than uv keeps the project; null: none does. */
export function foreignLock({ existing }: Pick<Project, 'existing'>): string | null {
  if (existing.has('uv.lock')) return null;
  return FOREIGN_LOCKS.find((lock) => existing.has(lock)) ?? null;
}

/** Whether `uv sync` makes the project's own code importable. */
export function isInstalled(pyproject: Pyproject): boolean {
  return has(pyproject, 'build-system') && valueAt(pyproject.document, ['tool', 'uv', 'package']) !== false;
}
