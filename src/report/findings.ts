import type { Finding } from '../core/audit/finding.ts';
import { LAWS } from '../core/rule/laws.ts';
import { visibleLine } from '../core/text/visible.ts';
import type { Paint } from './text/paint.ts';

/** How many findings of one rule are shown before the rest is only counted. */
const SHOWN = 5;

/** The findings grouped by rule: the rule's text, the first findings, and how many more there are. */
export function findingsText(findings: readonly Finding[], paint: Paint, more: string | null): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules
    .map((rule) => {
      const own = findings.filter((finding) => finding.rule === rule);
      const rest = own.length - SHOWN;
      const count = own.length > 1 ? ` (${own.length})` : '';
      return [
        paint.fold(`${paint.bad('✗')} ${paint.bold(rule)}${count}: ${LAWS[rule]}`, 2),
        ...own.slice(0, SHOWN).flatMap((finding, at) => lines(finding, own[at - 1]?.remedy ?? null, paint)),
        ...(rest > 0 ? [`    … and ${rest} more${more === null ? '' : `: ${more}`}`] : []),
      ].join('\n');
    })
    .join('\n');
}

/** If consecutive findings have the same remedy, only the first one shows it. */
function lines({ found, remedy }: Finding, before: string | null, paint: Paint): readonly string[] {
  const shown = [paint.fold(`    found: ${visibleLine(found)}`, 11)];
  return remedy === before
    ? shown
    : [...shown, paint.fold(`    ${paint.accent('next:')}  ${visibleLine(remedy)}`, 11)];
}
