import { Args } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { printJson, printNotices } from '../cli/print.ts';
import { imagesFor } from '../cli/images-run.ts';
import { openOutputs, OUTPUT_FLAGS } from '../cli/output-flags.ts';
import { paintFor } from '../cli/paint.ts';
import { imagesJson, imagesText } from '../report/images.ts';

export default class Images extends BaseCommand {
  static override summary = 'Name the container images of a branch or a release.';
  static override description =
    'A release has its version, and latest if it is final and no final release is higher. A branch has a name of its ' +
    'own that its next commit gets again. Without REF it is what CI builds (GitHub, GitLab), else what HEAD is on.';
  static override examples = [
    { description: 'Of the branch', command: '<%= config.bin %> images' },
    { description: 'Of a release', command: '<%= config.bin %> images v1.2.0' },
    { description: 'In GitHub Actions', command: '<%= config.bin %> images --github-output' },
  ];
  static override args = {
    ref: Args.string({ description: 'a branch or a release tag', ignoreStdin: true }),
  };
  static override flags = OUTPUT_FLAGS;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Images);
    const plan = await imagesFor(flags, args.ref ?? null, await openOutputs(flags, flags));
    printNotices(plan.notices);
    if (flags.json) printJson(imagesJson(plan));
    else process.stdout.write(imagesText(plan, paintFor(process.stdout)));
  }
}
