import { COMMIT_TYPES } from '../commit/message.ts';
import { tagReader } from '../tag/recognise.ts';
import type { TagFormats } from '../tag/recognise.ts';
import { asContainerTag, isContainerTag, looksHashed, withHash } from './container-tag.ts';
import { mayBeRelease } from './release-tag.ts';

/**
 * The container tag of a branch: `feat/login-button` → `feat-login-button`, `main` → `main`.
 *
 * No two branches share a tag, and no branch has the tag of a release or `latest`. If no other branch can get the same tag,
 * the name stays as it is, with a dash for the slash after a common prefix. All other tags end with a hash of the branch's
 * name.
 */
export function branchTag(branch: string, formats: TagFormats): string {
  const plain = plainTag(branch);
  if (plain !== null && !isTaken(plain, formats)) return plain;
  const tag = asContainerTag(branch);
  // A hash can look like the end of a version (`1.2.0-a1234567` is an alpha), so no such tag starts like a version.
  const begins = tag === '' || isTaken(tag, formats) || /^v?\d/i.test(tag);
  return withHash(begins ? `branch-${tag}` : tag, branch);
}

/** Common prefixes of branch names: the commit types, and those that forges and teams use. */
const PREFIXES: readonly string[] = [...COMMIT_TYPES, 'bugfix', 'feature', 'hotfix', 'release'];

/**
 * The tag of a branch that needs no hash; null if it needs one. Only `PREFIX/topic` gives `PREFIX-topic`, so a branch that is
 * called `PREFIX-topic` needs a hash. So does a branch whose name already looks like it ends with a hash.
 */
function plainTag(branch: string): string | null {
  const [first = '', topic, ...more] = branch.split('/');
  if (more.length > 0 || (topic !== undefined && !PREFIXES.includes(first))) return null;
  const tag = topic === undefined ? first : `${first}-${topic}`;
  const isAmbiguous = topic === undefined && PREFIXES.some((prefix) => first.startsWith(`${prefix}-`));
  return isAmbiguous || looksHashed(tag) || !isContainerTag(tag) ? null : tag;
}

/** Whether a release can have this container tag, or this tag in git. */
function isTaken(tag: string, formats: TagFormats): boolean {
  return mayBeRelease(tag) || tagReader(formats).versionOf(tag) !== null;
}
