import { shellCommand } from '../../text/shell.ts';
import { counted, listed, shortSha } from '../../text/words.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry } from '../entry.ts';

/** Errors of `relctl hotfix`, before its first step. */
export const HOTFIX_ERRORS = {
  HOTFIX_TAG_UNKNOWN: entry({
    exit: 16,
    when: '`relctl hotfix TAG` names a release that does not exist.',
    message: ({ tag }: { tag: string; nearest: readonly string[]; highest: readonly string[] }) =>
      `there is no release ${tag}`,
    hint: ({ nearest, highest }) => {
      if (nearest.length > 0) return `did you mean ${nearest.join(' or ')}?`;
      return highest.length > 0
        ? `the highest final releases are ${highest.join(', ')}`
        : 'there is no final release to fix yet. To get the tags of the remote: git fetch --tags';
    },
  }),
  HOTFIX_OF_PRERELEASE: entry({
    exit: 20,
    when: '`relctl hotfix TAG` names a prerelease.',
    message: ({ tag }: { tag: string }) => `${tag} is a prerelease, but a hotfix needs a final release`,
    hint: () => 'to fix a prerelease, release the next one on main: relctl prerelease',
  }),
  HOTFIX_OVERTAKEN: entry({
    exit: 20,
    when: '`relctl hotfix TAG` names a release that has a later patch. The hotfix would not contain the fixes of that patch.',
    message: ({ tag, latest }: { tag: string; latest: string }) =>
      `${tag} already has a later patch, ${latest}. A hotfix of ${tag} would not contain the fixes of ${latest}`,
    hint: ({ latest }) => shellCommand(['relctl', 'hotfix', latest]),
  }),
  HOTFIX_TAG_MISPLACED: entry({
    exit: 17,
    when: 'The release tag points at a commit that has another version.',
    message: ({ tag, commit, version }: { tag: string; commit: string; version: string }) =>
      `${tag} points at ${shortSha(commit)}, but the version there is ${version}`,
    hint: ({ tag }) =>
      `the tag must point at the commit that set its version. To see where it points: ${shellCommand(['git', 'show', tag])}`,
  }),
  HOTFIX_TREE_DIRTY: entry({
    exit: 80,
    when: '`relctl hotfix` or `hotfix reconcile` runs in a working tree with uncommitted changes.',
    message: ({ files, operation }: { files: readonly string[]; operation: string | null }) =>
      operation === null ? `uncommitted changes: ${listed(files)}` : `a ${operation} is in progress`,
    hint: ({ operation }) =>
      operation === null
        ? 'git commit, or git stash'
        : `git ${operation} --continue, or git ${operation} --abort`,
  }),
  HOTFIX_BRANCH_STRANGE: entry({
    exit: 80,
    when: 'The hotfix branch already exists, but is not based on the release.',
    message: ({ branch, tag }: { branch: string; tag: string }) =>
      `there is already a branch ${branch}, and it is not based on ${tag}`,
    hint: ({ branch }) => `rename it: ${shellCommand(['git', 'branch', '-m', branch, `${branch}-old`])}`,
  }),
  HOTFIX_PICKS_MERGE: entry({
    exit: 13,
    when: '`--pick` names a merge commit.',
    message: ({ commit }: { commit: string }) =>
      `${shortSha(commit)} is a merge commit, which relctl can't cherry-pick`,
    hint: ({ commit }) =>
      `pick the merged commits one by one. To list them: ${shellCommand(['git', 'log', '--oneline', `${commit}^..${commit}`])}`,
  }),
  MAIN_UNKNOWN: entry({
    exit: 16,
    when: '`relctl hotfix reconcile` finds the main branch neither here nor on the remote.',
    message: ({ branch, remote }: { branch: string; remote: string }) =>
      `there is no branch ${branch}, neither here nor on ${remote}`,
    hint: () => 'set main_branch in [tool.relctl]',
  }),
  MAIN_NOT_PUSHED: entry({
    exit: 80,
    when: '`relctl hotfix reconcile`, and main has commits that are not pushed.',
    message: ({ branch, remote, ahead }: { branch: string; remote: string; ahead: number }) =>
      `${branch} has ${counted(ahead, 'commit')} that ${ahead === 1 ? 'is' : 'are'} not on ${remote}`,
    hint: ({ branch, remote }) =>
      `${shellCommand(['git', 'push', remote, branch])}, or remove them from ${branch}. To leave ${branch} as it is: --branch NAME`,
  }),
  BRANCH_ELSEWHERE: entry({
    exit: 80,
    when: '`relctl hotfix` or `hotfix reconcile` must switch to a branch that is checked out in another working tree.',
    message: ({ branch, folder }: { branch: string; folder: string; command: readonly string[] }) =>
      `${branch} is checked out in another working tree, ${folder}`,
    hint: ({ command }) => shellCommand(command),
  }),
  BRANCH_EXISTS: entry({
    exit: 80,
    when: '`relctl hotfix reconcile --branch NAME` names a branch that already exists, here or on the remote.',
    message: ({ branch }: { branch: string }) => `there is already a branch ${branch}`,
    hint: () => 'choose another name. Without --branch, the fixes go directly to the main branch',
  }),
  NOTHING_TO_SKIP: entry({
    exit: 16,
    when: '`relctl hotfix reconcile --skip SHA` names a commit that is not missing from main.',
    message: ({ commit, branch }: { commit: string; branch: string }) =>
      `${shortSha(commit)} is not a hotfix commit that is missing from ${branch}`,
    hint: () => 'to list the missing commits: relctl hotfix reconcile --dry-run',
  }),
  COMMIT_UNKNOWN: entry({
    exit: 16,
    when: '`--pick` or `--skip` does not name a commit.',
    message: ({ commit }: { commit: string }) => `there is no commit '${commit}'`,
    hint: () => 'git log --oneline lists the commits. To get missing ones: git fetch',
  }),
  FETCH_FAILED: entry({
    exit: 80,
    when: '`relctl hotfix reconcile` can’t fetch the main branch from the remote.',
    message: ({ remote, said }: { remote: string; said: string }) =>
      `could not fetch from ${remote}: ${said}`,
    hint: ({ remote }) =>
      `when ${remote} answers again, run the same command again. To reconcile only locally: --no-push`,
  }),
} satisfies Record<string, ErrorEntry<never>>;
