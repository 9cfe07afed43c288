import type { Settings } from '../config/settings.ts';
import { RelctlError } from '../error/error.ts';
import type { Increment } from '../version/version.ts';
import type { Intent } from './intent.ts';
import { planRelease } from './plan-release.ts';
import type { StatusGround } from './status.ts';

/** What a plain `relctl bump` would come to, here and now. */
export type Next =
  | {
      readonly kind: 'release';
      readonly tag: string;
      readonly version: string;
      readonly increment: Increment | null;
      /** What stops it as things are. */
      readonly broken: readonly { readonly rule: string; readonly found: string; readonly remedy: string }[];
    }
  | { readonly kind: 'nothing'; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** A refusal, told as an answer. */
export interface Problem {
  readonly code: string;
  readonly found: string;
  readonly remedy: string | null;
}

/** The codes of the catalogue that only say that there is nothing to release. */
const NOTHING: readonly string[] = ['NO_COMMITS_FOUND', 'NO_INCREMENT', 'UNBORN_BRANCH'];

/** Files of a release that is half done tell nothing about the next one. */
export function nextOf(intent: Intent, settings: Settings, { outlook, interruption }: StatusGround): Next {
  if (interruption !== null) {
    const found = `${interruption.what} comes first`;
    return { kind: 'refused', problem: { code: 'INTERRUPTED_RELEASE', found, remedy: null } };
  }
  if (outlook instanceof RelctlError) return refusedNext(outlook);
  const plan = attempt(() => planRelease(intent, settings, outlook));
  if (plan instanceof RelctlError) return refusedNext(plan);
  const { decision, verdicts } = plan;
  const broken = verdicts.filter(({ state }) => state === 'broken');
  return {
    kind: 'release',
    tag: decision.tag,
    version: decision.spelled,
    increment: decision.increment,
    broken: broken.flatMap(({ violations }) =>
      violations.map(({ rule, found, remedy }) => ({ rule, found, remedy })),
    ),
  };
}

function refusedNext(error: RelctlError): Next {
  return { kind: NOTHING.includes(error.code) ? 'nothing' : 'refused', problem: problemOf(error) };
}

export function problemOf({ code, message, hint }: RelctlError): Problem {
  return { code, found: message, remedy: hint };
}

export function attempt<T>(act: () => T): T | RelctlError {
  try {
    return act();
  } catch (error) {
    if (error instanceof RelctlError) return error;
    throw error;
  }
}
