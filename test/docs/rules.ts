import { NEVER_LIFTED, RULE_IDS } from '../../src/core/config/rule-id.ts';
import type { RuleId } from '../../src/core/config/rule-id.ts';
import { GOLDEN_RULES } from '../../src/core/rule/golden.ts';
import type { Rule } from '../../src/core/rule/rule.ts';
import { GENERATED } from './page.ts';

/** docs/rules.md: the rules with their laws, in the order in which a release judges them. */
export function rulesPage(): string {
  const judged = GOLDEN_RULES.map(({ id }) => id);
  const later = RULE_IDS.filter((id) => !judged.includes(id));
  return `# Release rules

${GENERATED}

A release judges all of these rules before it does anything. What is broken is shown at once, each with what was found, the
law and what to type next; nothing is changed, and the exit code is 80. \`relctl bump --dry-run\` shows every rule as kept,
broken or not checked, and says why a rule was not checked.

A rule is lifted for one run with \`--allow RULE\`, which may be given several times, or for good under
\`[tool.relctl.rules]\`: \`"warn"\` shows what is broken and goes on, \`"off"\` does not even show it, \`"error"\` is the default.
Some findings can't be lifted; they are named below. A dry run and \`--json\` show what was lifted.

\`--get-next\` judges \`complete-history\` alone: a number that was computed from half a history is wrong.
\`--profile commitizen\` judges none of them.

${GOLDEN_RULES.map(section).join('\n')}
## Rules that the guards keep

A release does not judge these rules. The guards do: [the hooks](guards.md) and [\`relctl audit\`](commands.md#relctl-audit).
${later.map((id) => `\`${id}\``).join(', ')}.

## What a bump commit is

Two rules ask whether a commit is a bump commit. It is one when it changes the version against its first parent and its first
line is the bump message with both versions: today's \`bump_message\`, the one that was configured in that commit, or
commitizen's default. A merge is judged only where its version differs from every parent's. The commit that brings the
version's file is no edit by hand, and neither is a \`git revert\` that gives back the version from before the commit it reverts.
`;
}

function section({ id, law }: Rule): string {
  const text = TEXTS[id];
  if (text === undefined) throw new Error(`docs/rules.md has no text for the rule ${id}`);
  const lift = NEVER_LIFTED.includes(id)
    ? 'Never: `--allow` of it is exit 18, in the configuration it is exit 19.'
    : `\`--allow ${id}\`.`;
  const { judged, why, mend, butNot } = text;
  return `## \`${id}\`

> ${law}

* **Judged:** ${judged}
* **Why:** ${why}
* **To mend it:** ${mend}
* **To lift it:** ${lift}${butNot === undefined ? '' : ` ${butNot}`}
`;
}

interface RuleText {
  /** What exactly is looked at. */
  readonly judged: string;
  readonly why: string;
  readonly mend: string;
  /** What of it can't be lifted, or what lifting it leads to. */
  readonly butNot?: string;
}

const TEXTS: Readonly<Partial<Record<RuleId, RuleText>>> = {
  'clean-tree': {
    judged:
      'every tracked path, in the index and in the work tree, against HEAD; and whether a merge, a rebase or the like is under way. Untracked files do not count.',
    why: 'what is released should be what was committed and tested. And since nothing of yours is uncommitted, nothing of yours can be lost when a release is undone.',
    mend: '`git commit` or `git stash`; `git merge --continue` or `--abort`.',
    butNot:
      'Then other changes stay out of the commit and stay where they are. A file that the release itself has to change must be clean all the same, and an operation under way is refused all the same.',
  },
  'release-branch': {
    judged:
      'the current branch. It must be `main_branch` (without it the remote’s default branch, else `main`), or for a patch the branch that `hotfix_branch` names for the tag to be made.',
    why: 'a release from a feature branch is a version that main never had.',
    mend: '`git switch main`; or set `main_branch`.',
    butNot: 'With a detached HEAD there is no branch to push, so it is refused unless `--no-push` is given.',
  },
  'up-to-date': {
    judged:
      'HEAD against the current branch on the remote, by one `git ls-remote`: no ref is written here. A commit that is not known here counts as ahead of you. Judged only if this run pushes.',
    why: 'a release without the newest commits would be refused by the remote, or would leave them out.',
    mend: '`git pull --rebase origin main`. When the remote can’t be asked: try again, or `--no-push`.',
  },
  'complete-history': {
    judged:
      'that the history since the last release is not cut off by a shallow clone, and that the current version has its tag. A first release has none: then no tag of any configured format, here or on the remote, may exist. Under the provider `scm`: that HEAD reaches a release tag.',
    why: 'without the tag, or with half of the history, the increment and the changelog would be computed from the wrong commits.',
    mend: '`git fetch --unshallow --tags`, in CI `fetch-depth: 0`; if tags look different from `tag_format`, set that, or of older ones alone `legacy_tag_formats`.',
  },
  'tag-is-new': {
    judged: 'the tag to be made: not here, and if this run pushes, not on the remote either.',
    why: 'whoever has fetched a version keeps it. The same version must never mean two things.',
    mend: 'release the version that is named in its place: the first one behind it that is free. On a hotfix branch: `relctl hotfix TAG --pick SHA` puts the commits on top of the hotfix that was faster. If the tag was made by hand and never pushed: `git tag --delete TAG`.',
  },
  'version-grows': {
    judged:
      'the new version against the current one. It may be lower than other tags, as a patch of an older line is. A first release may take the version as it stands.',
    why: 'installers take the highest version for the newest.',
    mend: 'ask for a greater version: `relctl bump VERSION`.',
  },
  'phase-forward': {
    judged:
      'a release from a prerelease that stays at the same three numbers: alpha, beta, rc, final, in this order. What was asked for is judged, since commitizen’s arithmetic silently turns an alpha after a beta into the next beta. With higher numbers a cycle may begin at alpha again.',
    why: 'a release candidate that is followed by an alpha tells nobody what to expect.',
    mend: 'ask for the current phase or a later one: `relctl prerelease rc`.',
  },
  'releasable-commits': {
    judged:
      'a prerelease: at least one commit since the current version’s tag must ask for an increment. `relctl bump` without a phase is free to promote a prerelease as it is.',
    why: 'an alpha in which nothing is new only costs its testers time.',
    mend: 'commit the fix first, or make the final release: `relctl bump`.',
  },
  'versions-agree': {
    judged:
      'every entry of `version_files`: the current version must be found in it. An entry for the project in uv.lock that lags behind is reported and mended by the release, not refused.',
    why: 'a file that has another version would be passed over without a word, and stay wrong.',
    mend: 'put the current version there and commit it, or take the entry out of `version_files`.',
  },
  'version-not-hand-edited': {
    judged:
      'every commit since the current version’s tag that changed the version: each must be a bump commit. If the current version has no tag, the newest change of the version is judged. On a first release there is nothing to look back to. Under the provider `scm` it is not checked: no file holds a version that could be edited.',
    why: 'a version that was typed in has no release, no tag and no changelog, and the next release counts from it.',
    mend: '`git revert` the commit; then `relctl bump VERSION` makes that very version, if it was meant.',
  },
  'tags-made-by-release': {
    judged:
      'release tags on the commits after the current version’s tag: each must stand on the bump commit of its version. The current version’s own tag may be anybody’s, but it must carry its version, if the file told one there already. Under the provider `scm` it is not checked: the tag is the version, whoever made it.',
    why: 'a tag that was made by hand may be on any commit, and its files may say another version.',
    mend: '`git tag --delete TAG`, then `relctl bump`.',
  },
  'patch-only': {
    judged:
      'on a hotfix branch every commit since the release that is mended: none may ask for MINOR or MAJOR, in whatever line of its message. Also where `--increment` says something else. On other branches there is nothing to judge.',
    why: 'who takes a patch expects that nothing else has changed, and a feature of a hotfix would reach its users before it reached main.',
    mend: 'take the commit off the branch and release it from main. If it is a fix after all: `git commit --amend`, or reword it with `git rebase --interactive`.',
  },
  'hotfix-reconciled': {
    judged:
      'a final release from main, against the final tags that main does not reach: those newer than the last final release that it reaches, and all that relctl has made. Every commit of theirs must be on main in substance. It is, if main has its patch id; if a message on main names it in a line “cherry picked from” or a trailer `Cherry-picked-from`, as squashed commits keep them; if it was itself picked from a commit of main; or if it was skipped, which an empty commit with the trailer `Hotfix-skipped` records. Merges do not count, nor do the bump commits that releases stand on. A final tag that is on the remote and not here breaks the rule as well, if this run pushes.',
    why: 'otherwise the next version would have the bug again that the hotfix has mended.',
    mend: '`relctl hotfix reconcile` brings what is missing, `relctl hotfix reconcile --skip SHA` records that main does not need it; `git fetch origin --tags` for tags that are not here.',
  },
  'signature-works': {
    judged:
      'a signature on trial, where `commit.gpgSign`, `tag.gpgSign`, `tag.forceSignAnnotated` or `gpg_sign` ask for one, by gpg or by an ssh key. A dry run signs nothing, so there it is not checked.',
    why: 'an agent that is locked, or a key that has expired, should be found before the files are written.',
    mend: 'unlock the agent (`export GPG_TTY=$(tty)`), or set `user.signingKey` and `gpg.format`.',
  },
};
