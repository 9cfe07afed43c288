import { pep440 } from './pep440.ts';
import type { Scheme } from './scheme.ts';
import { spellWith } from './spelling.ts';
import type { Version } from './version.ts';

/** PEP 440's letters with semver's dash: `1.2.3-a0-post1-dev2+local`. */
export const semver: Scheme = { name: 'semver', format, formatPre: pep440.formatPre };

function format(version: Version): string {
  const pre = version.pre === null ? '' : `-${semver.formatPre(version.pre)}`;
  const post = version.post === null ? '' : `-post${version.post}`;
  const dev = version.dev === null ? '' : `-dev${version.dev}`;
  return spellWith(`${pre}${post}${dev}`, version);
}
