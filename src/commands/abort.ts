import { defineCommand } from '../cli/line/command.ts';
import { runAbort } from '../cli/run/resume-run.ts';

export default defineCommand({
  summary: 'Undo an interrupted command.',
  description:
    'relctl restores the repository to its state before the command. It does not touch what you or others changed ' +
    'since then. If that keeps it from undoing a step, it prints the commands that undo it. It never undoes a push: ' +
    'if the remote already has the release, use relctl resume.',
  examples: ['<%= config.bin %> abort'],
  async run({ flags }) {
    await runAbort(flags);
  },
});
