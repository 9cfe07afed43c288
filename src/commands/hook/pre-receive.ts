import { defineCommand } from '../../cli/line/command.ts';
import { judgePreReceive } from '../../cli/hook/push-run.ts';

export default defineCommand({
  summary: 'The pre-receive hook: check a push on the server.',
  description:
    'The hook needs no working tree and writes nothing. It uses the configuration that is on the main branch ' +
    'before the push.',
  examples: [
    {
      description: 'In hooks/pre-receive of a bare repository',
      command: 'exec <%= config.bin %> hook pre-receive',
    },
  ],
  async run({ flags }) {
    await judgePreReceive(flags);
  },
});
