/**
 * Whether a text contains exactly this version: `1.1.0` is in `v1.1.0 (#18)`, but not in `11.1.0` or `1.1.0rc1`.
 *
 * It takes linear time, however often the version occurs.
 */
export function mentions(text: string, version: string): boolean {
  if (version === '') return false;
  for (let at = text.indexOf(version); at >= 0; at = text.indexOf(version, at + 1)) {
    const end = at + version.length;
    if (!/[\d.]/.test(text.charAt(at - 1)) && !continues(text.slice(end, end + 2))) return true;
  }
  return false;
}

/** @param next the two characters after a version */
function continues(next: string): boolean {
  return /^(?:[\dA-Za-z+]|[-.]\w)/.test(next);
}
