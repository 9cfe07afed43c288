import { devNull } from 'node:os';

/**
 * Makes git read the real history in the objects, for the rest of this process.
 *
 * `refs/replace/*` and `info/grafts` show git other commits, or other parents, than the pushed ones. Anyone who may
 * push can push a replacement, and clones do not fetch replacements by default, so no decision may depend on them. Like
 * `forbidPrompts`, relctl sets this in its own environment, and every git that it starts inherits it.
 */
export function readTrueHistory(): void {
  process.env['GIT_NO_REPLACE_OBJECTS'] = '1';
  process.env['GIT_GRAFT_FILE'] = NOWHERE;
}

/** A file that can't exist. If the file exists, even empty, git prints advice. */
const NOWHERE = `${devNull}/grafts`;
