import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

interface Position {
  readonly file: string;
  /** 1-based; null when the line is not known. */
  readonly line: number | null;
  readonly key: string;
}

/** Refusals of a configuration. */
export const CONFIG_ERRORS = {
  INVALID_TOML: entry({
    exit: 19,
    when: 'A TOML file that relctl has to read is not valid TOML.',
    message: ({ file, line, reason }: { file: string; line: number | null; reason: string }) =>
      `${at(file, line)}: not valid TOML: ${reason}`,
  }),
  INVALID_CONFIGURATION: entry({
    exit: 19,
    when: 'A configured value has the wrong type or is not among those allowed.',
    message: ({ file, line, key, found, expected }: Position & { found: string; expected: string }) =>
      `${at(file, line)}: ${key} is ${found}; expected ${expected}`,
  }),
  UNKNOWN_CONFIG_KEY: entry({
    exit: 19,
    when: 'A key of `[tool.relctl]` is not one that relctl knows.',
    message: ({ file, line, key }: Position & { known: readonly string[]; meant: string | null }) =>
      `${at(file, line)}: relctl has no configuration key ${key}`,
    hint: ({ known, meant }) =>
      meant === null ? `the keys are ${known.join(', ')}` : `did you mean ${meant}?`,
  }),
  CONFIG_FORMAT_UNSUPPORTED: entry({
    exit: 19,
    when: 'The configuration is in a JSON or YAML file, which relctl does not read yet.',
    message: ({ file }: { file: string }) =>
      `${file} configures commitizen, and relctl does not read this format yet`,
    hint: () => 'move the settings to [tool.commitizen] in pyproject.toml',
  }),
  CONFIG_FILE_NOT_FOUND: entry({
    exit: 30,
    when: 'The file given with `--config` does not exist, or is outside the repository.',
    message: ({ file }: { file: string }) => `there is no configuration file ${file} in this repository`,
    hint: () => 'check the path after --config',
  }),
  CONFIG_FILE_IS_EMPTY: entry({
    exit: 31,
    when: 'The file given with `--config` has no `[tool.commitizen]` table.',
    message: ({ file }: { file: string }) => `${file} has no [tool.commitizen] table`,
    hint: () => 'add the table, or leave --config away',
  }),
  UNKNOWN_RULE_SET: entry({
    exit: 1,
    when: 'The configured rule set (`name`) is not one that relctl knows.',
    message: ({ name }: { name: string }) => `relctl does not know the commit rules '${name}'`,
    hint: () => 'known: cz_conventional_commits',
  }),
  UNKNOWN_SCHEME: entry({
    exit: 28,
    when: 'The version scheme is not one that relctl knows.',
    message: ({ scheme }: { scheme: string; known: readonly string[] }) =>
      `version scheme '${scheme}' is unknown`,
    hint: ({ known }) => `known: ${known.join(', ')}`,
  }),
} satisfies Record<string, ErrorEntry<never>>;

/** FILE:LINE, or only FILE. */
export function at(file: string, line: number | null): string {
  return line === null ? file : `${file}:${line}`;
}
