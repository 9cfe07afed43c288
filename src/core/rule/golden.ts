import { completeHistory, tagsMadeByRelease, versionNotHandEdited } from './history.ts';
import { hotfixReconciled, patchOnly } from './hotfix.ts';
import { tagIsNew, upToDate } from './remote.ts';
import type { Rule } from './rule.ts';
import { signatureWorks } from './signing.ts';
import { phaseForward, releasableCommits, versionGrows, versionsAgree } from './version.ts';
import { cleanTree, releaseBranch } from './worktree.ts';

/** The rules that every release must keep, in the order in which they are shown. */
export const GOLDEN_RULES: readonly Rule[] = [
  cleanTree,
  releaseBranch,
  upToDate,
  completeHistory,
  tagIsNew,
  versionGrows,
  phaseForward,
  releasableCommits,
  versionsAgree,
  versionNotHandEdited,
  tagsMadeByRelease,
  patchOnly,
  hotfixReconciled,
  signatureWorks,
];
