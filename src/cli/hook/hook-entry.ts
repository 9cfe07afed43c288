import { RelctlError } from '../../core/error/error.ts';
import { errorText } from '../../report/error.ts';
import { noticeText } from '../../report/text/notice.ts';
import { gitRefusal } from '../run/git-refusal.ts';
import { judgeCommit, judgeIndex } from './hook-commit-run.ts';
import type { HookAnswer, HookGlobals } from './hook-commit-run.ts';
import { paintFor } from '../terminal/paint.ts';

/**
 * Runs `hook commit-msg` and `hook pre-commit` as git hooks, without loading oclif: every commit waits for them. The commands
 * of the same names give the same answers.
 *
 * @param argv the arguments after `hook`
 * @returns false if the arguments need the commands
 */
export async function answerHook(argv: readonly string[]): Promise<boolean> {
  const call = readCall(argv);
  if (call === null) return false;
  try {
    const { refusal, warnings } = await call();
    const paint = paintFor(process.stderr);
    for (const warning of warnings) process.stderr.write(`${noticeText(warning, paint)}\n`);
    if (refusal !== null) throw refusal;
  } catch (thrown) {
    const error = thrown instanceof Error ? gitRefusal(thrown) : thrown;
    process.stderr.write(`${errorText(error, paintFor(process.stderr))}\n`);
    process.exitCode = error instanceof RelctlError ? error.exit : 70;
  }
  return true;
}

/** Reads `commit-msg [--config FILE] FILE` and `pre-commit [--config FILE]`. @returns null for anything else */
function readCall([hook, ...words]: readonly string[]): (() => Promise<HookAnswer>) | null {
  const config = words[0] === '--config' ? words[1] : undefined;
  const [file, ...more] = config === undefined ? words : words.slice(2);
  const globals: HookGlobals = { directory: undefined, config, name: undefined, profile: undefined };
  if (more.length > 0 || file?.startsWith('-') === true || file === '') return null;
  if (hook === 'commit-msg') return file === undefined ? null : () => judgeCommit(globals, file);
  return hook === 'pre-commit' && file === undefined ? () => judgeIndex(globals) : null;
}
