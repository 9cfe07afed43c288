import { shellCommand } from '../../core/text/shell.ts';
import { shortSha } from '../../core/text/words.ts';
import type { Scene, Settled } from './interpreter.ts';

/** The commit that HEAD is at. */
export async function headOf({ repository }: Scene): Promise<string> {
  return (await repository.git.run(['rev-parse', '--verify', 'HEAD'])).trim();
}

/** The commit that HEAD is at, told; its parents are divided by spaces. */
export async function readHead({
  repository,
}: Scene): Promise<{ readonly parents: string; readonly message: string }> {
  const text = await repository.git.run(['cat-file', 'commit', 'HEAD']);
  const end = text.indexOf('\n\n');
  const parents = [...text.slice(0, end).matchAll(/^parent (.*)$/gm)].map(([, parent]) => parent);
  return { parents: parents.join(' '), message: text.slice(end + 2) };
}

/** Whether HEAD is a commit with this subject, made on top of another one. */
export async function isMadeOn(parent: string, message: string, scene: Scene): Promise<boolean> {
  const head = await readHead(scene);
  return head.parents === parent && subjectOf(head.message) === subjectOf(message);
}

/** Whether a commit is HEAD's, or one that it is made on. */
export async function isInHistory(commit: string, { repository }: Scene): Promise<boolean> {
  const words = ['rev-list', '--max-count=1', commit, '--not', 'HEAD'];
  return (await repository.git.run(words)) === '';
}

/** HEAD went to where nobody can tell what became of an effect. */
export function movedOn(found: string | null, expected: string): Settled<never> {
  const what = `HEAD is at ${shortSha(found ?? 'nothing')}, and ${shortSha(expected)} was where relctl left it`;
  const command = shellCommand(['git', 'reset', '--keep', expected]);
  return { kind: 'not-done', left: [{ what, command, keepsOlder: true }] };
}

function subjectOf(message: string): string {
  return message.trimStart().split('\n')[0]?.trimEnd() ?? '';
}
