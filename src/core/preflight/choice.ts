import type { PreflightCheck } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import { nearest } from '../text/nearest.ts';

/**
 * The checks with these names, in the order of the configuration.
 *
 * @param only null: all checks
 * @throws INVALID_ARGUMENT if there is no check with one of the names
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
    throw refuse('INVALID_ARGUMENT', {
      problem: `--only: there is no preflight check '${name}'`,
      hint: names.length === 0 ? 'this project has no checks' : checksHint(names, meant),
    });
  }
  return checks.filter(({ name }) => only.includes(name));
}

function checksHint(names: readonly string[], meant: string | null): string {
  const list = names.join(', ');
  return meant === null ? `the checks are ${list}` : `did you mean ${meant}? The checks are ${list}`;
}
