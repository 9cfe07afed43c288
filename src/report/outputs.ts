import type { ReleasePlan } from '../core/release/plan.ts';
import { isPrerelease } from '../core/version/version.ts';

/** What later steps of a pipeline are told, by name; a list has one entry for each of its elements. */
export type Outputs = readonly (readonly [name: string, value: string | readonly string[]])[];

/** @param commit the bump commit of a release that was made (or the tagged commit); null for one that was not */
export function releaseOutputs(plan: ReleasePlan, commit: string | null): Outputs {
  const { decision, notes, images } = plan;
  return [
    ['released', String(commit !== null)],
    ['version', decision.spelled],
    ['tag', decision.tag],
    ['sha', commit ?? ''],
    ['previous', decision.base.tag?.name ?? ''],
    ['notes', notes],
    ['prerelease', String(isPrerelease(decision.version))],
    ['images', images],
  ];
}

/** Where there is nothing to release. */
export const NOT_RELEASED: Outputs = [['released', 'false']];

/** As GitHub Actions has outputs: an element of a list is a line. */
export function githubPairs(outputs: Outputs): readonly (readonly [name: string, value: string])[] {
  return outputs.map(([name, value]) => [name, typeof value === 'string' ? value : value.join('\n')]);
}

/** A dotenv file's lines, and the variables that it has no room for. */
export interface Dotenv {
  readonly text: string;
  readonly left: readonly string[];
}

/**
 * `RELCTL_TAG=v1.2.0`, a list with commas. GitLab, the strictest reader, takes a value as it stands, quotes included, on one line and without
 * spaces, and a shell would run what some quotes hold; so what needs quotes anywhere is `RELCTL_NOTES_BASE64`, as far as GitLab takes the file.
 *
 * @see https://docs.gitlab.com/ci/variables/dotenv_variables
 */
export function dotenvOf(outputs: Outputs): Dotenv {
  const flat = outputs.map(
    ([name, value]) =>
      [`RELCTL_${name.toUpperCase()}`, typeof value === 'string' ? value : value.join(',')] as const,
  );
  const isPlain = ([, value]: readonly [string, string]): boolean => PLAIN_VALUE.test(value);
  let text = flat
    .filter(isPlain)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
  const left: string[] = [];
  for (const [name, value] of flat.filter((one) => !isPlain(one))) {
    const line = `${name}_BASE64=${base64(value)}\n`;
    if (text.length + line.length <= MOST) text += line;
    else left.push(name);
  }
  return { text, left };
}

/** What GitLab takes of a file, in bytes, with some room for the lines that are there already. */
const MOST = 4_500;

const PLAIN_VALUE = /^[\w@%+:,./=-]*$/;

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
