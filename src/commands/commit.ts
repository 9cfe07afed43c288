import { Flags } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { runCommit } from '../cli/run/commit-run.ts';
import { SHARED_FLAGS } from '../cli/line/shared-flags.ts';

export default defineCommand({
  summary: 'Write a commit message interactively and commit.',
  description:
    'relctl commits what is staged. It keeps the message until the commit is made: if a hook refuses the commit, ' +
    '--retry uses the message again. Arguments after -- go to git commit.',
  examples: [
    { description: 'Commit what is staged', command: '<%= config.bin %> commit' },
    { description: 'Print only the message', command: '<%= config.bin %> commit --dry-run' },
    { description: 'Try again after a hook refused the commit', command: '<%= config.bin %> commit --retry' },
    { description: 'With options of git commit', command: '<%= config.bin %> commit -- --no-verify' },
  ],
  flags: {
    retry: Flags.boolean({ description: 'reuse the message of the last commit that failed' }),
    'no-retry': Flags.boolean({
      description: 'ask again, even if a message is kept and retry_after_failure is set',
    }),
    'dry-run': Flags.boolean({ description: 'print the message and commit nothing' }),
    'write-message-to-file': Flags.string({
      description: 'also write the message to this file',
      helpValue: 'FILE',
    }),
    signoff: Flags.boolean({ char: 's', description: 'add a Signed-off-by trailer, as git commit does' }),
    all: Flags.boolean({ char: 'a', description: 'commit all changes to tracked files, staged or not' }),
    edit: Flags.boolean({ char: 'e', description: 'edit the message in git’s editor before the commit' }),
    'message-length-limit': SHARED_FLAGS['message-length-limit'],
    'body-length-limit': Flags.integer({
      description: 'wrap the lines of the body at this length (0: no limit)',
      helpValue: 'N',
    }),
  },
  takesRest: true,

  async run({ flags, rest }) {
    await runCommit({
      globals: flags,
      dryRun: flags['dry-run'],
      messageFile: flags['write-message-to-file'] ?? null,
      all: flags.all,
      edit: flags.edit,
      asked: {
        lengthLimit: flags['message-length-limit'] ?? null,
        bodyLengthLimit: flags['body-length-limit'] ?? null,
        signOff: flags.signoff,
        retry: flags.retry,
        noRetry: flags['no-retry'],
      },
      others: rest,
    });
  },
});
