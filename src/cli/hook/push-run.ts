import { byLevel } from '../../core/rule/level.ts';
import type { Finding } from '../../core/audit/finding.ts';
import { judgePush } from '../../core/audit/push.ts';
import { areFree, updatesOfPush, updatesOfReceive } from '../../core/audit/updates.ts';
import type { Settings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { resolveMeans } from '../../core/release/base.ts';
import { mainBranchOf } from '../../core/release/release-refs.ts';
import { forbidPrompts } from '../../io/process/environment.ts';
import type { Git } from '../../io/git/git.ts';
import { inTime } from '../../io/process/in-time.ts';
import { readStdin } from '../../io/git/message.ts';
import { readPush } from '../../io/gather/read-push.ts';
import type { PushQuestion } from '../../io/gather/read-push.ts';
import { readRefs } from '../../io/git/refs.ts';
import { findRepository } from '../../io/git/repository.ts';
import { mainOfServer, openServerRepository, withoutAliases } from '../../io/git/server.ts';
import { findingsText } from '../../report/findings.ts';
import { PLAIN } from '../../report/text/paint.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { passBeforePush } from '../run/preflight-gate.ts';
import { printNotices } from '../terminal/print.ts';
import { folderOf, settingsOfPush } from '../run/project.ts';

/**
 * Checks what git is about to push. git lists it on stdin.
 *
 * @param remote its name, or its URL if it has none
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
  const name = mainBranchOf(settings, known);
  const main = { isMain: (branch: string) => branch === name, vacant: null };
  await judgeUpdates(repository.git, settings, { updates, main, isRemote: false }, []);
  await passBeforePush(repository, settings, updates, name);
}

/**
 * Judges what a server is about to accept, by the configuration that its main branch has before the push. So one push can't
 * turn a rule off and break it, and a branch that is being pushed decides nothing.
 *
 * @throws PUSH_BREAKS_RULES, SERVER_NOT_JUDGED
 */
export async function judgePreReceive(globals: GlobalFlags): Promise<void> {
  const pushed = updatesOfReceive(await readUpdates());
  if (areFree(pushed)) return;
  const server = await openServerRepository(folderOf(globals));
  const updates = withoutAliases(server, pushed);
  const { settings, main, notices } = await mainOfServer(server);
  await judgeUpdates(server.git, settings, { updates, main, isRemote: true }, notices);
}

function readUpdates(): Promise<string> {
  return process.stdin.isTTY ? Promise.resolve('') : readStdin();
}

async function judgeUpdates(
  git: Git,
  settings: Settings,
  question: PushQuestion,
  notices: readonly string[],
): Promise<void> {
  const facts = await readPush(git, settings, resolveMeans(settings), question);
  // The first push to an empty server can't know the rules yet.
  if (!facts.isFirst) printNotices(notices);
  const findings = inTime(() => judgePush(facts), LONGEST);
  const { broken, warned } = byLevel(findings, settings.relctl.rules);
  printNotices(warned.map(({ rule, found }: Finding) => `${rule}: ${found}`));
  if (broken.length === 0) return;
  const rules = new Set(broken.map(({ rule }) => rule)).size;
  throw refuse('PUSH_BREAKS_RULES', { rules, details: findingsText(broken, PLAIN, null) });
}

/** Seconds. */
const LONGEST = 30;
