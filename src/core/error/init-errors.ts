import { shellCommand } from '../text/shell.ts';
import { entry } from './entry.ts';
import type { ErrorEntry, NoContext } from './entry.ts';

/** Refusals of `relctl init`. */
export const INIT_ERRORS = {
  INIT_UNANSWERED: entry<NoContext>({
    exit: 8,
    when: '`relctl init` has to ask whether to write, and there is no terminal, or `--json` forbids to ask.',
    message: () => 'relctl init asks before it writes anything, and nobody can be asked here',
    hint: () => 'relctl init --dry-run shows what it would write, relctl init --yes writes it',
  }),
  INIT_DECLINED: entry<NoContext>({
    exit: 8,
    when: 'The question of `relctl init` was answered with no; nothing was changed.',
    message: () => 'not set up: nothing was changed',
    hint: () => '--without PART leaves a part out',
  }),
  INIT_BELOW_TOP: entry({
    exit: 1,
    when: '`relctl init` is run in a folder below the top of a repository, and there is no pyproject.toml at the top.',
    message: ({ folder }: { folder: string; top: string }) =>
      `${folder} is not the top of its repository, and relctl releases what is at the top`,
    hint: ({ top }) =>
      `${shellCommand(['relctl', '-C', top, 'init'])}; or, if this is to be a repository of its own, git init first`,
  }),
  TABLES_NOT_ADDED: entry({
    exit: 19,
    when: '`relctl init` can’t add a table to pyproject.toml without changing what it says; nothing was changed.',
    message: ({ tables }: { tables: readonly string[] }) =>
      `pyproject.toml can't take ${tables.join(' and ')} as it is written; nothing was changed`,
    hint: () =>
      'write [tool] and [dependency-groups] as tables of their own, not inline; or leave the part out: --without config',
  }),
  NO_PROJECT_NAME: entry({
    exit: 13,
    when: 'The name of the folder can’t be made the name of a Python project.',
    message: ({ folder }: { folder: string }) => `no project can be called '${folder}'`,
    hint: () =>
      'a name needs a letter from a to z or a digit: rename the folder, or write pyproject.toml first',
  }),
  NO_LICENSE_HOLDER: entry({
    exit: 13,
    when: 'A licence is asked for, and nothing says who holds the rights.',
    message: ({ license }: { license: string }) =>
      `${license} names who holds the rights, and nobody is known here`,
    hint: () => 'git config user.name "Your Name", or authors = [{ name = "…" }] in [project]',
  }),
} satisfies Record<string, ErrorEntry<never>>;
