import { NEVER_OVERRIDDEN, RULE_IDS } from '../../src/core/config/rule-id.ts';
import type { RuleId } from '../../src/core/config/rule-id.ts';
import { GOLDEN_RULES } from '../../src/core/rule/golden.ts';
import { LAWS } from '../../src/core/rule/laws.ts';
import type { Rule } from '../../src/core/rule/rule.ts';
import { GENERATED } from './page.ts';

/** docs/rules.md: the release rules, in the order in which a release checks them. */
export function rulesPage(): string {
  const inReleases = GOLDEN_RULES.map(({ id }) => id);
  const elsewhere = RULE_IDS.filter((id) => !inReleases.includes(id));
  return `# Release rules

${GENERATED}

A release has to follow these rules, or relctl refuses it. For each rule this page says what relctl checks, why, what to do
if the rule is broken, and how to override it.

relctl checks all rules before it changes anything. If some are broken, it shows all of them at once, each with what it found
and what to type next. Then it exits with 80, and nothing has changed. \`relctl bump --dry-run\` shows every rule as passed,
broken or not checked. If a rule was not checked, the dry run says why.

You can override a rule, which means that you release although it is broken.

* For one run: \`--allow RULE\`. You can repeat the option.
* Permanently: set its level in \`[tool.relctl.rules]\`. \`"warn"\` shows a broken rule and goes on. \`"off"\` does not even show it.
  \`"error"\` is the default.

Some cases can't be overridden, and the rules below say which. A dry run and \`--json\` show what you overrode.

\`--get-next\` checks only \`complete-history\`, because an incomplete history gives a wrong version. \`--profile commitizen\` checks none
of these rules.

${GOLDEN_RULES.map(section).join('\n')}
## Rules that only hooks and audit check

A release does not check these rules. [The git hooks](hooks.md) and [\`relctl audit\`](commands.md#relctl-audit) do. You set their
levels in \`[tool.relctl.rules]\` as well.

| rule | what it requires | what to do if it is broken |
| --- | --- | --- |
${elsewhere.map((id) => `| \`${id}\` | ${LAWS[id]} | ${elsewhereFix(id)} |`).join('\n')}

## What a bump commit is

Several rules depend on whether a commit is a bump commit. The git hooks and \`relctl audit\` use the same definition. A commit is a
bump commit if both of these are true:

* It changes the version, and no parent has the new version.
* Its first line is a bump message with both versions filled in. relctl uses the \`bump_message\` that is configured in the commit's
  first parent, or commitizen's default. relctl ignores what GitHub, Gitea or GitLab append to a squashed commit, such as \` (#18)\`.

If a message has the trailer \`Relctl-Release: TAG\` for that version, any first line that contains the version is enough.

Two kinds of commits may change the version without being a bump commit: a commit that adds the version when no ancestor has one,
and a \`git revert\` that undoes exactly what an ancestor did to the version.
`;
}

function section({ id }: Rule): string {
  const text = TEXTS[id];
  if (text === undefined) throw new Error(`docs/rules.md has no text for the rule ${id}`);
  const override = NEVER_OVERRIDDEN.includes(id)
    ? `You can't override this rule. \`--allow ${id}\` exits with 18. If the configuration sets a level for it, relctl exits with 19.`
    : `\`--allow ${id}\`.`;
  const { checks, why, fix, butNot } = text;
  return `## \`${id}\`

> ${LAWS[id]}

* **What relctl checks:** ${checks}
* **Why:** ${why}
* **How to fix it:** ${fix}
* **How to override it:** ${override}${butNot === undefined ? '' : ` ${butNot}`}
`;
}

function elsewhereFix(id: RuleId): string {
  const fix = FIXES_ELSEWHERE[id];
  if (fix === undefined) throw new Error(`docs/rules.md does not say how to fix the rule ${id}`);
  return fix;
}

/** The rules that only hooks and audit check. */
const FIXES_ELSEWHERE: Readonly<Partial<Record<RuleId, string>>> = {
  'tag-not-moved':
    'Create the tag at its old commit again, and push it. To release what you changed, make a new version: `relctl bump`.',
  'release-paths-only':
    'If it is not pushed, delete its tag, run `git reset --soft HEAD^`, commit the other changes on their own, and run `relctl bump` again.',
  'release-on-line':
    'Push the branch of the release together with the tag: main, or the hotfix branch of that release.',
  'changelog-has-version':
    'Add the section to the file (`relctl notes TAG` prints its text), or regenerate the whole file with `relctl changelog`. Then commit it.',
  'message-valid':
    'If the commit is not pushed, reword it with `git commit --amend` or `git rebase --interactive`. If it is on main, leave it, and record it with `relctl audit --write-baseline`. `relctl check` shows what is wrong.',
  'main-not-rewritten': 'Run `git pull --rebase origin main`, and push without `--force`.',
};

interface RuleText {
  /** The condition, with its exceptions. */
  readonly checks: string;
  readonly why: string;
  readonly fix: string;
  /** What stays refused when the rule is overridden, or what overriding it leads to. */
  readonly butNot?: string;
}

const TEXTS: Readonly<Partial<Record<RuleId, RuleText>>> = {
  'clean-tree': {
    checks:
      'Every tracked file must match HEAD, in the index and in the working tree. No merge, rebase or similar operation may be in progress. Untracked files do not count.',
    why: 'A release should contain what was committed and tested. If nothing is uncommitted, a rollback can never cost you work.',
    fix: 'Run `git commit` or `git stash`. If a merge is in progress, run `git merge --continue` or `git merge --abort`.',
    butNot:
      'Your uncommitted changes then stay out of the commit and stay where they are. relctl still refuses the release if you have changed a file that the release has to change, or if an operation is in progress.',
  },
  'release-branch': {
    checks:
      "You must be on `main_branch`. If that is not configured, it is the remote's default branch, else `main`. A patch may also be released from its own hotfix branch, for example v1.1.1 from `hotfix/v1.1.1` (see `hotfix_branch`).",
    why: 'A release from a feature branch contains code that is not on main.',
    fix: 'Run `git switch main`, or set `main_branch`.',
    butNot:
      'With a detached HEAD there is no branch to push. relctl still refuses that, unless you pass `--no-push`.',
  },
  'up-to-date': {
    checks:
      'HEAD must contain everything that the remote has on this branch. relctl asks the remote with one `git ls-remote`, which writes no ref. If your clone does not have the remote commit, the remote counts as ahead of you. relctl checks this only if the run pushes.',
    why: 'If your branch is out of date, the release is missing the newest commits, or the remote refuses the push.',
    fix: "Run `git pull --rebase origin BRANCH`, with the branch that you release from. If the remote can't be reached, try again or pass `--no-push`.",
  },
  'complete-history': {
    checks:
      'Your clone must contain the whole history since the last release. A shallow clone might not. The current version must have its tag. On a first release, no tag of any configured format may exist, here or on the remote. With the provider `scm`, HEAD must have a release tag in its history, except on a first release.',
    why: 'Without the tag, or with an incomplete history, relctl would compute the version and the changelog from the wrong commits.',
    fix: "Run `git fetch --unshallow --tags`; in CI, set `fetch-depth: 0`. If your tags don't match `tag_format`, change `tag_format`. If only older tags don't match, add their format to `legacy_tag_formats`.",
  },
  'tag-is-new': {
    checks:
      'The new tag must not exist in your clone. If the run pushes, it must not exist on the remote either.',
    why: 'People keep a version that they have downloaded. The same version must never mean two different things.',
    fix: 'Release the next free version, which the message names. If you are releasing a hotfix and someone else has already released that version, start from their tag and bring your commits along: `relctl hotfix THEIR_TAG --pick YOUR_COMMIT`. If someone made the tag by hand and it was never pushed, run `git tag --delete TAG`.',
  },
  'version-grows': {
    checks:
      'The new version must be greater than the current one. It may be lower than other tags, as a patch of an older release is. A first release may keep the version as it is. If you name the current version, relctl exits with 21: it is released already.',
    why: 'Installers treat the highest version as the newest one.',
    fix: 'Choose a greater version: `relctl bump VERSION`.',
  },
  'phase-forward': {
    checks:
      "As long as the three numbers of the version stay the same, the phases go alpha, beta, rc, final. If the numbers increase, you may start at alpha again. relctl checks the phase that you asked for, because commitizen's arithmetic silently turns an alpha after a beta into the next beta.",
    why: 'An alpha after a release candidate confuses testers.',
    fix: 'Choose the current phase or a later one, for example `relctl prerelease rc`.',
  },
  'releasable-commits': {
    checks:
      "A prerelease needs at least one commit since the current version's tag that calls for an increment. `relctl bump` without a phase may turn a prerelease into the final release even if there is no new commit.",
    why: 'A prerelease with nothing new costs testers time.',
    fix: 'Commit the fix first, or make the final release: `relctl bump`.',
  },
  'versions-agree': {
    checks:
      "Every entry of `version_files` must contain the current version. If the project's own entry in uv.lock is out of date, relctl reports it and the release fixes it.",
    why: 'relctl would skip a file with another version, and the file would stay wrong.',
    fix: 'Put the current version into the file and commit it, or remove the entry from `version_files`.',
  },
  'version-not-hand-edited': {
    checks:
      "Every commit since the current version's tag that changes the version must be a [bump commit](#what-a-bump-commit-is), a full revert of an earlier version change, or the first commit with a version. If the current version has no tag, relctl checks the last change of the version. On a first release there is nothing to check. With the provider `scm` the rule is not checked, because no file contains the version.",
    why: 'A version that somebody typed in has no release, no tag and no changelog section, and the next release counts from it.',
    fix: 'Run `git revert` for that commit. If you want to release exactly that version, run `relctl bump VERSION` afterwards.',
  },
  'tags-made-by-release': {
    checks:
      "Every release tag on a newer commit than the current version's tag must point at the [bump commit](#what-a-bump-commit-is) of its version. The current version's own tag is allowed to be made by hand. But if its commit contains a version, that version must match the tag. With the provider `scm` the rule is not checked, because the tag is the version.",
    why: 'A tag that was made by hand can point at any commit, and the files there may have another version.',
    fix: 'If the tag was never pushed, run `git tag --delete TAG`, then `relctl bump`. If it was pushed, leave it where it is: users may have that version. Release a higher one: `relctl bump VERSION --allow tags-made-by-release`.',
  },
  'patch-only': {
    checks:
      'On a hotfix branch, no line of any commit message since the release that you fix may call for MINOR or MAJOR. `--increment` does not change that. On other branches relctl checks nothing.',
    why: 'Whoever installs a patch expects fixes only. A feature in a hotfix would also reach users before it reaches main.',
    fix: 'Remove the commit from the branch and release it from main. If it is a fix after all, reword it with `git commit --amend` or `git rebase --interactive`.',
  },
  'hotfix-reconciled': {
    checks: `Before a final release from main, every commit of every released hotfix must be on main. relctl looks at final tags that are not in main's history. It checks every such tag that relctl created. It checks other tags only if they are newer than main's last final release. A commit counts as being on main if one of these is true:
  * A commit on main has the same patch id.
  * A message on main names it in a line "cherry picked from" or in a trailer \`Cherry-picked-from\`. Squashed commits keep such lines.
  * It was cherry-picked from a commit on main.
  * \`relctl hotfix reconcile --skip\` has skipped it. An empty commit with the trailer \`Hotfix-skipped\` records that.

  Merges and bump commits are not needed on main. If this run pushes, the rule is also broken if the remote has a final tag that your clone is missing.`,
    why: 'Otherwise the next version would bring the bug back.',
    fix: 'Run `relctl hotfix reconcile` to bring the missing commits to main. If main does not need one, run `relctl hotfix reconcile --skip SHA`. If tags are missing here, run `git fetch origin --tags`.',
  },
  'signature-works': {
    checks:
      'If `commit.gpgSign`, `tag.gpgSign`, `tag.forceSignAnnotated` or `gpg_sign` is set, relctl signs something as a test, with gpg or your ssh key. A dry run signs nothing, so it does not check this rule.',
    why: "If the key can't be used (for example, it has expired), you find out before any file is written.",
    fix: 'Make sure that gpg or the ssh agent can ask for the passphrase (`export GPG_TTY=$(tty)`), or set `user.signingKey` and `gpg.format`.',
  },
};
