import type { Section } from './section.ts';

/**
 * Lets the newest section say that it promotes a prerelease, where it has nothing else to say.
 *
 * @param prerelease the tag of the prerelease; null when the release promotes none
 */
export function withPromotion(sections: readonly Section[], prerelease: string | null): readonly Section[] {
  const [newest, ...older] = sections;
  if (prerelease === null || newest === undefined || newest.groups.length > 0) return sections;
  return [{ ...newest, note: `Promotes ${prerelease}.` }, ...older];
}
