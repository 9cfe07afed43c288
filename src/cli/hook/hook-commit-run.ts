import { isAbsolute, resolve } from 'node:path';
import { checkPolicy } from '../../core/commit/check-policy.ts';
import { findFault, messageIn } from '../../core/commit/message.ts';
import type { JudgedMessage, MessageRules } from '../../core/commit/message.ts';
import { commitRules } from '../../core/commit/rule-set.ts';
import { configFolder } from '../../core/config/section.ts';
import type { RuleLevel } from '../../core/config/rule-id.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import type { RelctlError } from '../../core/error/error.ts';
import { providerNamed } from '../../core/provider/providers.ts';
import { isReleaseUnderTags } from '../../core/rule/bump-commit.ts';
import { levelOf } from '../../core/rule/level.ts';
import type { VersionKeeper } from '../../core/rule/staged-version.ts';
import { inTime } from '../../io/process/in-time.ts';
import { committedSettings, isConfigurationChanged } from '../../io/gather/committed-settings.ts';
import { readMessageFile } from '../../io/git/message.ts';
import { findHookPlace, LONGEST_CHECK, readStaged, rewordsBump, stagedPaths } from '../../io/git/staged.ts';
import type { HookPlace, StagedVersion } from '../../io/git/staged.ts';
import { againCommand, commitReport, editText } from '../../report/hook-commit.ts';
import type { CommitFaults } from '../../report/hook-commit.ts';
import type { GlobalFlags } from '../line/global-flags.ts';

export interface HookAnswer {
  /** null: the commit may be made. */
  readonly refusal: RelctlError | null;
  /** Broken rules that are set to "warn", and what else a person should know. */
  readonly warnings: readonly string[];
}

export type HookGlobals = Pick<GlobalFlags, 'directory' | 'config' | 'name' | 'profile'>;

/**
 * Checks the commit that git is about to make: its message, and its changes to the version.
 *
 * @param file the file in which git keeps the message
 */
export async function judgeCommit(globals: HookGlobals, file: string): Promise<HookAnswer> {
  const hook = await openHook(globals);
  const { folder, settings, profile } = hook;
  const { schema } = commitRules(settings);
  const asked = { allowAbort: false, allowedPrefixes: null, lengthLimit: null };
  const { rules } = checkPolicy(profile, settings.commitizen, asked, schema);
  const text = await readMessageFile(folder, file, settings.commitizen.encoding);
  const message = messageIn(text);
  const staged = await stagedIn(hook, message);
  const isFree =
    staged.isBump ||
    isReleaseOf(settings, message) ||
    levelOf('message-valid', settings.relctl.rules) === 'off';
  const fault = isFree ? null : judged(message, rules, settings);
  const faults = { ...staged, message: fault !== null && (await mayRelease(hook, message)) ? null : fault };
  return withNote(hook, answer(faults, rules, settings, againCommand(fromThere(folder, file), text)));
}

/** {@link judgeCommit} before the message exists, so a bump commit of another tool can't be recognized. */
export async function judgeIndex(globals: HookGlobals): Promise<HookAnswer> {
  const hook = await openHook(globals);
  const { folder, settings } = hook;
  const { edits } = await stagedIn(hook, '');
  if (edits.length === 0) return { refusal: null, warnings: [] };
  // relctl's own bump is recognized by its journal. Most commits change no version and need not load that code.
  const { plannedMessage } = await import('../../io/run/planned-message.ts');
  const planned = (await plannedMessage(folder)) ?? '';
  const left = planned === '' ? edits : (await stagedIn(hook, planned)).edits;
  if (left.length === 0) return { refusal: null, warnings: [] };
  const found = left.map(editText).join('\n');
  switch (levelOf('version-not-hand-edited', settings.relctl.rules)) {
    case 'error':
      return withNote(hook, { refusal: refuse('VERSION_STAGED', { found }), warnings: [] });
    case 'warn':
      return { refusal: null, warnings: [found] };
    case 'off':
      return { refusal: null, warnings: [] };
  }
}

interface Hook {
  readonly globals: HookGlobals;
  readonly folder: string;
  readonly place: HookPlace;
  readonly staged: Promise<readonly string[]>;
  readonly settings: Settings;
  readonly profile: Settings['relctl']['profile'];
}

async function openHook(globals: HookGlobals): Promise<Hook> {
  const { directory, config, name, profile } = globals;
  const folder = resolve(directory ?? '.');
  const place = await findHookPlace(folder);
  // Both ask git, at the same time.
  const staged = stagedPaths(place.git);
  staged.catch(() => undefined);
  const settings = await committedSettings(place, config ?? null, name ?? null);
  return { globals, folder, place, staged, settings, profile: profile ?? settings.relctl.profile };
}

/** If the working tree has other rules, a refusal says which rules were used. */
async function withNote({ globals, place, settings }: Hook, found: HookAnswer): Promise<HookAnswer> {
  if (found.refusal === null) return found;
  const { config, name } = globals;
  const isChanged = await isConfigurationChanged(place, config ?? null, name ?? null, settings);
  return isChanged ? { ...found, warnings: [...found.warnings, COMMITTED_COUNTS] } : found;
}

const COMMITTED_COUNTS =
  'relctl judges a commit by the configuration of HEAD, and yours differs from it. Commit the configuration first.';

function judged(message: string, rules: MessageRules, { commitizen }: Settings): JudgedMessage | null {
  const compute = (): JudgedMessage => ({ sha: null, message, fault: findFault(message, rules) });
  // Only a regular expression of the project could take forever.
  const result = commitizen.customize === null ? compute() : inTime(compute, LONGEST_CHECK);
  return result.fault === null ? null : result;
}

/** Parity: the commitizen profile has no rules. */
async function stagedIn(hook: Hook, message: string): Promise<StagedVersion> {
  const { place, staged, settings, profile } = hook;
  if (profile === 'commitizen') return { edits: [], isBump: false, clue: null };
  return readStaged(place, keeperOf(settings), await staged, message);
}

/** Whether an invalid message is that of a release which the staged files don't show. */
async function mayRelease({ place, settings, profile }: Hook, message: string): Promise<boolean> {
  return profile !== 'commitizen' && (await rewordsBump(place, keeperOf(settings), message));
}

function isReleaseOf(settings: Settings, message: string): boolean {
  const [firstLine = ''] = message.split('\n');
  const { bumpMessage } = settings.commitizen;
  return isReleaseUnderTags(firstLine, { home: keeperOf(settings), bumpMessage });
}

function keeperOf(settings: Settings): VersionKeeper {
  const { configFile, commitizen } = settings;
  const provider = providerNamed(commitizen.versionProvider);
  return { provider, place: { configFile, folder: configFolder(configFile) }, settings };
}

function answer(
  faults: CommitFaults,
  rules: MessageRules,
  settings: Settings,
  again: string | null,
): HookAnswer {
  const warned = commitReport(faultsAt('warn', faults, settings), rules, null).found;
  const refusal = refusalFor(faultsAt('error', faults, settings), rules, again);
  return { refusal, warnings: warned === '' ? [] : [warned] };
}

/** The faults against rules of this level. */
function faultsAt(
  level: RuleLevel,
  { message, edits, clue }: CommitFaults,
  { relctl }: Settings,
): CommitFaults {
  return {
    message: levelOf('message-valid', relctl.rules) === level ? message : null,
    edits: levelOf('version-not-hand-edited', relctl.rules) === level ? edits : [],
    clue,
  };
}

function refusalFor(faults: CommitFaults, rules: MessageRules, again: string | null): RelctlError | null {
  if (faults.message === null && faults.edits.length === 0) return null;
  const report = commitReport(faults, rules, again);
  if (faults.edits.length > 0) return refuse('VERSION_EDITED_BY_HAND', report);
  const isTooLong = faults.message?.fault?.problem === 'too-long';
  return refuse(isTooLong ? 'COMMIT_MESSAGE_TOO_LONG' : 'INVALID_COMMIT_MESSAGE', report);
}

/** The path from the user's folder: git runs hooks at the top and passes the folder in GIT_PREFIX. */
function fromThere(folder: string, file: string): string {
  const wasAtTop = (process.env['GIT_PREFIX'] ?? '') === '';
  return wasAtTop || isAbsolute(file) ? file : resolve(folder, file);
}
