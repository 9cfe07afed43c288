import type { HotfixStart, Plan, Reconciliation } from '../../core/plan/plan.ts';
import { findPush } from '../../core/plan/progress.ts';
import { stepText } from '../../core/plan/step.ts';
import { shellCommand } from '../../core/text/shell.ts';
import { visibleLine } from '../../core/text/visible.ts';
import { shortSha } from '../../core/text/words.ts';
import type { Paint } from '../text/paint.ts';

/** What a dry run shows: the steps in order. */
export function stepsText({ title, effects }: Plan): string {
  if (effects.length === 0) return `${visibleLine(title)}: nothing to do\n`;
  return [`${visibleLine(title)}:`, ...effects.map((effect) => `  ${stepText(effect)}`), ''].join('\n');
}

/** The result of a plan that makes no release; null if the title already says everything. */
export function purposeText(plan: Plan, empty: Empty, paint: Paint): string | null {
  switch (plan.purpose?.kind) {
    case 'hotfix-start':
      return startText(plan.purpose, plan, empty, paint);
    case 'reconciliation':
      return reconcileText(plan.purpose, plan, empty, paint);
    case undefined:
      return null;
  }
}

/** The same, as part of a JSON answer. */
export function purposeJson(plan: Plan, empty: Empty): Json {
  const { effects, purpose } = plan;
  const { picked, idle } = picksOf(plan, empty);
  switch (purpose?.kind) {
    case 'hotfix-start': {
      const { from, tag, branch, takesUp } = purpose;
      const shas = { picked: picked.map(({ sha }) => sha), empty: idle.map(({ sha }) => sha) };
      return { from: from.name, tag, branch, takenUp: takesUp, ...shas, effects };
    }
    case 'reconciliation': {
      const { tags, branch, skipped, addsSections } = purpose;
      return { tags, branch, picked, empty: idle, skipped, changelog: addsSections, effects };
    }
    case undefined:
      return {};
  }
}

/** The commits whose cherry-pick changed nothing. */
type Empty = readonly string[];
type Json = Readonly<Record<string, unknown>>;

/** The branch that HEAD is on now, and what comes next. */
function startText(
  { from, tag, branch, takesUp }: HotfixStart,
  plan: Plan,
  empty: Empty,
  paint: Paint,
): string {
  const { picked, idle } = picksOf(plan, empty);
  return [
    `${paint.good('on')} ${paint.bold(visibleLine(branch))} ${paint.dim(takesUp ? '(existing branch)' : `(from ${visibleLine(from.name)}, ${shortSha(from.commit)})`)}`,
    ...picked.map((pick) => `  picked ${named(pick)}`),
    ...idle.map((pick) => `  skipped ${named(pick)}: already applied`),
    `  next: commit ${picked.length === 0 ? 'the fix' : 'more fixes if needed'} (git commit -m "fix: …")`,
    `        relctl hotfix ship        releases ${visibleLine(tag)}`,
    '        relctl hotfix reconcile   adds the fix to main',
    '',
  ].join('\n');
}

/** What relctl brought to main. */
function reconcileText(
  { tags, branch, main, remote, skipped, addsSections }: Reconciliation,
  plan: Plan,
  empty: Empty,
  paint: Paint,
): string {
  if (plan.effects.length === 0) return `nothing to do: ${visibleLine(branch)} contains every hotfix\n`;
  const push = findPush(plan.effects);
  const { picked, idle } = picksOf(plan, empty);
  return [
    `${paint.good('reconciled')} ${paint.bold(tags.map(visibleLine).join(', '))} ${paint.dim(`with ${visibleLine(branch)}`)}`,
    ...picked.map((pick) => `  picked ${named(pick)}`),
    ...idle.map((pick) => `  skipped ${named(pick)}: already applied`),
    ...skipped.map((one) => `  skipped ${named(one)}`),
    ...(addsSections ? [`  changelog: added ${tags.map(visibleLine).join(', ')}`] : []),
    push === null ? notPushed(remote, branch) : `  pushed to ${visibleLine(push.remote)}`,
    ...(branch === main ? [] : [`  next: open a pull request that merges it into ${visibleLine(main)}`]),
    '',
  ].join('\n');
}

function notPushed(remote: string | null, branch: string): string {
  if (remote === null) return '  not pushed: there is no remote';
  return `  not pushed; next: ${visibleLine(shellCommand(['git', 'push', remote, branch]))}`;
}

interface NamedCommit {
  readonly sha: string;
  readonly subject: string;
}

function picksOf(
  { effects }: Plan,
  empty: Empty,
): { readonly picked: readonly NamedCommit[]; readonly idle: readonly NamedCommit[] } {
  const picks = effects.flatMap((effect) =>
    effect.kind === 'cherry-pick' ? [{ sha: effect.commit, subject: effect.subject }] : [],
  );
  return {
    picked: picks.filter(({ sha }) => !empty.includes(sha)),
    idle: picks.filter(({ sha }) => empty.includes(sha)),
  };
}

function named({ sha, subject }: NamedCommit): string {
  return `${shortSha(sha)} ${visibleLine(subject)}`;
}
