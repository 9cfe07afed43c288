import { firstLine, messageIn } from '../core/commit/message.ts';
import type { JudgedMessage, MessageRules } from '../core/commit/message.ts';
import type { StagedEdit } from '../core/rule/staged-version.ts';
import { shellCommand } from '../core/text/shell.ts';
import { checkReport } from './check.ts';
import type { CheckReport } from './check.ts';

/** What is wrong with a commit that is being made. */
export interface CommitFaults {
  /** null: it is valid, or nobody has judged it. */
  readonly message: JudgedMessage | null;
  readonly edits: readonly StagedEdit[];
}

const RULE = 'version-not-hand-edited';

/** Everything that a commit is refused for, with what to type next. */
export function commitReport(
  { message, edits }: CommitFaults,
  rules: MessageRules,
  /** How the message is had back; null where there is none to keep. */
  again: string | null,
): CheckReport {
  const told = message === null ? null : checkReport([message], rules);
  const typed = edits.map((edit) => `${editText(edit)}, and this is no bump commit`);
  const found = [...(told === null ? [] : [told.found]), ...typed];
  const next = [
    ...(told === null ? [] : [told.next]),
    ...(edits.length === 0 ? [] : [remedy(edits)]),
    ...(again === null ? [] : [`your message is kept: ${again}`]),
  ];
  return { found: found.join('\n'), next: next.join('\n  ') };
}

export function editText({ path, from, to }: StagedEdit): string {
  const what = to === null ? `${path} would no longer say ${from}` : `${path} would go from ${from} to ${to}`;
  return `${RULE}: ${what}`;
}

function remedy(edits: readonly StagedEdit[]): string {
  const paths = [...new Set(edits.map(({ path }) => path))];
  const restore = shellCommand(['git', 'restore', '--staged', '--patch', '--', ...paths]);
  return `to release: relctl bump; to leave the version out of this commit: ${restore}`;
}

/**
 * The command that takes a refused message up again.
 *
 * @param file where git keeps it
 * @param text of the file
 */
export function againCommand(file: string, text: string): string | null {
  if (firstLine(messageIn(text)) === '') return null;
  // Below scissors stands what git showed of the change; only `--verbose` cuts it off once more.
  const verbose = text.includes('\n# ------------------------ >8 ---') ? ['--verbose'] : [];
  return shellCommand(['git', 'commit', ...verbose, '--edit', '--file', file]);
}
