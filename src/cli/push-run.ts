import { byLevel } from '../core/audit/finding.ts';
import type { Finding } from '../core/audit/finding.ts';
import { judgePush } from '../core/audit/push.ts';
import type { RefUpdate } from '../core/audit/push.ts';
import { areFree, updatesOfPush, updatesOfReceive } from '../core/audit/updates.ts';
import type { Settings } from '../core/config/settings.ts';
import { refuse } from '../core/error/error.ts';
import { resolveMeans } from '../core/release/base.ts';
import { mainBranchOf } from '../core/release/survey.ts';
import { forbidPrompts } from '../io/environment.ts';
import type { Git } from '../io/git.ts';
import { inTime } from '../io/in-time.ts';
import { readStdin } from '../io/message.ts';
import { readPush } from '../io/read-push.ts';
import { readPeeled, readRefs } from '../io/refs.ts';
import { findRepository } from '../io/repository.ts';
import { openServerRepository, settingsAt } from '../io/server.ts';
import { findingsText } from '../report/findings.ts';
import { PLAIN } from '../report/paint.ts';
import type { GlobalFlags } from './base-command.ts';
import { passBeforePush } from './preflight-gate.ts';
import { printNotices } from './print.ts';
import { folderOf, settingsOfPush } from './project.ts';

/**
 * Checks what git is about to push. git lists it on stdin.
 *
 * @param remote its name, or its URL if it has no name
 * @throws PUSH_BREAKS_RULES, PREFLIGHT_RED
 */
export async function judgePrePush(globals: GlobalFlags, remote: string | null): Promise<void> {
  const updates = updatesOfPush(await readUpdates());
  if (areFree(updates)) return;
  forbidPrompts('all');
  const repository = await findRepository(folderOf(globals));
  const settings = await settingsOfPush(repository, globals);
  const { defaultBranches } = await readRefs(repository.git);
  const known = defaultBranches.get(remote ?? '') ?? defaultBranches.get(settings.relctl.remote) ?? null;
  const main = mainBranchOf(settings, known);
  await judgeUpdates(repository.git, settings, updates, main, ['refs/remotes']);
  await passBeforePush(repository, settings, updates, main);
}

/**
 * Checks a push on the server. It uses the configuration of main and not the pushed one. Otherwise one push could switch off
 * a rule and break it.
 *
 * @throws PUSH_BREAKS_RULES
 */
export async function judgePreReceive(globals: GlobalFlags): Promise<void> {
  const updates = updatesOfReceive(await readUpdates());
  if (areFree(updates)) return;
  const { git, defaultBranch: named } = await openServerRepository(folderOf(globals));
  // After `git init --bare`, HEAD may name a branch that does not exist.
  const isUsed = updates.some(({ ref }) => ref === branchRef(named)) || (await commitAt(git, named)) !== null;
  const defaultBranch = isUsed ? named : null;
  const settings = await settingsOnServer(git, updates, defaultBranch);
  const main = mainBranchOf(settings, defaultBranch);
  await judgeUpdates(git, settings, updates, main, ['refs/heads', 'refs/tags']);
}

function branchRef(branch: string | null): string {
  return `refs/heads/${branch ?? 'main'}`;
}

async function commitAt(git: Git, branch: string | null): Promise<string | null> {
  const ref = branchRef(branch);
  return (await readPeeled(git, [ref])).get(ref) ?? null;
}

function readUpdates(): Promise<string> {
  return process.stdin.isTTY ? Promise.resolve('') : readStdin();
}

/** The settings of main on the server. On the first push: of the pushed main, or else of the first pushed branch or tag. */
async function settingsOnServer(
  git: Git,
  updates: readonly RefUpdate[],
  defaultBranch: string | null,
): Promise<Settings> {
  const main = branchRef(defaultBranch);
  const own = updates.find(({ ref }) => ref === main);
  const others = updates.filter(({ ref }) => ref !== main && /^refs\/(?:heads|tags)\//.test(ref));
  const names = [main, own?.to ?? null, others[0]?.to ?? null].filter((name) => name !== null);
  const commitOf = await readPeeled(git, names);
  return settingsAt(
    git,
    names.flatMap((name) => commitOf.get(name) ?? []),
  );
}

async function judgeUpdates(
  git: Git,
  settings: Settings,
  updates: readonly RefUpdate[],
  mainBranch: string,
  known: readonly string[],
): Promise<void> {
  const facts = await readPush(git, settings, resolveMeans(settings), { updates, mainBranch, known });
  const findings = inTime(() => judgePush(facts), LONGEST);
  const { broken, warned } = byLevel(findings, settings.relctl.rules);
  printNotices(warned.map(({ rule, found }: Finding) => `${rule}: ${found}`));
  if (broken.length === 0) return;
  const rules = new Set(broken.map(({ rule }) => rule)).size;
  throw refuse('PUSH_BREAKS_RULES', { rules, details: findingsText(broken, PLAIN, null) });
}

/** Seconds for all messages of a push. */
const LONGEST = 30;
