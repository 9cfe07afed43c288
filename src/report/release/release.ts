import { pushArguments } from '../../core/plan/push-refs.ts';
import type { Effect } from '../../core/plan/effect.ts';
import type { ReleaseOutline } from '../../core/release/plan-release.ts';
import type { ReleasePlan } from '../../core/release/plan.ts';
import { stepText } from '../../core/plan/step.ts';
import { shellCommand } from '../../core/text/shell.ts';
import { visible, visibleLine } from '../../core/text/visible.ts';
import { counted, shortSha } from '../../core/text/words.ts';
import { fileDiff } from '../text/diff.ts';
import { noticeText } from '../text/notice.ts';
import type { Paint } from '../text/paint.ts';
import { rulesText } from '../rules.ts';

/** How many commits a list shows before it says how many more there are. */
const LISTED = 20;

/** The lines that `cz bump` prints first, in its wording. */
export function headline({ decision, message }: ReleaseOutline): string {
  const { tag, increment } = decision;
  const lines = [message, `tag to create: ${tag}`];
  if (increment !== null) lines.push(`increment detected: ${increment}`);
  return visible(lines.join('\n'));
}

/** Everything that a release would do, in order. */
export function planText(plan: ReleasePlan, paint: Paint): string {
  const sections = [
    ...(plan.verdicts.length === 0 ? [] : [section('Rules', rulesText(plan.verdicts, paint), paint)]),
    ...preflightText(plan, paint),
    ...plan.effects.map((effect) => effectText(effect, plan, paint)),
    ...imagesText(plan, paint),
  ];
  return [...sections, ...plan.notices.map((notice) => noticeText(notice, paint))].join('\n\n');
}

function preflightText({ preflight }: ReleasePlan, paint: Paint): readonly string[] {
  if (preflight.length === 0) return [];
  const lines = preflight.map(({ name, run }) => `  ${visibleLine(name)}: ${visibleLine(run)}`);
  return [section('Run the preflight checks (all must pass)', lines.join('\n'), paint)];
}

function imagesText({ packages }: ReleasePlan, paint: Paint): readonly string[] {
  const images = packages.flatMap((one) => one.images);
  if (images.length === 0) return [];
  return [section('Images', images.map((image) => `  ${visibleLine(image)}`).join('\n'), paint)];
}

function effectText(effect: Effect, plan: ReleasePlan, paint: Paint): string {
  switch (effect.kind) {
    case 'write-file':
      return section(`Change ${visibleLine(effect.path)}`, fileDiff(effect, paint), paint);
    case 'run-hook':
      return section(`Run the ${effect.stage}-bump hook`, `  ${visible(effect.command)}`, paint);
    case 'create-commit': {
      const where =
        plan.basis.branch === null ? 'on a detached HEAD' : `on ${visibleLine(plan.basis.branch)}`;
      return section(`Commit ${where}`, quoted(effect.message), paint);
    }
    case 'create-tag': {
      const kind = effect.message === null ? 'lightweight' : 'annotated';
      const title = `Tag ${visibleLine(effect.name)} (${effect.signed ? `${kind}, signed` : kind})`;
      return effect.message === null ? paint.bold(title) : section(title, quoted(effect.message), paint);
    }
    case 'push':
    case 'push-tag': {
      const command = `  ${visibleLine(shellCommand(['git', ...pushArguments(effect)]))}`;
      const along = effect.kind === 'push' ? companions(plan) : [];
      return section(`Push to ${visibleLine(effect.remote)}`, [command, ...along].join('\n'), paint);
    }
    case 'install-hook':
    case 'empty-commit':
    case 'create-branch':
    case 'switch-branch':
    case 'fast-forward':
    case 'cherry-pick':
      return paint.bold(stepText(effect));
  }
}

/** The other commits that the push brings to the remote. */
function companions({ unpushed }: ReleasePlan): readonly string[] {
  if (unpushed === null || unpushed.length === 0) return [];
  const more = unpushed.length - LISTED;
  return [
    `  this also pushes ${counted(unpushed.length, 'commit')} that the remote does not have yet:`,
    ...unpushed.slice(0, LISTED).map(({ sha, subject }) => `    ${shortSha(sha)} ${visible(subject)}`),
    ...(more > 0 ? [`    … and ${more} more`] : []),
  ];
}

function section(title: string, body: string, paint: Paint): string {
  return `${paint.bold(title)}\n${body}`;
}

function quoted(text: string): string {
  return visible(text)
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
