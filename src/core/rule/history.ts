import type { VersionChange } from '../snapshot/snapshot.ts';
import { legacyFormatsWith } from '../tag/stray.ts';
import type { StrayTag } from '../tag/stray.ts';
import { shellCommand } from '../text/shell.ts';
import { counted, listed, shortSha } from '../text/words.ts';
import { compareVersions, isVersion } from '../version/version.ts';
import { editText, judgeVersionChange, releasesNamedIn, unreadText } from './bump-commit.ts';
import type { Facts } from './facts.ts';
import { broken, judgementOf, KEPT, notChecked } from './rule.ts';
import type { Judgement, Rule, Violation } from './rule.ts';

const NO_FILE = 'no file contains the version: it comes from the tags';

const NO_TAG = 'the current version has no tag to start from';

export const versionNotHandEdited: Rule = {
  id: 'version-not-hand-edited',
  judge(facts) {
    if (facts.current.file === null) return notChecked(NO_FILE);
    if (facts.isFirstRelease) return notChecked('there is no earlier release');
    const { stray } = facts.current;
    if (stray !== null) return notChecked(`no configured format makes ${stray.name}, the tag to start from`);
    const edits = facts.current.tag === null ? madeByHand(facts) : editsSinceTag(facts);
    return judgementOf([...edits, ...unreadSinceTag(facts), ...unannounced(facts, facts.current.file)]);
  },
};

function editsSinceTag(facts: Facts): readonly Violation[] {
  return facts.snapshot.history.versionChanges.flatMap((change) =>
    handEdit(change, facts, 'if the version is right as it is now: --allow version-not-hand-edited'),
  );
}

/** A version that relctl can't read may have been edited. */
function unreadSinceTag({ snapshot }: Facts): readonly Violation[] {
  return snapshot.history.unread.map((change) => ({
    rule: 'version-not-hand-edited',
    found: unreadText(change),
    remedy: 'if no version is hidden there: --allow version-not-hand-edited',
    overridable: true,
  }));
}

/** Without a tag of its own, the current version may itself be the edit: the newest change of the version is judged. */
function madeByHand(facts: Facts): readonly Violation[] {
  const [newest] = facts.snapshot.history.versionChanges;
  if (newest === undefined) return [];
  const revert = shellCommand(['git', 'revert', shortSha(newest.sha)]);
  return handEdit(newest, facts, `${revert}, then ${shellCommand(['relctl', 'bump', newest.version])}`);
}

/** A release whose own commit the hooks and the audit would take for an edit by hand. */
function unannounced(
  { current, next, message, bumpMessage, readTag }: Facts,
  file: string,
): readonly Violation[] {
  if (isVersion(next.spelled, current.version)) return [];
  const [firstLine = ''] = message.split('\n');
  const releases = releasesNamedIn(message);
  const versions = { version: next.spelled, file, from: [current.spelled], bumpMessage };
  const own = { ...versions, sha: '', firstLine, releases, isRevert: false };
  if (judgeVersionChange(own, readTag) === 'bump') return [];
  return [
    {
      rule: 'version-not-hand-edited',
      found: `the bump message "${firstLine}" does not contain ${next.spelled}, so hooks would not recognize this release`,
      remedy: 'put $new_version into the first line of bump_message',
      overridable: true,
    },
  ];
}

function handEdit(change: VersionChange, { readTag }: Facts, remedy: string): readonly Violation[] {
  if (judgeVersionChange(change, readTag) !== 'hand-edit') return [];
  return [{ rule: 'version-not-hand-edited', found: editText(change), remedy, overridable: true }];
}

export const tagsMadeByRelease: Rule = {
  id: 'tags-made-by-release',
  judge(facts) {
    const { current, snapshot } = facts;
    const second = secondTag(facts);
    if (second !== null) return judgementOf([second]);
    if (current.file === null) return notChecked(NO_FILE);
    if (current.tag === null) return notChecked(NO_TAG);
    const changes = new Map(snapshot.history.versionChanges.map((change) => [change.sha, change]));
    return judgementOf([...currentTag(facts), ...laterTags(facts, changes)]);
  },
};

/** The version to be released may have a tag in another spelling, or in a legacy format. */
function secondTag({ snapshot: { tags, remote }, next, readTag }: Facts): Violation | null {
  const there = remote.kind === 'asked' ? [...remote.tags.keys()] : [];
  const first = [...tags.map(({ name }) => name), ...there].find((name) => {
    const version = name === next.tagName ? null : readTag(name);
    return version !== null && compareVersions(version, next.version) === 0;
  });
  if (first === undefined) return null;
  return {
    rule: 'tags-made-by-release',
    found: `${first} is a tag for ${next.spelled} already, so ${next.tagName} would be a second one`,
    remedy: 'choose another version: relctl bump VERSION',
    overridable: true,
  };
}

/**
 * Anyone may have made the current version's tag, but it must be on a commit that has its version. If the files contained
 * no version yet (the project kept it elsewhere, or was set up later), there is nothing that the tag could contradict.
 */
function currentTag({ current, snapshot }: Facts): readonly Violation[] {
  const { taggedVersion } = snapshot.history;
  if (current.tag === null || taggedVersion === null || isVersion(taggedVersion, current.version)) return [];
  const { name, commit } = current.tag;
  return [
    {
      rule: 'tags-made-by-release',
      found: `${name} points at ${shortSha(commit)}, where ${current.file ?? 'the tag'} says ${taggedVersion}`,
      remedy: `${shellCommand(['git', 'show', name])}: the tag must point at the commit that made ${current.spelled}`,
      overridable: true,
    },
  ];
}

function laterTags(facts: Facts, changes: ReadonlyMap<string, VersionChange>): readonly Violation[] {
  const { snapshot, current, readTag } = facts;
  const since = new Set(snapshot.history.commits.map(({ sha }) => sha));
  return snapshot.tags.flatMap((tag): Violation[] => {
    if (!since.has(tag.commit) || tag.name === current.tag?.name) return [];
    const version = readTag(tag.name);
    if (version === null) return [];
    const change = changes.get(tag.commit);
    const isBump = change !== undefined && judgeVersionChange(change, readTag) === 'bump';
    if (isBump && isVersion(change.version, version)) return [];
    return [
      {
        rule: 'tags-made-by-release',
        found: `${tag.name} points at ${shortSha(tag.commit)}, which is not its bump commit`,
        remedy: `${shellCommand(['git', 'tag', '--delete', tag.name])}, then relctl bump`,
        overridable: true,
      },
    ];
  });
}

export const completeHistory: Rule = {
  id: 'complete-history',
  judge(facts): Judgement {
    const { snapshot, isFirstRelease, current } = facts;
    const cut = snapshot.history.commits.find(({ sha }) => snapshot.shallow.has(sha));
    if (cut !== undefined) {
      return broken(
        'complete-history',
        `this clone is shallow: its history ends at ${shortSha(cut.sha)}`,
        'git fetch --unshallow --tags (in CI: fetch-depth: 0)',
      );
    }
    if (current.tag !== null || isFirstRelease) return KEPT;
    return untagged(facts);
  },
};

/** Tags exist, and none for the current version. */
function untagged(facts: Facts): Judgement {
  const { snapshot, current, readTag, tagFormats } = facts;
  const here = snapshot.tags.map(({ name }) => name).filter((name) => readTag(name) !== null);
  const { remote } = snapshot;
  const there =
    remote.kind === 'asked' ? [...remote.tags.keys()].filter((name) => readTag(name) !== null) : [];
  if (remote.kind === 'asked' && remote.tags.has(current.tagName)) {
    return broken(
      'complete-history',
      `${current.tagName}, the tag of the current version, is on ${remote.name} but not here`,
      `git fetch ${remote.name} --tags`,
    );
  }
  if (current.stray !== null) return strayed(facts, current.stray);
  const seen = here.length > 0 ? here : there;
  const missing =
    current.file === null
      ? 'no release tag is reachable from HEAD'
      : `${current.file} says ${current.spelled}, but there is no tag ${current.tagName}`;
  return broken(
    'complete-history',
    `${missing} (${counted(seen.length, 'release tag')} seen: ${listed(seen)})`,
    remedyForUntagged(tagFormats, current.file),
  );
}

function strayed({ snapshot, current, tagFormats }: Facts, stray: StrayTag): Judgement {
  const isHere = snapshot.tags.some(({ name }) => name === stray.name);
  const where = isHere ? '' : ` on ${snapshot.remote.name}`;
  const fetched = isHere ? '' : `git fetch ${snapshot.remote.name} --tags, and `;
  const [, ...legacy] = tagFormats;
  return broken(
    'complete-history',
    `${current.file ?? 'the tag'} says ${current.spelled}. Its tag${where} seems to be ${stray.name}, which no configured format (${tagFormats.join(', ')}) makes`,
    `${fetched}set in commitizen’s configuration: ${legacyFormatsWith(stray, legacy)}`,
  );
}

function remedyForUntagged(tagFormats: readonly string[], file: string | null): string {
  const edited = file === null ? '' : `if the version was edited by hand: git log -p -- ${file}; `;
  return (
    `if your tags do not look like ${tagFormats.join(', ')}: set tag_format, or legacy_tag_formats for older ones; ` +
    `${edited}if tags are missing: git fetch --tags`
  );
}
