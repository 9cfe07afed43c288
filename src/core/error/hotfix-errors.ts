import { shellCommand } from '../text/shell.ts';
import { listed, shortSha } from '../text/words.ts';
import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

/** Refusals of `relctl hotfix`, before its first step. */
export const HOTFIX_ERRORS = {
  HOTFIX_TAG_UNKNOWN: entry({
    exit: 16,
    when: '`relctl hotfix TAG`, and there is no such release.',
    message: ({ tag }: { tag: string; nearest: readonly string[]; highest: readonly string[] }) =>
      `there is no release ${tag}`,
    hint: ({ nearest, highest }) => {
      if (nearest.length > 0) return `did you mean ${nearest.join(' or ')}?`;
      return highest.length > 0
        ? `the highest final releases are ${highest.join(', ')}`
        : 'there is no final release yet that a hotfix could mend; git fetch --tags brings the tags of the remote';
    },
  }),
  HOTFIX_OF_PRERELEASE: entry({
    exit: 20,
    when: '`relctl hotfix TAG` with a prerelease.',
    message: ({ tag }: { tag: string }) => `${tag} is a prerelease: a hotfix mends a final release`,
    hint: () => 'a prerelease is mended by the next one: relctl prerelease, on main',
  }),
  HOTFIX_OVERTAKEN: entry({
    exit: 20,
    when: '`relctl hotfix TAG` with a release that has a later patch: its fix would be lost.',
    message: ({ tag, latest }: { tag: string; latest: string }) =>
      `${tag} has a patch already, ${latest}: a hotfix of ${tag} would lose what that one mends`,
    hint: ({ latest }) => shellCommand(['relctl', 'hotfix', latest]),
  }),
  HOTFIX_TAG_MISPLACED: entry({
    exit: 17,
    when: 'The commit that the tag of the release stands on carries another version.',
    message: ({ tag, commit, version }: { tag: string; commit: string; version: string }) =>
      `${tag} stands on ${shortSha(commit)}, which carries the version ${version}`,
    hint: ({ tag }) =>
      `look at ${shellCommand(['git', 'show', tag])}: the tag belongs on the commit that made its version`,
  }),
  HOTFIX_TREE_DIRTY: entry({
    exit: 80,
    when: '`relctl hotfix` or `hotfix reconcile` in a work tree that is not clean.',
    message: ({ files, operation }: { files: readonly string[]; operation: string | null }) =>
      operation === null ? `not committed: ${listed(files)}` : `a ${operation} is under way`,
    hint: ({ operation }) =>
      operation === null
        ? 'git commit, or git stash'
        : `git ${operation} --continue, or git ${operation} --abort`,
  }),
  HOTFIX_BRANCH_STRANGE: entry({
    exit: 80,
    when: 'The branch of the hotfix exists, and does not follow on the release.',
    message: ({ branch, tag }: { branch: string; tag: string }) =>
      `the branch ${branch} does not follow on ${tag}`,
    hint: ({ branch }) =>
      `give it another name: ${shellCommand(['git', 'branch', '-m', branch, `${branch}-old`])}`,
  }),
  HOTFIX_PICKS_MERGE: entry({
    exit: 13,
    when: '`--pick` names a merge.',
    message: ({ commit }: { commit: string }) =>
      `${shortSha(commit)} is a merge, and has no change of its own to pick`,
    hint: ({ commit }) =>
      `name its commits: ${shellCommand(['git', 'log', '--oneline', `${commit}^..${commit}`])}`,
  }),
  MAIN_UNKNOWN: entry({
    exit: 16,
    when: '`relctl hotfix reconcile`, and the main branch is neither here nor on the remote.',
    message: ({ branch, remote }: { branch: string; remote: string }) =>
      `there is no branch ${branch}, here or on ${remote}`,
    hint: () => 'set main_branch in [tool.relctl]',
  }),
  MAIN_NOT_PUSHED: entry({
    exit: 80,
    when: '`relctl hotfix reconcile`, and main has commits that are not pushed.',
    message: ({ branch, remote, ahead }: { branch: string; remote: string; ahead: number }) =>
      `${branch} has ${ahead === 1 ? 'a commit' : `${ahead} commits`} that ${remote} does not have`,
    hint: ({ branch, remote }) =>
      `${shellCommand(['git', 'push', remote, branch])}, or take them off; --branch NAME leaves ${branch} alone`,
  }),
  BRANCH_ELSEWHERE: entry({
    exit: 80,
    when: '`relctl hotfix` or `hotfix reconcile`, and the branch to be switched to is checked out in another work tree.',
    message: ({ branch, folder }: { branch: string; folder: string; command: readonly string[] }) =>
      `${branch} is checked out in another work tree, ${folder}`,
    hint: ({ command }) => shellCommand(command),
  }),
  BRANCH_EXISTS: entry({
    exit: 80,
    when: '`relctl hotfix reconcile --branch NAME`, and there is such a branch, here or on the remote.',
    message: ({ branch }: { branch: string }) => `there is a branch ${branch} already`,
    hint: () => 'name another one; without --branch the fixes go to the main branch itself',
  }),
  NOTHING_TO_SKIP: entry({
    exit: 16,
    when: '`relctl hotfix reconcile --skip SHA` with a commit that main does not lack.',
    message: ({ commit, branch }: { commit: string; branch: string }) =>
      `${shortSha(commit)} is no commit of a hotfix that ${branch} lacks`,
    hint: () => 'relctl hotfix reconcile --dry-run lists them',
  }),
  COMMIT_UNKNOWN: entry({
    exit: 16,
    when: '`--pick` or `--skip` names no commit.',
    message: ({ commit }: { commit: string }) => `there is no commit '${commit}'`,
    hint: () => 'git log --oneline lists the commits; get missing ones with git fetch',
  }),
  FETCH_FAILED: entry({
    exit: 80,
    when: '`relctl hotfix reconcile` can’t ask the remote how main stands.',
    message: ({ remote, said }: { remote: string; said: string }) => `${remote} can’t be asked: ${said}`,
    hint: () => 'try again when it answers; --no-push reconciles here only',
  }),
} satisfies Record<string, ErrorEntry<never>>;
