import type { Version } from './version.ts';

/** `epoch!release`, the suffix of the scheme, `+local`: every scheme writes versions this way. */
export function spellWith(suffix: string, { epoch, release, local }: Version): string {
  const lead = epoch === 0 ? '' : `${epoch}!`;
  return `${lead}${release.join('.')}${suffix}${local === null ? '' : `+${local}`}`;
}
