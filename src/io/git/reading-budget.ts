import { refuse } from '../../core/error/error.ts';

/** How many bytes may be read of what a stranger pushes, in all readings together. */
export interface ReadingBudget {
  readonly most: number;
  left: number;
}

export function readingBudget(most = Infinity): ReadingBudget {
  return { most, left: most };
}

/** @throws HISTORY_TOO_LARGE */
export function spend(budget: ReadingBudget, bytes: number): void {
  if (bytes > budget.left) throw refuse('HISTORY_TOO_LARGE', { most: budget.most });
  budget.left -= bytes;
}
