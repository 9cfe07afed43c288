import type { Version } from './version.ts';

/** `epoch!release`, the scheme's own suffix, `+local`: what every scheme has in common. */
export function spellWith(suffix: string, { epoch, release, local }: Version): string {
  const lead = epoch === 0 ? '' : `${epoch}!`;
  return `${lead}${release.join('.')}${suffix}${local === null ? '' : `+${local}`}`;
}
