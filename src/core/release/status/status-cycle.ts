import type { Settings } from '../../config/settings.ts';
import { RelctlError } from '../../error/error.ts';
import { releaseTags } from '../../tag/find.ts';
import { tagReader } from '../../tag/recognise.ts';
import { compareVersions, isFinal } from '../../version/version.ts';
import type { Phase, Version } from '../../version/version.ts';
import type { Base } from '../base.ts';
import type { Intent } from '../intent.ts';
import { outlineRelease } from '../plan-release.ts';
import { attempt } from './status-next.ts';
import type { StatusFacts } from './status-facts.ts';

/** A prerelease cycle in progress. */
export interface Cycle {
  readonly phase: Phase | 'dev';
  /** The final version of the cycle. */
  readonly final: string;
  /** Its prereleases so far, the newest first. */
  readonly tags: readonly string[];
  /** The tag of its next prerelease; null if none can be planned. */
  readonly next: string | null;
}

/** @returns null if the version is final */
export function cycleOf(
  base: Base,
  intent: Intent,
  settings: Settings,
  { outlook, tags, interruption }: StatusFacts,
): Cycle | null {
  const { version, scheme, formats } = base;
  if (isFinal(version)) return null;
  const goal = finalOf(version);
  const { versionOf } = tagReader(formats);
  const own = tags.filter(({ name }) => {
    const tagged = versionOf(name);
    return tagged !== null && !isFinal(tagged) && compareVersions(finalOf(tagged), goal) === 0;
  });
  const next =
    outlook instanceof RelctlError || interruption !== null
      ? null
      : attempt(() => outlineRelease({ ...intent, phase: 'current' }, settings, outlook));
  return {
    phase: version.pre?.phase ?? 'dev',
    final: scheme.format(goal),
    tags: releaseTags(own, formats).map(({ name }) => name),
    next: next === null || next instanceof RelctlError ? null : next.decision.tag,
  };
}

function finalOf({ epoch, release }: Version): Version {
  return { epoch, release, pre: null, post: null, dev: null, local: null };
}
