import { linesFor } from '../core/hook/manager.ts';
import type { HookManager } from '../core/hook/manager.ts';
import type { InstalledHook } from '../core/hook/script.ts';
import { visibleLine } from '../core/text/visible.ts';

/** What relctl did with a hook. */
export interface HookChange {
  readonly hook: InstalledHook;
  readonly path: string;
  readonly done: 'installed' | 'brought up to date' | 'there already' | 'taken out' | 'not there';
  /** Whether an existing hook runs first; after an uninstall: whether that hook was restored. */
  readonly isChained: boolean;
}

/** The state of a hook. */
export interface HookState {
  readonly hook: InstalledHook;
  readonly path: string;
  /**
   * `fires`: git has just run it. `gone`: it ran but did not find relctl. `silent`: git does not run it. `edited`: relctl's
   * hook, changed by a person. `called`: another hook that mentions relctl. `foreign`: one that does not. `absent`: none.
   */
  readonly state: 'fires' | 'gone' | 'silent' | 'edited' | 'called' | 'foreign' | 'absent';
  /** Where the hook found relctl; null if it did not find it or did not run. */
  readonly program: string | null;
}

export function changesText(changes: readonly HookChange[]): string {
  return changes.map((change) => `${changeText(change)}\n`).join('');
}

function changeText({ hook, path, done, isChained }: HookChange): string {
  const before =
    done === 'taken out' ? '; the previous hook is restored' : ', runs after the hook that was there before';
  return `${hook}: ${DONE[done]}: ${visibleLine(path)}${isChained ? before : ''}`;
}

const DONE: Readonly<Record<HookChange['done'], string>> = {
  installed: 'installed',
  'brought up to date': 'updated',
  'there already': 'already installed',
  'taken out': 'removed',
  'not there': 'not installed',
};

const KEEPERS: Readonly<Record<HookManager, string>> = {
  'pre-commit': 'the pre-commit framework',
  husky: 'husky',
  lefthook: 'lefthook',
  elsewhere: 'core.hooksPath (set outside this repository)',
};

/** For a repository whose hooks another tool manages. */
export function manualText(manager: HookManager, folder: string, hooks: readonly InstalledHook[]): string {
  const keeper = KEEPERS[manager];
  return `${keeper} controls the hooks of this repository, so relctl wrote nothing. Add these lines:\n\n${linesFor(manager, visibleLine(folder), hooks)}`;
}

/** The main branch of a bare repository, whose configuration its hook uses. */
export interface ServerBranch {
  /** null: unknown, so every branch is judged as main. */
  readonly name: string | null;
  readonly from: 'relctl.mainBranch' | 'HEAD' | null;
}

export function serverBranchText({ name, from }: ServerBranch): string {
  return name === null || from === null
    ? 'main branch: unknown, so every branch is judged as main. Type: relctl hook install --main-branch NAME\n'
    : `main branch: ${visibleLine(name)} (from ${from})\n`;
}

export function hooksText(states: readonly HookState[]): string {
  return states.map((state) => `${state.hook}: ${stateText(state)}\n`).join('');
}

function stateText({ path, state, program }: HookState): string {
  const file = visibleLine(path);
  switch (state) {
    case 'fires':
      return `works: git ran ${file}, which found ${visibleLine(program ?? '')}`;
    case 'gone':
      return `git ran ${file}, which did not find relctl`;
    case 'silent':
      return `git does not run ${file}: is it executable?`;
    case 'edited':
      return `${file} was edited after relctl wrote it, so relctl did not test it`;
    case 'called':
      return `${file} was not written by relctl but mentions it; relctl did not test it`;
    case 'foreign':
      return `${file} was not written by relctl`;
    case 'absent':
      return 'not installed';
  }
}
