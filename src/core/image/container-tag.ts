import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** @see https://github.com/distribution/reference: the grammar of a tag */
const LEGAL = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const LONGEST = 128;
/** In hexadecimal digits. */
const HASH_LENGTH = 8;

/** Whether a text can stand behind the colon of an image's name. */
export function isContainerTag(text: string): boolean {
  return LEGAL.test(text);
}

/** The nearest that a container tag may be; '' when nothing of the text can stand in one. */
export function asContainerTag(text: string): string {
  return text
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, LONGEST);
}

/** Whether a text ends as {@link withHash} ends: only such a one could be made twice. */
export function looksHashed(text: string): boolean {
  return new RegExp(`-[0-9a-f]{${HASH_LENGTH}}$`).test(text);
}

/** A container tag that tells apart what would look the same without it: the hash of the original ends it. */
export function withHash(tag: string, original: string): string {
  const hash = `-${bytesToHex(sha256(utf8ToBytes(original))).slice(0, HASH_LENGTH)}`;
  return `${tag.slice(0, LONGEST - hash.length).replace(/[.-]+$/, '')}${hash}`;
}
