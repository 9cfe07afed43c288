import { namesOf } from '../core/preflight/report.ts';
import type { CheckReport } from '../core/preflight/report.ts';
import { withoutCredentials } from '../core/text/credentials.ts';
import { visible, visibleLine } from '../core/text/visible.ts';
import { counted } from '../core/text/words.ts';
import type { Paint } from './text/paint.ts';

/** What to do about each check that did not pass, and a summary line. */
export function preflightText(reports: readonly CheckReport[], paint: Paint): string {
  const details = preflightDetails(reports, paint);
  return `${details === '' ? '' : `${details}\n`}${paint.fold(sum(reports, paint), 2)}\n`;
}

/** What each check that did not pass means, and the output of each failed one. Empty if all passed. */
export function preflightDetails(reports: readonly CheckReport[], paint: Paint): string {
  return reports
    .filter(({ outcome }) => outcome.kind !== 'green')
    .map((report) => reportText(report, paint))
    .join('\n');
}

/** `✓ lint (0.2 s)` */
export function checkLine(report: CheckReport, paint: Paint): string {
  return paint.fold(`${markOf(report, paint)} ${checkTitle(report, paint)}`, 2);
}

/** {@link checkLine} without its mark, for a list that draws its own marks. */
export function checkTitle({ check, outcome, seconds }: CheckReport, paint: Paint): string {
  const line = `${visibleLine(check.name)} ${paint.dim(`(${seconds.toFixed(1)} s)`)}`;
  switch (outcome.kind) {
    case 'green':
      return line;
    case 'red':
      return `${line}: ${visibleLine(outcome.means)}`;
    case 'not-checked':
      return `${line}: could not check: ${visibleLine(outcome.means)}`;
  }
}

function markOf({ outcome }: CheckReport, paint: Paint): string {
  return { green: paint.good('✓'), red: paint.bad('✗'), 'not-checked': paint.warning('–') }[outcome.kind];
}

function reportText(report: CheckReport, paint: Paint): string {
  const { check, outcome, end } = report;
  if (outcome.kind === 'green') return '';
  const said = outcome.kind === 'red' ? indented(plain(end.output)) : '';
  const word = outcome.kind === 'red' ? 'means:' : 'could not check:';
  return [
    `${markOf(report, paint)} ${paint.bold(visibleLine(check.name))}: ${visibleLine(check.run)}`,
    ...(said === '' ? [] : [said]),
    paint.fold(`    ${word} ${visibleLine(outcome.means)}`, 4 + word.length + 1),
    paint.fold(`    ${paint.accent('next:')} ${visibleLine(outcome.next)}`, 10),
  ].join('\n');
}

/** The output of a program without colors, and with all other control characters made visible. */
function plain(output: string): string {
  return visible(withoutCredentials(output.replaceAll(COLOUR, '').replaceAll('\r\n', '\n')));
}

const COLOUR = /\u001b\[[0-9;]*m/g;

function indented(text: string): string {
  return text
    .replace(/^\n+/, '')
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}

function sum(reports: readonly CheckReport[], paint: Paint): string {
  const listed = (kind: CheckReport['outcome']['kind'], word: string): readonly string[] => {
    const names = namesOf(reports, kind);
    return names.length === 0 ? [] : [`${word} ${names.map(visibleLine).join(', ')}`];
  };
  const parts = [
    ...listed('red', paint.bad('failed:')),
    ...listed('not-checked', paint.warning('could not check:')),
    ...listed('green', paint.good('passed:')),
  ];
  return [counted(reports.length, 'check'), ...parts].join('; ');
}

/** `relctl preflight --json` */
export function preflightJson(reports: readonly CheckReport[]): Readonly<Record<string, unknown>> {
  return {
    passed: namesOf(reports, 'red').length === 0,
    complete: namesOf(reports, 'not-checked').length === 0,
    checks: reports.map(({ check, outcome, end, seconds }) => ({
      name: check.name,
      command: check.run,
      outcome: outcome.kind,
      seconds,
      exit: end.exit,
      means: outcome.kind === 'green' ? null : outcome.means,
      next: outcome.kind === 'green' ? null : outcome.next,
      output: outcome.kind === 'green' ? null : withoutCredentials(end.output),
    })),
  };
}
