import { excerpt } from '../../text/excerpt.ts';
import { LONGEST_VERSION } from '../../text/limits.ts';
import { counted } from '../../text/words.ts';
import { entry } from '../entry.ts';
import type { ErrorEntry } from '../entry.ts';

/** Errors of a version that is not valid, or that can't be computed. */
export const VERSION_ERRORS = {
  NO_COMMITS_FOUND: entry({
    exit: 3,
    when: 'There are no commits since the tag of the current version.',
    message: ({ tag }: { tag: string | null }) =>
      tag === null ? 'there are no commits to release' : `there are no commits since ${tag}`,
  }),
  NO_PATTERN_MAP: entry({
    exit: 5,
    when: 'The commits should decide the increment, but the commit convention does not define how.',
    message: ({ rules }: { rules: string }) =>
      `the commit convention ${rules} does not define which commits raise the version`,
    hint: () => 'choose the increment: relctl bump --increment PATCH (or MINOR, or MAJOR)',
  }),
  NO_COMMITS_FOR_PRERELEASE: entry({
    exit: 3,
    when: 'No commit since the final release calls for an increment, so there is nothing to prerelease.',
    message: ({ base }: { base: string; isJudged: boolean }) =>
      `no commit since ${base} calls for a release, so there is nothing to prerelease`,
    hint: ({ isJudged }) =>
      isJudged
        ? 'commit a fix or a feature first. To make the prerelease anyway: --increment PATCH --allow releasable-commits'
        : 'to make the prerelease anyway: --increment PATCH (or MINOR, or MAJOR)',
  }),
  NO_INCREMENT: entry({
    exit: 21,
    when: 'There are commits since the tag of the current version, but none calls for a release.',
    message: ({ base, count }: { base: string; count: number; commits: readonly string[] }) =>
      count === 0
        ? `nothing to release: there is nothing new since ${base}`
        : `nothing to release: ${counted(count, 'commit')} since ${base}, but none of a type that causes a release`,
    hint: ({ count, commits }) => {
      const listed = commits.map((commit) => `\n    ${commit}`).join('');
      const more = count > commits.length ? `\n    … and ${count - commits.length} more` : '';
      return `to release anyway: relctl bump --increment PATCH${listed}${more}`;
    },
  }),
  SAME_VERSION: entry({
    exit: 21,
    when: 'The given version is the one that the project already has.',
    message: ({ version, tag }: { version: string; tag: string | null }) =>
      tag === null
        ? `${version} is already the version of the project`
        : `${version} is already released, as ${tag}`,
    hint: () => 'choose a higher version, or let the commits decide: relctl bump',
  }),
  NEXT_VERSION_UNKNOWN: entry({
    exit: 80,
    when: 'The next version can’t be computed, because a rule that it depends on is broken.',
    message: ({ rules, details }: { rules: readonly string[]; details: string }) =>
      `the next version can’t be computed, because of ${rules.length === 1 ? 'a broken rule' : 'broken rules'}: ${rules.join(', ')}\n${details}`,
    hint: ({ rules }) =>
      `to compute it anyway: relctl bump --get-next ${rules.map((rule) => `--allow ${rule}`).join(' ')}`,
  }),
  INVALID_VERSION: entry({
    exit: 1,
    when: 'The version of the project is not valid.',
    message: ({ version, where }: { version: string; where: string }) =>
      `${where} has no valid version: ${notAVersion(version)}`,
    hint: () => 'a version looks like 1.2.0, 1.2.0a1 or 1.2.0-alpha.1',
  }),
  INVALID_MANUAL_VERSION: entry({
    exit: 24,
    when: 'The given version is not valid.',
    message: ({ version }: { version: string }) =>
      isTooLong(version) ? notAVersion(version) : `'${version}' is not a valid version`,
    hint: ({ version }) =>
      /^(?:major|minor|patch)$/i.test(version)
        ? `relctl bump --increment ${version.toLowerCase()}`
        : 'a version looks like 1.2.0, 1.2.0a1 or 1.2.0-alpha.1',
  }),
  LOCAL_PART_NOT_A_VERSION: entry({
    exit: 1,
    when: '`--local-version` can’t increase the local part of the version, because that part is not a version.',
    message: ({ local }: { local: string }) =>
      `the local part '${excerpt(local)}' can't be increased, because it is not a version`,
    hint: () => 'run the command without --local-version, or set a local part such as +0.1.0',
  }),
  INVALID_BUILD_METADATA: entry({
    exit: 1,
    when: 'The build metadata is not valid after the `+` of a version.',
    message: ({ metadata }: { metadata: string }) => `'${excerpt(metadata)}' is not valid build metadata`,
    hint: () => "use letters a-z and digits, separated by single '.', '-' or '_': --build-metadata build.5",
  }),
} satisfies Record<string, ErrorEntry<never>>;

function notAVersion(text: string): string {
  const quoted = `'${excerpt(text)}'`;
  const length = text.trim().length;
  return isTooLong(text)
    ? `${quoted} has ${length} characters. A version has at most ${LONGEST_VERSION}`
    : quoted;
}

function isTooLong(text: string): boolean {
  return text.trim().length > LONGEST_VERSION;
}
