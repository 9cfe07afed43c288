import { linesFor } from '../core/hook/manager.ts';
import type { HookManager } from '../core/hook/manager.ts';
import type { InstalledHook } from '../core/hook/script.ts';
import { visibleLine } from '../core/text/visible.ts';

/** What became of a hook. */
export interface HookChange {
  readonly hook: InstalledHook;
  readonly path: string;
  readonly done: 'installed' | 'brought up to date' | 'there already' | 'taken out' | 'not there';
  /** Whether a hook of somebody else's runs first; on the way out: whether it was given back. */
  readonly isChained: boolean;
}

/** How a hook stands. */
export interface HookState {
  readonly hook: InstalledHook;
  readonly path: string;
  /**
   * `fires`: git has just run it. `gone`: it ran and found no relctl. `silent`: git does not run it. `edited`: relctl's,
   * changed by a person. `called`: somebody else's, which names relctl. `foreign`: which does not. `absent`: none.
   */
  readonly state: 'fires' | 'gone' | 'silent' | 'edited' | 'called' | 'foreign' | 'absent';
  /** Where the hook found relctl; null where it did not, or was not asked. */
  readonly program: string | null;
}

export function changesText(changes: readonly HookChange[]): string {
  return changes.map((change) => `${changeText(change)}\n`).join('');
}

function changeText({ hook, path, done, isChained }: HookChange): string {
  const before =
    done === 'taken out'
      ? '; the hook that was there before is back'
      : ', behind the hook that was there before';
  return `${hook}: ${done}: ${visibleLine(path)}${isChained ? before : ''}`;
}

const KEEPERS: Readonly<Record<HookManager, string>> = {
  'pre-commit': 'the pre-commit framework',
  husky: 'husky',
  lefthook: 'lefthook',
  elsewhere: 'core.hooksPath, which is set outside of this repository,',
};

/** For a repository whose hooks somebody else keeps. */
export function manualText(manager: HookManager, folder: string): string {
  const keeper = KEEPERS[manager];
  return `${keeper} keeps the hooks here, so nothing was written. Add\n\n${linesFor(manager, visibleLine(folder))}`;
}

export function hooksText(states: readonly HookState[]): string {
  return states.map((state) => `${state.hook}: ${stateText(state)}\n`).join('');
}

function stateText({ path, state, program }: HookState): string {
  const file = visibleLine(path);
  switch (state) {
    case 'fires':
      return `at work: git ran ${file}, which found ${visibleLine(program ?? '')}`;
    case 'gone':
      return `git ran ${file}, which found no relctl`;
    case 'silent':
      return `git does not run ${file}: is it executable?`;
    case 'edited':
      return `${file} was changed since relctl made it, so it was not tried`;
    case 'called':
      return `${file} is not relctl's and names it; it was not tried`;
    case 'foreign':
      return `${file} is not relctl's`;
    case 'absent':
      return 'not installed';
  }
}
