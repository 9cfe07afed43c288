/** How changes are sorted into groups: `change_type_map` and `change_type_order`. */
export interface ChangeTypes {
  /** From the type in a commit to the title in the changelog; null: commitizen's defaults. */
  readonly map: Readonly<Record<string, string>> | null;
  /** Titles in the order in which they are printed; null: commitizen's default order. */
  readonly order: readonly string[] | null;
}

const MAP = { feat: 'Feat', fix: 'Fix', refactor: 'Refactor', perf: 'Perf' };
const ORDER = ['BREAKING CHANGE', 'Feat', 'Fix', 'Refactor', 'Perf'];

/** The title of a type. A type that is not in the map is its own title; null stays null. */
export function titleOf(type: string | null, { map }: ChangeTypes): string | null {
  // Parity: an empty type is mapped to nothing.
  if (type === null || type === '') return type;
  const titles: Readonly<Record<string, string>> = map ?? MAP;
  return Object.hasOwn(titles, type) ? (titles[type] ?? type) : type;
}

/** The sort key of a title: its position in the order, then all other titles, then no title. */
export function typeRank(title: string | null, { order }: ChangeTypes): number {
  if (title === null) return Infinity;
  const place = (order ?? ORDER).indexOf(title);
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}

/** Every title that a generated group can have: those in the map and in the order, and the name of each type. */
export function knownTitles({ map, order }: ChangeTypes): ReadonlySet<string> {
  return new Set([
    ...Object.values(map ?? MAP),
    ...(order ?? ORDER),
    ...ORDER,
    ...Object.values(MAP),
    ...Object.keys(MAP),
  ]);
}
