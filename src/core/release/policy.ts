import type { CommitizenSettings, Profile, RelctlSettings, Settings } from '../config/settings.ts';
import { GOLDEN_RULES } from '../rule/golden.ts';
import type { Rule } from '../rule/rule.ts';
import type { Intent } from './intent.ts';

/** Where the profiles differ; nothing else asks which profile it is. */
export interface Policy {
  readonly profile: Profile;
  readonly rules: readonly Rule[];
  /** Whether a release is pushed where nobody says otherwise. */
  readonly pushes: boolean;
  readonly annotatedTag: boolean;
  /** Whether an annotated tag tells the release's notes and names relctl, and not only itself. */
  readonly tellingTag: boolean;
  /**
   * Whether a `tag_format` of the command line holds for the changelog as well, and the configured one goes on reading
   * the tags of the past.
   */
  readonly tagFormatIsNew: boolean;
  /** Whether a refused commit is tried again also where no changelog is written. */
  readonly retriesAlways: boolean;
  /** Whether uv.lock's own entry follows under every provider, and not under `uv` alone. */
  readonly followLock: boolean;
  /** How uv.lock spells a version: uv's own spelling is PEP 440's, and only that one survives its next rewrite. */
  readonly lockScheme: 'pep440' | 'project';
  /** Whether a version without a tag counts as the first one for the hooks, whatever else is tagged. */
  readonly untaggedIsInitial: boolean;
  /** Whether the version of an unreleased project may be released as it stands. */
  readonly releasesAsItStands: boolean;
  /**
   * Whether a release makes the current version again where it makes the tag that this has. A version with a tag of a
   * legacy format is made once more then, under the name that its tag would have today.
   */
  readonly knowsVersionByTag: boolean;
  /** Whether a prerelease becomes final without a new commit when a changelog is written. */
  readonly promotesWithoutCommits: boolean;
  /** Whether the changelog's newest section is also found in a style that the tag formats don't read. */
  readonly readsBareVersions: boolean;
  /** Whether a release that writes the changelog names the tags that no format reads, as commitizen does. */
  readonly namesStrangeTags: boolean;
  /** Whether a section that the changelog has is told again where its commits count as new. */
  readonly repeatsSections: boolean;
  /** Whether a release that changes no file tags the commit that is there; else it fails for want of a commit. */
  readonly tagsWithoutCommit: boolean;
  /** Whether `--prerelease` alone makes a prerelease for the changelog, and no dev release or VERSION does. */
  readonly prereleaseByPhaseAlone: boolean;
  /** Whether a version tag on HEAD names the changelog's new section, as it does in commitizen. */
  readonly headTagNamesSection: boolean;
}

/** The policy of the profile that this run has (product contract, §8). */
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
    tagFormatIsNew: true,
    retriesAlways: true,
    followLock: true,
    lockScheme: 'pep440',
    untaggedIsInitial: false,
    releasesAsItStands: true,
    knowsVersionByTag: false,
    promotesWithoutCommits: true,
    readsBareVersions: true,
    // Years of other tags are no matter of a release: the contract’s adoption is without a lecture.
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
