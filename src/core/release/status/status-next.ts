import type { Settings } from '../../config/settings.ts';
import { RelctlError } from '../../error/error.ts';
import type { Increment } from '../../version/version.ts';
import type { Intent } from '../intent.ts';
import { planRelease } from '../plan-release.ts';
import type { StatusFacts } from './status-facts.ts';

/** What `relctl bump` without options would do now. */
export type Next =
  | {
      readonly kind: 'release';
      readonly tag: string;
      readonly version: string;
      readonly increment: Increment | null;
      /** The broken rules that stop it at the moment. */
      readonly broken: readonly { readonly rule: string; readonly found: string; readonly remedy: string }[];
    }
  | { readonly kind: 'nothing'; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** A refusal, shown as part of an answer. */
export interface Problem {
  readonly code: string;
  readonly found: string;
  readonly remedy: string | null;
}

/** The error codes that only mean that there is nothing to release. */
const NOTHING: readonly string[] = ['NO_COMMITS_FOUND', 'NO_INCREMENT', 'UNBORN_BRANCH'];

/** During an interrupted release the files say nothing reliable about the next one. */
export function nextOf(intent: Intent, settings: Settings, { outlook, interruption }: StatusFacts): Next {
  if (interruption !== null) {
    const found = `${interruption.what} must be finished or rolled back first`;
    return { kind: 'refused', problem: { code: 'INTERRUPTED_RELEASE', found, remedy: null } };
  }
  if (outlook instanceof RelctlError) return refusedNext(outlook);
  const plan = attempt(() => planRelease(intent, settings, outlook));
  if (plan instanceof RelctlError) return refusedNext(plan);
  const { verdicts } = plan;
  const [{ decision }] = plan.packages;
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
