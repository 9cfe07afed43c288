import { Args, Flags } from '../cli/line/flags.ts';
import { audit } from '../cli/run/audit-run.ts';
import { defineCommand } from '../cli/line/command.ts';
import { paintFor } from '../cli/terminal/paint.ts';
import { print, printJson } from '../cli/terminal/print.ts';
import { auditJson, auditText } from '../report/audit.ts';

/** The exit code if a rule is broken. */
const BROKEN = 80;

export default defineCommand({
  summary: 'Check the whole history against the release rules.',
  description:
    'relctl checks tags, versions, changelogs, lock files, hotfixes and commit messages. It changes nothing, ' +
    'except that --write-baseline writes the baseline file. From the remote it reads only the tags.',
  examples: [
    { description: 'The whole history', command: '<%= config.bin %> audit' },
    { description: 'Everything since a release', command: '<%= config.bin %> audit --since v1.1.0' },
    { description: 'Accept all current findings', command: '<%= config.bin %> audit --write-baseline' },
  ],
  args: {
    range: Args.string({ description: 'commit range, such as main..HEAD [default: the whole history]' }),
  },
  flags: {
    since: Flags.string({ description: 'check only what came after this tag', helpValue: 'TAG' }),
    baseline: Flags.string({
      description: 'file with known findings [default: .relctl-baseline.json, if it exists]',
      helpValue: 'FILE',
    }),
    'write-baseline': Flags.boolean({
      description: 'record all current findings in that file, so that audits report only new ones',
    }),
  },
  async run({ args, flags }) {
    const answer = await audit(flags, {
      range: args.range ?? null,
      since: args.range === undefined ? (flags.since ?? null) : null,
      baseline: flags.baseline ?? null,
      writesBaseline: flags['write-baseline'],
    });
    if (flags.json) printJson(auditJson(answer));
    else print(auditText(answer, paintFor(process.stdout)));
    if (answer.broken.length > 0) process.exitCode = BROKEN;
  },
});
