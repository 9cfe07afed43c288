import { configFolder } from '../../core/config/section.ts';
import { managerOf } from '../../core/hook/manager.ts';
import type { HookManager } from '../../core/hook/manager.ts';
import { refuse } from '../../core/error/error.ts';
import { GONE } from '../../core/hook/script.ts';
import type { InstalledFrom } from '../../core/hook/script.ts';
import { programFile } from '../../io/files/package.ts';
import { installHook, probeHook, readHooks, uninstallHook } from '../../io/git/hooks.ts';
import type { FoundHook, HookFolder } from '../../io/git/hooks.ts';
import type { Repository } from '../../io/git/repository.ts';
import type { HookChange, HookState } from '../../report/hooks.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { openProjectAsItStands, openRepositoryProject } from '../run/project.ts';

export type Installation =
  | { readonly kind: 'installed'; readonly changes: readonly HookChange[] }
  | { readonly kind: 'kept'; readonly manager: HookManager; readonly folder: string };

/** Installs the hooks, or says which tool manages them. @throws HOOKS_OUTSIDE, HOOK_EDITED, HOOK_NAME_TAKEN, HOOK_NOT_WRITTEN */
export async function installHooks(globals: GlobalFlags): Promise<Installation> {
  const { hooks, from } = await openHooks(globals, openRepositoryProject);
  const manager = managerOf(hooks);
  const isOurs = hooks.found.every(({ script }) => script === 'own');
  if (manager !== null && !isOurs) {
    return { kind: 'kept', manager, folder: hooks.folder };
  }
  refuseOutside(hooks);
  const changes: HookChange[] = [];
  for (const found of hooks.found) {
    const { hook, path, script } = found;
    // An installed hook is written again: it may no longer be executable.
    await installHook(found, from);
    changes.push({
      hook,
      path,
      done: DONE[script ?? 'foreign'],
      isChained: found.isChained || script === 'foreign',
    });
  }
  return { kind: 'installed', changes };
}

const DONE = {
  foreign: 'installed',
  edited: 'installed',
  older: 'brought up to date',
  own: 'there already',
} as const;

function refuseOutside({ folder, outside }: HookFolder): void {
  if (outside !== null) throw refuse('HOOKS_OUTSIDE', { folder, outside });
}

/** Removes what {@link installHooks} has installed. @throws HOOKS_OUTSIDE, HOOK_EDITED, HOOK_NOT_WRITTEN */
export async function uninstallHooks(globals: GlobalFlags): Promise<readonly HookChange[]> {
  const { hooks } = await openHooks(globals, openRepositoryProject);
  refuseOutside(hooks);
  const changes: HookChange[] = [];
  for (const found of hooks.found) {
    const { hook, path, script, isChained } = found;
    const isOurs = script !== null && script !== 'foreign';
    if (isOurs) await uninstallHook(found);
    changes.push({ hook, path, done: isOurs ? 'taken out' : 'not there', isChained: isOurs && isChained });
  }
  return changes;
}

/** The state of the hooks. Hooks that relctl installed are tried; other hooks are not run. */
export async function hookStates(globals: GlobalFlags): Promise<readonly HookState[]> {
  const { repository, hooks } = await openHooks(globals);
  const states: HookState[] = [];
  for (const found of hooks.found) states.push(await stateOf(repository, found));
  return states;
}

async function stateOf(repository: Repository, found: FoundHook): Promise<HookState> {
  const { hook, path, script, text } = found;
  const untried = (state: HookState['state']): HookState => ({ hook, path, state, program: null });
  switch (script) {
    case null:
      return untried('absent');
    case 'edited':
      return untried('edited');
    case 'foreign':
      return untried(text.includes(`relctl hook ${hook}`) ? 'called' : 'foreign');
    case 'own':
    case 'older': {
      const program = await probeHook(repository, found);
      if (program === null) return untried('silent');
      return program === GONE ? untried('gone') : { hook, path, state: 'fires', program };
    }
  }
}

async function openHooks(
  globals: GlobalFlags,
  open = openProjectAsItStands,
): Promise<{ readonly repository: Repository; readonly hooks: HookFolder; readonly from: InstalledFrom }> {
  const { repository, settings } = await open(globals);
  // git runs hooks at the top of the repository, where relctl would not find a configuration in a subfolder.
  const isBelow = globals.config !== undefined || configFolder(settings.configFile) !== '';
  const from = installedFrom(isBelow ? settings.configFile : null);
  return { repository, hooks: await readHooks(repository, from), from };
}

/** Where this relctl is installed. @param config see {@link InstalledFrom} */
export function installedFrom(config: string | null): InstalledFrom {
  return { node: process.execPath, program: programFile(), config };
}
