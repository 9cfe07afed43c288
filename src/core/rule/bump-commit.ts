import { DEFAULT_BUMP_MESSAGE } from '../config/settings.ts';
import type { VersionChange } from '../snapshot/snapshot.ts';
import { substitute } from '../text/template.ts';
import { SCHEMES } from '../version/scheme.ts';
import { isVersion, parseVersion } from '../version/version.ts';

/** What a commit did to the version. */
export type VersionEdit =
  /** No version before or after it, or one that a parent has already: nothing that a person typed. */
  | { readonly kind: 'none' }
  | { readonly kind: 'bump'; readonly version: string }
  | { readonly kind: 'hand-edit'; readonly from: string; readonly to: string };

/**
 * Judges a commit that touches the version's file, by the contract's definition (§5): a bump commit changes the
 * version against its first parent, and its first line is the bump message rendered with both versions: today's
 * message, that of the commit's own configuration, or commitizen's default. A merge counts only where its version
 * differs from every parent's, and the commit that introduces a version is never a hand edit.
 *
 * @param bumpMessage today's
 */
export function judgeVersionChange(change: VersionChange, bumpMessage: string): VersionEdit {
  const { version, parents, firstLine } = change;
  const from = parents[0] ?? null;
  if (
    version === null ||
    from === null ||
    parents.some((parent) => parent === null || isSame(parent, version))
  ) {
    return { kind: 'none' };
  }
  const messages = new Set([bumpMessage, change.bumpMessage ?? bumpMessage, DEFAULT_BUMP_MESSAGE]);
  const isBump = [...messages].some((message) => announces(message, firstLine, from, version));
  return isBump ? { kind: 'bump', version } : { kind: 'hand-edit', from, to: version };
}

/** Whether a first line is the message rendered with both versions, in any scheme's spelling of them. */
function announces(message: string, firstLine: string, from: string, to: string): boolean {
  const [template = ''] = message.split('\n');
  return spellings(from).some((current) =>
    spellings(to).some(
      (next) => substitute(template, { current_version: current, new_version: next }) === firstLine.trimEnd(),
    ),
  );
}

/**
 * Whether a first line is a bump message that announces a version, from whichever one: what is left to tell a release's
 * commit by where its version was kept in another file than today's.
 */
export function announcesRelease(
  firstLine: string,
  version: string,
  bumpMessages: readonly string[],
): boolean {
  return bumpMessages.some((message) => {
    const [template = ''] = message.split('\n');
    if (!template.includes('new_version')) return false;
    return spellings(version).some((next) => {
      const line = substitute(template, { current_version: ANY_VERSION, new_version: next });
      return new RegExp(`^${asPattern(line)}$`).test(firstLine.trimEnd());
    });
  });
}

/** Whether a first line is a bump message of any two versions: today's, or commitizen's default. */
export function readsAsBump(firstLine: string, bumpMessage: string): boolean {
  return [bumpMessage, DEFAULT_BUMP_MESSAGE].some((message) => {
    const [template = ''] = message.split('\n');
    const line = substitute(template, { current_version: ANY_VERSION, new_version: ANY_VERSION });
    return new RegExp(`^${asPattern(line)}$`).test(firstLine.trimEnd());
  });
}

function asPattern(line: string): string {
  const literals = line.split(ANY_VERSION).map((text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return literals.join('\\S+');
}

/** Stands for a version where a message is made a pattern; no message has it. */
const ANY_VERSION = '\0';

/** The scheme may have been another one when the commit was made. */
function spellings(version: string): readonly string[] {
  const parsed = parseVersion(version);
  if (parsed === null) return [version];
  return [...new Set([version, ...SCHEMES.map((scheme) => scheme.format(parsed))])];
}

function isSame(a: string, b: string): boolean {
  const parsed = parseVersion(b);
  return a === b || (parsed !== null && isVersion(a, parsed));
}
