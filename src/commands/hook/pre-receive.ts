import { BaseCommand } from '../../cli/base-command.ts';
import { judgePreReceive } from '../../cli/push-run.ts';

export default class HookPreReceive extends BaseCommand {
  static override summary = 'Judge what a server is about to take: git runs it there as pre-receive hook.';
  static override description =
    'It needs no work tree and writes nothing. The configuration is that of the main branch before the push.';

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
