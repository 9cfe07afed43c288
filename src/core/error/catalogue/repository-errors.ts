import { shellCommand } from '../../text/shell.ts';
import { listed } from '../../text/words.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry, NoContext } from '../entry.ts';

/** Errors of the repository or the machine. */
export const REPOSITORY_ERRORS = {
  NOT_A_GIT_PROJECT: entry({
    exit: 2,
    when: 'The folder is not in the working tree of a git repository.',
    message: ({ folder }: { folder: string }) => `${folder} is not in the working tree of a git repository`,
    hint: () =>
      'run relctl in the folder of your project, or name the folder with -C DIR. To create a repository: git init',
  }),
  NO_SUCH_FOLDER: entry({
    exit: 13,
    when: 'The folder given with `-C` does not exist.',
    message: ({ folder }: { folder: string }) => `there is no folder ${folder}`,
    hint: () => 'check the path after -C',
  }),
  GIT_NOT_FOUND: entry<NoContext>({
    exit: 2,
    when: 'git is not installed, or not on the PATH.',
    message: () => 'git is not installed, or not on the PATH',
    hint: () =>
      'install git (apt install git, brew install git, or https://git-scm.com/downloads), or add it to the PATH',
  }),
  GIT_COMMAND_FAILED: entry({
    exit: 23,
    when: 'A git command failed. The message contains the output of git.',
    message: ({ command, said }: { command: string; said: string }) =>
      `${command} failed${said === '' ? '' : `: ${said}`}`,
  }),
  BAD_SOURCE_DATE_EPOCH: entry({
    exit: 19,
    when: 'The variable SOURCE_DATE_EPOCH is not a number of seconds.',
    message: ({ found }: { found: string }) =>
      `SOURCE_DATE_EPOCH is '${found}', which is not a number of seconds since 1970`,
    hint: () =>
      'unset it to use today. To use the date of the last commit: export SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)',
  }),
  UNBORN_BRANCH: entry({
    exit: 23,
    when: 'The repository has no commit yet.',
    message: ({ branch }: { branch: string | null }) =>
      `there is no commit yet${branch === null ? '' : ` on ${branch}`}, so there is nothing to release`,
    hint: () => 'git add -A && git commit -m "feat: first version"',
  }),
  FILE_UNREADABLE: entry({
    exit: 1,
    when: 'relctl can’t read a file that it needs.',
    message: ({ file, said }: { file: string; said: string }) => `could not read ${file}: ${said}`,
    hint: () => 'check that it is a file, and that you are allowed to read it',
  }),
  FILE_OUTSIDE: entry({
    exit: 19,
    when: 'A file that a release reads or writes is outside the working tree, because of its path or of a symbolic link.',
    message: ({ file }: { file: string }) =>
      `${file} is outside the working tree; relctl reads and writes only inside it`,
    hint: () => 'check the path in the configuration, and symbolic links on this path',
  }),
  FILE_LEFT_OUT: entry({
    exit: 1,
    when: 'The sparse checkout does not contain a file that the release must read or change.',
    message: ({ files }: { files: readonly string[] }) =>
      `this sparse checkout does not contain ${listed(files)}, which the release needs`,
    hint: ({ files }) =>
      `${shellCommand(['git', 'sparse-checkout', 'add', ...files])} (in cone mode, add the folder instead). To check out all files: git sparse-checkout disable`,
  }),
  FILE_SET_ASIDE: entry({
    exit: 1,
    when: 'git ignores changes in a file that the release must change (`skip-worktree`, `assume-unchanged`).',
    message: ({ files }: { files: readonly string[] }) =>
      `git is set to ignore changes in ${listed(files)}, so the release can’t commit what it writes there (nothing was changed)`,
    hint: ({ files }) =>
      `turn this setting off, then check the changes with git diff:\n    ${['--no-skip-worktree', '--no-assume-unchanged'].map((bit) => shellCommand(['git', 'update-index', bit, '--', ...files])).join(' && ')}`,
  }),
  SEVERAL_PUSH_URLS: entry({
    exit: 82,
    when: 'The remote has more than one push URL. Nothing was changed.',
    message: ({ remote, count }: { remote: string; count: number }) =>
      `${remote} has ${count} push URLs, and one of them could reject a release that another one accepts (nothing was changed)`,
    hint: ({ remote }) =>
      `${shellCommand(['git', 'remote', 'get-url', '--push', '--all', remote])} lists them. Give each URL its own remote, release to one of them (--remote NAME), and mirror from there, for example in post_bump_hooks`,
  }),
  NOT_UTF8: entry({
    exit: 22,
    when: 'A file that relctl must change is not UTF-8.',
    message: ({ file }: { file: string }) => `${file} is not UTF-8`,
    hint: ({ file }) =>
      `set encoding, if it is the changelog or one of version_files. Otherwise convert it: iconv -f latin1 -t utf-8 ${file}`,
  }),
  NOT_IN_ENCODING: entry({
    exit: 22,
    when: 'A file that relctl must change does not have the configured `encoding`.',
    message: ({ file, encoding }: { file: string; encoding: string }) =>
      `${file} is not encoded in ${encoding}`,
    hint: ({ file, encoding }) =>
      `set encoding to the encoding of the file, or convert the file: iconv -t ${encoding} ${file}`,
  }),
  TEXT_NOT_ENCODABLE: entry({
    exit: 22,
    when: 'relctl must write a character that the configured `encoding` does not have.',
    message: ({ file, encoding, character }: { file: string; encoding: string; character: string }) =>
      `'${character}' can't be written to ${file}: ${encoding} has no such character`,
    hint: () => 'convert the files and set encoding = "utf-8", or avoid the character',
  }),
} satisfies Record<string, ErrorEntry<never>>;
