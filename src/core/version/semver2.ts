import type { Scheme } from './scheme.ts';
import { spellWith } from './spelling.ts';
import type { Prerelease, Version } from './version.ts';

/** The dotted identifiers of semver 2.0 after one dash: `1.2.3-alpha.0.post.1.dev.2+local`. */
export const semver2: Scheme = { name: 'semver2', format, formatPre };

function format(version: Version): string {
  const identifiers: readonly string[] = [
    ...(version.pre === null ? [] : [formatPre(version.pre)]),
    ...(version.post === null ? [] : [`post.${version.post}`]),
    ...(version.dev === null ? [] : [`dev.${version.dev}`]),
  ];
  return spellWith(identifiers.length === 0 ? '' : `-${identifiers.join('.')}`, version);
}

function formatPre({ phase, number }: Prerelease): string {
  return `${phase}.${number}`;
}
