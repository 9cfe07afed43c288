import type { Scheme } from './scheme.ts';
import { spellWith } from './spelling.ts';
import type { Phase, Prerelease, Version } from './version.ts';

/** PEP 440's normal form: `1.2.3a0.post1.dev2+local`. */
export const pep440: Scheme = { name: 'pep440', format, formatPre };

const LETTERS = { alpha: 'a', beta: 'b', rc: 'rc' } as const satisfies Record<Phase, string>;

function format(version: Version): string {
  const pre = version.pre === null ? '' : formatPre(version.pre);
  const post = version.post === null ? '' : `.post${version.post}`;
  const dev = version.dev === null ? '' : `.dev${version.dev}`;
  return spellWith(`${pre}${post}${dev}`, version);
}

function formatPre({ phase, number }: Prerelease): string {
  return `${LETTERS[phase]}${number}`;
}
