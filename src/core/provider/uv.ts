import { projectVersion } from './pep621.ts';

/** The same as pep621. `uv-lock.ts` updates the project's entry in uv.lock with every provider. */
export const uv = projectVersion('uv');
