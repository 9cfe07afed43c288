import { sectionIn, withSection } from '../../changelog/section-at.ts';
import type { ChangelogReading } from '../../changelog/section-at.ts';
import type { Commit } from '../../commit/commit.ts';
import type { Encoding } from '../../config/encoding.ts';
import { refuse } from '../../error/error.ts';
import { SKIPPED } from '../../rule/hotfix.ts';
import type { Hotfix, Snapshot } from '../../snapshot/snapshot.ts';
import { visibleLine } from '../../text/visible.ts';
import { shortSha } from '../../text/words.ts';
import type { Version } from '../../version/version.ts';
import { encodingIn } from '../../plan/effect.ts';
import type { Effect } from '../../plan/effect.ts';
import type { Plan, Reconciliation } from '../../plan/plan.ts';
import { refuseUnclean } from './hotfix-start.ts';

export interface ReconcileIntent {
  /** Full hashes of hotfix commits that main does not need. */
  readonly skip: readonly string[];
  /** The branch that gets the fixes instead of main, for a pull request; null: main itself. */
  readonly branch: string | null;
  readonly push: boolean;
}

export interface ReconcileFacts extends Pick<Snapshot, 'head' | 'dirty'> {
  readonly main: {
    readonly name: string;
    /** null if there is no such local branch. */
    readonly here: string | null;
    /** Main's commit on the remote; null if the remote has no such branch, or if there is no remote. */
    readonly there: string | null;
    /** Commits of main that the remote does not have. */
    readonly ahead: number;
    /** The other working tree in which main is checked out; null: none. */
    readonly elsewhere: string | null;
  };
  readonly remote: string;
  readonly remoteExists: boolean;
  /** Final releases that main does not reach, newest first. */
  readonly hotfixes: readonly Hotfix[];
  readonly versionOf: (tag: string) => Version | null;
  readonly changelog: {
    readonly path: string;
    readonly encoding: Encoding;
    readonly reading: ChangelogReading;
    /** Main's changelog; null if there is none. */
    readonly text: string | null;
    /** The changelog of each hotfix, by tag; absent if it has none. */
    readonly ofTag: ReadonlyMap<string, string>;
  };
  /** Whether the branch of the intent already exists, here or on the remote. */
  readonly branchExists: boolean;
}

export interface ReconcilePlan extends Plan {
  readonly purpose: Reconciliation;
}

/**
 * Brings every hotfix to main: cherry-picks its commits, oldest first, adds its sections to main's changelog, and pushes
 * once. The plan has no effects if main already contains everything.
 *
 * @throws HOTFIX_TREE_DIRTY, MAIN_UNKNOWN, MAIN_NOT_PUSHED, BRANCH_EXISTS, NOTHING_TO_SKIP, BRANCH_ELSEWHERE
 */
export function planReconcile(intent: ReconcileIntent, facts: ReconcileFacts): ReconcilePlan {
  const { main, head, dirty, remote } = facts;
  refuseUnclean(facts);
  const start = main.there ?? main.here;
  if (start === null) throw refuse('MAIN_UNKNOWN', { branch: main.name, remote });
  if (intent.branch === null && main.there !== null && main.ahead > 0) {
    throw refuse('MAIN_NOT_PUSHED', { branch: main.name, remote, ahead: main.ahead });
  }
  if (intent.branch !== null && facts.branchExists) throw refuse('BRANCH_EXISTS', { branch: intent.branch });
  const hotfixes = facts.hotfixes.toReversed();
  const missing = [
    ...new Map(hotfixes.flatMap((one) => one.missing).map((commit) => [commit.sha, commit])).values(),
  ];
  const idle = intent.skip.find((sha) => !missing.some((commit) => commit.sha === sha));
  if (idle !== undefined) throw refuse('NOTHING_TO_SKIP', { commit: idle, branch: main.name });

  const sections = sectionsAdded(hotfixes, facts);
  const here = { head: head.sha ?? '', branch: head.branch };
  const branch = intent.branch ?? main.name;
  const work = [...missing.map((commit) => takeOver(commit, hotfixes, intent)), ...sections.effects];
  if (work.length > 0 && intent.branch === null && main.elsewhere !== null) {
    const command = ['relctl', '-C', main.elsewhere, 'hotfix', 'reconcile'];
    throw refuse('BRANCH_ELSEWHERE', { branch, folder: main.elsewhere, command });
  }
  const effects =
    work.length === 0
      ? []
      : [
          ...wayTo(branch, start, here, intent.branch === null ? main.here : null),
          ...work,
          ...(intent.push ? [{ kind: 'push' as const, remote, branch, tag: null }] : []),
        ];
  const tags = hotfixes
    .filter((one) => one.missing.length > 0 || sections.tags.includes(one.tag.name))
    .map(({ tag }) => tag.name);
  const skipped = missing
    .filter(({ sha }) => intent.skip.includes(sha))
    .map(({ sha, subject }) => ({ sha, subject }));
  return {
    title: `the reconciliation of ${tags.join(', ')} with ${branch}`,
    basis: { ...here, dirty },
    effects,
    purpose: {
      kind: 'reconciliation',
      branch,
      main: main.name,
      remote: facts.remoteExists ? remote : null,
      tags,
      skipped,
      addsSections: sections.effects.length > 0,
    },
  };
}

/** @param here the commit of the local branch; null: the branch must be created */
function wayTo(
  branch: string,
  start: string,
  from: { readonly head: string; readonly branch: string | null },
  here: string | null,
): readonly Effect[] {
  const at = here ?? start;
  return [
    ...(here === null ? [{ kind: 'create-branch' as const, name: branch, at }] : []),
    ...(from.branch === branch ? [] : [{ kind: 'switch-branch' as const, from, to: { head: at, branch } }]),
    ...(at === start ? [] : [{ kind: 'fast-forward' as const, branch, from: at, to: start }]),
  ];
}

function takeOver(commit: Commit, hotfixes: readonly Hotfix[], { skip }: ReconcileIntent): Effect {
  const { sha, subject } = commit;
  const tag = hotfixes.find(({ missing }) => missing.some((one) => one.sha === sha))?.tag.name ?? '';
  return skip.includes(sha)
    ? { kind: 'empty-commit', message: skipMessage(commit, tag, 'is not needed here') }
    : { kind: 'cherry-pick', commit: sha, subject, whenEmpty: skipMessage(commit, tag, 'is already here') };
}

function skipMessage({ sha, subject }: Commit, tag: string, why: string): string {
  return `chore: ${shortSha(sha)} of ${tag} ${why}\n\n${visibleLine(subject)}\n\n${SKIPPED}: ${sha}\n`;
}

/** Adds the missing sections to the changelog and commits it. */
function sectionsAdded(
  hotfixes: readonly Hotfix[],
  { changelog: { path, reading, text, ofTag, encoding }, versionOf }: ReconcileFacts,
): { readonly effects: readonly Effect[]; readonly tags: readonly string[] } {
  if (text === null) return { effects: [], tags: [] };
  const tags: string[] = [];
  let after = text;
  for (const { tag } of hotfixes) {
    const version = versionOf(tag.name);
    const source = ofTag.get(tag.name);
    const section = version === null || source === undefined ? null : sectionIn(source, version, reading);
    if (version === null || section === null) continue;
    const updated = withSection(after, section, version, reading);
    if (updated !== after) tags.push(tag.name);
    after = updated;
  }
  if (tags.length === 0) return { effects: [], tags };
  return {
    effects: [
      { kind: 'write-file', path, before: text, after, ...encodingIn(encoding) },
      {
        kind: 'create-commit',
        message: `docs: changelog of ${tags.join(', ')}\n`,
        paths: [path],
        verify: true,
        retry: true,
        optional: false,
      },
    ],
    tags,
  };
}
