import { commitPolicy } from '../../core/commit/commit-policy.ts';
import type { AskedCommit, CommitPolicy } from '../../core/commit/commit-policy.ts';
import { firstLine } from '../../core/commit/message.ts';
import type { Questionnaire } from '../../core/commit/questions/question.ts';
import { questionnaireOf } from '../../core/commit/questions/questionnaire.ts';
import { strip } from '../../core/commit/white-space.ts';
import { wrapBody } from '../../core/commit/wrap.ts';
import type { CommitizenSettings } from '../../core/config/settings.ts';
import { refuse } from '../../core/error/error.ts';
import { charactersIn } from '../../core/text/characters.ts';
import { commitDraft, editMessage, hasChanges } from '../../io/git/commit.ts';
import { dropDraft, keepDraft, readDraft, refuseUnwritable, writeMessage } from '../../io/git/draft.ts';
import { refuseIfInterrupted } from '../../io/run/journal/find.ts';
import { readStatus } from '../../io/git/status.ts';
import { isRepository } from '../../io/git/repository.ts';
import type { Repository } from '../../io/git/repository.ts';
import { inTime } from '../../io/process/in-time.ts';
import { commitizenEnd, messageText } from '../../report/commit.ts';
import { askAll, ownTerminal } from '../terminal/ask.ts';
import type { GlobalFlags } from '../line/global-flags.ts';
import { print, printJson } from '../terminal/print.ts';
import { openProject } from './project.ts';
import type { Project } from './project.ts';

/** A parsed `relctl commit` command line. */
export interface CommitRequest {
  readonly globals: GlobalFlags;
  readonly dryRun: boolean;
  /** Write the message to this file too; null: do not. */
  readonly messageFile: string | null;
  readonly all: boolean;
  readonly edit: boolean;
  readonly asked: AskedCommit;
  /** Arguments for `git commit`. */
  readonly others: readonly string[];
}

/** What every step of the command needs. */
interface Desk {
  readonly project: Project;
  readonly repository: Repository;
  readonly questionnaire: Questionnaire;
  readonly policy: CommitPolicy;
}

/** Runs `relctl commit`. */
export async function runCommit(request: CommitRequest): Promise<void> {
  const { dryRun, messageFile, all, others, globals } = request;
  const desk = await prepare(request);
  const { repository, project } = desk;
  if (!dryRun && !others.includes('--allow-empty') && !(await hasChanges(repository.git, all)))
    throw refuse('NOTHING_STAGED', { all });
  if (messageFile !== null) await refuseUnwritable(repository.top, project.folder, messageFile);
  const message = await finalMessage(request, desk);
  if (!globals.json) print(messageText(message, { alone: dryRun && project.profile === 'golden' }));
  if (messageFile !== null) await writeMessage(project.folder, messageFile, message);
  if (!dryRun) await commit(request, desk);
  if (globals.json) {
    const { sha } = dryRun ? { sha: null } : await readStatus(repository.git);
    printJson({ message, commit: sha });
  }
}

async function prepare({ globals, asked, dryRun }: CommitRequest): Promise<Desk> {
  const project = await openProject(globals);
  const { folder, place, settings, profile } = project;
  const questionnaire = await questionnaireFor(settings.commitizen);
  if (!isRepository(place)) throw refuse('NOT_A_GIT_PROJECT', { folder });
  if (!dryRun) await refuseIfInterrupted(place);
  const policy = commitPolicy(profile, settings.commitizen, asked);
  return { project, repository: place, questionnaire, policy };
}

/** The template engine is loaded only if the project defines its own commit convention. */
async function questionnaireFor(settings: CommitizenSettings): Promise<Questionnaire> {
  if (settings.customize === null) return questionnaireOf(settings);
  const [{ customQuestionnaire }, { loadTemplateEngine }] = await Promise.all([
    import('../../core/commit/questions/custom-questionnaire.ts'),
    import('../../io/template/template-engine.ts'),
  ]);
  return customQuestionnaire(settings.customize, loadTemplateEngine());
}

/** The message to commit. It is saved, so that it is not lost if the commit fails. */
async function finalMessage({ globals, dryRun, edit }: CommitRequest, desk: Desk): Promise<string> {
  const { repository, policy } = desk;
  const kept = policy.kept === 'never' ? null : await readDraft(repository);
  if (kept === null && policy.kept === 'must') throw refuse('NO_COMMIT_BACKUP', {});
  const composed = kept ?? (await compose(globals, desk));
  if (!policy.limitsEvery && kept === null) refuseTooLong(composed, policy, false);
  if (!dryRun && composed !== '') await keepDraft(repository, composed);
  const output = globals.json ? 'on-stderr' : 'inherited';
  const message = edit ? strip(await editMessage(repository, composed, output)) : composed;
  if (message === '') throw refuse('EMPTY_MESSAGE', {});
  if (!dryRun && edit) await keepDraft(repository, message);
  if (policy.limitsEvery) refuseTooLong(message, policy, !dryRun);
  return message;
}

async function compose({ json }: GlobalFlags, { project, questionnaire, policy }: Desk): Promise<string> {
  if (json || !process.stdin.isTTY || !process.stderr.isTTY) throw refuse('NO_TERMINAL', {});
  const { useShortcuts } = project.settings.commitizen;
  const answers = await askAll(questionnaire.questions, useShortcuts, ownTerminal());
  return wrapBody(
    inTime(() => questionnaire.messageOf(answers)),
    policy.bodyLengthLimit,
  );
}

function refuseTooLong(message: string, { lengthLimit }: CommitPolicy, isKept: boolean): void {
  const first = firstLine(message);
  const length = charactersIn(first);
  if (lengthLimit <= 0 || length <= lengthLimit) return;
  const found = `the first line has ${length} characters, and the limit is ${lengthLimit}: ${first}\nnothing was committed`;
  const next = 'relctl commit --retry --edit, or start again: relctl commit --no-retry';
  throw refuse('COMMIT_MESSAGE_TOO_LONG', { found, next: isKept ? next : 'shorten the first line' });
}

async function commit(request: CommitRequest, { project, repository, policy }: Desk): Promise<void> {
  const { globals, all, others } = request;
  const isCommitizen = project.profile === 'commitizen' && !globals.json;
  // On a terminal git prints directly, because its hooks may need the terminal.
  const isCaught = isCommitizen && !process.stdout.isTTY;
  const { status, stdout, stderr } = await commitDraft(
    repository,
    project.folder,
    { all, signOff: policy.signOff, others },
    globals.json ? 'on-stderr' : isCaught ? 'caught' : 'inherited',
  );
  if (status !== null) throw refuse('COMMIT_REFUSED', { status, said: (stderr || stdout).trim() });
  await dropDraft(repository);
  if (isCommitizen) print(commitizenEnd(isCaught ? { stdout, stderr } : null));
}
