import type { CiTexts } from '../core/init/ci.ts';

/** The texts that the part `ci` writes: `githubWorkflow` and `gitlabPipeline` of `core/init/ci/`, one for each forge. */
export const CI_TEXTS: CiTexts = { github: null, gitlab: null };
