import type { CiTexts } from '../core/init/ci.ts';
import { githubWorkflow } from '../core/init/ci/github.ts';
import { gitlabPipeline } from '../core/init/ci/gitlab.ts';

/** The texts that the part `ci` writes, one for each forge. */
export const CI_TEXTS: CiTexts = { github: githubWorkflow, gitlab: gitlabPipeline };
