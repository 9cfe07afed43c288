import type { InitPlan } from '../core/init/plan.ts';
import type { LeftAlone, ProposedFile } from '../core/init/proposal.ts';
import type { InstallHook, WriteFile } from '../core/plan/effect.ts';
import { stepText } from '../core/plan/step.ts';
import { visibleLine } from '../core/text/visible.ts';
import { counted } from '../core/text/words.ts';
import { fileDiff } from './text/diff.ts';
import type { Paint } from './text/paint.ts';
import { effectJson } from './release/release-json.ts';

/** Everything that relctl would write, with the reasons, and what it skips. */
export function initText(
  plan: InitPlan,
  effects: readonly (WriteFile | InstallHook)[],
  paint: Paint,
): string {
  const changes = effects.map((effect) => {
    if (effect.kind === 'install-hook')
      return paint.bold(`${capital(stepText(effect))}: ${visibleLine(effect.path)}`);
    const title = `${effect.before === null ? 'Create' : 'Change'} ${visibleLine(effect.path)}`;
    const reasons = reasonsFor(plan, effect).map((reason) =>
      paint.fold(paint.dim(`  ${visibleLine(reason)}`), 4),
    );
    return [paint.bold(title), ...reasons, fileDiff(effect, paint)].join('\n');
  });
  const sum = effects.length === 0 ? nothing(plan) : summary(plan, 'to come');
  return `${[...changes, [...leftText(plan.left, paint), sum].join('\n')].join('\n\n')}\n`;
}

/** What relctl wrote, and what comes next. */
export function initOutcome(plan: InitPlan, paint: Paint): string {
  return [
    ...leftText(plan.left, paint),
    `${paint.good('set up')}: ${summary(plan, 'done')}`,
    'next:',
    ...plan.next.map((command) => `  ${visibleLine(command)}`),
    '',
  ].join('\n');
}

export function initJson(
  { parts, files, left, next }: InitPlan,
  effects: readonly (WriteFile | InstallHook)[],
  done: boolean,
): Readonly<Record<string, unknown>> {
  return {
    done,
    parts,
    files: files.map(({ path, before, part, reasons }) => ({
      path,
      part,
      creates: before === null,
      reasons,
    })),
    left,
    next: effects.length === 0 ? [] : next,
    effects: effects.map(effectJson),
  };
}

function reasonsFor({ files }: InitPlan, { path }: WriteFile): ProposedFile['reasons'] {
  return files.find((file) => file.path === path)?.reasons ?? [];
}

function nothing({ parts }: InitPlan): string {
  return `nothing to do: ${parts.length === 0 ? 'every part is excluded' : 'everything is already set up'}`;
}

function leftText(left: readonly LeftAlone[], paint: Paint): readonly string[] {
  return left.map(({ what, why }) => paint.fold(`skipped: ${visibleLine(what)} (${visibleLine(why)})`, 4));
}

/** @param tense whether the text is printed before or after the changes */
function summary({ files, hooks }: InitPlan, tense: 'to come' | 'done'): string {
  const created = files.filter(({ before }) => before === null).length;
  const parts = [
    { count: created, noun: 'file', verb: ['to create', 'created'] },
    { count: files.length - created, noun: 'file', verb: ['to change', 'changed'] },
    { count: hooks.length, noun: 'git hook', verb: ['to install', 'installed'] },
  ];
  return parts
    .filter(({ count }) => count > 0)
    .map(({ count, noun, verb }) => `${counted(count, noun)} ${verb[tense === 'done' ? 1 : 0] ?? ''}`)
    .join(', ');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
