import { Args, Flags } from '@oclif/core';
import { audit } from '../cli/audit-run.ts';
import { BaseCommand } from '../cli/base-command.ts';
import { paintFor } from '../cli/paint.ts';
import { print, printJson } from '../cli/print.ts';
import { auditJson, auditText } from '../report/audit.ts';

/** A rule is broken (product contract, §6). */
const BROKEN = 80;

export default class Audit extends BaseCommand {
  static override summary = 'Judge the whole history by the release rules.';
  static override description =
    'Tags, versions, changelogs, locks, hotfixes and messages. Nothing is changed, but for the baseline that ' +
    '--write-baseline writes. The remote is asked for its tags alone.';
  static override examples = [
    { description: 'All of history', command: '<%= config.bin %> audit' },
    { description: 'What came since a release', command: '<%= config.bin %> audit --since v1.1.0' },
    { description: 'Accept the past', command: '<%= config.bin %> audit --write-baseline' },
  ];
  static override args = {
    range: Args.string({ description: 'commits as git takes them, such as main..HEAD; else all' }),
  };
  static override flags = {
    since: Flags.string({ description: 'only what came behind this tag', helpValue: 'TAG' }),
    baseline: Flags.string({
      description: 'the file with the findings that are known; else .relctl-baseline.json, where it is there',
      helpValue: 'FILE',
    }),
    'write-baseline': Flags.boolean({
      description: 'write all findings into that file: from now on they are known',
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Audit);
    const answer = await audit(flags, {
      range: args.range ?? null,
      since: args.range === undefined ? (flags.since ?? null) : null,
      baseline: flags.baseline ?? null,
      writesBaseline: flags['write-baseline'],
    });
    if (flags.json) printJson(auditJson(answer));
    else print(auditText(answer, paintFor(process.stdout)));
    if (answer.broken.length > 0) process.exitCode = BROKEN;
  }
}
