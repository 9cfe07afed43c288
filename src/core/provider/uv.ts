import { projectVersion } from './pep621.ts';

/** As pep621. The project's own entry in uv.lock follows the version under every provider: see `uv-lock.ts`. */
export const uv = projectVersion('uv');
