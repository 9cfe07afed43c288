import { Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { runCommit } from '../cli/commit-run.ts';

export default class Commit extends BaseCommand {
  static override hiddenAliases = ['c'];
  static override summary = 'Ask what a commit is about, make its message of the answers, and commit.';
  static override description =
    'What is staged is committed. The message is kept in the git directory until the commit is made: ' +
    'where a hook refuses it, --retry takes it again. What stands behind -- goes to git commit.';
  static override examples = [
    { description: 'Commit what is staged', command: '<%= config.bin %> commit' },
    { description: 'Look at the message alone', command: '<%= config.bin %> commit --dry-run' },
    { description: 'Again, after a hook refused it', command: '<%= config.bin %> commit --retry' },
    { description: 'With options of git', command: '<%= config.bin %> commit -- --no-verify' },
  ];
  static override flags = {
    retry: Flags.boolean({ description: 'take the message of the last commit that failed' }),
    'no-retry': Flags.boolean({
      description: 'ask anew, although a message is kept and retry_after_failure is set',
    }),
    'dry-run': Flags.boolean({ description: 'print the message and commit nothing' }),
    'write-message-to-file': Flags.string({
      description: 'write the message to this file, too; also with --dry-run',
      helpValue: 'FILE',
    }),
    signoff: Flags.boolean({ char: 's', description: 'add a Signed-off-by trailer, as git commit does' }),
    all: Flags.boolean({ char: 'a', description: 'commit every change of tracked files, staged or not' }),
    edit: Flags.boolean({ char: 'e', description: 'open the message in git’s editor first' }),
    'message-length-limit': Flags.integer({
      char: 'l',
      description: 'the most characters that the first line may have; 0: any number',
      helpValue: 'N',
    }),
    'body-length-limit': Flags.integer({
      description: 'the most characters of a line of the body, which is wrapped; 0: any number',
      helpValue: 'N',
    }),
  };

  async run(): Promise<void> {
    const [own, others] = splitAtDashes(this.argv);
    const { flags } = await this.parse(Commit, own);
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
      others,
    });
  }
}

/** relctl's own arguments and, behind `--`, git's. */
function splitAtDashes(argv: readonly string[]): readonly [own: string[], others: string[]] {
  const end = argv.indexOf('--');
  return end === -1 ? [[...argv], []] : [argv.slice(0, end), argv.slice(end + 1)];
}
