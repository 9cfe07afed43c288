import { entry } from './entry.ts';
import type { ErrorEntry, NoContext } from './entry.ts';

interface Position {
  readonly file: string;
  /** 1-based; null when the line is not known. */
  readonly line: number | null;
  readonly key: string;
}

/** A file that a parser stumbled over. */
export interface Fault {
  readonly file: string;
  /** 1-based; null when the line is not known. */
  readonly line: number | null;
  readonly syntax: string;
  readonly reason: string;
}

/** Refusals of a configuration. */
export const CONFIG_ERRORS = {
  INVALID_SYNTAX: entry({
    exit: 19,
    when: 'A TOML, JSON or YAML file that configures relctl is not valid.',
    message: ({ file, line, syntax, reason }: Fault) => `${at(file, line)}: not valid ${syntax}: ${reason}`,
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
  UNKNOWN_RULE: entry({
    exit: 19,
    when: 'A key of `[tool.relctl.rules]` is not the name of a rule.',
    message: ({ file, line, rule }: Omit<Position, 'key'> & { rule: string; meant: string | null }) =>
      `${at(file, line)}: there is no rule ${rule}`,
    hint: ({ meant }) =>
      meant === null ? 'relctl bump --dry-run shows the rules by their names' : `did you mean ${meant}?`,
  }),
  CONFIG_SYNTAX_UNKNOWN: entry({
    exit: 1,
    when: 'The name of the file given with `--config` does not tell whether it is TOML, JSON or YAML.',
    message: ({ file }: { file: string }) => `${file} is neither TOML nor JSON nor YAML by its name`,
    hint: () => 'name it *.toml, *.json or *.yaml',
  }),
  CONFIG_FILE_NOT_FOUND: entry({
    exit: 30,
    when: 'The file given with `--config` does not exist, or is outside the repository.',
    message: ({ file }: { file: string }) => `there is no configuration file ${file} in this repository`,
    hint: () => 'check the path after --config',
  }),
  CONFIG_FILE_IS_EMPTY: entry({
    exit: 31,
    when: 'The file given with `--config` has no `[tool.commitizen]` table; in JSON and YAML: no key `commitizen`.',
    message: ({ file, isToml }: { file: string; isToml: boolean }) =>
      `${file} has no ${isToml ? '[tool.commitizen] table' : "key 'commitizen'"}`,
    hint: ({ isToml }) => `add the ${isToml ? 'table' : 'key'}, or leave --config away`,
  }),
  UNKNOWN_RULE_SET: entry({
    exit: 1,
    when: 'The configured rule set (`name`) is not one that relctl knows.',
    message: ({ name }: { name: string; known: readonly string[] }) =>
      `relctl does not know the commit rules '${name}'`,
    hint: ({ known }) =>
      `known: ${known.join(', ')}; a plugin of commitizen’s is Python, which relctl does not run: say its rules with name = "cz_customize"`,
  }),
  CUSTOMIZE_MISSING: entry({
    exit: 15,
    when: 'The commit rules are `cz_customize`, and there is no table `customize` to make them of.',
    message: ({ file, section }: { file: string; section: string }) =>
      `the commit rules are cz_customize, and ${file} has no ${section}.customize`,
    hint: () => 'its keys are explained in docs/configuration.md; an empty table is a beginning',
  }),
  INVALID_PATTERN: entry({
    exit: 19,
    when: 'A pattern under `customize` is not valid, or not one that relctl can use.',
    message: ({ file, key, fault }: { file: string; key: string; pattern: string; fault: string }) =>
      `${file}: ${key} can't be used: ${fault}`,
    hint: ({ pattern }) => `the pattern is ${pattern}`,
  }),
  TOOK_TOO_LONG: entry({
    exit: 19,
    when: 'Patterns or a template of the project keep relctl busy without end; nothing was changed.',
    message: ({ seconds }: { seconds: number }) =>
      `after ${seconds} seconds no end was in sight, so it was given up; nothing was changed`,
    hint: () =>
      'look at the patterns of the configuration: a repetition within a repetition, as in (a+)+, may take for ever; and at loops of a template',
  }),
  INFO_FILE_MISSING: entry({
    exit: 1,
    when: 'The file that `info_path` names is not there.',
    message: ({ file }: { file: string }) => `there is no file ${file}, which info_path names`,
    hint: () => 'info_path is relative to the folder of the configuration file; info = "…" needs no file',
  }),
  QUESTION_UNKNOWN: entry({
    exit: 19,
    when: 'A question under `customize` is of a type that relctl does not ask, or has no choices.',
    message: ({ name, problem }: { name: string; problem: string }) =>
      `customize.questions: the question '${name}' ${problem}`,
    hint: () => 'relctl asks list (with choices), input and confirm',
  }),
  NO_QUESTIONS: entry<NoContext>({
    exit: 8,
    when: 'The commit rules are `cz_customize`, and they have no questions to make a message of.',
    message: () => 'customize.questions is empty, so there is nothing to ask',
    hint: () => 'add a question: { type = "input", name = "message", message = "What changes?" }',
  }),
  MESSAGE_TEMPLATE_BROKEN: entry({
    exit: 19,
    when: '`message_template` under `customize` can’t be filled in.',
    message: ({ said }: { said: string }) => `customize.message_template can't be filled in: ${said}`,
    hint: () => 'the names of the questions stand in it as {{ name }}; it is a Jinja template',
  }),
  CHANGELOG_FORMAT_UNKNOWN: entry({
    exit: 29,
    when: 'Neither `changelog_format` nor the suffix of `changelog_file` is one that relctl knows.',
    message: ({ name, file }: { name: string | null; file: string }) =>
      `the changelog format ${name === null ? `of ${file}` : `'${name}'`} is unknown`,
    hint: () => 'set changelog_format = "markdown", or give changelog_file the suffix .md',
  }),
  TEMPLATE_NOT_FOUND: entry({
    exit: 1,
    when: 'There is no changelog template of the configured name, and none of that name is built in.',
    message: ({ template }: { template: string; builtIn: readonly string[] }) =>
      `there is no changelog template ${template}`,
    hint: ({ builtIn }) =>
      `its path is relative to the folder of the configuration; built in are ${builtIn.join(', ')}`,
  }),
  TEMPLATE_NOT_WRITTEN: entry({
    exit: 1,
    when: 'The file that `--export-template` names can’t be written.',
    message: ({ file, said }: { file: string; said: string }) => `${file} can't be written: ${said}`,
    hint: () => 'check the path after --export-template',
  }),
  TEMPLATE_INVALID: entry({
    exit: 1,
    when: 'A changelog template can’t be read, or fails while it is rendered.',
    message: ({ file, line, reason }: { file: string; line: number | null; reason: string }) =>
      `${line === null ? file : at(file, line)}: ${reason}`,
    hint: () => 'templates are in Jinja’s language: https://jinja.palletsprojects.com/templates/',
  }),
  UNKNOWN_SCHEME: entry({
    exit: 28,
    when: 'The version scheme is not one that relctl knows.',
    message: ({ scheme }: { scheme: string; known: readonly string[] }) =>
      `version scheme '${scheme}' is unknown`,
    hint: ({ known }) => `known: ${known.join(', ')}`,
  }),
  INVALID_TAG_FORMAT: entry({
    exit: 19,
    when: 'One of `tag_format`, `legacy_tag_formats` and `ignored_tag_formats` can’t be read.',
    message: ({ format, reason }: { format: string; reason: string }) =>
      `the tag format '${format}' can't be read: ${reason}`,
    hint: () =>
      'around its placeholders ($version, or $major, $minor, $patch, $prerelease, $devrelease, each once) a format is a regular expression',
  }),
} satisfies Record<string, ErrorEntry<never>>;

/** FILE:LINE, or only FILE. */
export function at(file: string, line: number | null): string {
  return line === null ? file : `${file}:${line}`;
}
