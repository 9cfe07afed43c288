import { refuse } from '../error/error.ts';
import { cargo } from './cargo.ts';
import { commitizen } from './commitizen.ts';
import { composer } from './composer.ts';
import { npm } from './npm.ts';
import { pep621 } from './pep621.ts';
import { poetry } from './poetry.ts';
import { scm } from './scm.ts';
import { uv } from './uv.ts';
import type { Provider } from './provider.ts';

/** Sorted by name. */
export const PROVIDERS: readonly Provider[] = [cargo, commitizen, composer, npm, pep621, poetry, scm, uv];

/** @throws VERSION_PROVIDER_UNKNOWN with the known providers */
export function providerNamed(name: string): Provider {
  const provider = PROVIDERS.find((candidate) => candidate.name === name);
  if (provider !== undefined) return provider;
  throw refuse('VERSION_PROVIDER_UNKNOWN', { name, known: PROVIDERS.map((known) => known.name) });
}
