import { Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { initRequest } from '../cli/init-flags.ts';
import { runInit } from '../cli/init-run.ts';
import { FORGES, LICENSES, PARTS } from '../core/init/part.ts';

export default class Init extends BaseCommand {
  static override summary = 'Set up a project for releases: configuration, hooks, CI and container.';
  static override description =
    'Shows every file that it would write and asks once. Nothing that is there is overwritten: pyproject.toml keeps every ' +
    'byte and gets tables behind them. A second run finds nothing to do. In an empty folder a whole project is made. No ' +
    'commit is made.';
  static override examples = [
    { description: 'Show what would be written', command: '<%= config.bin %> init --dry-run' },
    { description: 'An existing project', command: '<%= config.bin %> init' },
    { description: 'A new project', command: 'mkdir my_app && <%= config.bin %> -C my_app init --yes' },
    {
      description: 'The configuration and the hooks alone',
      command: '<%= config.bin %> init --without ci,docker',
    },
  ];
  static override flags = {
    with: Flags.string({
      description: `parts besides the usual ones, separated by commas: ${PARTS.join(', ')}`,
      helpValue: 'PART',
      multiple: true,
      multipleNonGreedy: true,
    }),
    without: Flags.string({
      description: 'parts to leave out, separated by commas',
      helpValue: 'PART',
      multiple: true,
      multipleNonGreedy: true,
    }),
    ci: Flags.string({
      description: 'the CI to configure; else that of the remote, else github',
      helpValue: FORGES.join('|'),
    }),
    python: Flags.string({
      description: 'the Python of a new project, of its image and of CI; else what the project says',
      helpValue: 'X.Y',
    }),
    license: Flags.string({ description: 'write this licence', helpValue: LICENSES.join('|') }),
    'dry-run': Flags.boolean({ description: 'print what would be written and change nothing' }),
    yes: Flags.boolean({ char: 'y', description: 'do not ask' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Init);
    await runInit(initRequest(flags), flags);
  }
}
