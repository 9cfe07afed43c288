import { shellCommand } from '../text/shell.ts';
import { listed } from '../text/words.ts';
import { entry } from './entry.ts';
import type { ErrorEntry, NoContext } from './entry.ts';

/** Refusals for the state of the repository or the machine. */
export const REPOSITORY_ERRORS = {
  NOT_A_GIT_PROJECT: entry({
    exit: 2,
    when: 'The folder is not in the work tree of a git repository.',
    message: ({ folder }: { folder: string }) => `${folder} is not in a git repository with a work tree`,
    hint: () => 'change into the project, or name it with -C DIR; git init makes a repository of a folder',
  }),
  NO_SUCH_FOLDER: entry({
    exit: 13,
    when: 'The folder given with `-C` does not exist.',
    message: ({ folder }: { folder: string }) => `there is no folder ${folder}`,
    hint: () => 'check the path after -C',
  }),
  GIT_NOT_FOUND: entry<NoContext>({
    exit: 2,
    when: 'The program `git` is not installed.',
    message: () => 'the program git was not found',
    hint: () =>
      'install git (https://git-scm.com/downloads; apt install git, brew install git), or put it on the PATH',
  }),
  GIT_COMMAND_FAILED: entry({
    exit: 23,
    when: 'A git command failed for a reason that relctl has no better words for.',
    message: ({ command, said }: { command: string; said: string }) =>
      `${command} failed${said === '' ? '' : `: ${said}`}`,
  }),
  BAD_SOURCE_DATE_EPOCH: entry({
    exit: 19,
    when: 'The environment’s SOURCE_DATE_EPOCH is no number of seconds.',
    message: ({ found }: { found: string }) =>
      `SOURCE_DATE_EPOCH is '${found}', which is no number of seconds since 1970`,
    hint: () =>
      'SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) takes that of the last commit; unset, today is taken',
  }),
  UNBORN_BRANCH: entry({
    exit: 23,
    when: 'The repository has no commit yet.',
    message: ({ branch }: { branch: string | null }) =>
      `there is no commit yet${branch === null ? '' : ` on ${branch}`}, so there is nothing to release`,
    hint: () => 'make a first commit: git add -A && git commit -m "feat: first version"',
  }),
  FILE_UNREADABLE: entry({
    exit: 1,
    when: 'A file that relctl has to read is there and can’t be read.',
    message: ({ file, said }: { file: string; said: string }) => `${file} could not be read: ${said}`,
    hint: () => 'it has to be a file that you may read',
  }),
  FILE_OUTSIDE: entry({
    exit: 19,
    when: 'A file that a release reads or writes is, by its path or by a symbolic link, not in the work tree.',
    message: ({ file }: { file: string }) =>
      `${file} leads out of the work tree, and a release never writes there`,
    hint: () => 'look at the path in the configuration, and at symbolic links on the way',
  }),
  FILE_LEFT_OUT: entry({
    exit: 1,
    when: 'A sparse checkout leaves out a file that the release has to read or change.',
    message: ({ files }: { files: readonly string[] }) =>
      `this sparse checkout leaves out ${listed(files)}, which the release has to read`,
    hint: ({ files }) =>
      `${shellCommand(['git', 'sparse-checkout', 'add', ...files])} brings a file (without cones), or its folder; git sparse-checkout disable brings all`,
  }),
  FILE_SET_ASIDE: entry({
    exit: 1,
    when: 'git is told not to look at a file that the release has to change (`skip-worktree`, `assume-unchanged`).',
    message: ({ files }: { files: readonly string[] }) =>
      `git is told to look away from ${listed(files)}, so no commit would hold what the release writes there; nothing was changed`,
    hint: ({ files }) =>
      `${['--no-skip-worktree', '--no-assume-unchanged'].map((bit) => shellCommand(['git', 'update-index', bit, '--', ...files])).join(' && ')}, and then see to what git diff shows`,
  }),
  SEVERAL_PUSH_URLS: entry({
    exit: 82,
    when: 'The remote has more than one URL to push to; nothing was changed.',
    message: ({ remote, count }: { remote: string; count: number }) =>
      `a push to ${remote} goes to ${count} URLs, and one of them could refuse what another has taken; nothing was changed`,
    hint: ({ remote }) =>
      `${shellCommand(['git', 'remote', 'get-url', '--push', '--all', remote])} shows them; give each a remote of its own, release to one (--remote NAME) and mirror it from there, in post_bump_hooks for example`,
  }),
  NOT_UTF8: entry({
    exit: 22,
    when: 'A file that relctl has to change is not UTF-8.',
    message: ({ file }: { file: string }) => `${file} is not UTF-8`,
    hint: ({ file }) => `convert it: iconv -f latin1 -t utf-8 ${file}`,
  }),
  NOT_IN_ENCODING: entry({
    exit: 22,
    when: 'A file that relctl has to change is not in the configured `encoding`.',
    message: ({ file, encoding }: { file: string; encoding: string }) => `${file} is not ${encoding}`,
    hint: ({ file, encoding }) =>
      `name the encoding that it has in the key encoding, or convert it: iconv -t ${encoding} ${file}`,
  }),
  TEXT_NOT_ENCODABLE: entry({
    exit: 22,
    when: 'The configured `encoding` has no code for a character that is to be written.',
    message: ({ file, encoding, character }: { file: string; encoding: string; character: string }) =>
      `${file} can't hold '${character}': ${encoding} has no such character`,
    hint: () => 'convert the files and set encoding = "utf-8", or do without the character',
  }),
} satisfies Record<string, ErrorEntry<never>>;
