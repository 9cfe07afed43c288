import { closest, distance } from 'fastest-levenshtein';

/** The known word that was probably meant; null: none is similar enough. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const candidate = closest(word, known);
  return isNear(word, candidate) ? candidate : null;
}

/** The known words that may have been meant, the most similar first. */
export function nearestOf(word: string, known: readonly string[], most: number): readonly string[] {
  return known
    .filter((candidate) => isNear(word, candidate))
    .map((candidate) => ({ candidate, far: distance(word, candidate) }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Any two words of two letters differ by at most two letters, so at least one letter must be the same. */
function isNear(word: string, candidate: string): boolean {
  const far = distance(word, candidate);
  return (
    far <= Math.max(2, Math.floor(candidate.length / 3)) && far < Math.max(word.length, candidate.length)
  );
}
