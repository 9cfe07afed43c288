import { Args } from '@oclif/core';
import { BaseCommand } from '../../cli/base-command.ts';
import { judgePrePush } from '../../cli/push-run.ts';

export default class HookPrePush extends BaseCommand {
  static override summary = 'Judge what git is about to push: git runs this as its pre-push hook.';
  static override description =
    'git says on stdin which refs would be pushed. A push that breaks a rule is refused, and nothing of it is pushed.';
  static override examples = [
    { description: 'In .git/hooks/pre-push', command: 'exec <%= config.bin %> hook pre-push "$@"' },
  ];
  static override args = {
    remote: Args.string({ description: 'the name of the remote, as git gives it' }),
    url: Args.string({ description: 'where it is, as git gives it' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(HookPrePush);
    await judgePrePush(flags, args.remote ?? null);
  }
}
