/**
 * What npx is asked for: relctl as it was when the pipeline was written. A test compares it with package.json.
 * A whole version, so that a pipeline does the same tomorrow; a release of relctl raises it (`version_files`).
 */
export const RELCTL_PACKAGE = 'relctl@0.6.0';
