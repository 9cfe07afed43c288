/** How changes are sorted into groups: `change_type_map` and `change_type_order`. */
export interface ChangeTypes {
  /** From the word in a commit to the title in the changelog; null: commitizen's own. */
  readonly map: Readonly<Record<string, string>> | null;
  /** Titles, the first one first; null: commitizen's own. */
  readonly order: readonly string[] | null;
}

const MAP = { feat: 'Feat', fix: 'Fix', refactor: 'Refactor', perf: 'Perf' };
const ORDER = ['BREAKING CHANGE', 'Feat', 'Fix', 'Refactor', 'Perf'];

/** The title of a type; a type that the map doesn't know is its own, no type has none. */
export function titleOf(type: string | null, { map }: ChangeTypes): string | null {
  // Parity: an empty type is mapped to nothing.
  if (type === null || type === '') return type;
  const titles: Readonly<Record<string, string>> = map ?? MAP;
  return Object.hasOwn(titles, type) ? (titles[type] ?? type) : type;
}

/** Where a title comes among the others: its place in the order, then all that are not in it, then no title. */
export function typeRank(title: string | null, { order }: ChangeTypes): number {
  if (title === null) return Infinity;
  const place = (order ?? ORDER).indexOf(title);
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}

/** Every title that a generated section may bear: those of the map and the order, and each type under its own name. */
export function knownTitles({ map, order }: ChangeTypes): ReadonlySet<string> {
  return new Set([
    ...Object.values(map ?? MAP),
    ...(order ?? ORDER),
    ...ORDER,
    ...Object.values(MAP),
    ...Object.keys(MAP),
  ]);
}
