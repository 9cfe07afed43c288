import type { Section } from './section.ts';

/**
 * If the newest section is empty, adds the sentence that the release promotes a prerelease.
 *
 * @param prerelease the tag of the prerelease; null if the release promotes none
 */
export function withPromotion(sections: readonly Section[], prerelease: string | null): readonly Section[] {
  const [newest, ...older] = sections;
  if (prerelease === null || newest === undefined || newest.groups.length > 0) return sections;
  return [{ ...newest, note: `Promotes ${prerelease}.` }, ...older];
}
