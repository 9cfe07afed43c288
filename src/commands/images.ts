import { Args } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { printJson, printNotices } from '../cli/terminal/print.ts';
import { imagesFor } from '../cli/run/images-run.ts';
import { openOutputs, OUTPUT_FLAGS } from '../cli/line/output-flags.ts';
import { paintFor } from '../cli/terminal/paint.ts';
import { imagesJson, imagesText } from '../report/images.ts';

export default defineCommand({
  summary: 'List the container image names of a branch or a release.',
  description:
    'The image of a release is tagged with its version, and also with latest if it is the highest final release. ' +
    'The image of a branch has one name, and each new commit reuses it. Without REF, relctl uses ' +
    'the branch or tag that GitHub or GitLab CI is building; outside CI, the current branch or tag.',
  examples: [
    { description: 'For this branch', command: '<%= config.bin %> images' },
    { description: 'For a release', command: '<%= config.bin %> images v1.2.0' },
    { description: 'In GitHub Actions', command: '<%= config.bin %> images --github-output' },
  ],
  args: {
    ref: Args.string({ description: 'branch or release tag' }),
  },
  flags: OUTPUT_FLAGS,
  async run({ args, flags }) {
    const plan = await imagesFor(flags, args.ref ?? null, await openOutputs(flags, flags));
    printNotices(plan.notices);
    if (flags.json) printJson(imagesJson(plan));
    else process.stdout.write(imagesText(plan, paintFor(process.stdout)));
  },
});
