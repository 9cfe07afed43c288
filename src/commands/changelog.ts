import { Args } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { CHANGELOG_FLAGS } from '../cli/changelog-flags.ts';
import { runChangelog } from '../cli/changelog-run.ts';

export default class Changelog extends BaseCommand {
  static override summary = 'Write the changelog from the history, or print it.';
  static override description =
    'The file is told anew as a whole; with --incremental only what is newer than its latest release is, and all ' +
    'else is kept. Nothing is committed.';
  static override aliases = ['ch'];
  static override examples = [
    { description: 'Show it', command: '<%= config.bin %> changelog --dry-run' },
    { description: 'Add what is new', command: '<%= config.bin %> changelog --incremental' },
    { description: 'One release', command: '<%= config.bin %> changelog 1.2.0 --dry-run' },
  ];
  static override args = {
    range: Args.string({
      description: 'a version such as 1.2.0, or versions such as 1.0.0..1.2.0 with both ends',
      ignoreStdin: true,
    }),
  };
  static override flags = CHANGELOG_FLAGS;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Changelog);
    await runChangelog(flags, args.range ?? null);
  }
}
