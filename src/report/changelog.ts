import type { ChangelogPlan } from '../core/release/changelog/changelog-plan.ts';
import { visible, visibleLine } from '../core/text/visible.ts';
import { counted, listed } from '../core/text/words.ts';

/** The new sections, as commitizen prints them. */
export function changelogText({ text }: ChangelogPlan): string {
  return `${visible(text)}\n`;
}

/** How many names or lines a sentence lists before it says how many more there are. */
const SHOWN = 3;

/** One line that says what relctl wrote. */
export function changelogOutcome({ file, effects, sections }: ChangelogPlan): string {
  if (effects.length === 0) return `${visibleLine(file)} is up to date\n`;
  return `wrote ${visibleLine(file)}: ${listed(sections.map(visibleLine), SHOWN)}\n`;
}

/** One line that lists what the new file no longer contains; null if nothing is lost. */
export function lostText({ file, lost, keepable }: ChangelogPlan): string | null {
  if (lost.length === 0) return null;
  const lines = counted(lost.length, 'line');
  const remedy = keepable ? '; relctl changelog --incremental keeps existing lines' : '';
  return `regenerating ${visibleLine(file)} drops ${lines}: ${listed(lost.map(shortened), SHOWN)}${remedy}`;
}

/** @param written false for a dry run, which leaves the file unchanged */
export function changelogJson(plan: ChangelogPlan, written: boolean): Readonly<Record<string, unknown>> {
  const { file, effects, sections, text, lost, notices } = plan;
  const creates = effects.some((effect) => effect.kind === 'write-file' && effect.before === null);
  return { written: written && effects.length > 0, file, creates, sections, text, lost, notices };
}

const LONGEST = 60;

function shortened(line: string): string {
  const shown = visibleLine(line.trim());
  return `'${shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown}'`;
}
