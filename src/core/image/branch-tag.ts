import { COMMIT_TYPES } from '../commit/message.ts';
import { tagReader } from '../tag/recognise.ts';
import type { TagFormats } from '../tag/recognise.ts';
import { asContainerTag, isContainerTag, looksHashed, withHash } from './container-tag.ts';
import { mayBeRelease } from './release-tag.ts';

/**
 * The container tag of a branch: `feat/login-button` → `feat-login-button`, `main` → `main`.
 *
 * No two branches share one, and none has one that a release or `latest` may have. A name stays as it is, with a dash for
 * the slash behind a usual prefix, where no other branch could come to the same; every other one ends in a hash of the
 * branch's name.
 */
export function branchTag(branch: string, formats: TagFormats): string {
  const plain = plainTag(branch);
  if (plain !== null && !isTaken(plain, formats)) return plain;
  const tag = asContainerTag(branch);
  // A hash may look like the end of a version (`1.2.0-a1234567` is an alpha): what begins like one begins otherwise.
  const begins = tag === '' || isTaken(tag, formats) || /^v?\d/i.test(tag);
  return withHash(begins ? `branch-${tag}` : tag, branch);
}

/** What stands before the slash of a branch's name by custom: the types of commits, and what hosts and teams use. */
const PREFIXES: readonly string[] = [...COMMIT_TYPES, 'bugfix', 'feature', 'hotfix', 'release'];

/**
 * The tag that needs no hash; null when there is none. `PREFIX/topic` and no other branch gives `PREFIX-topic`, so that a
 * branch `PREFIX-topic` gets a hash; what looks as if it had one gets another.
 */
function plainTag(branch: string): string | null {
  const [first = '', topic, ...more] = branch.split('/');
  if (more.length > 0 || (topic !== undefined && !PREFIXES.includes(first))) return null;
  const tag = topic === undefined ? first : `${first}-${topic}`;
  const isAmbiguous = topic === undefined && PREFIXES.some((prefix) => first.startsWith(`${prefix}-`));
  return isAmbiguous || looksHashed(tag) || !isContainerTag(tag) ? null : tag;
}

/** Whether a release may have the tag, or be tagged so in git. */
function isTaken(tag: string, formats: TagFormats): boolean {
  return mayBeRelease(tag) || tagReader(formats).versionOf(tag) !== null;
}
