import { at } from './config-errors.ts';
import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

interface Position {
  readonly file: string;
  /** 1-based; null when the line is not known. */
  readonly line: number | null;
}

/** Another place in the same file that holds a version. */
interface Elsewhere {
  readonly elsewhere: { readonly provider: string; readonly key: string } | null;
}

/** Refusals of the place where the version is kept. */
export const PROVIDER_ERRORS = {
  VERSION_PROVIDER_UNKNOWN: entry({
    exit: 27,
    when: 'The version provider is not one that relctl knows.',
    message: ({ name, notYet }: { name: string; notYet: boolean; known: readonly string[] }) =>
      notYet
        ? `relctl does not offer the version provider '${name}' yet`
        : `version provider '${name}' is unknown`,
    hint: ({ known }) => `known: ${known.join(', ')}`,
  }),
  NO_VERSION_SPECIFIED: entry({
    exit: 4,
    when: 'The version is to be kept in the commitizen configuration, which has none.',
    message: ({ file }: { file: string } & Elsewhere) => `${file} has no version in [tool.commitizen]`,
    hint: ({ elsewhere }) =>
      elsewhere === null
        ? 'set version = "0.1.0" there, or version_provider = "pep621" if the version is that of [project] in pyproject.toml'
        : useProvider(elsewhere),
  }),
  VERSION_FILE_MISSING: entry({
    exit: 1,
    when: 'The file that should hold the version does not exist.',
    message: ({ file, provider }: { file: string; provider: string }) =>
      `there is no ${file}, where version_provider = "${provider}" keeps the version`,
    hint: ({ file }) =>
      `run relctl in the folder of the project, or create it: uv init --bare makes a ${file}`,
  }),
  VERSION_KEY_MISSING: entry({
    exit: 1,
    when: 'The file that should hold the version has none.',
    message: ({
      file,
      line,
      table,
      tableExists,
    }: Position & { table: string; tableExists: boolean } & Elsewhere) =>
      tableExists
        ? `${at(file, line)}: [${table}] has no version`
        : `${file} has no table [${table}] for the version`,
    hint: ({ table, elsewhere }) =>
      elsewhere === null ? `set version = "0.1.0" in [${table}]` : useProvider(elsewhere),
  }),
  VERSION_NOT_A_STRING: entry({
    exit: 1,
    when: 'The version is there and is not a string.',
    message: ({ file, line, key }: Position & { key: string }) => `${at(file, line)}: ${key} is not a string`,
    hint: () => 'put the version in quotes: version = "1.2.0"',
  }),
  VERSION_IS_DYNAMIC: entry({
    exit: 1,
    when: 'The project leaves its version to the build backend.',
    message: ({ file, line }: Position) =>
      `${at(file, line)}: the version is dynamic, so there is none to raise`,
    hint: () =>
      'set version = "…" in [project] and take "version" out of dynamic (versions from tags alone, the provider "scm", come later)',
  }),
  INVALID_VERSION_FILES_ENTRY: entry({
    exit: 19,
    when: 'An entry of `version_files` has a pattern that relctl can’t use.',
    message: ({ entry: text, reason }: { entry: string; reason: string }) =>
      `version_files: relctl can't use the pattern of '${text}': ${reason}`,
    hint: () =>
      'an entry is FILE or FILE:PATTERN; the pattern selects the lines in which the version is replaced',
  }),
} satisfies Record<string, ErrorEntry<never>>;

function useProvider({ provider, key }: { readonly provider: string; readonly key: string }): string {
  return `the version is at ${key}: set version_provider = "${provider}"`;
}
