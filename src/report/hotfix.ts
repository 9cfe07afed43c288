import type { Plan } from '../core/release/effect.ts';
import type { ReconcilePlan } from '../core/release/hotfix-reconcile.ts';
import type { HotfixStartPlan } from '../core/release/hotfix-start.ts';
import { stepText } from '../core/release/step.ts';
import { visibleLine } from '../core/text/visible.ts';
import { counted, shortSha } from '../core/text/words.ts';
import type { Paint } from './paint.ts';

/** What a dry run shows: the steps, in their order. */
export function stepsText({ title, effects }: Plan): string {
  if (effects.length === 0) return `${visibleLine(title)}: nothing to do\n`;
  return [`${visibleLine(title)}:`, ...effects.map((effect) => `  ${stepText(effect)}`), ''].join('\n');
}

/** Where a person is now, and what comes next. */
export function startText({ target, takesUp, effects }: HotfixStartPlan, paint: Paint): string {
  const branch = paint.bold(visibleLine(target.branch));
  const picked = effects.filter(({ kind }) => kind === 'cherry-pick').length;
  return [
    `${paint.good('on')} ${branch} ${paint.dim(takesUp ? '(taken up again)' : `(from ${visibleLine(target.from.name)}, ${shortSha(target.from.commit)})`)}`,
    ...(picked === 0 ? [] : [`  ${counted(picked, 'commit')} picked`]),
    `  next: commit the fix${picked === 0 ? '' : ', if more is needed'} (git commit -m "fix: …")`,
    `        relctl hotfix ship        releases ${visibleLine(target.tag)}`,
    '        relctl hotfix reconcile   brings the fix to main',
    '',
  ].join('\n');
}

export function startJson(plan: HotfixStartPlan, done: boolean): Readonly<Record<string, unknown>> {
  const { target, takesUp, effects, notices } = plan;
  return {
    done,
    from: target.from.name,
    tag: target.tag,
    branch: target.branch,
    takenUp: takesUp,
    picked: effects.flatMap((effect) => (effect.kind === 'cherry-pick' ? [effect.commit] : [])),
    effects,
    notices,
  };
}

/** What was brought to main. */
export function reconcileText(
  { tags, branch, picked, skipped, tells, effects }: ReconcilePlan,
  paint: Paint,
): string {
  if (effects.length === 0) return `${visibleLine(branch)} has all that was released on hotfix branches\n`;
  const push = effects.find((effect) => effect.kind === 'push');
  return [
    `${paint.good('reconciled')} ${paint.bold(tags.map(visibleLine).join(', '))} ${paint.dim(`with ${visibleLine(branch)}`)}`,
    ...picked.map(({ sha, subject }) => `  picked ${shortSha(sha)} ${visibleLine(subject)}`),
    ...skipped.map(({ sha, subject }) => `  skipped ${shortSha(sha)} ${visibleLine(subject)}`),
    ...(tells ? [`  the changelog tells of ${tags.map(visibleLine).join(', ')}`] : []),
    push === undefined
      ? `  not pushed; next: git push REMOTE ${visibleLine(branch)}`
      : `  pushed to ${visibleLine(push.remote)}`,
    '',
  ].join('\n');
}

export function reconcileJson(plan: ReconcilePlan, done: boolean): Readonly<Record<string, unknown>> {
  const { tags, branch, picked, skipped, tells, effects } = plan;
  const named = (commits: typeof picked) => commits.map(({ sha, subject }) => ({ sha, subject }));
  return { done, tags, branch, picked: named(picked), skipped: named(skipped), changelog: tells, effects };
}
