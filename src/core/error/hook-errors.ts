import { shellCommand } from '../text/shell.ts';
import { listed } from '../text/words.ts';
import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

/** Refusals of the git hooks. */
export const HOOK_ERRORS = {
  VERSION_EDITED_BY_HAND: entry({
    exit: 80,
    when: 'A commit that is being made changes the version and is no bump commit; its message may not be valid either.',
    message: ({ found }: { found: string; next: string }) => found,
    hint: ({ next }) => next,
  }),
  VERSION_STAGED: entry({
    exit: 80,
    when: 'What is staged changes the version, and `hook pre-commit` knows no message that could make a bump commit of it.',
    message: ({ found }: { found: string }) => found,
    hint: () =>
      'to release: relctl bump; a bump by another tool needs git commit --no-verify here, for before a commit nobody knows its message (hook commit-msg does)',
  }),
  HOOK_EDITED: entry({
    exit: 1,
    when: 'A hook that relctl made was changed by a person since.',
    message: ({ path }: { path: string }) => `${path} is relctl's hook, changed since; nothing was touched`,
    hint: ({ path }) => `keep what you need of it elsewhere, then: ${shellCommand(['rm', path])}`,
  }),
  HOOK_NAME_TAKEN: entry({
    exit: 1,
    when: 'There is a hook, and the name under which it would be kept is taken.',
    message: ({ path, kept }: { path: string; kept: string }) =>
      `there is a hook ${path}, and it can't be kept as ${kept}: that is there already`,
    hint: () => 'put the two together into one, or take one away',
  }),
  HOOK_NOT_WRITTEN: entry({
    exit: 1,
    when: 'A hook can’t be written or taken out.',
    message: ({ path, said }: { path: string; said: string }) => `${path} could not be changed: ${said}`,
    hint: () => 'look at who may write in that folder',
  }),
  SERVER_NOT_JUDGED: entry({
    exit: 80,
    when: '`hook pre-receive` runs in a repository of which it can’t see everything: a shallow one, or one with namespaces.',
    message: ({ why }: { why: 'shallow' | 'namespaces' }) =>
      why === 'shallow'
        ? 'this repository on the server is shallow, so relctl can’t judge the push'
        : 'this server uses namespaces (GIT_NAMESPACE), so relctl can’t judge the push',
    hint: ({ why }) =>
      why === 'shallow'
        ? 'on the server, type: git fetch --unshallow; and unset receive.shallowUpdate'
        : 'use one repository for each project, or take the pre-receive hook out',
  }),
  HOOK_SILENT: entry({
    exit: 1,
    when: '`hook status` finds a hook that does not judge anything.',
    message: ({ hooks }: { hooks: readonly string[] }) => `not at work: ${listed(hooks)}`,
    hint: () => 'relctl hook install sets them up, or says what to add where',
  }),
} satisfies Record<string, ErrorEntry<never>>;
