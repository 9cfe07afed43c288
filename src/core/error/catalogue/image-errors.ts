import { substitute } from '../../text/template.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry, NoContext } from '../entry.ts';

/** Errors of `relctl images`, and of other commands that take a branch or a tag. */
export const IMAGE_ERRORS = {
  REF_UNKNOWN: entry({
    exit: 16,
    when: 'There is no branch or tag with the given name.',
    message: ({ ref }: { ref: string; near: readonly string[] }) => `there is no branch or tag '${ref}'`,
    hint: ({ near }) =>
      near.length === 0
        ? 'git branch --all and git tag list them. To get missing tags: git fetch --tags'
        : `did you mean ${near.join(' or ')}? To get missing tags: git fetch --tags`,
  }),
  TAG_NOT_RELEASE: entry({
    exit: 16,
    when: 'The given tag is not a release tag: it matches none of the configured formats.',
    message: ({ tag }: { tag: string; formats: readonly string[] }) =>
      `the tag '${tag}' is not a release tag`,
    hint: ({ formats }) =>
      `a release tag has the form ${formats.join(' or ')}, for example ${exampleOf(formats[0] ?? '')}. Add other formats to legacy_tag_formats`,
  }),
  HEAD_WITHOUT_REF: entry<NoContext>({
    exit: 16,
    when: 'HEAD is neither on a branch nor on a release tag, and nothing else says what is being built.',
    message: () => 'HEAD is neither on a branch nor on a release tag',
    hint: () => 'name the branch or the tag: relctl images REF',
  }),
  IMAGE_UNNAMED: entry({
    exit: 19,
    when: 'No image name is configured, and the name of the project is missing or can’t be an image name.',
    message: ({ project }: { project: string | null }) =>
      project === null
        ? 'no image name is configured, and the project has no name'
        : `the project's name, ${project}, can't be an image name`,
    hint: () => 'set it in pyproject.toml: [tool.relctl] image = "registry.example.com/my_app"',
  }),
  LATEST_UNKNOWN: entry({
    exit: 80,
    when: 'relctl can’t tell whether `latest` moves: the clone is shallow, and the remote does not answer.',
    message: ({ remote, said }: { remote: string; said: string }) =>
      `can't tell whether the image tag latest should move: this clone is shallow, so tags may be missing, and ${remote} did not answer: ${said}`,
    hint: () => 'git fetch --tags (in GitHub Actions: fetch-depth: 0)',
  }),
} satisfies Record<string, ErrorEntry<never>>;

/** A tag of this format for the version 1.2.0. */
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
