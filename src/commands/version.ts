import { Args, Flags } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { openOutputs, OUTPUT_FLAGS } from '../cli/line/output-flags.ts';
import { print, printJson } from '../cli/terminal/print.ts';
import { nextIntent } from '../cli/line/release-flags.ts';
import { systemReport } from '../cli/terminal/system-report.ts';
import { versionAnswer } from '../cli/run/version-run.ts';
import type { WholeVersion } from '../cli/run/version-run.ts';
import { refuse } from '../core/error/error.ts';
import type { VersionPart } from '../core/release/answers/version-query.ts';
import { visible } from '../core/text/visible.ts';
import type { Outputs } from '../report/release/outputs.ts';

const SOURCES = ['report', 'project', 'commitizen', 'verbose'];
const PARTS = ['major', 'minor', 'patch', 'tag'];

function source(name: string, char: 'r' | 'p' | 'c' | 'v', description: string) {
  return Flags.boolean({ char, description, exclusive: SOURCES.filter((other) => other !== name) });
}

function part(name: string, description: string) {
  return Flags.boolean({ description, exclusive: PARTS.filter((other) => other !== name) });
}

export default defineCommand({
  summary: 'Print the version of the project, or the next one.',
  description:
    'Without options, relctl prints its own version. With --next it prints the version that the next release ' +
    'would have.',
  examples: [
    { description: 'The project’s version', command: '<%= config.bin %> version --project' },
    { description: 'The next version', command: '<%= config.bin %> version --project --next' },
    {
      description: 'The tag of the next version',
      command: '<%= config.bin %> version --project --next --tag',
    },
  ],
  args: {
    version: Args.string({
      description: 'use this version instead of the project’s',
    }),
  },
  flags: {
    project: source('project', 'p', 'print the project’s version'),
    verbose: source('verbose', 'v', 'print relctl’s version and the project’s'),
    commitizen: source('commitizen', 'c', 'print relctl’s own version (default)'),
    report: source('report', 'r', 'print the versions of relctl, Node and the system, for a bug report'),
    major: part('major', 'print only the major number'),
    minor: part('minor', 'print only the minor number'),
    patch: part('patch', 'print only the patch number'),
    tag: part('tag', 'print the name of the version’s tag'),
    next: Flags.string({
      description: 'print the next version: USE_GIT_COMMITS (default), PATCH, MINOR, MAJOR or NONE',
      helpValue: 'INCREMENT',
    }),
    ...OUTPUT_FLAGS,
  },
  async run({ args, flags }) {
    if (flags.report) {
      print(await systemReport());
      return;
    }
    const outputs = await openOutputs(flags, flags);
    const answer = await versionAnswer({
      globals: flags,
      manual: args.version ?? null,
      of: flags.verbose ? 'both' : flags.project ? 'project' : 'tool',
      part: PARTS.find((name): name is VersionPart => flags[name as keyof typeof flags] === true) ?? 'whole',
      next: flags.next === undefined ? null : nextIntent(flags.next, flags.profile),
    });
    if (answer.kind === 'misuse') {
      process.stderr.write(`${visible(answer.message)}\n`);
      return;
    }
    if (outputs.isAsked) await outputs.write(versionOutputs(answer.whole));
    if (flags.json) printJson({ tool: answer.tool, version: answer.version });
    else print(answerText(answer.tool, answer.version, flags));
  },
});

/** Parity: a part of the project's version has no label, even if the rest has one. */
function answerText(
  tool: string | null,
  version: string | null,
  { verbose, major, minor, patch }: { verbose: boolean; major: boolean; minor: boolean; patch: boolean },
): string {
  if (!verbose) return `${version ?? tool ?? ''}\n`;
  const labelled = major || minor || patch ? (version ?? '') : `Project Version: ${version ?? ''}`;
  return `Installed relctl Version: ${tool ?? ''}\n${labelled}\n`;
}

/** The whole version, whichever part is printed. @throws INVALID_ARGUMENT if only relctl's own version was asked for */
function versionOutputs(whole: WholeVersion | null): Outputs {
  if (whole === null) {
    const problem = 'the outputs contain the project’s version, which was not asked for';
    throw refuse('INVALID_ARGUMENT', { problem, hint: 'relctl version --project' });
  }
  const { version, tag, prerelease } = whole;
  return [
    ['version', version],
    ['tag', tag],
    ['prerelease', String(prerelease)],
  ];
}
