import { Flags } from '../../cli/line/flags.ts';
import { defineCommand } from '../../cli/line/command.ts';
import { inGroup } from '../../cli/line/help-groups.ts';
import { runReconcile } from '../../cli/run/hotfix-run.ts';
import { runAbort, runResume } from '../../cli/run/resume-run.ts';
import { RELEASE_FLAGS } from '../../cli/line/release-flags.ts';

export default defineCommand({
  summary: 'Add the fixes of hotfix branches to main.',
  description:
    'relctl cherry-picks the commits that main does not have, adds the sections of the hotfixes to main’s ' +
    'changelog, and pushes. Bump commits are not picked: main keeps its version. If a pick conflicts, relctl ' +
    'exits with 85. Resolve the conflict, git add the files and use --continue, or go back with --abort.',
  examples: [
    { description: 'Show what is missing', command: '<%= config.bin %> hotfix reconcile --dry-run' },
    { description: 'Add it to main', command: '<%= config.bin %> hotfix reconcile' },
    {
      description: 'On a branch, for a pull request',
      command: '<%= config.bin %> hotfix reconcile --branch add-1.1.1',
    },
  ],
  flags: {
    'dry-run': RELEASE_FLAGS['dry-run'],
    yes: RELEASE_FLAGS.yes,
    skip: Flags.strings({
      description: 'record that main does not need this commit (repeatable)',
      helpValue: 'SHA',
    }),
    continue: Flags.boolean({
      description: 'continue after a conflict, like relctl resume',
      exclusive: ['abort'],
    }),
    abort: Flags.boolean({ description: 'undo everything, like relctl abort', exclusive: ['continue'] }),
    ...inGroup('PUSH', {
      push: RELEASE_FLAGS.push,
      remote: RELEASE_FLAGS.remote,
      branch: Flags.string({
        description: 'push to this new branch and leave main unchanged',
        helpValue: 'NAME',
      }),
    }),
  },
  async run({ flags }) {
    if (flags.continue) await runResume(flags);
    else if (flags.abort) await runAbort(flags);
    else await runReconcile(flags);
  },
});
