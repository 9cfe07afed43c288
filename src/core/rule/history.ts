import type { VersionChange } from '../snapshot/snapshot.ts';
import { legacyFormatsWith } from '../tag/stray.ts';
import type { StrayTag } from '../tag/stray.ts';
import { counted, listed, shortSha } from '../text/words.ts';
import { isVersion } from '../version/version.ts';
import { judgeVersionChange } from './bump-commit.ts';
import type { Facts } from './facts.ts';
import { broken, judgementOf, KEPT, notChecked } from './rule.ts';
import type { Judgement, Rule, Violation } from './rule.ts';

const NO_FILE = 'no file holds the version: the tags are the version';

const NO_TAG = 'the current version has no tag to look back to';

export const versionNotHandEdited: Rule = {
  id: 'version-not-hand-edited',
  law: 'nobody edits the version by hand: bump commits do',
  judge(facts) {
    if (facts.current.file === null) return notChecked(NO_FILE);
    if (facts.isFirstRelease) return notChecked('there is no release to look back to');
    const { stray } = facts.current;
    if (stray !== null)
      return notChecked(`${stray.name}, the tag to look back to, is in no configured format`);
    return facts.current.tag === null ? judgementOf(madeByHand(facts)) : judgementOf(editsSinceTag(facts));
  },
};

function editsSinceTag(facts: Facts): readonly Violation[] {
  return facts.snapshot.history.versionChanges.flatMap((change) =>
    handEdit(change, facts, 'if the version is right as it is now: --allow version-not-hand-edited'),
  );
}

/** Without a tag of its own the current version may itself be the edit: the newest change of the version is judged. */
function madeByHand(facts: Facts): readonly Violation[] {
  const newest = facts.snapshot.history.versionChanges.find(
    (change) => judgeVersionChange(change, facts.bumpMessage).kind !== 'none',
  );
  if (newest === undefined) return [];
  return handEdit(
    newest,
    facts,
    `git revert ${shortSha(newest.sha)}, then relctl bump ${newest.version ?? ''} releases it`,
  );
}

function handEdit(
  change: VersionChange,
  { current, bumpMessage }: Facts,
  remedy: string,
): readonly Violation[] {
  const edit = judgeVersionChange(change, bumpMessage);
  if (edit.kind !== 'hand-edit') return [];
  const found = `${shortSha(change.sha)} "${change.firstLine}" changed ${edit.from} to ${edit.to} in ${current.file ?? ''}`;
  return [{ rule: 'version-not-hand-edited', found, remedy, liftable: true }];
}

export const tagsMadeByRelease: Rule = {
  id: 'tags-made-by-release',
  law: 'nobody makes release tags by hand: a release tag stands on a bump commit',
  judge(facts) {
    const { current, snapshot } = facts;
    if (current.file === null) return notChecked(NO_FILE);
    if (current.tag === null) return notChecked(NO_TAG);
    return judgementOf([...currentTag(facts), ...laterTags(facts, new Map(changesBySha(snapshot.history)))]);
  },
};

function changesBySha({
  versionChanges,
}: Facts['snapshot']['history']): readonly (readonly [string, VersionChange])[] {
  return versionChanges.map((change) => [change.sha, change]);
}

/**
 * The current version's tag may have been made by anybody, but it must carry its version. Where the file told no version
 * yet (the project kept it elsewhere, or was set up later) there is nothing that the tag could contradict.
 */
function currentTag({ current, snapshot }: Facts): readonly Violation[] {
  const { taggedVersion } = snapshot.history;
  if (current.tag === null || taggedVersion === null || isVersion(taggedVersion, current.version)) return [];
  return [
    {
      rule: 'tags-made-by-release',
      found: `${current.tag.name} stands on ${shortSha(current.tag.commit)}, where ${current.file ?? 'the tag'} says ${taggedVersion}`,
      remedy: `look at git show ${current.tag.name}: the tag belongs on the commit that made ${current.spelled}`,
      liftable: true,
    },
  ];
}

function laterTags(facts: Facts, changes: ReadonlyMap<string, VersionChange>): readonly Violation[] {
  const { snapshot, current, readTag, bumpMessage } = facts;
  const since = new Set(snapshot.history.commits.map(({ sha }) => sha));
  return snapshot.tags.flatMap((tag): Violation[] => {
    if (!since.has(tag.commit) || tag.name === current.tag?.name) return [];
    const version = readTag(tag.name);
    if (version === null) return [];
    const change = changes.get(tag.commit);
    const edit = change === undefined ? null : judgeVersionChange(change, bumpMessage);
    if (edit?.kind === 'bump' && isVersion(edit.version, version)) return [];
    return [
      {
        rule: 'tags-made-by-release',
        found: `${tag.name} stands on ${shortSha(tag.commit)}, which is not the bump commit of that version`,
        remedy: `git tag --delete ${tag.name}, then relctl bump makes the release`,
        liftable: true,
      },
    ];
  });
}

export const completeHistory: Rule = {
  id: 'complete-history',
  law: 'a release is computed from the whole history since the last one, and finds the last one’s tag',
  judge(facts): Judgement {
    const { snapshot, isFirstRelease, current } = facts;
    const cut = snapshot.history.commits.find(({ sha }) => snapshot.shallow.has(sha));
    if (cut !== undefined) {
      return broken(
        'complete-history',
        `this clone is shallow: the history ends at ${shortSha(cut.sha)}`,
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
      `${current.tagName}, the tag of the current version, is on ${remote.name} and not here`,
      `git fetch ${remote.name} --tags`,
    );
  }
  if (current.stray !== null) return strayed(facts, current.stray);
  const seen = here.length > 0 ? here : there;
  const missing =
    current.file === null
      ? 'HEAD reaches no release tag'
      : `${current.file} says ${current.spelled}, and there is no tag ${current.tagName}`;
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
    `${current.file ?? 'the tag'} says ${current.spelled}, whose tag${where} is ${stray.name}, and no configured format (${tagFormats.join(', ')}) makes that name`,
    `${fetched}say in commitizen’s configuration: ${legacyFormatsWith(stray, legacy)}`,
  );
}

function remedyForUntagged(tagFormats: readonly string[], file: string | null): string {
  const edited = file === null ? '' : `if the version was edited by hand: git log -p -- ${file}; `;
  return (
    `if tags look different from ${tagFormats.join(', ')}: say so by tag_format, or of older ones alone by legacy_tag_formats; ` +
    `${edited}if tags are missing: git fetch --tags`
  );
}
