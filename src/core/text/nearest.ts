import { closest, distance } from 'fastest-levenshtein';

/** The known word that was probably meant, or null when none is close enough to be worth naming. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const candidate = closest(word, known);
  return isNear(word, candidate) ? candidate : null;
}

/** The known words that may have been meant, the likeliest first. */
export function nearestOf(word: string, known: readonly string[], most: number): readonly string[] {
  return known
    .filter((candidate) => isNear(word, candidate))
    .map((candidate) => ({ candidate, far: distance(word, candidate) }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Words of two letters are always two letters apart: one at least has to stay. */
function isNear(word: string, candidate: string): boolean {
  const far = distance(word, candidate);
  return (
    far <= Math.max(2, Math.floor(candidate.length / 3)) && far < Math.max(word.length, candidate.length)
  );
}
