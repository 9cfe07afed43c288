import type { Forge } from '../../core/notes/forge.ts';
import { pushArguments } from '../../core/plan/push-refs.ts';
import { findPush, makesRelease } from '../../core/plan/progress.ts';
import type { ReleasePlan } from '../../core/release/plan.ts';
import { shellCommand } from '../../core/text/shell.ts';
import { visibleLine } from '../../core/text/visible.ts';
import { shortSha } from '../../core/text/words.ts';
import type { Paint } from '../text/paint.ts';

/**
 * What a release did, and what comes next.
 *
 * @param commit the bump commit; null when the plan made none
 * @param forge where the release can be seen; null: unknown, or nothing was pushed
 */
export function outcomeText(
  plan: ReleasePlan,
  commit: string | null,
  paint: Paint,
  forge: Forge | null = null,
): string {
  const { basis, packages } = plan;
  const [{ decision, images }] = packages;
  if (!makesRelease(plan.effects)) return writtenText(plan, paint);
  const page = (text: string, url: string | undefined): string =>
    url === undefined || paint.link === null ? text : paint.link(text, url);
  const previous = decision.base.tag?.name;
  const changes =
    previous === undefined ? forge?.history(decision.tag) : forge?.compare(previous, decision.tag);
  const tag = page(visibleLine(decision.tag), changes);
  const released = commit ?? basis.head;
  const sha = page(shortSha(released), forge?.commit(released));
  const push = findPush(plan.effects);
  const lines = [
    `${paint.good('released')} ${paint.bold(tag)} ${paint.dim(`(${sha}${basis.branch === null ? '' : ` on ${visibleLine(basis.branch)}`})`)}`,
    push === null ? '  not pushed' : `  pushed to ${visibleLine(push.remote)}`,
  ];
  const later = push === null ? pushLater(plan) : null;
  if (later !== null) lines.push(`  next: ${later}`);
  if (images.length > 0) lines.push(`  images: ${images.map(visibleLine).join(' ')}`);
  return `${lines.join('\n')}\n`;
}

/** The summary of a run that only writes files. */
function writtenText({ effects, packages: [{ decision }] }: ReleasePlan, paint: Paint): string {
  const files = effects.flatMap((effect) =>
    effect.kind === 'write-file' ? [`  ${visibleLine(effect.path)}`] : [],
  );
  const title = `${paint.good('written')} ${paint.bold(decision.spelled)} ${paint.dim('(no commit, no tag, no push)')}`;
  return `${[title, ...files].join('\n')}\n`;
}

/** @returns null if there is no remote to push to */
function pushLater({ basis, packages: [{ decision }], remote }: ReleasePlan): string | null {
  if (remote === null) return null;
  if (basis.branch === null) return `git branch NAME ${visibleLine(decision.tag)}, because HEAD is detached`;
  const command = pushArguments({ kind: 'push', remote, branch: basis.branch, tag: decision.tag });
  return visibleLine(shellCommand(['git', ...command]));
}
