import { at } from './config-errors.ts';
import type { Fault } from './config-errors.ts';
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

type SyntaxName = 'TOML' | 'JSON' | 'YAML';

interface MissingKey extends Position, Elsewhere {
  /** '' for the top of the file. */
  readonly table: string;
  readonly tableExists: boolean;
  readonly syntax: SyntaxName;
}

/** Refusals of the place where the version is kept. */
export const PROVIDER_ERRORS = {
  VERSION_PROVIDER_UNKNOWN: entry({
    exit: 27,
    when: 'The version provider is not one that relctl knows.',
    message: ({ name }: { name: string; known: readonly string[] }) =>
      `version provider '${name}' is unknown`,
    hint: ({ known }) => `known: ${known.join(', ')}`,
  }),
  NO_VERSION_SPECIFIED: entry({
    exit: 4,
    when: 'The version is to be kept in the commitizen configuration, which has none.',
    message: ({ file, syntax }: { file: string; syntax: SyntaxName } & Elsewhere) =>
      `${file} has no version in ${syntax === 'TOML' ? '[tool.commitizen]' : "'commitizen'"}`,
    hint: ({ syntax, elsewhere }) =>
      elsewhere === null
        ? `set ${versionLine(syntax)} there, or version_provider = "pep621" if the version is that of [project] in pyproject.toml`
        : useProvider(elsewhere),
  }),
  NO_CONFIGURATION: entry({
    exit: 4,
    when: 'No file configures commitizen, so nothing says where the version is kept.',
    message: ({ names }: { names: readonly string[] } & Elsewhere) =>
      `no configuration of commitizen was found: neither in this folder nor at the top of the repository is there one in ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`,
    hint: ({ elsewhere }) =>
      `relctl init sets the project up; or add [tool.commitizen] with version_provider = "${elsewhere?.provider ?? 'pep621'}" to pyproject.toml; is it elsewhere: -C DIR runs in another folder, --config FILE names the file`,
  }),
  VERSION_FILE_MISSING: entry({
    exit: 1,
    when: 'The file that should hold the version does not exist.',
    message: ({ file, provider }: { file: string; provider: string }) =>
      `there is no ${file}, where version_provider = "${provider}" keeps the version`,
    hint: ({ file }) =>
      file.endsWith('pyproject.toml')
        ? `run relctl in the folder of the project, or create it: uv init --bare makes a ${file}`
        : 'run relctl in the folder of the project, or set the version_provider that the project has',
  }),
  VERSION_FILE_INVALID: entry({
    exit: 1,
    when: 'A file that holds the version is not valid TOML or JSON.',
    message: ({ file, line, syntax, reason }: Fault) => `${at(file, line)}: not valid ${syntax}: ${reason}`,
  }),
  VERSION_KEY_MISSING: entry({
    exit: 1,
    when: 'The file that should hold the version has none.',
    message: ({ file, line, table, tableExists }: MissingKey) => {
      if (table === '') return `${file} has no version`;
      return tableExists
        ? `${at(file, line)}: [${table}] has no version`
        : `${file} has no table [${table}] for the version`;
    },
    hint: ({ file, table, syntax, elsewhere }) =>
      elsewhere === null
        ? `set ${versionLine(syntax)} in ${table === '' ? file : `[${table}]`}`
        : useProvider(elsewhere),
  }),
  VERSION_NOT_A_STRING: entry({
    exit: 1,
    when: 'The version is there and is not a string.',
    message: ({ file, line, key }: Position & { key: string; syntax: SyntaxName }) =>
      `${at(file, line)}: ${key} is not a string`,
    hint: ({ syntax }) => `put the version in quotes: ${versionLine(syntax, true)}`,
  }),
  VERSION_NOT_EDITABLE: entry({
    exit: 1,
    when: 'The version can’t be changed without changing something else: in YAML, where aliases refer to it.',
    message: ({ file, line, key }: Position & { key: string }) =>
      `${at(file, line)}: ${key} can't be changed alone`,
    hint: () => 'write the version there as a plain text, with no anchor and no alias',
  }),
  VERSION_IS_DYNAMIC: entry({
    exit: 1,
    when: 'The project leaves its version to the build backend.',
    message: ({ file, line }: Position) =>
      `${at(file, line)}: the version is dynamic, so there is none to raise`,
    hint: () =>
      'set version = "…" in [project] and take "version" out of dynamic; or, if tags are the version, set version_provider = "scm"',
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

/** A first version, as the file would have it. */
function versionLine(syntax: SyntaxName, released = false): string {
  const version = released ? '1.2.0' : '0.1.0';
  if (syntax === 'JSON') return `"version": "${version}"`;
  return syntax === 'YAML' ? `version: "${version}"` : `version = "${version}"`;
}
