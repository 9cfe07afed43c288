import { subjectOf } from '../commit/commit.ts';
import { highest } from '../commit/increment.ts';
import type { Evidence } from '../commit/increment.ts';
import type { Settings } from '../config/settings.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { tableAt } from '../syntax/document.ts';
import { parseFile } from '../syntax/syntaxes.ts';
import type { Verdict } from '../rule/rule.ts';
import { findTags } from '../tag/find.ts';
import { renderTag } from '../tag/format.ts';
import { tagReader } from '../tag/recognise.ts';
import { legacyFormatsWith, unreadTags } from '../tag/stray.ts';
import { shellCommand } from '../text/shell.ts';
import { listed, LISTED, shortSha } from '../text/words.ts';
import { finalOf, isPrerelease, isVersion } from '../version/version.ts';
import type { ChangelogEdit } from './changelog/changelog-edit.ts';
import type { Decision } from './decide.ts';
import { imageName, latestElsewhere, renamedImageNotice } from './images.ts';
import type { Policy } from './policy.ts';
import { strayTag } from './facts.ts';
import { freeVersion } from './free-version.ts';
import type { Route } from './route.ts';
import { strangeTags } from './strange-tags.ts';
import { defaultBranchOf, isFirstRelease, mainBranchOf, tagNames } from './release-refs.ts';
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

/** What the user should know about a release although no rule forbids it; one sentence each. */
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
    ? `there is no remote ${route.remote}, so relctl does not push this release; to add one: ${shellCommand(['git', 'remote', 'add', route.remote])} URL`
    : null;
}

function severalPushUrls({ snapshot: { remote }, route }: Release): string | null {
  if (remote.kind !== 'asked' || remote.pushUrls < 2 || !route.pushes) return null;
  return `a push to ${remote.name} goes to ${remote.pushUrls} URLs; relctl refuses to push a release to more than one`;
}

/** Tags of earlier releases that were not pushed: this push includes their commits but not their tags. */
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

/** relctl replaces list items in the places where commitizen writes its own, even if a person wrote them. */
function lostLines({ changelog: { file, lost }, policy }: Release): string | null {
  if (lost.length === 0 || policy.profile === 'commitizen') return null;
  const many =
    lost.length === 1 ? '1 line that is not from a commit' : `${lost.length} lines that are not from commits`;
  const keep = lost.length === 1 ? 'to keep it, write it' : 'to keep them, write them';
  return `${file ?? 'the changelog'} loses ${many}: ${listed(lost)}; ${keep} as a paragraph or under your own heading`;
}

/** A tag that matches no tag format does not count as a release. The user may still mean it as one. */
function unreadFormats({ snapshot, decision: { base } }: Release): string | null {
  const unread = isFirstRelease(base, snapshot)
    ? unreadTags(tagNames(snapshot), tagReader(base.formats))
    : [];
  if (unread.length === 0) return null;
  const { current, legacy } = base.formats;
  const stray = strayTag(base, snapshot);
  const fix =
    stray === null ? 'add their format to legacy_tag_formats' : `set ${legacyFormatsWith(stray, legacy)}`;
  return `this counts as the first release because no tag matches ${[current, ...legacy].join(', ')}; the existing tags are ${listed(unread)}; if they are releases, ${fix}`;
}

function severalTags({ snapshot, decision: { base } }: Release): string | null {
  const names = findTags(snapshot.tags, base.version, base.scheme, base.formats).map(({ name }) => name);
  if (names.length < 2) return null;
  return `${base.spelled} has the tags ${names.join(' and ')}; relctl uses the newest one, ${names[0] ?? ''}`;
}

/** For a first release, {@link unreadFormats} reports the same tags. */
function passedOver({ snapshot, decision: { base }, policy, changelog }: Release): string | null {
  if (!policy.namesStrangeTags || changelog.file === null || isFirstRelease(base, snapshot)) return null;
  return strangeTags(snapshot.tags, tagReader(base.formats));
}

/** If `release-branch` is overridden for a prerelease: main will count its own prereleases and reach the same number. */
function awayFromMain({ settings, snapshot, decision, verdicts }: Release): string | null {
  const rule = verdicts.find(({ rule: id }) => id === 'release-branch');
  const isOverridden = rule?.state === 'lifted' || rule?.state === 'warned';
  if (!isOverridden || !isPrerelease(decision.version)) return null;
  const main = mainBranchOf(settings, defaultBranchOf(snapshot.remote));
  const { branch } = snapshot.head;
  const where = branch ?? 'a detached HEAD';
  const merge = branch === null ? '' : `merge ${branch} or `;
  return `this release tags ${decision.tag} on ${where}, so ${main} can't use that number later; ${main} must ${merge}skip the number`;
}

/** A hotfix may already have released the final version of main's prerelease cycle. A new prerelease would be lower. */
function finalIsOut({ snapshot, decision: { base, version, spelled, tag } }: Release): string | null {
  const names = tagNames(snapshot);
  if (version.pre === null || names.includes(tag)) return null;
  const final = renderTag(base.formats.current, finalOf(version), base.scheme);
  if (!names.includes(final)) return null;
  const free = freeVersion(base, version, names);
  const next = free === null ? 'VERSION' : base.scheme.format(free);
  return `${final} is already released, and ${spelled} is lower than it; to continue after it: relctl bump ${next}`;
}

function idleVersionFiles({ settings, snapshot, decision: { base } }: Release): string | null {
  const idle = idleEntries(base, settings, snapshot.files);
  if (idle.length === 0) return null;
  return `version_files: no file matches ${idle.map((entry) => `'${entry}'`).join(', ')}, so relctl changes nothing there; fix or remove the entry in ${settings.configFile}`;
}

function staleLock({ snapshot, decision: { base, spelled }, policy }: Release): string | null {
  const lock = policy.followLock ? findOwnLock(base, snapshot.files) : null;
  if (lock === null || isVersion(lock.version, base.version)) return null;
  return `${lock.path} still says ${lock.version}; this release updates it to ${spelled}`;
}

function pushingHooks({ settings: { commitizen } }: Release): string | null {
  const hooks = [...commitizen.preBumpHooks, ...commitizen.postBumpHooks].filter((hook) =>
    /\bgit\s+push\b/.test(hook),
  );
  return hooks.length === 0
    ? null
    : `the bump hook '${hooks.join("', '")}' pushes; relctl already pushes, so you can remove the hook`;
}

function workspaceMembers({ snapshot, decision: { base } }: Release): string | null {
  const pyproject = snapshot.files.get(`${base.place.folder}pyproject.toml`);
  if (pyproject === undefined) return null;
  const workspace = tableAt(parseFile(pyproject, 'pyproject.toml'), ['tool', 'uv', 'workspace']);
  const members = workspace?.['members'];
  if (!Array.isArray(members) || members.length === 0) return null;
  return `this is a uv workspace; relctl releases only its root project, not its members: ${members.map(String).join(', ')}`;
}

/** Not reported for a hotfix, where this is expected. */
function latestStays({ decision, snapshot, settings }: Release): string | null {
  const higher = latestElsewhere(decision, snapshot);
  const main = mainBranchOf(settings, defaultBranchOf(snapshot.remote));
  if (higher === null || snapshot.head.branch !== main) return null;
  return `the image tag latest stays on ${higher}, which is higher; if ${higher} is not a release: ${shellCommand(['git', 'tag', '--delete', higher])}`;
}

function renamedImage({ settings, snapshot, decision: { base } }: Release): string | null {
  return renamedImageNotice(imageName(base.place, settings, snapshot));
}

/** An increment that may be unintended: it comes from a line in a commit body that looks like a commit message. */
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
  const otherwise =
    meant === null ? 'no other line calls for a release' : `to ignore the line: --increment ${meant}`;
  return `only the line '${shortened(line.line)}' in the body of ${shortSha(line.sha)} calls for ${asked}; ${otherwise}`;
}

/** Parity: the key lowers a breaking change even if the version is past 0.x. commitizen does not report that. */
function zeroAboveOne({ settings: { configFile, commitizen }, decision }: Release): string | null {
  const { base, increment, asked, evidence } = decision;
  if (!commitizen.majorVersionZero || (base.version.release[0] ?? 0) === 0) return null;
  if (increment === null || increment !== asked) return null;
  const breaking = evidence.find(({ line }) => highest(base.rules.asksIn(line, false)) === 'MAJOR');
  if (breaking === undefined) return null;
  return (
    `major_version_zero is set, so the breaking change '${shortened(breaking.line)}' in ` +
    `${shortSha(breaking.sha)} counts as ${breaking.increment}, although ${base.spelled} is past 0.x; ` +
    `remove the key from ${configFile}, or use --increment MAJOR`
  );
}

/** A line, shortened to fit into a sentence. */
function shortened(line: string): string {
  const characters = Array.from(line.slice(0, 200));
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : line;
}
