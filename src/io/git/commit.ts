import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../../core/error/error.ts';
import { runAttached } from '../process/attached.ts';
import type { Ended } from '../process/attached.ts';
import { draftFile, writeOwnFile } from './draft.ts';
import { GitFailure } from './git.ts';
import type { Git } from './git.ts';
import { messageOf } from '../files/files.ts';
import type { Repository } from './repository.ts';

/** Whether a commit would contain any change. @param all whether it includes all changes of tracked files */
export async function hasChanges(git: Git, all: boolean): Promise<boolean> {
  const staged = await git.run(['diff', ...QUIET, '--cached', '--']);
  return staged !== '' || (all && (await git.run(['diff', ...QUIET, '--'])) !== '');
}

const QUIET = ['--no-ext-diff', '--name-only', '-z'];

/** The options of `git commit` besides the message. */
export interface CommitOptions {
  readonly all: boolean;
  readonly signOff: boolean;
  /** git's own arguments, as the user typed them. Paths are relative to the folder. */
  readonly others: readonly string[];
}

/** Commits with the stored message. git reads the message from its file. */
export function commitDraft(
  repository: Repository,
  folder: string,
  { all, signOff, others }: CommitOptions,
  output: 'inherited' | 'on-stderr' | 'caught',
): Promise<Ended> {
  const paths = others.includes('--') ? others.indexOf('--') : others.length;
  const args = [
    'commit',
    ...others.slice(0, paths),
    ...(all ? ['--all'] : []),
    ...(signOff ? ['--signoff'] : []),
    '--file',
    draftFile(repository),
    ...others.slice(paths),
  ];
  return runAttached('git', args, { directory: folder, output });
}

/**
 * Opens the message in the editor that git would start, and returns the edited text.
 *
 * @throws EDITOR_FAILED
 */
export async function editMessage(
  repository: Repository,
  message: string,
  output: 'inherited' | 'on-stderr',
): Promise<string> {
  const { git, gitDir, top } = repository;
  const failed = (problem: string, cause?: unknown): Error => refuse('EDITOR_FAILED', { problem }, cause);
  const editor = await git.run(['var', 'GIT_EDITOR']).then(
    (said) => said.trim(),
    (error: unknown) => {
      throw error instanceof GitFailure ? failed(`git knows no editor: ${error.said}`, error) : error;
    },
  );
  // Editors recognize a commit message by this file name.
  const file = join(gitDir, 'relctl', 'COMMIT_EDITMSG');
  await writeOwnFile(file, `${message}\n`);
  try {
    // As git does it: the configured editor may include options.
    const args = ['-c', `${editor} "$@"`, editor, file];
    const { status } = await runAttached('sh', args, { directory: top, output }).catch((error: unknown) => {
      throw failed(`the editor '${editor}' could not be started: ${messageOf(error)}`, error);
    });
    if (status !== null) throw failed(`the editor '${editor}' ended with ${status}`);
    return (await readFile(file, 'utf8')).replaceAll(/\r\n?/g, '\n');
  } finally {
    await rm(file, { force: true });
  }
}
