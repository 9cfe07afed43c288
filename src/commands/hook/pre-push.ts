import { Args } from '../../cli/line/flags.ts';
import { defineCommand } from '../../cli/line/command.ts';
import { judgePrePush } from '../../cli/hook/push-run.ts';

export default defineCommand({
  summary: 'The pre-push hook: check what you push.',
  description:
    'git passes the refs to push on stdin. If the push breaks a rule, relctl refuses it and git pushes nothing.',
  examples: [{ description: 'In .git/hooks/pre-push', command: 'exec <%= config.bin %> hook pre-push "$@"' }],
  args: {
    remote: Args.string({ description: 'name of the remote, which git passes' }),
    url: Args.string({ description: 'address of the remote, which git passes' }),
  },
  async run({ args, flags }) {
    await judgePrePush(flags, args.remote ?? null);
  },
});
