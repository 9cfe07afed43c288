import { shellCommand } from '../text/shell.ts';
import { entry } from './entry.ts';
import type { ErrorEntry, NoContext } from './entry.ts';

/** Refusals of a release before its first step. */
export const RELEASE_ERRORS = {
  RULE_BROKEN: entry({
    exit: 80,
    when: 'At least one release rule is broken; nothing was changed.',
    message: ({ rules, details }: { rules: readonly string[]; details: string; command: string }) =>
      `nothing was changed: this release breaks ${rules.length === 1 ? 'a rule' : `${rules.length} rules`}\n${details}`,
    hint: ({ command }) => `relctl ${command} --dry-run shows the whole plan`,
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
  CURRENT_VERSION_NOT_FOUND: entry({
    exit: 17,
    when: 'With `--check-consistency`: one of `version_files` does not hold the current version.',
    message: ({ version, files }: { version: string; files: readonly string[] }) =>
      `${version} is not found in ${files.join(', ')}, where version_files expects it`,
    hint: ({ version }: { version: string }) =>
      `write ${version} where the version belongs in there, or take the file out of version_files`,
  }),
  FILE_READ_ONLY: entry({
    exit: 1,
    when: 'A file that the release has to change is read-only; nothing was changed.',
    message: ({ files }: { files: readonly string[] }) =>
      `the release has to change ${files.join(', ')}, and may not write there: ${files.length === 1 ? 'it is' : 'they are'} read-only`,
    hint: ({ files }) => shellCommand(['chmod', 'u+w', ...files]),
  }),
} satisfies Record<string, ErrorEntry<never>>;
