import { shellCommand } from '../../text/shell.ts';
import { listed } from '../../text/words.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry, NoContext } from '../entry.ts';

/** Errors of `relctl init`. */
export const INIT_ERRORS = {
  INIT_UNANSWERED: entry<NoContext>({
    exit: 8,
    when: '`relctl init` has to ask before it writes, but there is no terminal, or `--json` was given.',
    message: () => "relctl init can't ask before it writes: there is no terminal, or --json was given",
    hint: () => 'relctl init --dry-run shows what it would write. To write it: relctl init --yes',
  }),
  INIT_DECLINED: entry<NoContext>({
    exit: 8,
    when: 'You answered no to the question of `relctl init`. Nothing was changed.',
    message: () => 'not set up: nothing was changed',
    hint: () => 'to leave a part out: relctl init --without PART',
  }),
  INIT_BELOW_TOP: entry({
    exit: 1,
    when: '`relctl init` runs in a folder below the top of a repository, and there is no pyproject.toml at the top.',
    message: ({ folder }: { folder: string; top: string }) =>
      `${folder} is not the top folder of the repository, and relctl releases the project at the top`,
    hint: ({ top }) =>
      `${shellCommand(['relctl', '-C', top, 'init'])} (to make this folder a repository of its own, run git init first)`,
  }),
  TABLES_NOT_ADDED: entry({
    exit: 19,
    when: '`relctl init` can’t add a table to pyproject.toml without changing its meaning. Nothing was changed.',
    message: ({ tables }: { tables: readonly string[] }) =>
      `can't add ${listed(tables, tables.length)} to pyproject.toml without changing its meaning (nothing was changed)`,
    hint: () =>
      'write [tool] and [dependency-groups] as separate tables, not inline. Or leave this part out: relctl init --without config',
  }),
  NO_PROJECT_NAME: entry({
    exit: 13,
    when: 'The name of the folder can’t be turned into the name of a Python project.',
    message: ({ folder }: { folder: string }) => `the folder name '${folder}' can't be a project name`,
    hint: () =>
      'a name needs a letter from a to z or a digit. Rename the folder, or write pyproject.toml first',
  }),
  NO_LICENSE_HOLDER: entry({
    exit: 13,
    when: '`--license` was given, but the name of the copyright holder is unknown.',
    message: ({ license }: { license: string }) =>
      `the ${license} license names the copyright holder, but that name is unknown`,
    hint: () => 'git config user.name "Your Name", or set authors = [{ name = "…" }] in [project]',
  }),
} satisfies Record<string, ErrorEntry<never>>;
