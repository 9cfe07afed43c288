import { parseVersion } from '../version/version.ts';
import { isContainerTag, withHash } from './container-tag.ts';

/**
 * The container tag of a version. It has no '+' and no '!': the local part follows an underscore instead, and an epoch a
 * dash.
 *
 * @param spelled the version as the scheme spells it
 */
export function releaseTag(spelled: string): string {
  const tag = spelled.replace('!', '-').replace('+', '_');
  return isContainerTag(tag) ? tag : withHash(tag, spelled);
}

/** Whether a release might be called so, by whatever scheme, or `latest`. Too much is taken rather than too little. */
export function mayBeRelease(tag: string): boolean {
  const spellings = [
    tag,
    tag.replace('_', '+'),
    tag.replace('-', '!'),
    tag.replace('-', '!').replace('_', '+'),
  ];
  return /^latest$/i.test(tag) || spellings.some((spelling) => parseVersion(spelling) !== null);
}
