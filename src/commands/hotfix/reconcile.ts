import { Flags } from '@oclif/core';
import { BaseCommand } from '../../cli/base-command.ts';
import { runReconcile } from '../../cli/hotfix-run.ts';
import { runAbort, runResume } from '../../cli/resume-run.ts';
import { RELEASE_FLAGS } from '../../cli/release-flags.ts';

export default class HotfixReconcile extends BaseCommand {
  static override summary = 'Bring what was fixed on hotfix branches to main.';
  static override description =
    'Picks the commits that main does not have, puts the hotfix’s section into main’s changelog, and pushes. The bump ' +
    'stays where it is: main keeps its version. A conflict ends with 85: resolve it and go on with --continue, or go back ' +
    'with --abort.';
  static override examples = [
    { description: 'Show what is missing', command: '<%= config.bin %> hotfix reconcile --dry-run' },
    { description: 'Bring it', command: '<%= config.bin %> hotfix reconcile' },
    { description: 'By a pull request', command: '<%= config.bin %> hotfix reconcile --branch bring-1.1.1' },
  ];
  static override flags = {
    'dry-run': RELEASE_FLAGS['dry-run'],
    yes: RELEASE_FLAGS.yes,
    push: RELEASE_FLAGS.push,
    remote: RELEASE_FLAGS.remote,
    skip: Flags.string({
      description: 'record that main does not need this commit (repeatable)',
      helpValue: 'SHA…',
      multiple: true,
      multipleNonGreedy: true,
    }),
    branch: Flags.string({ description: 'leave main alone and push this new branch', helpValue: 'NAME' }),
    continue: Flags.boolean({
      description: 'go on after a conflict, as relctl resume',
      exclusive: ['abort'],
    }),
    abort: Flags.boolean({ description: 'take everything back, as relctl abort', exclusive: ['continue'] }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(HotfixReconcile);
    if (flags.continue) await runResume(flags);
    else if (flags.abort) await runAbort(flags);
    else await runReconcile(flags);
  }
}
