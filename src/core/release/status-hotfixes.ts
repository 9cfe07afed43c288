import type { Settings } from '../config/settings.ts';
import { tagReader } from '../tag/recognise.ts';
import type { TagFormats } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { substitute } from '../text/template.ts';
import { countOwn } from './branch-age.ts';
import type { BranchTip, DatedCommit } from './branch-age.ts';

/** A hotfix's branch whose tag does not exist yet. */
export interface OpenHotfix {
  readonly branch: string;
  /** The tag to be made. */
  readonly tag: string;
  readonly isHere: boolean;
  readonly isThere: boolean;
  /** Its commits since the release that it mends; null where the history is cut off. */
  readonly commits: number | null;
}

/**
 * The hotfixes that were begun and not released.
 *
 * @param commits those that the branches reach and the main branch does not; null where that is not known
 */
export function openHotfixes(
  tips: readonly BranchTip[],
  tags: readonly Tag[],
  tagOf: (branch: string) => string | null,
  commits: readonly DatedCommit[] | null,
): readonly OpenHotfix[] {
  const released = new Set(tags.map(({ name }) => name));
  const ends = new Set(tags.map(({ commit }) => commit));
  const bySha = commits === null ? null : new Map(commits.map((commit) => [commit.sha, commit]));
  const open = tips.flatMap((tip) => {
    const tag = tagOf(tip.name);
    return tag === null || released.has(tag) ? [] : [{ ...tip, tag }];
  });
  return [...new Set(open.map(({ name }) => name))].toSorted().flatMap((branch): OpenHotfix[] => {
    const refs = open.filter(({ name }) => name === branch);
    const isHere = refs.some((ref) => ref.isHere);
    const chosen = refs.find((ref) => ref.isHere === isHere);
    if (chosen === undefined) return [];
    const count = bySha === null ? null : countOwn(chosen.tip, bySha, ends);
    const { tag } = chosen;
    return [{ branch, tag, isHere, isThere: refs.some((ref) => !ref.isHere), commits: count }];
  });
}

/** Reads from a branch's name the tag that is to be made on it; null where it is no hotfix's branch. */
export function hotfixTagReader(
  { relctl: { hotfixBranch } }: Settings,
  formats: TagFormats,
): (branch: string) => string | null {
  const { versionOf } = tagReader(formats);
  // No tag and no branch has a NUL in its name.
  const [before = '', ...rest] = substitute(hotfixBranch, { tag: '\0' }).split('\0');
  const fixed = rest.join('').length;
  return (branch) => {
    if (!branch.startsWith(before)) return null;
    const length = (branch.length - before.length - fixed) / rest.length;
    const tag = branch.slice(before.length, before.length + length);
    return substitute(hotfixBranch, { tag }) === branch && versionOf(tag) !== null ? tag : null;
  };
}
