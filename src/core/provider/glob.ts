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
  return (takesHidden ? '' : '(?!\\.)') + name.replace(NAME_PART, partPattern);
}

/** A `]` right behind the opening of a class belongs to it; a `[` that nothing closes is a plain character. */
const NAME_PART = /\[(!?)(\]?[^\]]*)\]|[^]/gu;

function partPattern(part: string, negated: string | undefined, members: string | undefined): string {
  if (part === '*') return '[^/]*';
  if (part === '?') return '[^/]';
  return members === undefined
    ? codePoint(part)
    : `(?!/)[${negated === '!' ? '^' : ''}${classMembers(members)}]`;
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
