import { join } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { refuse } from '../core/error/error.ts';
import { play } from '../demo/play.ts';
import { SCENARIO_NAMES, SCENARIOS } from '../demo/scenario.ts';
import type { ScenarioName } from '../demo/scenario.ts';

export default class Demo extends BaseCommand {
  static override summary = 'Play a release in a throw-away repository with a throw-away remote.';
  static override description =
    'Nothing outside a temporary folder is read or written: neither your repositories nor your git configuration. ' +
    'Every command that is shown is really run.';
  static override examples = [
    { description: 'Five features become a release', command: '<%= config.bin %> demo train' },
    { description: 'Two alphas, and the final release', command: '<%= config.bin %> demo alpha' },
    { description: 'The release that people use is mended', command: '<%= config.bin %> demo hotfix' },
    { description: 'Keep the repository, to look around in it', command: '<%= config.bin %> demo --keep' },
  ];
  static override args = {
    scenario: Args.string({
      description: 'which story',
      options: [...SCENARIO_NAMES],
      default: 'train',
      // oclif takes a missing argument from a piped stdin.
      ignoreStdin: true,
    }),
  };
  static override flags = {
    keep: Flags.boolean({ description: 'leave the repository and its remote where they are' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Demo);
    if (flags.json)
      throw refuse('INVALID_ARGUMENT', { problem: 'a demo is for people: it has no JSON form', hint: null });
    const scenario = SCENARIOS[args.scenario as ScenarioName];
    await play({ scenario, script: join(this.config.root, 'bin', 'run.js'), keep: flags.keep });
  }
}
