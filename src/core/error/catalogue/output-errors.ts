import { entry } from '../entry.ts';
import type { ErrorEntry, NoContext } from '../entry.ts';

/** Errors of `--github-output` and `--dotenv`. */
export const OUTPUT_ERRORS = {
  GITHUB_OUTPUT_MISSING: entry<NoContext>({
    exit: 13,
    when: '`--github-output` was given, but the variable GITHUB_OUTPUT is not set.',
    message: () =>
      '--github-output writes to the file that GITHUB_OUTPUT names, but GITHUB_OUTPUT is not set',
    hint: () => 'GitHub Actions sets it in each step. Elsewhere, use --dotenv FILE or --json',
  }),
  OUTPUT_UNWRITABLE: entry({
    exit: 1,
    when: 'relctl can’t write the file of `--github-output` or `--dotenv`. It tries this before it does anything else.',
    message: ({ file, said }: { file: string; said: string }) =>
      `could not write the outputs to ${file}: ${said}`,
  }),
} satisfies Record<string, ErrorEntry<never>>;
