import { shellCommand } from '../../text/shell.ts';
import { broken } from '../broken.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry, NoContext } from '../entry.ts';

/** Errors of a release before its first step. */
export const RELEASE_ERRORS = {
  RULE_BROKEN: entry({
    exit: 80,
    when: 'At least one release rule is broken. Nothing was changed.',
    message: ({ rules, details }: { command: string; rules: readonly string[]; details: string }) =>
      `release refused: ${broken(rules.length)} (nothing was changed)\n${details}`,
    hint: ({ command }) => `relctl ${command} --dry-run shows the whole plan`,
  }),
  NOTHING_TO_COMMIT: entry<NoContext>({
    exit: 6,
    when: 'With `--profile commitizen`, the release changes no file, so there is nothing to commit.',
    message: () => 'this release changes no file, so there is nothing to commit (nothing was changed)',
    hint: () =>
      'write a changelog: --changelog. Without --profile commitizen, relctl tags the current commit instead',
  }),
  NO_SUCH_REMOTE: entry({
    exit: 13,
    when: 'The remote to push to is not configured in this repository.',
    message: ({ remote }: { remote: string; pushes: boolean }) =>
      `there is no remote '${remote}' in this repository`,
    hint: ({ pushes }) =>
      `git remote -v lists the remotes. ${pushes ? 'To release only locally: --no-push' : 'A release that is not pushed does not need --remote'}`,
  }),
  NO_ANSWER: entry<NoContext>({
    exit: 8,
    when: 'You answered no to the question before a release. Nothing was changed.',
    message: () => 'not released: nothing was changed',
  }),
  TAG_NAME_INVALID: entry({
    exit: 7,
    when: 'git does not allow the name of the new tag. Nothing was changed.',
    message: ({ tag, fault }: { tag: string; fault: string; format: string }) =>
      `git does not allow the tag name '${tag}': ${fault} (nothing was changed)`,
    hint: ({ format }) => `change tag_format, which is '${format}', for example to tag_format = "v$version"`,
  }),
  AMBIGUOUS_REF: entry({
    exit: 82,
    when: 'A tag has the same name as the full name of a ref to push, so git can’t push that ref. Nothing was changed.',
    message: ({ tag }: { tag: string; here: boolean; there: boolean; remote: string }) =>
      `there is a tag whose name is ${tag}. git would not know whether to push that tag or the branch or tag of the release (nothing was changed)`,
    hint: ({ tag, here, there, remote }) => {
      const commands = [
        ...(here ? [shellCommand(['git', 'tag', '--delete', tag])] : []),
        ...(there ? [shellCommand(['git', 'push', remote, '--delete', `refs/tags/${tag}`])] : []),
      ];
      return `delete that tag, which was probably made by mistake: ${commands.join(' && ')}`;
    },
  }),
  TAG_EXISTS: entry({
    exit: 7,
    when: 'With `--profile commitizen`: the new tag already exists. Nothing was changed.',
    message: ({ tag }: { tag: string }) => `the tag ${tag} already exists (nothing was changed)`,
    hint: () => 'a version can be released only once: choose another version',
  }),
  CURRENT_VERSION_NOT_FOUND: entry({
    exit: 17,
    when: 'With `--check-consistency`: a file of `version_files` does not contain the current version.',
    message: ({ version, files }: { version: string; files: readonly string[] }) =>
      `the version ${version} is not in ${files.join(', ')}, which version_files lists`,
    hint: ({ version }: { version: string }) =>
      `write ${version} there, or remove the file from version_files`,
  }),
  FILE_READ_ONLY: entry({
    exit: 1,
    when: 'A file that the release must change is read-only. Nothing was changed.',
    message: ({ files }: { files: readonly string[] }) =>
      `the release must change ${files.join(', ')}, but ${files.length === 1 ? 'it is' : 'they are'} read-only`,
    hint: ({ files }) => shellCommand(['chmod', 'u+w', ...files]),
  }),
} satisfies Record<string, ErrorEntry<never>>;
