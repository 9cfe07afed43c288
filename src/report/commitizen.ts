import type { ReleasePlan } from '../core/release/plan.ts';
import { visible } from '../core/text/visible.ts';
import { headline } from './release.ts';

/** What `cz bump --dry-run` prints: the first lines, then what is new in the changelog. */
export function commitizenDryRun(plan: ReleasePlan): string {
  const changelog = plan.changelog === null ? '' : `${visible(plan.changelog)}\n`;
  return `${headline(plan)}\n\n${changelog}`;
}

/** What follows the first lines of `cz bump` when the release is made. */
export function commitizenOutcome(commitOutput: string): string {
  return `${visible(commitOutput)}\nDone!\n`;
}
