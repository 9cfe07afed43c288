import type { Interruption } from '../core/error/catalogue/interruption-errors.ts';
import { refuse } from '../core/error/error.ts';
import type { Branches, Status } from '../core/release/status/status.ts';
import type { Next, Problem } from '../core/release/status/status-next.ts';
import { shellCommand } from '../core/text/shell.ts';
import { visible, visibleLine } from '../core/text/visible.ts';
import { counted, listed, shortSha } from '../core/text/words.ts';
import { INCREMENTS } from '../core/version/version.ts';
import type { Paint } from './text/paint.ts';

/** How many items of a kind are shown, so that everything fits on one screen. */
const SHOWN = 5;

/** One row for each topic. If a row needs action, it says what to type next. */
export function statusText(status: Status, paint: Paint): string {
  const rows: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['Interrupted', interruptionLines(status.interruption, paint)],
    ['Version', versionLines(status, paint)],
    ['Branch', [branchText(status)]],
    ['Last tag', [lastTagText(status)]],
    ['Cycle', cycleLines(status)],
    ['Unreleased', unreleasedLines(status)],
    ['Next', nextLines(status, paint)],
    ['Hotfixes', hotfixLines(status, paint)],
    ['Branches', branchesLines(status, paint)],
    ['Drift', driftLines(status, paint)],
    ['Tools', toolLines(status, paint)],
  ];
  return rows
    .flatMap(([title, lines]) =>
      lines.map((line, index) => {
        const head = index === 0 ? paint.bold(title.padEnd(WIDTH)) : ' '.repeat(WIDTH);
        return `${paint.fold(`${head}${line}`, WIDTH + indentOf(line) + 2)}\n`;
      }),
    )
    .join('');
}

const WIDTH = 13;

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

type Release = Extract<Next, { readonly kind: 'release' }>;

function interruptionLines(interruption: Interruption | null, paint: Paint): readonly string[] {
  if (interruption === null) return [];
  const { message, hint } = refuse('INTERRUPTED_RELEASE', interruption);
  const [first = '', ...steps] = visible(message).split('\n');
  return [paint.bad(first), ...steps.map((step) => `  ${step.trim()}`), ...nextStep(hint, paint)];
}

function versionLines(
  { version: { spelled, file, provider, problem } }: Status,
  paint: Paint,
): readonly string[] {
  const where = file === null ? `from the tags (${provider})` : `in ${visibleLine(file)} (${provider})`;
  if (problem !== null) return problemLines(problem, paint);
  return [`${paint.bold(visibleLine(spelled ?? ''))} ${where}`];
}

function branchText({ head: { sha, branch, operation }, main }: Status): string {
  const name = branch === null ? 'none: HEAD is detached' : visibleLine(branch);
  const at = sha === null ? ', no commits yet' : ` at ${shortSha(sha)}`;
  const under = operation === null ? '' : `; a ${operation} is in progress`;
  return `${name}${at}${under}${branch === main.name ? '' : `; the main branch is ${visibleLine(main.name)}`}`;
}

function lastTagText({ lastTag, version }: Status): string {
  if (lastTag === null) return 'none: this repository has no release tag';
  const name = `${visibleLine(lastTag.name)} (${lastTag.date})`;
  if (lastTag.isCurrent) return name;
  return `${name}, the highest release tag${version.spelled === null ? '' : `; ${visibleLine(version.spelled)} has no tag`}`;
}

function cycleLines({ cycle }: Status): readonly string[] {
  if (cycle === null) return [];
  const { phase, final, tags, next } = cycle;
  const so = tags.length === 0 ? 'no prerelease tag yet' : listed(tags.map(visibleLine));
  const then = next === null ? '' : `; relctl prerelease creates ${visibleLine(next)}`;
  return [`${phase} of ${visibleLine(final)}: ${so}${then}`];
}

function unreleasedLines({ unreleased, next }: Status): readonly string[] {
  if (unreleased === null) return ['unknown'];
  const { since, commits } = unreleased;
  const behind = since === null ? ' in the whole history' : ` since ${visibleLine(since)}`;
  const asks = INCREMENTS.toReversed()
    .map((one) => ({ one, many: commits.filter(({ increment }) => increment === one).length }))
    .filter(({ many }) => many > 0);
  const asked = asks.map(({ one, many }) => `${many} ${one}`).join(', ');
  const idle =
    next.kind === 'nothing' || asked !== '' || commits.length === 0 ? '' : '; none calls for a release';
  const lines = commits
    .slice(0, SHOWN)
    .map(
      ({ sha, subject, increment }) =>
        `  ${shortSha(sha)}  ${(increment ?? '–').padEnd(5)}  ${visibleLine(subject)}`,
    );
  return [
    `${counted(commits.length, 'commit')}${behind}${asked === '' ? idle : `: ${asked}`}`,
    ...lines,
    ...more(commits.length, 'relctl explain lists them all'),
  ];
}

function nextLines({ next, version }: Status, paint: Paint): readonly string[] {
  switch (next.kind) {
    case 'nothing':
      return [`nothing to release: ${firstLine(next.problem.found)}`];
    case 'refused':
      return next.problem.code === version.problem?.code ? ['unknown'] : problemLines(next.problem, paint);
    case 'release': {
      const { tag, increment, broken } = next;
      const rules = [...new Set(broken.map(({ rule }) => rule))];
      const kind = increment === null ? '' : ` (${increment})`;
      const as =
        rules.length === 0
          ? ''
          : `; ${paint.bad(rules.length === 1 ? '1 rule is broken' : `${rules.length} rules are broken`)}`;
      return [
        `${paint.bold(visibleLine(tag))}${kind} with relctl bump${as}`,
        ...rules.slice(0, SHOWN).flatMap((rule) => brokenLines(rule, broken, paint)),
        ...more(rules.length, 'relctl dry-run shows them all'),
      ];
    }
  }
}

/** The first violation. A rule may be broken many times. */
function brokenLines(rule: string, broken: Release['broken'], paint: Paint): readonly string[] {
  const [first, ...others] = broken.filter((one) => one.rule === rule);
  const many = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return [
    `  ${paint.bad('✗')} ${rule}: ${firstLine(first?.found ?? '')}${many}`,
    ...nextStep(first?.remedy ?? null, paint, '    '),
  ];
}

function hotfixLines(status: Status, paint: Paint): readonly string[] {
  const { openHotfixes, unreconciled, unknown } = status;
  const on = visibleLine(status.main.name);
  const open = openHotfixes.slice(0, SHOWN).flatMap(({ branch, tag, isHere, isThere, commits }) => {
    const where = isHere ? (isThere ? '' : ', only in this repository') : ', only on the remote';
    const many = commits === null ? '' : `, ${counted(commits, 'commit')}`;
    const there = branch === status.head.branch ? '' : `${shellCommand(['git', 'switch', branch])}, then `;
    const ship = commits === 0 ? `${there}commit the fix` : `${there}relctl hotfix ship`;
    return [
      `${visibleLine(branch)} is open: ${visibleLine(tag)} is not released yet${many}${where}`,
      ...nextStep(ship, paint),
    ];
  });
  const lacking = (unreconciled ?? []).slice(0, SHOWN).map(({ tag, missing }) => {
    const commits = missing.map(({ sha, subject }) => `${shortSha(sha)} "${visibleLine(subject)}"`);
    return `${visibleLine(tag.name)} has ${counted(missing.length, 'commit')} that ${on} does not have: ${listed(commits, 3)}`;
  });
  const lines = [
    ...open,
    ...more(openHotfixes.length, 'relctl status --json lists them all'),
    ...lacking,
    ...more(unreconciled?.length ?? 0, 'relctl status --json lists them all'),
    ...(lacking.length === 0 ? [] : nextStep('relctl hotfix reconcile', paint)),
    ...(unreconciled === null
      ? [`unknown whether ${on} contains every hotfix: ${visibleLine(unknown ?? '')}`]
      : []),
  ];
  return lines.length === 0 ? [`none open; ${on} contains every hotfix`] : lines;
}

function branchesLines({ branches, remote, unknown }: Status, paint: Paint): readonly string[] {
  if (!remote.exists) {
    const add = `${shellCommand(['git', 'remote', 'add', remote.name])} URL; until then releases stay in this repository`;
    return [`there is no remote ${visibleLine(remote.name)}`, ...nextStep(add, paint)];
  }
  if (branches === null) return [`unknown: ${visibleLine(unknown ?? '')}`];
  const { count, maxDays, old } = branches;
  const days = counted(maxDays, 'day');
  const all = `of ${count === 1 ? '1 branch' : `${count} branches`} on ${visibleLine(remote.name)}, as last fetched`;
  if (old.length === 0) return [`none older than ${days} (${all})`];
  return [
    `${paint.warning(`${old.length} older than ${days}`)} (${all})`,
    ...shownBranches(old),
    ...more(old.length, 'relctl status --json lists them all'),
  ];
}

function shownBranches(old: Branches['old']): readonly string[] {
  return old
    .slice(0, SHOWN)
    .map(({ name, days }) => `  ${counted(days, 'day').padEnd(9)} ${visibleLine(name)}`);
}

function driftLines({ drift }: Status, paint: Paint): readonly string[] {
  if (drift === null) return ['unknown'];
  if (drift.length === 0) return ['none'];
  return [
    ...drift.slice(0, SHOWN).flatMap(({ found, remedy }) => [visibleLine(found), ...nextStep(remedy, paint)]),
    ...more(drift.length, 'relctl status --json lists them all'),
  ];
}

/** Shown only if a program is missing. */
function toolLines({ missing }: Status, paint: Paint): readonly string[] {
  return missing.flatMap(({ means, next }) => [
    `${visibleLine(means)}; relctl preflight needs it`,
    ...nextStep(next, paint),
  ]);
}

function problemLines({ found, remedy }: Problem, paint: Paint): readonly string[] {
  return [paint.bad(firstLine(found)), ...nextStep(remedy, paint)];
}

function nextStep(remedy: string | null, paint: Paint, indent = '  '): readonly string[] {
  return remedy === null ? [] : [`${indent}${paint.accent('next:')} ${firstLine(remedy)}`];
}

function more(count: number, where: string): readonly string[] {
  return count > SHOWN ? [`  … and ${count - SHOWN} more: ${where}`] : [];
}

function firstLine(text: string): string {
  return visibleLine(text.split('\n')[0] ?? '');
}
