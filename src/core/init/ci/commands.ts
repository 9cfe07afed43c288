import type { CiChoices } from './choices.ts';

/** What the job `lint` runs, on every forge: of a project that formats with another tool, ruff would want another form. */
export function lintCommands({ format }: Pick<CiChoices, 'format'>): readonly string[] {
  return ['uv run --locked ruff check', ...(format ? ['uv run --locked ruff format --check'] : [])];
}
