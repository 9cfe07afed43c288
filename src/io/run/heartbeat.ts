/** The interval at which a run touches its journal; in milliseconds. */
export const HEARTBEAT = 100;

/** How long after its last heartbeat a killed run may still have changed files; in milliseconds. */
export const HEARTBEAT_GRACE = 500;
