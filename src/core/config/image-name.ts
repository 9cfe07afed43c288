import { trimmed } from '../text/trim.ts';

const REGISTRY =
  /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*|\[[a-f\d:]+\])(?::\d+)?$/i;
const PART = /^[a-z\d]+(?:(?:\.|__?|-+)[a-z\d]+)*$/;

/**
 * Whether a text is the name of an image: without a tag, and with or without a registry.
 *
 * @see https://github.com/distribution/reference: the grammar of a name. The first part is a registry if it has a dot, a
 *   port or a capital letter, or is `localhost`
 */
export function isImageName(text: string): boolean {
  const [first = '', ...parts] = text.split('/');
  const hasRegistry = parts.length > 0 && (/[.:A-Z]/.test(first) || first === 'localhost');
  const path = hasRegistry ? parts : [first, ...parts];
  return (
    text.length <= 255 && (!hasRegistry || REGISTRY.test(first)) && path.every((part) => PART.test(part))
  );
}

/** The text as a valid image name; null if it has no character that a name may contain. */
export function asImageName(text: string): string | null {
  const name = text
    .toLowerCase()
    .replace(/[^a-z\d._-]+/g, '-')
    .replace(/[._-]{2,}/g, (separators) => (/^(?:__|-+)$/.test(separators) ? separators : '-'));
  const image = trimmed(name, '._-');
  return isImageName(image) ? image : null;
}
