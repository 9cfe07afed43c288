import { excerpt } from '../../text/excerpt.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry, NoContext } from '../entry.ts';

interface Position {
  readonly file: string;
  /** 1-based; null if the line is unknown. */
  readonly line: number | null;
  readonly key: string;
}

/** A file that a parser can't read. */
export interface Fault {
  readonly file: string;
  /** 1-based; null if the line is unknown. */
  readonly line: number | null;
  readonly syntax: string;
  readonly reason: string;
}

/** Errors in a configuration. */
export const CONFIG_ERRORS = {
  INVALID_SYNTAX: entry({
    exit: 19,
    when: 'A configuration file is not valid TOML, JSON or YAML.',
    message: ({ file, line, syntax, reason }: Fault) => `${at(file, line)}: not valid ${syntax}: ${reason}`,
  }),
  INVALID_CONFIGURATION: entry({
    exit: 19,
    when: 'A configured value has the wrong type or is not one of the allowed values.',
    message: ({ file, line, key, found, expected }: Position & { found: string; expected: string }) =>
      `${at(file, line)}: ${key} is ${found}; expected ${expected}`,
  }),
  UNKNOWN_CONFIG_KEY: entry({
    exit: 19,
    when: '`[tool.relctl]` contains a key that relctl does not know.',
    message: ({ file, line, key }: Position & { known: readonly string[]; meant: string | null }) =>
      `${at(file, line)}: unknown configuration key ${key}`,
    hint: ({ known, meant }) =>
      meant === null ? `known keys: ${known.join(', ')}` : `did you mean ${meant}?`,
  }),
  UNKNOWN_RULE: entry({
    exit: 19,
    when: '`[tool.relctl.rules]` contains a key that is not the name of a rule.',
    message: ({ file, line, rule }: Omit<Position, 'key'> & { rule: string; meant: string | null }) =>
      `${at(file, line)}: unknown rule ${rule}`,
    hint: ({ meant }) =>
      meant === null ? 'relctl bump --dry-run lists the rules' : `did you mean ${meant}?`,
  }),
  CONFIG_SYNTAX_UNKNOWN: entry({
    exit: 1,
    when: 'The name of the file given with `--config` does not show whether it is TOML, JSON or YAML.',
    message: ({ file }: { file: string }) =>
      `the name ${file} does not show whether the file is TOML, JSON or YAML`,
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
    when: 'The file given with `--config` has no `[tool.commitizen]` table (in JSON and YAML: no key `commitizen`).',
    message: ({ file, isToml }: { file: string; isToml: boolean }) =>
      `${file} has no ${isToml ? '[tool.commitizen] table' : "key 'commitizen'"}`,
    hint: ({ isToml }) => `add the ${isToml ? 'table' : 'key'}, or run the command without --config`,
  }),
  UNKNOWN_RULE_SET: entry({
    exit: 1,
    when: 'relctl does not know the configured commit convention (`name`).',
    message: ({ name }: { name: string; known: readonly string[] }) => `unknown commit convention '${name}'`,
    hint: ({ known }) =>
      `known: ${known.join(', ')}. relctl can't run commitizen’s plugins, because they are Python code. Write their rules as patterns instead, with name = "cz_customize"`,
  }),
  CUSTOMIZE_MISSING: entry({
    exit: 15,
    when: 'The commit convention is `cz_customize`, but there is no table `customize` that defines it.',
    message: ({ file, section }: { file: string; section: string }) =>
      `the commit convention is cz_customize, but ${file} has no ${section}.customize`,
    hint: () => 'add the table (it may be empty). docs/configuration.md explains its keys',
  }),
  INVALID_PATTERN: entry({
    exit: 19,
    when: 'A pattern under `customize` is not valid, or relctl can’t use it.',
    message: ({ file, key, fault }: { file: string; key: string; pattern: string; fault: string }) =>
      `${file}: ${key} can't be used: ${fault}`,
    hint: ({ pattern }) => `the pattern is ${pattern}`,
  }),
  TOOK_TOO_LONG: entry({
    exit: 19,
    when: 'A pattern or a template of the project takes too long. Nothing was changed.',
    message: ({ seconds }: { seconds: number }) =>
      `a pattern or a template ran for more than ${seconds} seconds, so relctl stopped it (nothing was changed)`,
    hint: () =>
      'check the patterns in the configuration: nested repetitions such as (a+)+ can run forever. Check the loops in your templates, too',
  }),
  INFO_FILE_MISSING: entry({
    exit: 1,
    when: 'The file that `info_path` names does not exist.',
    message: ({ file }: { file: string }) => `info_path names ${file}, but there is no such file`,
    hint: () =>
      'info_path is relative to the folder of the configuration file. To give the text itself instead of a file: info = "…"',
  }),
  QUESTION_UNKNOWN: entry({
    exit: 19,
    when: 'A question under `customize` has a type that relctl does not support, or has no choices.',
    message: ({ name, problem }: { name: string; problem: string }) =>
      `customize.questions: the question '${name}' ${problem}`,
    hint: () => 'supported types: list (with choices), input, confirm',
  }),
  NO_QUESTIONS: entry<NoContext>({
    exit: 8,
    when: 'The commit convention is `cz_customize`, but it contains no questions.',
    message: () => 'customize.questions is empty, so there is nothing to ask',
    hint: () => 'add a question: { type = "input", name = "message", message = "What changes?" }',
  }),
  MESSAGE_TEMPLATE_BROKEN: entry({
    exit: 19,
    when: 'relctl can’t fill in `message_template` under `customize`.',
    message: ({ said }: { said: string }) => `customize.message_template can't be filled in: ${said}`,
    hint: () =>
      'message_template is a Jinja template. To insert an answer, write the name of its question: {{ name }}',
  }),
  CHANGELOG_FORMAT_UNKNOWN: entry({
    exit: 29,
    when: 'relctl knows neither `changelog_format` nor the suffix of `changelog_file`.',
    message: ({ name, file }: { name: string | null; file: string }) =>
      `unknown changelog format ${name === null ? `of ${file}` : `'${name}'`}`,
    hint: () => 'set changelog_format = "markdown", or give changelog_file the suffix .md',
  }),
  TEMPLATE_NOT_FOUND: entry({
    exit: 1,
    when: 'There is no changelog template with the configured name, neither in the project nor built in.',
    message: ({ template }: { template: string; builtIn: readonly string[] }) =>
      `there is no changelog template ${template}`,
    hint: ({ builtIn }) =>
      `the path is relative to the folder of the configuration file. Built-in templates: ${builtIn.join(', ')}`,
  }),
  TEMPLATE_NOT_WRITTEN: entry({
    exit: 1,
    when: 'relctl can’t write the file that `--export-template` names.',
    message: ({ file, said }: { file: string; said: string }) => `could not write ${file}: ${said}`,
    hint: () => 'check the path after --export-template',
  }),
  TEMPLATE_INVALID: entry({
    exit: 1,
    when: 'A changelog template can’t be read, or fails while relctl renders it.',
    message: ({ file, line, reason }: { file: string; line: number | null; reason: string }) =>
      `${line === null ? file : at(file, line)}: ${reason}`,
    hint: () => 'changelog templates are Jinja templates: https://jinja.palletsprojects.com/templates/',
  }),
  UNKNOWN_SCHEME: entry({
    exit: 28,
    when: 'relctl does not know the configured version scheme.',
    message: ({ scheme }: { scheme: string; known: readonly string[] }) =>
      `unknown version scheme '${scheme}'`,
    hint: ({ known }) => `known: ${known.join(', ')}`,
  }),
  INVALID_TAG_FORMAT: entry({
    exit: 19,
    when: 'relctl can’t read `tag_format`, or an entry of `legacy_tag_formats` or `ignored_tag_formats`.',
    message: ({ format, reason }: { format: string; reason: string }) =>
      `the tag format '${excerpt(format)}' can't be read: ${reason}`,
    hint: () =>
      'a format is a regular expression with placeholders: $version, or $major, $minor, $patch, $prerelease and $devrelease, each once',
  }),
} satisfies Record<string, ErrorEntry<never>>;

/** FILE:LINE, or only FILE. */
export function at(file: string, line: number | null): string {
  return line === null ? file : `${file}:${line}`;
}
