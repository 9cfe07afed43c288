import { firstLine } from '../../core/commit/message.ts';
import type { JudgedMessage, MessageRules } from '../../core/commit/message.ts';
import type { Effect } from '../../core/plan/effect.ts';
import type { ReleasePlan } from '../../core/release/plan.ts';
import { charactersIn } from '../../core/text/characters.ts';
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

/**
 * What `cz check` prints about invalid messages. Parity: if a first line is too long, cz reports only that, for the
 * newest such commit.
 */
export function commitizenCheck(
  judged: readonly JudgedMessage[],
  { lengthLimit, schema }: MessageRules,
): string {
  const tooLong = judged.find(({ fault }) => fault?.problem === 'too-long');
  if (tooLong !== undefined) {
    const actual = charactersIn(firstLine(tooLong.message));
    return visible(
      'commit validation: failed!\ncommit message length exceeds the limit.\n' +
        `commit "${tooLong.sha ?? ''}": "${tooLong.message}"\n` +
        `message length limit: ${lengthLimit} (actual: ${actual})\n`,
    );
  }
  const refused = judged.flatMap(({ sha, message, fault }) => {
    if (fault === null) return [];
    const why = fault.problem === 'empty' ? 'commit message is empty' : `pattern: ${schema.pattern}`;
    return [`commit "${sha ?? ''}": "${message}\n"${why}\n`];
  });
  return visible(
    `commit validation: failed!\nplease enter a commit message in the commitizen format.\n${refused.join('')}`,
  );
}
