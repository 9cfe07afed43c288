import { firstLine, messageIn } from '../core/commit/message.ts';
import type { JudgedMessage, MessageRules } from '../core/commit/message.ts';
import type { StagedEdit } from '../core/rule/staged-version.ts';
import { shellCommand } from '../core/text/shell.ts';
import { checkReport } from './check.ts';
import type { CheckReport } from './check.ts';

/** What is wrong with the commit that git is about to make. */
export interface CommitFaults {
  /** null: it is valid or was not checked. */
  readonly message: JudgedMessage | null;
  readonly edits: readonly StagedEdit[];
  /** What git's state suggests of the edits; null: nothing. */
  readonly clue: 'amend' | 'revert' | null;
}

const RULE = 'version-not-hand-edited';

/** Every reason to refuse the commit, with what to type next. */
export function commitReport(
  { message, edits, clue }: CommitFaults,
  rules: MessageRules,
  /** The command that reuses the message; null if there is no message to keep. */
  again: string | null,
): CheckReport {
  const checked = message === null ? null : checkReport([message], rules);
  const typed = edits.map((edit) => `${editText(edit)}, but it is not a bump commit`);
  const found = [...(checked === null ? [] : [checked.found]), ...typed];
  const next = [
    ...(checked === null ? [] : [checked.next]),
    ...(edits.length === 0 ? [] : [remedy(edits), ...(clue === null ? [] : [CLUES[clue]])]),
    ...(again === null ? [] : [`git kept your message; to edit it and commit again: ${again}`]),
  ];
  return { found: found.join('\n'), next: next.join('\n  ') };
}

export function editText({ path, from, to }: StagedEdit): string {
  const what =
    to === null
      ? `this commit removes version ${from} from ${path}`
      : `this commit changes the version in ${path} from ${from} to ${to}`;
  return `${RULE}: ${what}`;
}

function remedy(edits: readonly StagedEdit[]): string {
  const paths = [...new Set(edits.map(({ path }) => path))];
  const restore = shellCommand(['git', 'restore', '--staged', '--patch', '--', ...paths]);
  return `to release: relctl bump; to remove the version change from this commit: ${restore}`;
}

const CLUES = {
  amend: 'to amend what HEAD does to the version, undo HEAD first: git reset --soft HEAD^',
  revert: 'to revert a commit, keep the line "This reverts commit …" in the message',
} as const;

/**
 * The command that opens a refused message again.
 *
 * @param file the file in which git keeps it
 * @param text the content of the file
 */
export function againCommand(file: string, text: string): string | null {
  if (firstLine(messageIn(text)) === '') return null;
  // After the scissors line comes the diff that git showed. Only `--verbose` makes git remove it again.
  const verbose = text.includes('\n# ------------------------ >8 ---') ? ['--verbose'] : [];
  return shellCommand(['git', 'commit', ...verbose, '--edit', '--file', file]);
}
