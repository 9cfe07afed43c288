import { subjectOf } from '../commit/commit.ts';
import { highest } from '../commit/increment.ts';
import type { Evidence } from '../commit/increment.ts';
import type { Settings } from '../config/settings.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { tableAt } from '../syntax/document.ts';
import { parseFile } from '../syntax/syntax.ts';
import type { Verdict } from '../rule/rule.ts';
import { findTags } from '../tag/find.ts';
import { renderTag } from '../tag/format.ts';
import { tagReader } from '../tag/recognise.ts';
import { legacyFormatsWith, unreadTags } from '../tag/stray.ts';
import { shellCommand } from '../text/shell.ts';
import { listed, LISTED, shortSha } from '../text/words.ts';
import { finalOf, isPrerelease, isVersion } from '../version/version.ts';
import type { ChangelogEdit } from './changelog-edit.ts';
import type { Decision } from './decide.ts';
import { imageName, latestElsewhere, renamedImageNotice } from './images.ts';
import type { Policy } from './policy.ts';
import { strayTag } from './facts.ts';
import { freeVersion } from './free-version.ts';
import type { Route } from './route.ts';
import { strangeTags } from './strange-tags.ts';
import { defaultBranchOf, isFirstRelease, mainBranchOf, tagNames } from './survey.ts';
import { findOwnLock, idleEntries } from './version-edits.ts';

interface Release {
  readonly settings: Settings;
  readonly snapshot: Snapshot;
  readonly decision: Decision;
  readonly policy: Policy;
  readonly route: Route;
  readonly verdicts: readonly Verdict[];
  readonly changelog: Pick<ChangelogEdit, 'file' | 'lost'>;
}

/** What a person should know of a release and no rule forbids; one sentence each. */
export function noticesOf(release: Release): readonly string[] {
  return [
    unpushed,
    severalPushUrls,
    unpushedTags,
    lostLines,
    unreadFormats,
    severalTags,
    passedOver,
    awayFromMain,
    finalIsOut,
    idleVersionFiles,
    staleLock,
    pushingHooks,
    workspaceMembers,
    renamedImage,
    latestStays,
    unlikelyIncrement,
    zeroAboveOne,
  ].flatMap((notice) => notice(release) ?? []);
}

function unpushed({ route }: Release): string | null {
  return route.remoteMissing
    ? `there is no remote ${route.remote}: the release stays in this repository`
    : null;
}

function severalPushUrls({ snapshot: { remote }, route }: Release): string | null {
  if (remote.kind !== 'asked' || remote.pushUrls < 2 || !route.pushes) return null;
  return `a push to ${remote.name} goes to ${remote.pushUrls} URLs, and a release is not pushed to several: it would be refused`;
}

/** What an earlier release that was not pushed has left here: this push takes its commits along, and not its tag. */
function unpushedTags({ snapshot: { remote }, decision }: Release): string | null {
  if (remote.kind !== 'asked') return null;
  const lacking = remote.lacking.filter((name) => name !== decision.tag);
  if (lacking.length === 0) return null;
  const refs = lacking.slice(0, LISTED).map((name) => `refs/tags/${name}:refs/tags/${name}`);
  const command = shellCommand(['git', 'push', '--', remote.name, ...refs]);
  const them = lacking.length === 1 ? 'it' : 'them';
  const which = lacking.length > LISTED ? `the newest ${LISTED}` : them;
  return `${remote.name} does not have ${listed(lacking)}, and this release does not push ${them}; to push ${which}: ${command}`;
}

/** Entries that somebody wrote where commitizen writes its own are taken for those of an earlier telling. */
function lostLines({ changelog: { file, lost }, policy }: Release): string | null {
  if (lost.length === 0 || policy.profile === 'commitizen') return null;
  const many =
    lost.length === 1 ? '1 line that no commit tells goes' : `${lost.length} lines that no commit tells go`;
  return `${file ?? 'the changelog'}: ${many}: ${listed(lost)}; as prose or under a heading of your own it stays`;
}

/** By the contract's letter a tag that no format reads is no release; it may still be one that a person means. */
function unreadFormats({ snapshot, decision: { base } }: Release): string | null {
  const unread = isFirstRelease(base, snapshot)
    ? unreadTags(tagNames(snapshot), tagReader(base.formats))
    : [];
  if (unread.length === 0) return null;
  const { current, legacy } = base.formats;
  const stray = strayTag(base, snapshot);
  const mend = stray === null ? 'add their format to legacy_tag_formats' : legacyFormatsWith(stray, legacy);
  return `this counts as the first release, for no tag fits ${[current, ...legacy].join(', ')}; there are ${listed(unread)}: if these are releases, ${mend}`;
}

function severalTags({ snapshot, decision: { base } }: Release): string | null {
  const names = findTags(snapshot.tags, base.version, base.scheme, base.formats).map(({ name }) => name);
  if (names.length < 2) return null;
  return `${base.spelled} has the tags ${names.join(' and ')}; the newest one, ${names[0] ?? ''}, is taken`;
}

/** Said by {@link unreadFormats} of a first release. */
function passedOver({ snapshot, decision: { base }, policy, changelog }: Release): string | null {
  if (!policy.namesStrangeTags || changelog.file === null || isFirstRelease(base, snapshot)) return null;
  return strangeTags(snapshot.tags, tagReader(base.formats));
}

/** Where `release-branch` is lifted for a prerelease: main counts its own, and comes to the same number. */
function awayFromMain({ settings, snapshot, decision, verdicts }: Release): string | null {
  const rule = verdicts.find(({ rule: id }) => id === 'release-branch');
  const isLifted = rule?.state === 'lifted' || rule?.state === 'warned';
  if (!isLifted || !isPrerelease(decision.version)) return null;
  const main = mainBranchOf(settings, defaultBranchOf(snapshot.remote));
  const { branch } = snapshot.head;
  const where = branch ?? 'a detached HEAD';
  const merge = branch === null ? '' : `merge ${branch}, or `;
  return `${decision.tag} is made on ${where}, and ${main} will meet that tag: it has to ${merge}pass the number over`;
}

/** A hotfix may have released what a cycle on main works towards: what this cycle makes now comes before it. */
function finalIsOut({ snapshot, decision: { base, version, spelled, tag } }: Release): string | null {
  const names = tagNames(snapshot);
  if (version.pre === null || names.includes(tag)) return null;
  const final = renderTag(base.formats.current, finalOf(version), base.scheme);
  if (!names.includes(final)) return null;
  const free = freeVersion(base, version, names);
  const next = free === null ? 'VERSION' : base.scheme.format(free);
  return `${final} is released already, and ${spelled} comes before it: relctl bump ${next} goes on behind it`;
}

function idleVersionFiles({ settings, snapshot, decision: { base } }: Release): string | null {
  const idle = idleEntries(base, settings, snapshot.files);
  if (idle.length === 0) return null;
  return `version_files: no file of the project is named by ${idle.map((entry) => `'${entry}'`).join(', ')}, so nothing is changed there`;
}

function staleLock({ snapshot, decision: { base, spelled }, policy }: Release): string | null {
  const lock = policy.followLock ? findOwnLock(base, snapshot.files) : null;
  if (lock === null || isVersion(lock.version, base.version)) return null;
  return `${lock.path} still says ${lock.version}; the release brings it to ${spelled}`;
}

function pushingHooks({ settings: { commitizen } }: Release): string | null {
  const hooks = [...commitizen.preBumpHooks, ...commitizen.postBumpHooks].filter((hook) =>
    /\bgit\s+push\b/.test(hook),
  );
  return hooks.length === 0
    ? null
    : `the hook '${hooks.join("', '")}' pushes; relctl pushes by itself, so it can go`;
}

function workspaceMembers({ snapshot, decision: { base } }: Release): string | null {
  const pyproject = snapshot.files.get(`${base.place.folder}pyproject.toml`);
  if (pyproject === undefined) return null;
  const workspace = tableAt(parseFile(pyproject, 'pyproject.toml'), ['tool', 'uv', 'workspace']);
  const members = workspace?.['members'];
  if (!Array.isArray(members) || members.length === 0) return null;
  return `the root project of this uv workspace is released; its members stay as they are: ${members.map(String).join(', ')}`;
}

/** Of a hotfix that is to be expected. */
function latestStays({ decision, snapshot, settings }: Release): string | null {
  const higher = latestElsewhere(decision, snapshot);
  const main = mainBranchOf(settings, defaultBranchOf(snapshot.remote));
  if (higher === null || snapshot.head.branch !== main) return null;
  return `latest stays with ${higher}, which is higher; if that is no release: ${shellCommand(['git', 'tag', '--delete', higher])}`;
}

function renamedImage({ settings, snapshot, decision: { base } }: Release): string | null {
  return renamedImageNotice(imageName(base.place, settings, snapshot));
}

/** An increment that nobody may have meant: it comes from a line of a body that only looks like a commit. */
function unlikelyIncrement({ snapshot, decision }: Release): string | null {
  const { base, increment, asked, evidence } = decision;
  if (increment === null || increment !== asked) return null;
  const subjects = new Map(snapshot.history.commits.map((commit) => [commit.sha, commit]));
  const isMeant = ({ sha, line, keyword }: Evidence): boolean => {
    const commit = subjects.get(sha);
    return base.rules.looksMeant(keyword) || commit === undefined || subjectOf(commit) === line;
  };
  const meant = highest(evidence.filter(isMeant));
  const line = evidence.find((one) => one.increment === asked && !isMeant(one));
  if (meant === asked || line === undefined) return null;
  const otherwise = meant === null ? 'no other line asks for a release' : `without it: --increment ${meant}`;
  return `only the line '${shortened(line.line)}' in the body of ${shortSha(line.sha)} asks for ${asked}; ${otherwise}`;
}

/** Parity: the key lowers a breaking change also where the version is long past 0.x; commitizen does not say so. */
function zeroAboveOne({ settings: { configFile, commitizen }, decision }: Release): string | null {
  const { base, increment, asked, evidence } = decision;
  if (!commitizen.majorVersionZero || (base.version.release[0] ?? 0) === 0) return null;
  if (increment === null || increment !== asked) return null;
  const breaking = evidence.find(({ line }) => highest(base.rules.asksIn(line, false)) === 'MAJOR');
  if (breaking === undefined) return null;
  return (
    `major_version_zero is set, so the breaking change '${shortened(breaking.line)}' of ` +
    `${shortSha(breaking.sha)} asks for ${breaking.increment}, although ${base.spelled} is past 0.x; ` +
    `take the key out of ${configFile}, or say --increment MAJOR`
  );
}

/** As much of a line as a sentence can bear. */
function shortened(line: string): string {
  const characters = Array.from(line.slice(0, 200));
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : line;
}
