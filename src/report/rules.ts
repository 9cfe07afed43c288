import type { Verdict } from '../core/rule/rule.ts';
import { visible } from '../core/text/visible.ts';
import type { Paint } from './paint.ts';

/** One line for each rule, and for a broken one what was found, in one line too, and what to type next. */
export function rulesText(verdicts: readonly Verdict[], paint: Paint): string {
  const width = Math.max(...verdicts.map(({ rule }) => rule.length));
  return verdicts.map((verdict) => verdictText(verdict, width, paint)).join('\n');
}

/** The broken rules alone, with their laws: what a refusal shows. */
export function brokenRulesText(verdicts: readonly Verdict[], paint: Paint): string {
  const broken = verdicts.filter(({ state }) => state === 'broken');
  return broken
    .map(({ rule, law, violations }) =>
      [
        `${paint.bad('✗')} ${paint.bold(rule)}: ${law}`,
        ...violations.map(({ found, remedy }) => foundText(indented(found), remedy, '    ', paint)),
      ].join('\n'),
    )
    .join('\n');
}

/** A line for each broken rule that does not stop the release; empty when there is none. */
export function lenientText(verdicts: readonly Verdict[], paint: Paint): string {
  const lenient = verdicts.filter(({ state }) => state === 'lifted' || state === 'warned');
  return lenient
    .flatMap(({ rule, violations }) =>
      violations.map(({ found }) => `${paint.warning('lifted:')} ${rule}: ${visible(firstLine(found))}\n`),
    )
    .join('');
}

function verdictText({ rule, law, state, violations, why }: Verdict, width: number, paint: Paint): string {
  const name = rule.padEnd(width);
  switch (state) {
    case 'kept':
      return `  ${paint.good('✓')} ${name}  ${paint.dim(law)}`;
    case 'not-checked':
      return `  ${paint.warning('–')} ${name}  not checked: ${visible(firstLine(why ?? ''))}`;
    case 'broken':
    case 'warned':
    case 'lifted': {
      const mark = { broken: paint.bad('✗'), warned: paint.warning('!'), lifted: paint.warning('!') }[state];
      const details = violations.map(({ found, remedy }) =>
        foundText(firstLine(found), remedy, '      ', paint),
      );
      return [`  ${mark} ${name}  ${WORDS[state]}: ${law}`, ...details].join('\n');
    }
  }
}

/** What a program said may be many lines, which would break a table. */
function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

function indented(text: string): string {
  return text.trimEnd().replaceAll('\n', '\n           ');
}

const WORDS = { broken: 'broken', warned: 'a warning', lifted: 'lifted' } as const;

function foundText(found: string, remedy: string, indent: string, paint: Paint): string {
  return `${indent}found: ${visible(found)}\n${indent}${paint.accent('next:')}  ${visible(remedy)}`;
}
