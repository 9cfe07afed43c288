import type { CommitizenSettings, Profile, RelctlSettings, Settings } from '../config/settings.ts';
import { GOLDEN_RULES } from '../rule/golden.ts';
import type { Rule } from '../rule/rule.ts';
import type { Intent } from './intent.ts';

/** The differences between the profiles. No other code asks which profile it is. */
export interface Policy {
  readonly profile: Profile;
  readonly rules: readonly Rule[];
  /** Whether a release is pushed by default. */
  readonly pushes: boolean;
  readonly annotatedTag: boolean;
  /** Whether the message of an annotated tag contains the release notes and names relctl; else only the tag's name. */
  readonly tellingTag: boolean;
  /** Whether a bump commit whose message the command line gives names its tag in a trailer, so that it is recognized. */
  readonly marksOwnMessage: boolean;
  /**
   * Whether a `tag_format` of the command line also applies to the changelog, while the configured one still reads the
   * existing tags.
   */
  readonly tagFormatIsNew: boolean;
  /** Whether a refused commit is tried again even if no changelog is written. */
  readonly retriesAlways: boolean;
  /** Whether the project's entry in uv.lock is updated with every provider, not only with `uv`. */
  readonly followLock: boolean;
  /** How relctl spells the version in uv.lock. uv uses PEP 440 and would rewrite any other spelling. */
  readonly lockScheme: 'pep440' | 'project';
  /** Whether bump hooks see a version without a tag as the first one, whatever other tags exist. */
  readonly untaggedIsInitial: boolean;
  /** Whether the first release may keep the project's current version. */
  readonly releasesAsItStands: boolean;
  /**
   * Whether a release counts as a repetition of the current version only if it would create the same tag. Then a version
   * whose tag has a legacy format can be released again, with a tag in the current format.
   */
  readonly knowsVersionByTag: boolean;
  /** Whether a prerelease can become final without a new commit if a changelog is written. */
  readonly promotesWithoutCommits: boolean;
  /** Whether relctl also finds the changelog's newest section if its title matches no tag format. */
  readonly readsBareVersions: boolean;
  /** Whether a release that writes the changelog lists the tags that match no format, as commitizen does. */
  readonly namesStrangeTags: boolean;
  /** Whether relctl writes an existing changelog section again if its commits count as new. */
  readonly repeatsSections: boolean;
  /** Whether a release that changes no file tags the existing commit; else it fails because there is nothing to commit. */
  readonly tagsWithoutCommit: boolean;
  /** Whether the changelog treats only `--prerelease` as a prerelease, not a dev release or VERSION. */
  readonly prereleaseByPhaseAlone: boolean;
  /** Whether a version tag on HEAD names the changelog's new section, as in commitizen. */
  readonly headTagNamesSection: boolean;
}

/** The policy of the run's profile: `golden` is the default, `commitizen` keeps commitizen's decisions. */
export function policyOf(intent: Pick<Intent, 'profile'>, { relctl, commitizen }: Settings): Policy {
  const profile = intent.profile ?? relctl.profile;
  return profile === 'golden' ? golden(relctl) : asCommitizen(commitizen);
}

function golden({ push }: RelctlSettings): Policy {
  return {
    profile: 'golden',
    rules: GOLDEN_RULES,
    pushes: push,
    annotatedTag: true,
    tellingTag: true,
    marksOwnMessage: true,
    tagFormatIsNew: true,
    retriesAlways: true,
    followLock: true,
    lockScheme: 'pep440',
    untaggedIsInitial: false,
    releasesAsItStands: true,
    knowsVersionByTag: false,
    promotesWithoutCommits: true,
    readsBareVersions: true,
    // A project that adopts relctl may have years of other tags. Its releases should not report them each time.
    namesStrangeTags: false,
    repeatsSections: false,
    tagsWithoutCommit: true,
    prereleaseByPhaseAlone: false,
    headTagNamesSection: false,
  };
}

function asCommitizen({ annotatedTag }: CommitizenSettings): Policy {
  return {
    profile: 'commitizen',
    rules: [],
    pushes: false,
    annotatedTag,
    tellingTag: false,
    marksOwnMessage: false,
    tagFormatIsNew: false,
    retriesAlways: false,
    followLock: false,
    lockScheme: 'project',
    untaggedIsInitial: true,
    releasesAsItStands: false,
    knowsVersionByTag: true,
    promotesWithoutCommits: false,
    readsBareVersions: false,
    namesStrangeTags: true,
    repeatsSections: true,
    tagsWithoutCommit: false,
    prereleaseByPhaseAlone: true,
    headTagNamesSection: true,
  };
}
