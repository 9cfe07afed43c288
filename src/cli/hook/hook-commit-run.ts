import { isAbsolute, resolve } from 'node:path';
import { checkPolicy } from '../../core/commit/check-policy.ts';
import { findFault, messageIn } from '../../core/commit/message.ts';
import type { JudgedMessage, MessageRules } from '../../core/commit/message.ts';
import { commitRules } from '../../core/commit/rule-set.ts';
import { configFolder } from '../../core/config/section.ts';
import type { RuleId } from '../../core/config/rule-id.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import type { RelctlError } from '../../core/error/error.ts';
import { providerNamed } from '../../core/provider/provider.ts';
import type { StagedEdit, StagedJudgement } from '../../core/rule/staged-version.ts';
import { inTime } from '../../io/process/in-time.ts';
import { loadSettings } from '../../io/gather/load-settings.ts';
import { readMessageFile } from '../../io/git/message.ts';
import { findHookPlace, readStaged, stagedPaths } from '../../io/git/staged.ts';
import type { HookPlace } from '../../io/git/staged.ts';
import { againCommand, commitReport, editText } from '../../report/hook-commit.ts';
import type { GlobalFlags } from '../line/global-flags.ts';

export interface HookAnswer {
  /** null: the commit may be made. */
  readonly refusal: RelctlError | null;
  /** Broken rules that are set to "warn". */
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
  const { edits, isBump } = await stagedIn(hook, message);
  const isFree = isBump || levelOf('message-valid', settings) === 'off';
  return answer(
    { message: isFree ? null : judged(message, rules, settings), edits },
    rules,
    settings,
    againCommand(fromThere(folder, file), text),
  );
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
  if (levelOf('version-not-hand-edited', settings) === 'warn') return { refusal: null, warnings: [found] };
  return { refusal: refuse('VERSION_STAGED', { found }), warnings: [] };
}

interface Hook {
  readonly folder: string;
  readonly place: HookPlace;
  readonly staged: Promise<readonly string[]>;
  readonly settings: Settings;
  readonly profile: Settings['relctl']['profile'];
}

async function openHook({ directory, config, name, profile }: HookGlobals): Promise<Hook> {
  const folder = resolve(directory ?? '.');
  const place = await findHookPlace(folder);
  // git works while the settings are read.
  const staged = stagedPaths(place.git);
  staged.catch(() => undefined);
  const { settings } = await loadSettings(place, config ?? null, name ?? null);
  return { folder, place, staged, settings, profile: profile ?? settings.relctl.profile };
}

function judged(message: string, rules: MessageRules, { commitizen }: Settings): JudgedMessage | null {
  const compute = (): JudgedMessage => ({ sha: null, message, fault: findFault(message, rules) });
  // Only a regular expression of the project could take forever.
  const result = commitizen.customize === null ? compute() : inTime(compute, LONGEST_CHECK);
  return result.fault === null ? null : result;
}

/** Seconds: a commit waits for this check. */
const LONGEST_CHECK = 5;

/** Parity: the commitizen profile has no rules. */
async function stagedIn(
  { place, staged, settings, profile }: Hook,
  message: string,
): Promise<StagedJudgement> {
  if (profile === 'commitizen') return { edits: [], isBump: false };
  const { configFile, commitizen } = settings;
  const provider = providerNamed(commitizen.versionProvider);
  const keeper = { provider, place: { configFile, folder: configFolder(configFile) }, settings };
  const judged = await readStaged(place, keeper, await staged, message);
  return levelOf('version-not-hand-edited', settings) === 'off' ? { ...judged, edits: [] } : judged;
}

function answer(
  { message, edits }: { readonly message: JudgedMessage | null; readonly edits: readonly StagedEdit[] },
  rules: MessageRules,
  settings: Settings,
  again: string | null,
): HookAnswer {
  const warnsOf = (rule: RuleId): boolean => levelOf(rule, settings) === 'warn';
  const mild = {
    message: warnsOf('message-valid') ? message : null,
    edits: warnsOf('version-not-hand-edited') ? edits : [],
  };
  const hard = { message: mild.message === null ? message : null, edits: mild.edits.length > 0 ? [] : edits };
  const warned = commitReport(mild, rules, null).found;
  return { refusal: refusalFor(hard, rules, again), warnings: warned === '' ? [] : [warned] };
}

function refusalFor(
  faults: { readonly message: JudgedMessage | null; readonly edits: readonly StagedEdit[] },
  rules: MessageRules,
  again: string | null,
): RelctlError | null {
  if (faults.message === null && faults.edits.length === 0) return null;
  const report = commitReport(faults, rules, again);
  if (faults.edits.length > 0) return refuse('VERSION_EDITED_BY_HAND', report);
  const isTooLong = faults.message?.fault?.problem === 'too-long';
  return refuse(isTooLong ? 'COMMIT_MESSAGE_TOO_LONG' : 'INVALID_COMMIT_MESSAGE', report);
}

function levelOf(rule: RuleId, { relctl }: Settings): 'error' | 'warn' | 'off' {
  return relctl.rules[rule] ?? 'error';
}

/** The path from the user's folder: git runs hooks at the top and passes the folder in GIT_PREFIX. */
function fromThere(folder: string, file: string): string {
  const wasAtTop = (process.env['GIT_PREFIX'] ?? '') === '';
  return wasAtTop || isAbsolute(file) ? file : resolve(folder, file);
}
