/**
 * The package for npx: the version of relctl that wrote the pipeline. A test compares it with package.json.
 * The version is exact, so that a pipeline keeps its behavior. A release of relctl raises it (`version_files`).
 */
export const RELCTL_PACKAGE = 'relctl@0.6.0';
