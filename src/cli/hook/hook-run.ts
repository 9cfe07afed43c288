import { configFolder } from '../../core/config/section.ts';
import { managerOf } from '../../core/hook/manager.ts';
import type { HookManager } from '../../core/hook/manager.ts';
import { refuse } from '../../core/error/error.ts';
import { CLIENT_HOOKS, GONE, SERVER_HOOKS } from '../../core/hook/script.ts';
import type { InstalledFrom, InstalledHook } from '../../core/hook/script.ts';
import { faultInBranchName } from '../../core/tag/name.ts';
import { programFile } from '../../io/files/package.ts';
import type { Git } from '../../io/git/git.ts';
import { installHook, probeHook, readHooks, uninstallHook } from '../../io/git/hooks.ts';
import type { FoundHook, HookFolder, HookHome } from '../../io/git/hooks.ts';
import { checkObjects, findBareRepository, readKnownMain, recordMain } from '../../io/git/server.ts';
import type { BareRepository } from '../../io/git/server.ts';
import type { HookChange, HookState, ServerBranch } from '../../report/hooks.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { folderOf, openProjectAsItStands, openRepositoryProject } from '../run/project.ts';
import { askAll, ownTerminal } from '../terminal/ask.ts';
import { canAsk } from '../terminal/confirm.ts';

export type Installation =
  | {
      readonly kind: 'installed';
      readonly changes: readonly HookChange[];
      /** null in a clone. */
      readonly server: ServerBranch | null;
    }
  | {
      readonly kind: 'kept';
      readonly manager: HookManager;
      readonly folder: string;
      readonly hooks: readonly InstalledHook[];
    };

/**
 * Installs the hooks, or says which tool manages them: those of a clone, or of a bare repository.
 *
 * @param mainBranch the main branch of a bare repository; null: the known one, else the user is asked
 * @throws HOOKS_OUTSIDE, HOOK_EDITED, HOOK_NAME_TAKEN, HOOK_NOT_WRITTEN, MAIN_BRANCH_UNKNOWN and more
 */
export async function installHooks(globals: GlobalFlags, mainBranch: string | null): Promise<Installation> {
  const { hooks, from, home, server } = await openHooks(globals, openRepositoryProject);
  if (server === null && mainBranch !== null) throw refuse('MAIN_BRANCH_OF_CLONE', {});
  const manager = managerOf(hooks);
  const isOurs = hooks.found.every(({ script }) => script === 'own');
  if (manager !== null && !isOurs) {
    return { kind: 'kept', manager, folder: hooks.folder, hooks: home.hooks };
  }
  refuseOutside(hooks);
  const chosen = server === null ? null : await chooseMain(server.git, mainBranch, !globals.json && canAsk());
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
  if (server !== null) await checkObjects(server.git);
  if (server !== null && chosen !== null) await recordMain(server.git, chosen);
  return { kind: 'installed', changes, server: server === null ? null : await serverBranch(server.git) };
}

/** The branch to record; null: the server knows its main branch already. */
async function chooseMain(git: Git, asked: string | null, mayAsk: boolean): Promise<string | null> {
  const { deciding, named } = await readKnownMain(git);
  if (asked === null && deciding !== null) return null;
  if (asked === null && !mayAsk) throw refuse('MAIN_BRANCH_UNKNOWN', { named });
  return asked === null ? askMain(named ?? 'main') : branchNamed(asked);
}

/** @throws MAIN_BRANCH_INVALID */
function branchNamed(name: string): string {
  const fault = faultInBranchName(name);
  if (fault !== null) throw refuse('MAIN_BRANCH_INVALID', { name, fault });
  return name;
}

async function askMain(usual: string): Promise<string> {
  const message = 'Main branch of this repository (its configuration decides for all branches)';
  const question = { type: 'input', name: 'main', message, default: usual, filter: branchNamed } as const;
  const { main } = await askAll([question], false, ownTerminal());
  return String(main);
}

async function serverBranch(git: Git): Promise<ServerBranch> {
  const { deciding } = await readKnownMain(git);
  return { name: deciding?.name ?? null, from: deciding?.from ?? null };
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
  const { hooks, server } = await openHooks(globals, openRepositoryProject);
  refuseOutside(hooks);
  const changes: HookChange[] = [];
  for (const found of hooks.found) {
    const { hook, path, script, isChained } = found;
    const isOurs = script !== null && script !== 'foreign';
    if (isOurs) await uninstallHook(found);
    changes.push({ hook, path, done: isOurs ? 'taken out' : 'not there', isChained: isOurs && isChained });
  }
  const isRemoved = changes.some(({ done }) => done === 'taken out');
  if (server !== null && isRemoved && (await readKnownMain(server.git)).recorded !== null) {
    await recordMain(server.git, null);
  }
  return changes;
}

/** The state of the hooks. */
export interface HookStatus {
  readonly hooks: readonly HookState[];
  /** null in a clone. */
  readonly server: ServerBranch | null;
}

/** Tries the hooks that relctl installed. Other hooks are not run. */
export async function hookStatus(globals: GlobalFlags): Promise<HookStatus> {
  const { home, hooks, server } = await openHooks(globals);
  const states: HookState[] = [];
  for (const found of hooks.found) states.push(await stateOf(home, found));
  return { hooks: states, server: server === null ? null : await serverBranch(server.git) };
}

async function stateOf(home: HookHome, found: FoundHook): Promise<HookState> {
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
      const program = await probeHook(home, found);
      if (program === null) return untried('silent');
      return program === GONE ? untried('gone') : { hook, path, state: 'fires', program };
    }
  }
}

interface OpenHooks {
  readonly home: HookHome;
  readonly hooks: HookFolder;
  readonly from: InstalledFrom;
  /** null in a clone. */
  readonly server: BareRepository | null;
}

async function openHooks(globals: GlobalFlags, open = openProjectAsItStands): Promise<OpenHooks> {
  const server = await findBareRepository(folderOf(globals));
  if (server !== null) {
    const home = { ...server, hooks: SERVER_HOOKS };
    const from = installedFrom(null);
    return { home, hooks: await readHooks(home, from), from, server };
  }
  const { repository, settings } = await open(globals);
  const home = { ...repository, hooks: CLIENT_HOOKS };
  // git runs hooks at the top of the repository, where relctl would not find a configuration in a subfolder.
  const isBelow = globals.config !== undefined || configFolder(settings.configFile) !== '';
  const from = installedFrom(isBelow ? settings.configFile : null);
  return { home, hooks: await readHooks(home, from), from, server };
}

/** Where this relctl is installed. @param config see {@link InstalledFrom} */
export function installedFrom(config: string | null): InstalledFrom {
  return { node: process.execPath, program: programFile(), config };
}
