import { at } from './config-errors.ts';
import type { Fault } from './config-errors.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry } from '../entry.ts';

interface Position {
  readonly file: string;
  /** 1-based; null if the line is unknown. */
  readonly line: number | null;
}

/** Another place in the same file that contains a version. */
interface Elsewhere {
  readonly elsewhere: { readonly provider: string; readonly key: string } | null;
}

type SyntaxName = 'TOML' | 'JSON' | 'YAML';

interface MissingKey extends Position, Elsewhere {
  /** '' for the top of the file. */
  readonly table: string;
  readonly tableExists: boolean;
  readonly syntax: SyntaxName;
}

/** Errors of the file that contains the version. */
export const PROVIDER_ERRORS = {
  VERSION_PROVIDER_UNKNOWN: entry({
    exit: 27,
    when: 'relctl does not know the configured version provider.',
    message: ({ name }: { name: string; known: readonly string[] }) => `unknown version provider '${name}'`,
    hint: ({ known }) => `known: ${known.join(', ')}`,
  }),
  NO_VERSION_SPECIFIED: entry({
    exit: 4,
    when: 'The version should be in the commitizen configuration, but there is none.',
    message: ({ file, syntax }: { file: string; syntax: SyntaxName } & Elsewhere) =>
      `${file} has no version in ${syntax === 'TOML' ? '[tool.commitizen]' : "'commitizen'"}`,
    hint: ({ syntax, elsewhere }) =>
      elsewhere === null
        ? `set ${versionLine(syntax)} there. If the version is in [project] of pyproject.toml, set version_provider = "pep621" instead`
        : useProvider(elsewhere),
  }),
  NO_CONFIGURATION: entry({
    exit: 4,
    when: 'There is no commitizen configuration, so relctl does not know where the version is.',
    message: ({ names }: { names: readonly string[] } & Elsewhere) =>
      `there is no commitizen configuration in this folder or at the top of the repository (in ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''})`,
    hint: ({ elsewhere }) =>
      `run relctl init to set up the project, or add [tool.commitizen] with version_provider = "${elsewhere?.provider ?? 'pep621'}" to pyproject.toml. If the configuration is in another place, name it with -C DIR or --config FILE`,
  }),
  VERSION_FILE_MISSING: entry({
    exit: 1,
    when: 'The file that should contain the version does not exist.',
    message: ({ file, provider }: { file: string; provider: string }) =>
      `there is no ${file}, but version_provider = "${provider}" reads the version from it`,
    hint: ({ file }) =>
      file.endsWith('pyproject.toml')
        ? `run relctl in the folder of the project, or create ${file}: uv init --bare`
        : 'run relctl in the folder of the project, or set the version_provider that fits the project',
  }),
  VERSION_FILE_INVALID: entry({
    exit: 1,
    when: 'A file that contains the version is not valid TOML, JSON or YAML.',
    message: ({ file, line, syntax, reason }: Fault) => `${at(file, line)}: not valid ${syntax}: ${reason}`,
  }),
  VERSION_KEY_MISSING: entry({
    exit: 1,
    when: 'The file that should contain the version does not contain one.',
    message: ({ file, line, table, tableExists }: MissingKey) => {
      if (table === '') return `${file} has no version`;
      return tableExists
        ? `${at(file, line)}: [${table}] has no version`
        : `${file} has no table [${table}], which should contain the version`;
    },
    hint: ({ file, table, syntax, elsewhere }) =>
      elsewhere === null
        ? `set ${versionLine(syntax)} in ${table === '' ? file : `[${table}]`}`
        : useProvider(elsewhere),
  }),
  VERSION_NOT_A_STRING: entry({
    exit: 1,
    when: 'The version is not a string.',
    message: ({ file, line, key }: Position & { key: string; syntax: SyntaxName }) =>
      `${at(file, line)}: ${key} is not a string`,
    hint: ({ syntax }) => `put the version in quotes: ${versionLine(syntax, true)}`,
  }),
  VERSION_NOT_EDITABLE: entry({
    exit: 1,
    when: 'The version can’t be changed without changing other values, because YAML aliases refer to it.',
    message: ({ file, line, key }: Position & { key: string }) =>
      `${at(file, line)}: ${key} can't be changed without changing other values`,
    hint: () => 'write the version as plain text, without an anchor or an alias',
  }),
  VERSION_IS_DYNAMIC: entry({
    exit: 1,
    when: 'The version is dynamic: the build backend decides it.',
    message: ({ file, line }: Position) =>
      `${at(file, line)}: the version is dynamic, so the file contains no version to change`,
    hint: () =>
      'set version = "…" in [project] and remove "version" from dynamic. If the version comes from the git tags, set version_provider = "scm" instead',
  }),
  INVALID_VERSION_FILES_ENTRY: entry({
    exit: 19,
    when: 'relctl can’t use the pattern in an entry of `version_files`.',
    message: ({ entry: text, reason }: { entry: string; reason: string }) =>
      `version_files: the pattern in '${text}' can't be used: ${reason}`,
    hint: () =>
      'an entry is FILE or FILE:PATTERN. relctl replaces the version in the lines that match PATTERN',
  }),
} satisfies Record<string, ErrorEntry<never>>;

function useProvider({ provider, key }: { readonly provider: string; readonly key: string }): string {
  return `the version is in ${key}: set version_provider = "${provider}"`;
}

/** A version in the syntax of the file. */
function versionLine(syntax: SyntaxName, released = false): string {
  const version = released ? '1.2.0' : '0.1.0';
  if (syntax === 'JSON') return `"version": "${version}"`;
  return syntax === 'YAML' ? `version: "${version}"` : `version = "${version}"`;
}
