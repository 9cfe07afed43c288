import { excerpt } from '../text/excerpt.ts';
import { LONGEST_VERSION } from '../text/limits.ts';
import { counted } from '../text/words.ts';
import { entry } from './entry.ts';
import type { ErrorEntry } from './entry.ts';

/** Refusals of a version: of one that is none, and where the next one can’t be told. */
export const VERSION_ERRORS = {
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
        : `${counted(count, 'commit')} since ${base}, none asks for a release`,
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
  NEXT_VERSION_UNKNOWN: entry({
    exit: 80,
    when: 'The next version alone was asked for, and a rule that it depends on is broken.',
    message: ({ rules, details }: { rules: readonly string[]; details: string }) =>
      `the next version can’t be told: ${rules.join(', ')} is broken\n${details}`,
    hint: ({ rules }) =>
      `computed all the same: relctl bump --get-next ${rules.map((rule) => `--allow ${rule}`).join(' ')}`,
  }),
  INVALID_VERSION: entry({
    exit: 1,
    when: 'The project’s version is not a version.',
    message: ({ version, where }: { version: string; where: string }) =>
      `${where} has no valid version: ${notAVersion(version)}`,
    hint: () => 'a version looks like 1.2.0, 1.2.0a1 or 1.2.0-alpha.1',
  }),
  INVALID_MANUAL_VERSION: entry({
    exit: 24,
    when: 'The version that was asked for is not a version.',
    message: ({ version }: { version: string }) =>
      isTooLong(version) ? notAVersion(version) : `'${version}' is not a version`,
    hint: ({ version }) =>
      /^(?:major|minor|patch)$/i.test(version)
        ? `relctl bump --increment ${version.toLowerCase()}`
        : 'a version looks like 1.2.0, 1.2.0a1 or 1.2.0-alpha.1',
  }),
  LOCAL_PART_NOT_A_VERSION: entry({
    exit: 1,
    when: 'The local part of the version is to grow (`--local-version`), and it is not a version itself.',
    message: ({ local }: { local: string }) =>
      `the local part '${excerpt(local)}' can't grow: it is not a version`,
    hint: () => 'leave --local-version away, or set a local part such as +0.1.0',
  }),
  INVALID_BUILD_METADATA: entry({
    exit: 1,
    when: 'The build metadata can’t stand behind the `+` of a version.',
    message: ({ metadata }: { metadata: string }) => `'${excerpt(metadata)}' can't be build metadata`,
    hint: () =>
      "use letters a-z and digits, with single '.', '-' or '_' between them: --build-metadata build.5",
  }),
} satisfies Record<string, ErrorEntry<never>>;

function notAVersion(text: string): string {
  const quoted = `'${excerpt(text)}'`;
  const length = text.trim().length;
  return isTooLong(text)
    ? `${quoted} has ${length} characters, a version at most ${LONGEST_VERSION}`
    : quoted;
}

function isTooLong(text: string): boolean {
  return text.trim().length > LONGEST_VERSION;
}
