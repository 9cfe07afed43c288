import { parseVersion } from '../version/version.ts';
import { isContainerTag, withHash } from './container-tag.ts';

/**
 * The container tag of a version. Container tags can't contain '+' and '!', so they are replaced with an underscore and a
 * dash.
 *
 * @param spelled the version as the scheme spells it
 */
export function releaseTag(spelled: string): string {
  const tag = spelled.replace('!', '-').replace('+', '_');
  return isContainerTag(tag) ? tag : withHash(tag, spelled);
}

/** Whether a release could have this container tag in any scheme, or whether it is `latest`. In doubt the answer is yes. */
export function mayBeRelease(tag: string): boolean {
  const spellings = [
    tag,
    tag.replace('_', '+'),
    tag.replace('-', '!'),
    tag.replace('-', '!').replace('_', '+'),
  ];
  return /^latest$/i.test(tag) || spellings.some((spelling) => parseVersion(spelling) !== null);
}
