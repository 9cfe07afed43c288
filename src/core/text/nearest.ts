import { closest, distance } from 'fastest-levenshtein';

/** The known word that was probably meant, or null when none is close enough to be worth naming. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const candidate = closest(word, known);
  return distance(word, candidate) <= Math.max(2, Math.floor(candidate.length / 3)) ? candidate : null;
}
