/** How often a run touches its journal; in milliseconds. */
export const HEARTBEAT = 100;

/** How long a run may have lived, and changed files, after its last heartbeat; in milliseconds. */
export const HEARTBEAT_GRACE = 500;
