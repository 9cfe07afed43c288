import type { Verdict } from '../core/rule/rule.ts';
import { visible } from '../core/text/visible.ts';
import type { Paint } from './text/paint.ts';

/** One line for each rule. A broken rule also gets one line with what was found and one with what to type next. */
export function rulesText(verdicts: readonly Verdict[], paint: Paint): string {
  const width = Math.max(...verdicts.map(({ rule }) => rule.length));
  return verdicts.map((verdict) => verdictText(verdict, width, paint)).join('\n');
}

/** Only the broken rules, with their texts: what a refusal shows. */
export function brokenRulesText(verdicts: readonly Verdict[], paint: Paint): string {
  const broken = verdicts.filter(({ state }) => state === 'broken');
  return broken
    .map(({ rule, law, violations }) =>
      [
        paint.fold(`${paint.bad('✗')} ${paint.bold(rule)}: ${law}`, 2),
        ...violations.map(({ found, remedy }) => foundText(indented(found), remedy, '    ', paint)),
      ].join('\n'),
    )
    .join('\n');
}

/** One line for each broken rule that does not stop the release; empty if there are none. */
export function lenientText(verdicts: readonly Verdict[], paint: Paint): string {
  const lenient = verdicts.filter(({ state }) => state === 'lifted' || state === 'warned');
  return lenient
    .flatMap(({ rule, violations }) =>
      violations.map(
        ({ found }) =>
          `${paint.fold(`${paint.warning('overridden:')} ${rule}: ${visible(firstLine(found))}`, LABEL)}\n`,
      ),
    )
    .join('');
}

function verdictText({ rule, law, state, violations, why }: Verdict, width: number, paint: Paint): string {
  const row = (mark: string, text: string): string =>
    paint.fold(`  ${mark} ${rule.padEnd(width)}  ${text}`, width + 6);
  switch (state) {
    case 'kept':
      return row(paint.good('✓'), paint.dim(law));
    case 'not-checked':
      return row(paint.warning('–'), `not checked: ${visible(firstLine(why ?? ''))}`);
    case 'broken':
    case 'warned':
    case 'lifted': {
      const mark = { broken: paint.bad('✗'), warned: paint.warning('!'), lifted: paint.warning('!') }[state];
      const details = violations.map(({ found, remedy }) =>
        foundText(firstLine(found), remedy, '      ', paint),
      );
      return [row(mark, `${WORDS[state]}: ${law}`), ...details].join('\n');
    }
  }
}

/** The output of a program may have many lines, which would break the table. */
function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

function indented(text: string): string {
  return text.trimEnd().replaceAll('\n', '\n           ');
}

/** The width of `found: ` and the other labels. */
const LABEL = 7;

const WORDS = { broken: 'broken', warned: 'warning', lifted: 'overridden' } as const;

function foundText(found: string, remedy: string, indent: string, paint: Paint): string {
  const shown = visible(found)
    .split('\n')
    .map((line, at) => paint.fold(at === 0 ? `${indent}found: ${line}` : line, indent.length + LABEL));
  const next = paint.fold(`${indent}${paint.accent('next:')}  ${visible(remedy)}`, indent.length + LABEL);
  return [...shown, next].join('\n');
}
