import { entry } from './entry.ts';
import type { ErrorEntry, NoContext } from './entry.ts';

/** Refusals to tell later steps of a pipeline what came of a command. */
export const OUTPUT_ERRORS = {
  GITHUB_OUTPUT_MISSING: entry<NoContext>({
    exit: 13,
    when: '`--github-output` was given, and GITHUB_OUTPUT names no file.',
    message: () =>
      '--github-output appends to the file that GITHUB_OUTPUT names, and GITHUB_OUTPUT is not set',
    hint: () => 'GitHub Actions sets it in each step; elsewhere: --dotenv FILE, or --json',
  }),
  OUTPUT_UNWRITABLE: entry({
    exit: 1,
    when: 'The file of `--github-output` or `--dotenv` can’t be written. It is tried before anything is done.',
    message: ({ file, said }: { file: string; said: string }) =>
      `the outputs could not be written to ${file}: ${said}`,
  }),
} satisfies Record<string, ErrorEntry<never>>;
