import type { Change, Notes } from '../core/notes/notes.ts';
import type { Forge } from '../core/notes/forge.ts';
import type { Reference } from '../core/notes/message.ts';
import type { NotesPlan } from '../core/release/answers/notes-plan.ts';
import { visibleLine } from '../core/text/visible.ts';
import { markdownBelow, markdownLine } from './text/markdown.ts';
import type { Outputs } from './release/outputs.ts';

/** The release notes in Markdown, for a page whose title is already the tag. */
export function notesMarkdown(plan: NotesPlan): string {
  const { breaking, groups, forge } = plan;
  const sections = [
    ...(breaking.length === 0 ? [] : [sectionText(breakingTitle(plan), breaking, forge)]),
    ...groups.map(({ title, changes }) => sectionText(title, changes, forge)),
  ];
  const body =
    sections.length === 0 ? ['This release contains no commits that belong in release notes.\n'] : sections;
  return [...body, `${compareText(plan)}\n`].join('\n');
}

/** `relctl notes --json` */
export function notesJson(plan: NotesPlan): Readonly<Record<string, unknown>> {
  const { tag, version, prerelease, previous, forge, breaking, groups } = plan;
  const changesJson = (changes: readonly Change[]) => changes.map((change) => changeJson(change, forge));
  return {
    tag: tag.name,
    version,
    prerelease,
    date: tag.date,
    previous: previous?.name ?? null,
    url: forge === null ? null : compareUrl(plan, forge),
    breaking: changesJson(breaking),
    groups: groups.map(({ title, changes }) => ({ title, changes: changesJson(changes) })),
    markdown: notesMarkdown(plan),
  };
}

/** `notes` is the page as {@link notesMarkdown} prints it. */
export function notesOutputs(plan: NotesPlan): Outputs {
  const { tag, version, prerelease, previous } = plan;
  return [
    ['version', version],
    ['tag', tag.name],
    ['sha', tag.commit],
    ['previous', previous?.name ?? ''],
    ['notes', notesMarkdown(plan)],
    ['prerelease', String(prerelease)],
  ];
}

function breakingTitle({ breakingTitle: title }: Notes): string {
  return title ?? 'Breaking changes';
}

function sectionText(title: string | null, changes: readonly Change[], forge: Forge | null): string {
  const heading = title === null || title === '' ? '' : `## ${markdownLine(title)}\n\n`;
  return `${heading}${changes
    .map((change) => changeText(change, forge))
    .join('')
    .trimEnd()}\n`;
}

/** What users have to do follows below the change, if it says more than the change itself. */
function changeText(change: Change, forge: Forge | null): string {
  const { sha, scope, message, breakingTexts, references } = change;
  const [first = '', ...rest] = message.trim().split('\n');
  const named = scope === null ? '' : `**${markdownLine(scope)}**: `;
  const short = sha.slice(0, 7);
  const commit = forge === null ? short : `[${short}](${forge.commit(sha)})`;
  const closed = references.filter(({ action }) => action !== null);
  const line = `- ${named}${markdownLine(first)} (${[commit, ...closed.map((one) => closedText(one, forge))].join(', ')})\n`;
  const below = [rest.join('\n').trim(), ...breakingTexts].filter((text) => text !== '');
  return (
    line + below.map((text) => `\n${markdownBelow(text, '  ')}\n`).join('') + (below.length > 0 ? '\n' : '')
  );
}

function closedText({ action, repository, issue }: Reference, forge: Forge | null): string {
  const name = `${repository ?? ''}#${issue}`;
  return `${action ?? ''} ${forge === null ? name : `[${name}](${forge.issue(issue, repository)})`}`;
}

function compareText(plan: NotesPlan): string {
  const { tag, previous, forge } = plan;
  const what =
    previous === null
      ? `All changes up to ${visibleLine(tag.name)}`
      : `All changes: ${visibleLine(previous.name)}...${visibleLine(tag.name)}`;
  return forge === null ? what : `[${what.replace(/[[\]\\<]/g, '\\$&')}](${compareUrl(plan, forge)})`;
}

function compareUrl({ tag, previous }: NotesPlan, forge: Forge): string {
  return previous === null ? forge.history(tag.name) : forge.compare(previous.name, tag.name);
}

function changeJson(
  { sha, type, scope, message, breakingTexts, references }: Change,
  forge: Forge | null,
): Readonly<Record<string, unknown>> {
  return {
    sha,
    url: forge?.commit(sha) ?? null,
    type,
    scope,
    message,
    breaking: breakingTexts,
    references: references.map((one) => ({ ...one, url: forge?.issue(one.issue, one.repository) ?? null })),
  };
}
