import { defineCommand } from '../cli/line/command.ts';
import { runResume } from '../cli/run/resume-run.ts';

export default defineCommand({
  summary: 'Finish an interrupted command.',
  description:
    'A command is interrupted if it is killed, if a cherry-pick conflicts, or if the connection breaks. After a ' +
    'conflict, resolve it and git add the files first. relctl never overwrites what you or others changed since ' +
    'then. Until you resume or abort, other commands that change something exit with 84.',
  examples: ['<%= config.bin %> resume'],
  async run({ flags }) {
    await runResume(flags);
  },
});
