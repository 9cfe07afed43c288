import { Args, Flags } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { refuse } from '../core/error/error.ts';
import { play } from '../demo/play.ts';
import { SCENARIO_NAMES, SCENARIOS } from '../demo/scenario.ts';

export default defineCommand({
  summary: 'Watch a release in a temporary repository.',
  description:
    'relctl plays a short story and really runs every command that it shows. It works only in a temporary folder, ' +
    'and touches neither your repositories nor your git configuration.',
  examples: [
    { description: 'Release five features', command: '<%= config.bin %> demo train' },
    { description: 'Two alphas and the final release', command: '<%= config.bin %> demo alpha' },
    { description: 'Fix a release that is in use', command: '<%= config.bin %> demo hotfix' },
    { description: 'Keep the repository to look around', command: '<%= config.bin %> demo --keep' },
  ],
  args: {
    scenario: Args.choice({
      description: 'story to play',
      options: SCENARIO_NAMES,
      default: 'train',
    }),
  },
  flags: {
    keep: Flags.boolean({ description: 'keep the temporary repository and its remote' }),
  },
  async run({ args, flags }) {
    if (flags.json)
      throw refuse('INVALID_ARGUMENT', { problem: 'relctl demo has no JSON output', hint: null });
    const scenario = SCENARIOS[args.scenario];
    await play({ scenario, keep: flags.keep });
  },
});
