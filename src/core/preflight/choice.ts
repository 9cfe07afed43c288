import type { PreflightCheck } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import { nearest } from '../text/nearest.ts';

/**
 * The checks that were asked for by name, in the order in which they are configured.
 *
 * @param only null: all
 * @throws INVALID_ARGUMENT for a name that there is none of
 */
export function chosenChecks(
  checks: readonly PreflightCheck[],
  only: readonly string[] | null,
): readonly PreflightCheck[] {
  if (only === null) return checks;
  const names = checks.map(({ name }) => name);
  for (const name of only) {
    if (names.includes(name)) continue;
    const meant = nearest(name, names);
    const those = names.length === 0 ? 'this project has none' : `there are ${names.join(', ')}`;
    throw refuse('INVALID_ARGUMENT', {
      problem: `--only: there is no preflight check '${name}'`,
      hint: meant === null ? those : `did you mean ${meant}? ${those}`,
    });
  }
  return checks.filter(({ name }) => only.includes(name));
}
