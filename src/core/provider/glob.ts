/**
 * Whether Python's `glob` would list a file for a pattern. Both are relative to the same folder.
 *
 * `*`, `?` and `[…]` match within one name. They skip a name that starts with a dot, unless the pattern's name starts
 * with one, too. Parity: `**` means the same as `*`, because commitizen does not glob recursively.
 *
 * @param path the path of a file, with '/' between its names and without '.' and '..'
 */
export function matchesGlob(glob: string, path: string): boolean {
  return globPattern(glob)?.test(path) ?? false;
}

/** The glob as a pattern for a whole path; null if it leads out of the folder, matches only folders, or is too long. */
export function globPattern(glob: string): RegExp | null {
  if (glob.startsWith('/') || glob.length > LONGEST_GLOB || NAMES_A_FOLDER.test(glob)) return null;
  const names: string[] = [];
  for (const name of glob.split('/')) {
    if (name === '..' && names.pop() === undefined) return null;
    if (name !== '' && name !== '.' && name !== '..') names.push(name);
  }
  return new RegExp(`^${names.map(namePattern).join('/')}$`, 'su');
}

/** No path is as long. */
const LONGEST_GLOB = 4096;

const NAMES_A_FOLDER = /(?:^|\/)\.{0,2}$/;

function namePattern(name: string): string {
  const takesHidden = name.startsWith('.') || !/[*?[]/.test(name);
  let pattern = takesHidden ? '' : '(?!\\.)';
  let at = 0;
  for (let open = name.indexOf('['); open !== -1; open = name.indexOf('[', at)) {
    const close = endOfClass(name, open);
    // A `[` without a `]` is a normal character.
    if (close === -1) break;
    pattern += plainPattern(name.slice(at, open)) + classPattern(name.slice(open + 1, close));
    at = close + 1;
  }
  return pattern + plainPattern(name.slice(at));
}

/** A `]` directly after the `[` of a class is one of its characters. */
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

/** As in Python's fnmatch, a reversed range such as `z-a` matches nothing. */
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
