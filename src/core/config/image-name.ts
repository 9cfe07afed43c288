import { trimmed } from '../text/trim.ts';

const REGISTRY =
  /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*|\[[a-f\d:]+\])(?::\d+)?$/i;
const PART = /^[a-z\d]+(?:(?:\.|__?|-+)[a-z\d]+)*$/;

/**
 * Whether a text names an image, with or without its registry and without a tag.
 *
 * @see https://github.com/distribution/reference: the grammar of a name; a first part is a registry where it has a dot or
 *   a port, is `localhost`, or holds a capital
 */
export function isImageName(text: string): boolean {
  const [first = '', ...parts] = text.split('/');
  const hasRegistry = parts.length > 0 && (/[.:A-Z]/.test(first) || first === 'localhost');
  const path = hasRegistry ? parts : [first, ...parts];
  return (
    text.length <= 255 && (!hasRegistry || REGISTRY.test(first)) && path.every((part) => PART.test(part))
  );
}

/** The nearest name that an image may have; null when nothing of the text can stand in one. */
export function asImageName(text: string): string | null {
  const name = text
    .toLowerCase()
    .replace(/[^a-z\d._-]+/g, '-')
    .replace(/[._-]{2,}/g, (separators) => (/^(?:__|-+)$/.test(separators) ? separators : '-'));
  const image = trimmed(name, '._-');
  return isImageName(image) ? image : null;
}
