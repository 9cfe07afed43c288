import { substitute } from '../text/template.ts';
import { entry } from './entry.ts';
import type { ErrorEntry, NoContext } from './entry.ts';

/** Refusals of `relctl images`, and of other commands that take a branch or a tag. */
export const IMAGE_ERRORS = {
  REF_UNKNOWN: entry({
    exit: 16,
    when: 'There is no branch and no tag of the given name.',
    message: ({ ref }: { ref: string; near: readonly string[] }) => `there is no branch and no tag '${ref}'`,
    hint: ({ near }) =>
      near.length === 0
        ? 'git branch --all and git tag list them; get missing tags with git fetch --tags'
        : `did you mean ${near.join(' or ')}? get missing tags with git fetch --tags`,
  }),
  TAG_NOT_RELEASE: entry({
    exit: 16,
    when: 'The given tag is no release tag: no configured format reads a version in it.',
    message: ({ tag }: { tag: string; formats: readonly string[] }) => `the tag '${tag}' is no release tag`,
    hint: ({ formats }) =>
      `a release tag is of the form ${formats.join(' or ')}, such as ${exampleOf(formats[0] ?? '')}; another form goes into legacy_tag_formats`,
  }),
  HEAD_WITHOUT_REF: entry<NoContext>({
    exit: 16,
    when: 'HEAD is on no branch and on no release tag, and nothing else says what is built.',
    message: () => 'HEAD is on no branch and on no release tag',
    hint: () => 'say which branch or tag it is: relctl images REF',
  }),
  IMAGE_UNNAMED: entry({
    exit: 19,
    when: 'Nobody has named the image, or the project so that an image can be called after it.',
    message: ({ project }: { project: string | null }) =>
      project === null
        ? 'the image has no name, and neither has the project'
        : `no image can have the project's name, ${project}`,
    hint: () => 'name it in pyproject.toml: [tool.relctl] image = "registry.example.com/my_app"',
  }),
  LATEST_UNKNOWN: entry({
    exit: 80,
    when: 'Whether `latest` moves can’t be told: the clone is shallow and the remote gives no answer.',
    message: ({ remote, said }: { remote: string; said: string }) =>
      `it can't be told whether latest moves: this clone is shallow, so tags may be missing, and ${remote} gave no answer: ${said}`,
    hint: () => 'git fetch --tags, or check out with all tags (in GitHub Actions: fetch-depth: 0)',
  }),
} satisfies Record<string, ErrorEntry<never>>;

/** A format with the version 1.2.0 in it. */
function exampleOf(format: string): string {
  return substitute(format, {
    version: '1.2.0',
    major: '1',
    minor: '2',
    patch: '0',
    prerelease: '',
    devrelease: '',
  });
}
