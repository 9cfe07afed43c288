import { Args } from '@oclif/core';
import { BaseCommand } from '../../cli/line/base-command.ts';
import { judgePrePush } from '../../cli/hook/push-run.ts';

export default class HookPrePush extends BaseCommand {
  static override summary = 'The pre-push hook: check what you push.';
  static override description =
    'git passes the refs to push on stdin. If the push breaks a rule, relctl refuses it and git pushes nothing.';
  static override examples = [
    { description: 'In .git/hooks/pre-push', command: 'exec <%= config.bin %> hook pre-push "$@"' },
  ];
  static override args = {
    remote: Args.string({ description: 'name of the remote, which git passes' }),
    url: Args.string({ description: 'address of the remote, which git passes' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(HookPrePush);
    await judgePrePush(flags, args.remote ?? null);
  }
}
