import { titleOf } from '../changelog/change-type.ts';
import type { ChangeTypes } from '../changelog/change-type.ts';
import { groupEntries } from '../changelog/tree.ts';
import { bodyOf, subjectOf } from '../commit/commit.ts';
import type { Commit } from '../commit/commit.ts';
import { findIncrement } from '../commit/increment.ts';
import type { Entry } from '../commit/parse.ts';
import type { CommitRules } from '../commit/rules.ts';
import { messageParts } from './message.ts';
import type { Reference } from './message.ts';

/** The changes of one release. */
export interface Notes {
  readonly breaking: readonly Change[];
  /** The configured title of breaking changes; null if none is configured. */
  readonly breakingTitle: string | null;
  /** In the order of the changelog; changes without a type have no title. */
  readonly groups: readonly ChangeGroup[];
}

export interface ChangeGroup {
  readonly title: string | null;
  readonly changes: readonly Change[];
}

/** An entry of the changelog with more text from its commit. Each change is in the notes once. */
export interface Change extends Entry {
  /** What users have to do, in the words of the commit; empty if it does not say. */
  readonly breakingTexts: readonly string[];
  readonly references: readonly Reference[];
}

/**
 * The notes of a release. They contain the same changes as the changelog. Breaking changes come first, and are not repeated
 * below.
 *
 * @param commits all commits of the release, newest first
 */
export function notesOf(commits: readonly Commit[], rules: CommitRules, changeTypes: ChangeTypes): Notes {
  const breaking: Change[] = [];
  const others: Change[] = [];
  for (const commit of withoutCopies(commits)) {
    for (const { change, isBreaking } of changesOf(commit, rules))
      (isBreaking ? breaking : others).push(change);
  }
  const title = titleOf('BREAKING CHANGE', changeTypes);
  return {
    breaking,
    breakingTitle: title === 'BREAKING CHANGE' ? null : title,
    groups: groupEntries(others, changeTypes).map(({ type, entries }) => ({ title: type, changes: entries })),
  };
}

/** Leaves out commits that were cherry-picked from another commit of the same release. */
function withoutCopies(commits: readonly Commit[]): readonly Commit[] {
  const listed = new Set(commits.map(({ sha }) => sha));
  return commits.filter((commit) => {
    const sources = bodyOf(commit).matchAll(/^\(cherry picked from commit ([0-9a-f]{40,64})\)$/gm);
    return ![...sources].some(([, source = '']) => listed.has(source) && source !== commit.sha);
  });
}

interface SortedChange {
  readonly change: Change;
  readonly isBreaking: boolean;
}

function changesOf(commit: Commit, rules: CommitRules): readonly SortedChange[] {
  const { increment } = findIncrement([commit], { rules, majorVersionZero: false });
  const entries = rules.entriesOf(commit).filter(isTold);
  if (increment !== 'MAJOR' && entries.length === 0) return [];
  const { scope, subject, breaking, references } = messageParts(commit);
  const [first, ...rest] = entries;
  const ofSubject = first !== undefined && subjectOf(commit).endsWith(first.message) ? first : null;
  const lead = ofSubject ?? { type: null, scope, message: subject, breaking: false, sha: commit.sha };
  const others = ofSubject === null ? entries : rest;
  // If no other entry is breaking, the subject is: the reason is a line without an entry, or a text in the body.
  const isLeadBreaking =
    increment === 'MAJOR' &&
    (lead.breaking || breaking.length > 0 || !others.some((entry) => entry.breaking));
  const led = {
    change: { ...lead, breakingTexts: isLeadBreaking ? breaking : [], references },
    isBreaking: isLeadBreaking,
  };
  const isLeadTold = isLeadBreaking || ofSubject !== null;
  return [
    ...(isLeadTold ? [led] : []),
    ...others.map((entry, index) => ({
      // The references are listed once for each commit.
      change: { ...entry, breakingTexts: [], references: !isLeadTold && index === 0 ? references : [] },
      isBreaking: increment === 'MAJOR' && entry.breaking,
    })),
  ];
}

/** The text of a breaking change is listed with its commit. Parity: an entry without text gives no line. */
function isTold({ type, scope, message }: Entry): boolean {
  return type !== 'BREAKING CHANGE' && (message.trim() !== '' || scope !== null);
}
