import type { CiChoices } from './choices.ts';

/** The commands of the job `lint`, on every forge. If another tool formats the code, ruff does not check the format. */
export function lintCommands({ format }: Pick<CiChoices, 'format'>): readonly string[] {
  return ['uv run --locked ruff check', ...(format ? ['uv run --locked ruff format --check'] : [])];
}
