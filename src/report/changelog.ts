import type { ChangelogPlan } from '../core/release/changelog-plan.ts';
import { visible, visibleLine } from '../core/text/visible.ts';
import { counted, listed } from '../core/text/words.ts';

/** What is told anew, as commitizen prints it. */
export function changelogText({ text }: ChangelogPlan): string {
  return `${visible(text)}\n`;
}

/** How many names or lines a sentence shows before it says how many more there are. */
const SHOWN = 3;

/** One line: what was written. */
export function changelogOutcome({ file, effects, sections }: ChangelogPlan): string {
  if (effects.length === 0) return `${visibleLine(file)} is up to date\n`;
  return `wrote ${visibleLine(file)}: ${listed(sections.map(visibleLine), SHOWN)}\n`;
}

/** One line on what a person will miss of the old file; null where nothing is lost. */
export function lostText({ file, lost, keepable }: ChangelogPlan): string | null {
  if (lost.length === 0) return null;
  const lines = counted(lost.length, 'line');
  const remedy = keepable ? '; relctl changelog --incremental keeps what is there' : '';
  return `${visibleLine(file)} is told anew and loses ${lines}: ${listed(lost.map(shortened), SHOWN)}${remedy}`;
}

/** @param written whether the file was, which a dry run leaves as it is */
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
