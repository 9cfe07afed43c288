import type { Entry } from '../commit/parse.ts';
import { titleOf, typeRank } from './change-type.ts';
import type { ChangeTypes } from './change-type.ts';
import type { ListedHistory } from './history.ts';
import type { Group, Section } from './section.ts';

/** The history as sections, newest first. There is always at least one. */
export function buildSections({ parts }: ListedHistory, changeTypes: ChangeTypes): readonly Section[] {
  return parts.map(({ name, date, entries }) => ({
    name,
    date,
    note: null,
    // Not kept: those of a long history take more memory than all else.
    get groups() {
      return groupEntries(entries.all(), changeTypes);
    },
  }));
}

/** Types in the configured order, then other types by name, then changes without a type. commitizen crashes if it has to sort a change without a type. */
export function groupEntries<E extends Entry>(
  entries: readonly E[],
  changeTypes: ChangeTypes,
): readonly (Group & { readonly entries: readonly E[] })[] {
  const groups = new Map<string | null, E[]>();
  for (const entry of entries) {
    const title = titleOf(entry.type, changeTypes);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [entry]);
    else group.push(entry);
  }
  const rank = ({ type }: Pick<Group, 'type'>) => typeRank(type, changeTypes);
  return [...groups]
    .map(([type, grouped]) => ({ type, entries: grouped }))
    .toSorted((a, b) => rank(a) - rank(b) || ((a.type ?? '') < (b.type ?? '') ? -1 : 1));
}
