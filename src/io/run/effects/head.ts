import { shellCommand } from '../../../core/text/shell.ts';
import { shortSha } from '../../../core/text/words.ts';
import type { RunContext } from '../run-context.ts';
import type { NotDone } from './interpreter.ts';

/** The commit at HEAD. */
export async function headOf({ repository }: RunContext): Promise<string> {
  return (await repository.git.run(['rev-parse', '--verify', 'HEAD'])).trim();
}

/** The commit at HEAD. `parents` are separated by spaces. */
export async function readHead({
  repository,
}: RunContext): Promise<{ readonly parents: string; readonly message: string }> {
  const text = await repository.git.run(['cat-file', 'commit', 'HEAD']);
  const end = text.indexOf('\n\n');
  const parents = [...text.slice(0, end).matchAll(/^parent (.*)$/gm)].map(([, parent]) => parent);
  return { parents: parents.join(' '), message: text.slice(end + 2) };
}

/** Whether HEAD is a commit with the subject of this message and this one parent. */
export async function isMadeOn(parent: string, message: string, context: RunContext): Promise<boolean> {
  const head = await readHead(context);
  return head.parents === parent && subjectOf(head.message) === subjectOf(message);
}

/** Whether HEAD reaches a commit. */
export async function isInHistory(commit: string, { repository }: RunContext): Promise<boolean> {
  const words = ['rev-list', '--max-count=1', commit, '--not', 'HEAD'];
  return (await repository.git.run(words)) === '';
}

/** HEAD is at a foreign commit, so it is unknown what became of the effect. */
export function headElsewhere(found: string | null, expected: string): NotDone {
  const what = `HEAD is at ${shortSha(found ?? 'nothing')}, and ${shortSha(expected)} was where relctl left it`;
  const command = shellCommand(['git', 'reset', '--keep', expected]);
  return { kind: 'not-done', left: [{ what, command, keepsOlder: true }] };
}

function subjectOf(message: string): string {
  return message.trimStart().split('\n')[0]?.trimEnd() ?? '';
}
