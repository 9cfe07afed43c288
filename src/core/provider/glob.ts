/**
 * Whether Python's `glob` would list a file for a pattern, both relative to the same folder.
 *
 * `*`, `?` and `[…]` stay within one name, and pass over a name that begins with a dot unless the pattern's own
 * begins with one. Parity: `**` is no more than `*`, for commitizen does not glob recursively.
 *
 * @param path of a file, '/' between its names, with neither '.' nor '..' in it
 */
export function matchesGlob(glob: string, path: string): boolean {
  return globPattern(glob)?.test(path) ?? false;
}

/** The glob as a pattern for a whole path; null for one that leads out of the folder or asks for folders. */
export function globPattern(glob: string): RegExp | null {
  if (glob.startsWith('/') || NAMES_A_FOLDER.test(glob)) return null;
  const names: string[] = [];
  for (const name of glob.split('/')) {
    if (name === '..' && names.pop() === undefined) return null;
    if (name !== '' && name !== '.' && name !== '..') names.push(name);
  }
  return new RegExp(`^${names.map(namePattern).join('/')}$`, 'su');
}

const NAMES_A_FOLDER = /(?:^|\/)\.{0,2}$/;

function namePattern(name: string): string {
  const takesHidden = name.startsWith('.') || !/[*?[]/.test(name);
  let pattern = takesHidden ? '' : '(?!\\.)';
  let at = 0;
  for (let open = name.indexOf('['); open !== -1; open = name.indexOf('[', at)) {
    const close = endOfClass(name, open);
    // A `[` that nothing closes is a plain character.
    if (close === -1) break;
    pattern += plainPattern(name.slice(at, open)) + classPattern(name.slice(open + 1, close));
    at = close + 1;
  }
  return pattern + plainPattern(name.slice(at));
}

/** A `]` directly after the opening of a class belongs to it. */
function endOfClass(name: string, open: number): number {
  const first = name[open + 1] === '!' ? open + 2 : open + 1;
  return name.indexOf(']', name[first] === ']' ? first + 1 : first);
}

function plainPattern(text: string): string {
  return text.replace(/[^]/gu, (character) => {
    if (character === '*') return '[^/]*';
    return character === '?' ? '[^/]' : codePoint(character);
  });
}

function classPattern(written: string): string {
  return written.startsWith('!')
    ? `(?!/)[^${classMembers(written.slice(1))}]`
    : `(?!/)[${classMembers(written)}]`;
}

/** Like Python's fnmatch, a range that runs backwards holds nothing. */
function classMembers(members: string): string {
  return members.replace(/([^])-([^])|[^]/gu, (part, from: string | undefined, to: string | undefined) => {
    if (from === undefined || to === undefined) return codePoint(part);
    return codeOf(from) <= codeOf(to) ? `${codePoint(from)}-${codePoint(to)}` : '';
  });
}

function codePoint(character: string): string {
  return `\\u{${codeOf(character).toString(16)}}`;
}

function codeOf(character: string): number {
  return Number(character.codePointAt(0));
}
