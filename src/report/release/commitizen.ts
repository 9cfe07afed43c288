import type { Effect } from '../../core/plan/effect.ts';
import type { ReleasePlan } from '../../core/release/plan.ts';
import { visible } from '../../core/text/visible.ts';

/** The part of the changelog that `cz bump` prints on a dry run and with `--changelog-to-stdout`. With both, cz prints it twice. */
export function newInChangelog({ packages: [{ changelog }] }: ReleasePlan): string {
  return changelog.printed === null ? '' : `${visible(changelog.printed)}\n`;
}

/** The line that `cz bump` prints before it runs a hook. */
export function hookAnnouncement(effect: Effect): string {
  return effect.kind === 'run-hook' ? `Running hook '${visible(effect.command)}'\n` : '';
}

/** What `cz bump` prints about a commit: the output of git and its hooks, stderr included. */
export function commitOutput({ stdout, stderr }: Readonly<{ stdout: string; stderr: string }>): string {
  return [stdout, stderr].map((said) => (said === '' ? '' : `${visible(said)}\n`)).join('');
}

export const COMMITIZEN_END = 'Done!\n';
