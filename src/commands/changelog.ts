import { Args } from '@oclif/core';
import { BaseCommand } from '../cli/line/base-command.ts';
import { CHANGELOG_FLAGS } from '../cli/line/changelog-flags.ts';
import { runChangelog } from '../cli/run/changelog-run.ts';

export default class Changelog extends BaseCommand {
  static override summary = 'Write the changelog from the commit history.';
  static override description =
    'relctl regenerates the whole file. With --incremental it keeps the existing text and adds only what is newer ' +
    'than the latest release. It makes no commit.';
  static override aliases = ['ch'];
  static override examples = [
    { description: 'Print it', command: '<%= config.bin %> changelog --dry-run' },
    {
      description: 'Add what is new since the latest release',
      command: '<%= config.bin %> changelog --incremental',
    },
    { description: 'Print one release', command: '<%= config.bin %> changelog 1.2.0 --dry-run' },
  ];
  static override args = {
    range: Args.string({
      description: 'version such as 1.2.0, or range such as 1.0.0..1.2.0 (both included)',
      ignoreStdin: true,
    }),
  };
  static override flags = CHANGELOG_FLAGS;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Changelog);
    await runChangelog(flags, args.range ?? null);
  }
}
