import { resolve } from 'node:path';
import { Flags } from './flags.ts';
import { appendOutput, githubOutputFile, githubText, tryOutput } from '../../io/files/output-files.ts';
import { dotenvOf, githubPairs } from '../../report/release/outputs.ts';
import type { Outputs } from '../../report/release/outputs.ts';
import type { GlobalFlags } from './global-flags.ts';
import { inGroup } from './help-groups.ts';
import { printNotices } from '../terminal/print.ts';
import { folderOf } from '../run/project.ts';

/** The options of every command whose results later steps of a pipeline use. */
export const OUTPUT_FLAGS = inGroup('OUTPUT', {
  'github-output': Flags.boolean({
    description: 'append the results to the file that $GITHUB_OUTPUT names',
  }),
  dotenv: Flags.string({
    description: 'append the results to FILE, as RELCTL_NAME=value',
    helpValue: 'FILE',
  }),
});

export type OutputFlags = Readonly<{ 'github-output': boolean; dotenv: string | undefined }>;

/** Where the results are written; nowhere if no option asks for it. */
export interface OutputFiles {
  readonly isAsked: boolean;
  /** @throws OUTPUT_UNWRITABLE */
  readonly write: (outputs: Outputs) => Promise<void>;
}

/** Checks that every file can be written, before anything else is done. @throws GITHUB_OUTPUT_MISSING, OUTPUT_UNWRITABLE */
export async function openOutputs(
  flags: OutputFlags,
  globals: Pick<GlobalFlags, 'directory'>,
): Promise<OutputFiles> {
  const github = flags['github-output'] ? githubOutputFile() : null;
  const dotenv = flags.dotenv === undefined ? null : resolve(folderOf(globals), flags.dotenv);
  const files = [github, dotenv].filter((file) => file !== null);
  for (const file of files) await tryOutput(file);
  return {
    isAsked: files.length > 0,
    async write(outputs) {
      if (github !== null) await appendOutput(github, githubText(githubPairs(outputs)));
      if (dotenv !== null) await writeDotenv(dotenv, outputs);
    },
  };
}

async function writeDotenv(file: string, outputs: Outputs): Promise<void> {
  const { text, left } = dotenvOf(outputs);
  await appendOutput(file, text);
  if (left.length > 0) printNotices([`--dotenv leaves out ${left.join(', ')}: GitLab reads at most 5 KB`]);
}
