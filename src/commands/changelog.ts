import { Args } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { CHANGELOG_FLAGS } from '../cli/line/changelog-flags.ts';
import { runChangelog } from '../cli/run/changelog-run.ts';

export default defineCommand({
  summary: 'Write the changelog from the commit history.',
  description:
    'relctl regenerates the whole file. With --incremental, it keeps the existing text and adds only what is newer ' +
    'than the latest release in the file. Commit the file yourself.',
  examples: [
    { description: 'Print it', command: '<%= config.bin %> changelog --dry-run' },
    {
      description: 'Add what is newer than the latest release in the file',
      command: '<%= config.bin %> changelog --incremental',
    },
    { description: 'Print one release', command: '<%= config.bin %> changelog 1.2.0 --dry-run' },
  ],
  args: {
    range: Args.string({
      description: 'version such as 1.2.0, or range such as 1.0.0..1.2.0 (both included)',
    }),
  },
  flags: CHANGELOG_FLAGS,
  async run({ args, flags }) {
    await runChangelog(flags, args.range ?? null);
  },
});
