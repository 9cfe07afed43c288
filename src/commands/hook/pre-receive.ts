import { BaseCommand } from '../../cli/line/base-command.ts';
import { judgePreReceive } from '../../cli/hook/push-run.ts';

export default class HookPreReceive extends BaseCommand {
  static override summary = 'The pre-receive hook: check a push on the server.';
  static override description =
    'The hook needs no working tree and writes nothing. It uses the configuration that is on the main branch ' +
    'before the push.';

  static override examples = [
    {
      description: 'In hooks/pre-receive of a bare repository',
      command: 'exec <%= config.bin %> hook pre-receive',
    },
  ];

  async run(): Promise<void> {
    const { flags } = await this.parse(HookPreReceive);
    await judgePreReceive(flags);
  }
}
