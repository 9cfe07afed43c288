import { shellCommand } from '../../text/shell.ts';
import { grouped, listed } from '../../text/words.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry, NoContext } from '../entry.ts';

/** Errors of the git hooks. */
export const HOOK_ERRORS = {
  VERSION_EDITED_BY_HAND: entry({
    exit: 80,
    when: 'A commit changes the version, but is not a bump commit. Its message may be invalid, too.',
    message: ({ found }: { found: string; next: string }) => found,
    hint: ({ next }) => next,
  }),
  VERSION_STAGED: entry({
    exit: 80,
    when: 'The staged changes contain a new version. `hook pre-commit` can’t see whether this is a bump commit, because git does not show it the message.',
    message: ({ found }: { found: string }) => found,
    hint: () =>
      'relctl bump makes a release. To commit a version bump that another tool made: git commit --no-verify. The hook pre-commit can’t recognize it, because it can’t see the commit message',
  }),
  HOOKS_OUTSIDE: entry({
    exit: 1,
    when: 'The folder of the git hooks is a symbolic link that leads out of the repository.',
    message: ({ folder, outside }: { folder: string; outside: string }) =>
      `the hooks folder ${folder} is a symbolic link to ${outside}, outside this repository (nothing was changed)`,
    hint: () => 'remove the symbolic link, or set core.hooksPath to the folder that you want',
  }),
  HOOK_EDITED: entry({
    exit: 1,
    when: 'A git hook that relctl installed has been edited since.',
    message: ({ path }: { path: string }) =>
      `${path} was installed by relctl and has been edited since (nothing was changed)`,
    hint: ({ path }) => `save your edits in another file, then: ${shellCommand(['rm', path])}`,
  }),
  HOOK_NAME_TAKEN: entry({
    exit: 1,
    when: 'There is already a git hook, and relctl can’t rename it because the new name is taken, too.',
    message: ({ path, kept }: { path: string; kept: string }) =>
      `there is already a hook ${path}, and relctl can't rename it to ${kept}, because that file exists, too`,
    hint: () => 'merge the two hooks into one, or remove one of them',
  }),
  HOOK_NOT_WRITTEN: entry({
    exit: 1,
    when: 'relctl can’t install or remove a git hook.',
    message: ({ path, said }: { path: string; said: string }) => `could not change ${path}: ${said}`,
    hint: () => 'check the permissions of the folder',
  }),
  SERVER_NOT_JUDGED: entry({
    exit: 80,
    when: '`hook pre-receive` runs in a repository of which it can’t see everything: a shallow one, one with namespaces, or one in which git does not check what is pushed.',
    message: ({ why }: { why: 'shallow' | 'namespaces' | 'unchecked' }) =>
      ({
        shallow: 'this repository on the server is shallow, so relctl can’t check the push',
        namespaces: 'this server uses namespaces (GIT_NAMESPACE), so relctl can’t check the push',
        unchecked: 'git on this server accepts malformed objects, which could hide a change from relctl',
      })[why],
    hint: ({ why }) =>
      ({
        shallow: 'on the server, type: git fetch --unshallow && git config --unset receive.shallowUpdate',
        namespaces: 'use one repository for each project, or remove the pre-receive hook',
        unchecked: 'on the server, type: git config receive.fsckObjects true',
      })[why],
  }),
  HISTORY_TOO_LARGE: entry({
    exit: 80,
    when: 'A push contains so many large commit messages, or so large files with the project’s version, that relctl does not check them all at once.',
    message: ({ most }: { most: number }) =>
      `this push is too large to check at once: its long commit messages and the files with the version have more than ${grouped(most)} bytes`,
    hint: () => 'push the history in parts: git push REMOTE COMMIT:refs/heads/BRANCH',
  }),
  MAIN_BRANCH_UNKNOWN: entry({
    exit: 1,
    when: '`hook install` runs in a bare repository whose HEAD names a branch that does not exist, so its main branch is unknown.',
    message: ({ named }: { named: string | null }) =>
      named === null
        ? 'the main branch of this repository is unknown: its HEAD names no branch'
        : `the main branch of this repository is unknown: its HEAD names ${named}, which does not exist`,
    hint: () => 'relctl hook install --main-branch NAME',
  }),
  MAIN_BRANCH_INVALID: entry({
    exit: 1,
    when: '`--main-branch` is not a name that a branch can have.',
    message: ({ name, fault }: { name: string; fault: string }) =>
      `${name === '' ? 'an empty text' : name} is not a valid branch name: ${fault}`,
    hint: () => 'relctl hook install --main-branch NAME',
  }),
  MAIN_BRANCH_OF_CLONE: entry<NoContext>({
    exit: 18,
    when: '`hook install --main-branch` was used in a clone. It is for bare repositories.',
    message: () => '--main-branch is only for a bare repository on a server',
    hint: () => 'set main_branch in [tool.relctl]',
  }),
  HOOK_SILENT: entry({
    exit: 1,
    when: '`hook status` found a git hook that does not run relctl.',
    message: ({ hooks }: { hooks: readonly string[] }) => `not active: ${listed(hooks)}`,
    hint: () => 'relctl hook install installs them, or says what to add to which file',
  }),
} satisfies Record<string, ErrorEntry<never>>;
