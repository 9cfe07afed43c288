import { join } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../cli/line/base-command.ts';
import { refuse } from '../core/error/error.ts';
import { play } from '../demo/play.ts';
import { SCENARIO_NAMES, SCENARIOS } from '../demo/scenario.ts';
import type { ScenarioName } from '../demo/scenario.ts';

export default class Demo extends BaseCommand {
  static override summary = 'Watch a release in a temporary repository.';
  static override description =
    'relctl plays a short story and really runs every command that it shows. It works only in a temporary folder, ' +
    'and touches neither your repositories nor your git configuration.';
  static override examples = [
    { description: 'Release five features', command: '<%= config.bin %> demo train' },
    { description: 'Two alphas and the final release', command: '<%= config.bin %> demo alpha' },
    { description: 'Fix a release that is in use', command: '<%= config.bin %> demo hotfix' },
    { description: 'Keep the repository to look around', command: '<%= config.bin %> demo --keep' },
  ];
  static override args = {
    scenario: Args.string({
      description: 'story to play',
      options: [...SCENARIO_NAMES],
      default: 'train',
      // Otherwise oclif reads a missing argument from a piped stdin.
      ignoreStdin: true,
    }),
  };
  static override flags = {
    keep: Flags.boolean({ description: 'keep the temporary repository and its remote' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Demo);
    if (flags.json)
      throw refuse('INVALID_ARGUMENT', { problem: 'relctl demo has no JSON output', hint: null });
    const scenario = SCENARIOS[args.scenario as ScenarioName];
    await play({ scenario, script: join(this.config.root, 'bin', 'run.js'), keep: flags.keep });
  }
}
