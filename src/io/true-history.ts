import { devNull } from 'node:os';

/**
 * Makes git read the history that the objects themselves hold, for the rest of this process.
 *
 * `refs/replace/*` and `info/grafts` show git another commit, or other parents, than the ones that were pushed. Anyone
 * who may push can push a replacement, and nobody fetches one by default, so no decision may depend on them. Like
 * `forbidPrompts`, it is done in the process's own environment, which every git that is started inherits.
 */
export function readTrueHistory(): void {
  process.env['GIT_NO_REPLACE_OBJECTS'] = '1';
  process.env['GIT_GRAFT_FILE'] = NOWHERE;
}

/** A file that can't exist: about one that does, even an empty one, git prints advice. */
const NOWHERE = `${devNull}/grafts`;
