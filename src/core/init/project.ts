import type { InstallHook } from '../plan/effect.ts';
import type { HookManager } from '../hook/manager.ts';
import type { InstalledHook } from '../hook/script.ts';
import { tableAt, valueAt } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';
import { parseFile } from '../syntax/syntaxes.ts';
import type { Forge } from './part.ts';

/** Everything that `relctl init` knows about the project. Paths are relative to its top folder. */
export interface Project {
  /** The name of the top folder. */
  readonly folder: string;
  /** Whether the folder contains nothing except `.git`. */
  readonly isEmpty: boolean;
  /** The files of `pathsToRead` that exist. */
  readonly texts: ReadonlyMap<string, string>;
  /** The files and folders of `pathsToLookAt` that exist. */
  readonly existing: ReadonlySet<string>;
  /** The version of the Python on the PATH, such as `3.12`; null: there is none. */
  readonly python: string | null;
  /** The name that git is configured with; null: none. */
  readonly userName: string | null;
  readonly year: number;
  /** null: there is no repository. */
  readonly git: ProjectGit | null;
}

export interface ProjectGit {
  readonly tags: readonly string[];
  /** null: the default branch of the remote is unknown. */
  readonly defaultBranch: string | null;
  /** The current branch; null: HEAD is detached. */
  readonly branch: string | null;
  /** Recognized by the URL of the remote; null: unknown. */
  readonly forge: Forge | null;
  readonly hooks: ProjectHooks;
}

export type ProjectHooks =
  /** The hooks to install, and those that can't be installed. */
  | {
      readonly kind: 'own';
      readonly missing: readonly InstallHook[];
      readonly blocked: readonly { readonly hook: InstalledHook; readonly why: string }[];
    }
  | { readonly kind: 'kept'; readonly manager: HookManager };

/** A parsed pyproject.toml; an empty document if there is no file. */
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

/** Whether there is a value at a path. */
export function has({ document }: Pyproject, ...path: readonly string[]): boolean {
  return valueAt(document, path) !== undefined;
}

/** The string at a path; null if there is none. */
export function textAt({ document }: Pyproject, ...path: readonly string[]): string | null {
  const found = valueAt(document, path);
  return typeof found === 'string' ? found : null;
}

/** The whole number at a path; null if there is none. */
export function numberAt({ document }: Pyproject, ...path: readonly string[]): number | null {
  const found = valueAt(document, path);
  const number = typeof found === 'bigint' ? Number(found) : found;
  return typeof number === 'number' && Number.isInteger(number) ? number : null;
}

/** The strings of the list at a path; empty if there is no list. */
export function textsAt({ document }: Pyproject, ...path: readonly string[]): readonly string[] {
  const found = valueAt(document, path);
  return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
}

/** The keys of a table; empty if there is no table. */
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

/** Whether `[tool.commitizen]` contains the version. A `[project]` table would then have a second one. */
export function keepsVersion(pyproject: Pyproject): boolean {
  return textAt(pyproject, 'tool', 'commitizen', 'version') !== null && !has(pyproject, 'project');
}

/** The locks of other tools than uv. */
export const FOREIGN_LOCKS: readonly string[] = ['poetry.lock', 'pdm.lock'];

/** The lock of another tool than uv that manages the project; null: there is none. */
export function foreignLock({ existing }: Pick<Project, 'existing'>): string | null {
  if (existing.has('uv.lock')) return null;
  return FOREIGN_LOCKS.find((lock) => existing.has(lock)) ?? null;
}

/** Whether `uv sync` installs the project itself, so that its code can be imported. */
export function isInstalled(pyproject: Pyproject): boolean {
  return has(pyproject, 'build-system') && valueAt(pyproject.document, ['tool', 'uv', 'package']) !== false;
}
