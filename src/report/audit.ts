import type { Finding } from '../core/audit/finding.ts';
import { visibleLine } from '../core/text/visible.ts';
import { counted } from '../core/text/words.ts';
import { findingsText } from './findings.ts';
import type { Paint } from './text/paint.ts';

/** The result of an audit. */
export interface AuditReport {
  readonly broken: readonly Finding[];
  readonly warned: readonly Finding[];
  readonly known: number;
  readonly baseline: string | null;
  readonly notChecked: readonly { readonly rule: string; readonly why: string }[];
  readonly commits: number;
  readonly tags: number;
}

/** The findings grouped by rule, the first few of each rule, then a summary line. */
export function auditText(report: AuditReport, paint: Paint): string {
  const { broken, warned, notChecked } = report;
  const parts = [
    ...(broken.length === 0 ? [] : [findingsText(broken, paint, ALL)]),
    ...(warned.length === 0 ? [] : [paint.warning('warnings:'), findingsText(warned, paint, ALL)]),
    ...notChecked.map(({ rule, why }) =>
      paint.fold(`${paint.warning('–')} ${rule}: not checked: ${visibleLine(why)}`, 2),
    ),
    sum(report, paint),
  ];
  return `${parts.join('\n')}\n`;
}

const ALL = 'relctl audit --json lists them all';

function sum({ broken, known, baseline, commits, tags }: AuditReport, paint: Paint): string {
  const of = `${counted(commits, 'commit')}, ${counted(tags, 'release tag')}`;
  const rest =
    baseline === null ? '' : `; ${counted(known, 'known finding')} in ${visibleLine(baseline)} not shown`;
  const found =
    broken.length === 0 ? paint.good('no findings') : paint.bad(counted(broken.length, 'finding'));
  return `${found} in ${of}${rest}`;
}

export function auditJson(report: AuditReport): Readonly<Record<string, unknown>> {
  const { broken, warned, known, baseline, notChecked, commits, tags } = report;
  const leveled = [
    ...broken.map((finding) => ({ level: 'error', ...finding })),
    ...warned.map((finding) => ({ level: 'warn', ...finding })),
  ];
  return { findings: leveled, known, baseline, notChecked, commits, tags };
}
