import { shellCommand } from '../text/shell.ts';
import { entry } from './entry.ts';
import type { ErrorEntry, NoContext } from './entry.ts';

/** How a failure left the repository, said behind every failed step. */
interface Undone {
  readonly undone: boolean;
}

interface RefusedPush {
  readonly remote: string;
  readonly branch: string;
  readonly tag: string;
  readonly said: string;
}

interface InterruptedRelease {
  readonly what: string;
  /** The process that is at it; null: none. */
  readonly running: string | null;
  readonly journal: string;
  /** What was to be done, in order; null where the journal can't be read. */
  readonly steps: readonly { readonly text: string; readonly done: boolean }[] | null;
}

interface UncertainPush {
  readonly remote: string;
  readonly tag: string;
  readonly said: string;
  /** The commit that the release started from. */
  readonly basis: string;
  /** Absolute. */
  readonly journal: string;
}

/** Refusals of a release: before it starts, and while its steps run. */
export const RELEASE_ERRORS = {
  NO_COMMITS_FOUND: entry({
    exit: 3,
    when: 'There is no commit since the current version’s tag.',
    message: ({ tag }: { tag: string | null }) =>
      tag === null ? 'there are no commits to release' : `there are no commits since ${tag}`,
  }),
  NO_PATTERN_MAP: entry({
    exit: 5,
    when: 'The commits are to tell the increment, and by the commit rules they never do.',
    message: ({ rules }: { rules: string }) =>
      `by the rules ${rules} commits say nothing of the next version`,
    hint: () => 'say it yourself: relctl bump --increment PATCH, MINOR or MAJOR',
  }),
  NO_COMMITS_FOR_PRERELEASE: entry({
    exit: 3,
    when: 'A prerelease was asked for, and no commit since the final release asks for an increment.',
    message: ({ base }: { base: string; isJudged: boolean }) =>
      `no commit since ${base} asks for a release, so there is nothing to pre-release`,
    hint: ({ isJudged }) =>
      isJudged
        ? 'commit a fix or a feature first; to make it without one: --increment PATCH --allow releasable-commits'
        : 'to make the prerelease anyway, say which: --increment PATCH, MINOR or MAJOR',
  }),
  NO_INCREMENT: entry({
    exit: 21,
    when: 'There are commits since the current version’s tag, and none asks for a release.',
    message: ({ base, count }: { base: string; count: number; commits: readonly string[] }) =>
      count === 0
        ? `there is nothing new since ${base}`
        : `${count === 1 ? '1 commit' : `${count} commits`} since ${base}, none asks for a release`,
    hint: ({ count, commits }) => {
      const listed = commits.map((commit) => `\n    ${commit}`).join('');
      const more = count > commits.length ? `\n    … and ${count - commits.length} more` : '';
      return `to release anyway: relctl bump --increment PATCH${listed}${more}`;
    },
  }),
  SAME_VERSION: entry({
    exit: 21,
    when: 'The version that was asked for is the one that the project has.',
    message: ({ version, tag }: { version: string; tag: string | null }) =>
      tag === null
        ? `${version} is the project’s version already`
        : `${version} is released already, as ${tag}`,
    hint: () => 'ask for a greater one, or let the commits decide: relctl bump',
  }),
  NOT_ALLOWED: entry({
    exit: 20,
    when: 'Two options exclude each other, or an option does not apply to this version.',
    message: ({ problems }: { problems: readonly string[] }) => problems.join('\n'),
  }),
  INVALID_ARGUMENT: entry({
    exit: 13,
    when: 'An argument is missing, unknown, or not among the allowed values.',
    message: ({ problem }: { problem: string; hint: string | null }) => problem,
    hint: ({ hint }) => hint,
  }),
  UNKNOWN_OPTION: entry({
    exit: 18,
    when: 'An option is unknown, or a rule that `--allow` names does not exist or is never lifted.',
    message: ({ problem }: { problem: string; hint: string | null }) => problem,
    hint: ({ hint }) => hint,
  }),
  RULE_BROKEN: entry({
    exit: 80,
    when: 'At least one release rule is broken; nothing was changed.',
    message: ({ rules, details }: { rules: readonly string[]; details: string }) =>
      `nothing was changed: this release breaks ${rules.length === 1 ? 'a rule' : `${rules.length} rules`}\n${details}`,
    hint: () => 'relctl bump --dry-run shows the whole plan',
  }),
  NEXT_VERSION_UNKNOWN: entry({
    exit: 80,
    when: 'The next version alone was asked for, and a rule that it depends on is broken.',
    message: ({ rules, details }: { rules: readonly string[]; details: string }) =>
      `the next version can’t be told: ${rules.join(', ')} is broken\n${details}`,
    hint: ({ rules }) =>
      `computed all the same: relctl bump --get-next ${rules.map((rule) => `--allow ${rule}`).join(' ')}`,
  }),
  NOTHING_TO_COMMIT: entry<NoContext>({
    exit: 6,
    when: 'Under `--profile commitizen` a release changes no file, so there is nothing to commit.',
    message: () => 'this release changes no file, so there is nothing to commit and nothing was done',
    hint: () =>
      'write a changelog with --changelog; without --profile commitizen the commit that is there is tagged',
  }),
  NO_SUCH_REMOTE: entry({
    exit: 13,
    when: 'A push was asked for, and the remote is not configured in this repository.',
    message: ({ remote }: { remote: string; pushes: boolean }) =>
      `there is no remote '${remote}' in this repository`,
    hint: ({ pushes }) =>
      `git remote -v lists them; ${pushes ? '--no-push releases here only' : 'a release that is not pushed needs no --remote'}`,
  }),
  NO_ANSWER: entry<NoContext>({
    exit: 8,
    when: 'The question before a release was answered with no.',
    message: () => 'not released: nothing was changed',
  }),
  HUNG_UP: entry({
    exit: 129,
    when: 'SIGHUP arrived during a release; everything is as before.',
    message: (state: Undone) => `the terminal went away\n${restored(state)}`,
  }),
  INTERRUPTED: entry({
    exit: 130,
    when: 'SIGINT (Ctrl-C) arrived during a release; everything is as before.',
    message: (state: Undone) => `interrupted\n${restored(state)}`,
  }),
  TERMINATED: entry({
    exit: 143,
    when: 'SIGTERM arrived during a release; everything is as before.',
    message: (state: Undone) => `terminated\n${restored(state)}`,
  }),
  PLAN_STALE: entry({
    exit: 81,
    when: 'The repository changed while the release was being prepared; nothing was changed by relctl.',
    message: ({ what }: { what: string }) =>
      `the repository changed while the release was being prepared: ${what}`,
    hint: () => 'look at it, then run the same command again',
  }),
  COMMIT_FAILED: entry({
    exit: 6,
    when: '`git commit` failed, or a commit hook refused; everything is as before.',
    message: ({ said, ...state }: { said: string; rewrote: readonly string[] } & Undone) =>
      `the bump commit failed${said === '' ? '' : `:\n${indented(said)}`}\n${restored(state)}`,
    hint: ({ rewrote }) =>
      rewrote.length === 0
        ? 'mend what is told there, then run the same command again'
        : `a commit hook rewrote ${rewrote.join(', ')}: relctl bump --retry commits once more with what it made; or run it in pre_bump_hooks`,
  }),
  TAG_FAILED: entry({
    exit: 7,
    when: '`git tag` failed; everything is as before.',
    message: ({ tag, said, ...state }: { tag: string; said: string } & Undone) =>
      `the tag ${tag} could not be made${said === '' ? '' : `:\n${indented(said)}`}\n${restored(state)}`,
  }),
  TAG_NAME_INVALID: entry({
    exit: 7,
    when: 'The tag to be made has a name that git does not take; nothing was changed.',
    message: ({ tag, fault }: { tag: string; fault: string; format: string }) =>
      `git takes no tag with the name '${tag}': ${fault}; nothing was changed`,
    hint: ({ format }) => `set another tag_format than '${format}': for example tag_format = "v$version"`,
  }),
  AMBIGUOUS_REF: entry({
    exit: 82,
    when: 'A tag is called like the full name of a ref that is to be pushed, so git can’t push that; nothing was changed.',
    message: ({ tag }: { tag: string; here: boolean; there: boolean; remote: string }) =>
      `git can’t push ${tag}, for there is a tag of this very name; nothing was changed`,
    hint: ({ tag, here, there, remote }) => {
      const commands = [
        ...(here ? [shellCommand(['git', 'tag', '--delete', tag])] : []),
        ...(there ? [shellCommand(['git', 'push', remote, '--delete', `refs/tags/${tag}`])] : []),
      ];
      return `delete that tag: ${commands.join(' && ')}; --no-push releases here only`;
    },
  }),
  TAG_EXISTS: entry({
    exit: 7,
    when: 'The tag to be made exists already (under `--profile commitizen`); nothing was changed.',
    message: ({ tag }: { tag: string }) => `the tag ${tag} exists already; nothing was changed`,
    hint: () => 'a released version is never made twice: ask for another one',
  }),
  HOOK_FAILED: entry({
    exit: 26,
    when: 'One of `pre_bump_hooks` failed (everything is as before) or one of `post_bump_hooks` (the release is out).',
    message: ({
      command,
      status,
      ...state
    }: { command: string; status: string; released: boolean } & Undone) =>
      `the hook '${command}' failed (${status})\n${state.released ? 'the release is out: nothing was undone' : restored(state)}`,
  }),
  CURRENT_VERSION_NOT_FOUND: entry({
    exit: 17,
    when: 'With `--check-consistency`: one of `version_files` does not hold the current version.',
    message: ({ version, files }: { version: string; files: readonly string[] }) =>
      `${version} is not found in ${files.join(', ')}, where version_files expects it`,
    hint: ({ version }: { version: string }) =>
      `write ${version} where the version belongs in there, or take the file out of version_files`,
  }),
  HOOK_COMMITTED: entry({
    exit: 26,
    when: 'One of `pre_bump_hooks` committed files of the release itself; everything is as before.',
    message: ({ command, files, ...state }: { command: string; files: readonly string[] } & Undone) =>
      `the hook '${command}' committed ${files.join(', ')}: that is for the bump commit, which would be none without the version\n${restored(state)}`,
    hint: () =>
      'take "git commit" out of the hook: what it changes or stages goes into the bump commit by itself',
  }),
  FILE_FAILED: entry({
    exit: 1,
    when: 'A file could not be written; everything is as before.',
    message: ({ file, said, ...state }: { file: string; said: string } & Undone) =>
      `${file} could not be written: ${said}\n${restored(state)}`,
  }),
  FILE_READ_ONLY: entry({
    exit: 1,
    when: 'A file that the release has to change is read-only; nothing was changed.',
    message: ({ files }: { files: readonly string[] }) =>
      `the release has to change ${files.join(', ')}, and may not write there: ${files.length === 1 ? 'it is' : 'they are'} read-only`,
    hint: ({ files }) => shellCommand(['chmod', 'u+w', ...files]),
  }),
  PUSH_REFUSED: entry({
    exit: 82,
    when: 'The push was refused; everything local is as before.',
    message: ({ remote, said, ...state }: RefusedPush & Undone) =>
      `${remote} did not take the release${said === '' ? '' : `:\n${indented(said)}`}\n${restored(state)}`,
    hint: refusedPushHint,
  }),
  ROLLBACK_FAILED: entry({
    exit: 83,
    when: 'A failed release could not be undone wholly; what is left to do is printed.',
    message: ({ cause, left }: { cause: string; left: readonly string[]; commands: readonly string[] }) =>
      `${cause}\nand not everything could be undone:\n${left.map((line) => `  - ${line}`).join('\n')}`,
    hint: ({ commands }) => `to finish by hand:\n${commands.map((command) => `    ${command}`).join('\n')}`,
  }),
  INTERRUPTED_RELEASE: entry({
    exit: 84,
    when: 'A release was interrupted in this repository, or another one is running.',
    message: ({ what, running, steps }: InterruptedRelease) =>
      running === null
        ? `${what} was interrupted in this repository${stepsText(steps)}`
        : `${what} is running in this repository (${running})`,
    hint: ({ running, journal }) =>
      running === null
        ? `git status and git log -2 show how far it came; when all is as you want it: ${shellCommand(['rm', journal])}`
        : 'wait until it ends',
  }),
  PUSH_UNCERTAIN: entry({
    exit: 84,
    when: 'The connection was lost during the push, and the remote can’t be asked whether it took the release.',
    message: ({ remote, tag, said }: UncertainPush) =>
      `the connection to ${remote} was lost while ${tag} was being pushed${said === '' ? '' : `:\n${indented(said)}`}\n` +
      'every step before the push is done: files, commit and tag stay here until it is known whether they arrived',
    hint: ({ remote, tag, basis, journal }) =>
      [
        `when ${remote} answers again: ${shellCommand(['git', 'ls-remote', remote, `refs/tags/${tag}`])}`,
        `    the tag is there, so the release is out:  ${shellCommand(['rm', journal])}`,
        `    it is not, so take it back here:  ${shellCommand(['git', 'tag', '--delete', tag])} && git reset --keep ${basis} && ${shellCommand(['rm', journal])}`,
      ].join('\n'),
  }),
} satisfies Record<string, ErrorEntry<never>>;

/** By git's English words; in another language the last answer is all that can be said. */
function refusedPushHint({ remote, branch, tag, said }: RefusedPush): string {
  if (/protected branch|pre-receive hook declined/i.test(said)) {
    return `the server of ${remote} refuses this push to ${branch}: those who administer it may let you push, or release for you; --no-push releases here only`;
  }
  if (/\((?:fetch first|non-fast-forward)\)/.test(said)) {
    return `${remote} has commits of ${branch} that are not here: ${shellCommand(['git', 'pull', '--rebase', remote, branch])}, then run the same command again`;
  }
  if (said.includes('(already exists)')) {
    return `${remote} has a tag ${tag} already: ${shellCommand(['git', 'fetch', remote, '--tags'])}, then look at what was released`;
  }
  return `when ${remote} takes pushes again, run the same command again; --no-push releases here only`;
}

/** The first step that is not recorded may have been under way. */
function stepsText(steps: InterruptedRelease['steps']): string {
  if (steps === null) return '; its journal can’t be read, so nobody knows how far it came';
  const open = steps.findIndex(({ done }) => !done);
  const lines = steps.map(({ text, done }, index) => {
    if (done) return `\n    done: ${text}`;
    return index === open ? `\n    perhaps done: ${text}` : `\n    not done: ${text}`;
  });
  return `; its steps:${lines.join('')}`;
}

function restored({ undone }: Undone): string {
  return undone ? 'everything was undone: the repository is as it was' : 'nothing was changed';
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
