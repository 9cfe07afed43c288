import type { Settings } from '../../config/settings.ts';
import { tagReader } from '../../tag/recognise.ts';
import type { TagFormats } from '../../tag/recognise.ts';
import type { Tag } from '../../tag/tag.ts';
import { substitute } from '../../text/template.ts';
import { countOwn } from './branch-age.ts';
import type { BranchTip, DatedCommit } from './branch-age.ts';

/** A hotfix branch whose tag does not exist yet. */
export interface OpenHotfix {
  readonly branch: string;
  /** The tag to be made. */
  readonly tag: string;
  readonly isHere: boolean;
  readonly isThere: boolean;
  /** The number of its commits since the release that it fixes; null if the clone is shallow. */
  readonly commits: number | null;
}

/**
 * The hotfixes that were started but not released.
 *
 * @param commits the commits that are on the branches but not on the main branch; null if unknown
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

/** Reads the hotfix's tag from the name of its branch; null if the branch is not a hotfix branch. */
export function hotfixTagReader(
  { relctl: { hotfixBranch } }: Settings,
  formats: TagFormats,
): (branch: string) => string | null {
  const { versionOf } = tagReader(formats);
  // The name of a tag or branch never contains NUL.
  const [before = '', ...rest] = substitute(hotfixBranch, { tag: '\0' }).split('\0');
  const fixed = rest.join('').length;
  return (branch) => {
    if (!branch.startsWith(before)) return null;
    const length = (branch.length - before.length - fixed) / rest.length;
    const tag = branch.slice(before.length, before.length + length);
    return substitute(hotfixBranch, { tag }) === branch && versionOf(tag) !== null ? tag : null;
  };
}
