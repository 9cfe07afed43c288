import { Flags } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { initRequest } from '../cli/line/init-flags.ts';
import { runInit } from '../cli/run/init-run.ts';
import { SHARED_FLAGS } from '../cli/line/shared-flags.ts';
import { FORGES, LICENSES, PARTS } from '../core/init/part.ts';

export default defineCommand({
  summary: 'Set up a project: configuration, git hooks, CI, Dockerfile.',
  description:
    'relctl shows every file that it would write and asks once. It overwrites nothing: pyproject.toml keeps its ' +
    'text and gets new tables at the end. A second run changes nothing. In an empty folder, relctl creates a ' +
    'whole project. It makes no commit.',
  examples: [
    { description: 'Preview the files', command: '<%= config.bin %> init --dry-run' },
    { description: 'An existing project', command: '<%= config.bin %> init' },
    { description: 'A new project', command: 'mkdir my_app && <%= config.bin %> -C my_app init --yes' },
    {
      description: 'Only the configuration and the git hooks',
      command: '<%= config.bin %> init --without ci,docker',
    },
  ],
  flags: {
    'dry-run': SHARED_FLAGS['dry-run'],
    yes: SHARED_FLAGS.yes,
    with: Flags.strings({
      description: `parts to add, comma-separated: ${PARTS.join(', ')} [default: all but layout, and all in an empty folder]`,
      helpValue: 'PART',
    }),
    without: Flags.strings({
      description: 'parts to leave out, comma-separated',
      helpValue: 'PART',
    }),
    ci: Flags.string({
      description: 'CI to configure [default: from the remote, or github]',
      helpValue: FORGES.join('|'),
    }),
    python: Flags.string({
      description:
        'Python version for the image, CI and a new project [default: that of the project, or else the installed one]',
      helpValue: 'X.Y',
    }),
    license: Flags.string({ description: 'license file to write', helpValue: LICENSES.join('|') }),
  },
  async run({ flags }) {
    await runInit(initRequest(flags), flags);
  },
});
