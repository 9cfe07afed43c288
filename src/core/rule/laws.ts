import type { RuleId } from '../config/rule-id.ts';

/** What each rule requires, in one sentence. Every place that shows a rule uses it. */
export const LAWS: Readonly<Record<RuleId, string>> = {
  'clean-tree': 'the working tree must be clean: no tracked file may differ from HEAD',
  'release-branch': 'releases come from the main branch, and hotfixes from their hotfix branch',
  'up-to-date': 'the local branch must include everything on the remote branch',
  'tag-is-new': 'a version is released once: its tag must not exist, here or on the remote',
  'version-grows': 'a release must have a higher version than the release before it',
  'version-not-hand-edited': 'only a bump commit may change the version',
  'tags-made-by-release': 'a release tag must point at its bump commit',
  'tag-not-moved': 'a release tag must not be moved or deleted',
  'versions-agree': 'all files that contain the version must agree',
  'releasable-commits': 'a prerelease must contain a commit that calls for a release',
  'phase-forward': 'within one version the phase only moves forward: alpha, beta, rc, final',
  'patch-only': 'a hotfix is a patch: no commit on its branch may call for a minor or major release',
  'hotfix-reconciled': 'every hotfix must be on main before the next final release',
  'release-paths-only': 'a bump commit may change only version files, locks and the changelog',
  'release-on-line': 'a final release must be on the main branch or on its hotfix branch',
  'changelog-has-version': 'the changelog of a release must have a section for it',
  'message-valid': 'commit messages on main must follow the commit convention',
  'main-not-rewritten': 'the main branch must not be rewritten or deleted',
  'complete-history':
    'the history since the last release must be complete, and the tag of that release must exist',
  'signature-works': 'if commits or tags are signed, signing must work',
};
