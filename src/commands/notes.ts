import { Args } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { printJson } from '../cli/terminal/print.ts';
import { openOutputs, OUTPUT_FLAGS } from '../cli/line/output-flags.ts';
import { notesFor } from '../cli/run/notes-run.ts';
import { notesJson, notesMarkdown, notesOutputs } from '../report/notes.ts';

export default defineCommand({
  summary: 'Print the release notes of one release.',
  description:
    'The notes of a final release cover its whole prerelease cycle: each change once, breaking changes first. ' +
    'Commits and the comparison are links if the remote is on GitHub, GitLab, Bitbucket, Codeberg, or another ' +
    'Gitea or Forgejo server.',
  examples: [
    { description: 'The latest release', command: '<%= config.bin %> notes' },
    {
      description: 'Create a release page on GitHub',
      command: '<%= config.bin %> notes v1.2.0 | gh release create v1.2.0 --notes-file -',
    },
  ],
  args: {
    tag: Args.string({
      description: 'release tag or version [default: the highest in the history of HEAD]',
    }),
  },
  flags: OUTPUT_FLAGS,
  async run({ args, flags }) {
    const outputs = await openOutputs(flags, flags);
    const plan = await notesFor(flags, args.tag ?? null);
    await outputs.write(notesOutputs(plan));
    if (flags.json) printJson(notesJson(plan));
    else process.stdout.write(notesMarkdown(plan));
  },
});
