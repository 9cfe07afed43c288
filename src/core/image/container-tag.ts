import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { trimmedEnd } from '../text/trim.ts';

/** @see https://github.com/distribution/reference for the grammar of a tag */
const LEGAL = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const LONGEST = 128;
/** In hexadecimal digits. */
const HASH_LENGTH = 8;

/** Whether a text is a valid container tag, the part after the colon of an image name. */
export function isContainerTag(text: string): boolean {
  return LEGAL.test(text);
}

/** The most similar valid container tag; '' if no character of the text is valid. */
export function asContainerTag(text: string): string {
  return text
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, LONGEST);
}

/** Whether a text ends like the result of {@link withHash}: only such a name could be used twice. */
export function looksHashed(text: string): boolean {
  return new RegExp(`-[0-9a-f]{${HASH_LENGTH}}$`).test(text);
}

/** A container tag that ends with a hash of the original name, so that different names give different tags. */
export function withHash(tag: string, original: string): string {
  const hash = `-${bytesToHex(sha256(utf8ToBytes(original))).slice(0, HASH_LENGTH)}`;
  return `${trimmedEnd(tag.slice(0, LONGEST - hash.length), '.-')}${hash}`;
}
