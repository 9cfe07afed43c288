import type { ReleasePlan } from '../../core/release/plan.ts';
import { isPrerelease } from '../../core/version/version.ts';

/** Named values for later steps of a pipeline; a list has one entry for each element. */
export type Outputs = readonly (readonly [name: string, value: string | readonly string[]])[];

/** @param commit the bump commit of a release that was made (or the tagged commit); null for one that was not */
export function releaseOutputs(plan: ReleasePlan, commit: string | null): Outputs {
  const [{ decision, changelog, images }] = plan.packages;
  return [
    ['released', String(commit !== null)],
    ['version', decision.spelled],
    ['tag', decision.tag],
    ['sha', commit ?? ''],
    ['previous', decision.base.tag?.name ?? ''],
    ['notes', changelog.notes],
    ['prerelease', String(isPrerelease(decision.version))],
    ['images', images],
  ];
}

/** For a run that has nothing to release. */
export const NOT_RELEASED: Outputs = [['released', 'false']];

/** In the form of GitHub Actions outputs: one line for each element of a list. */
export function githubPairs(outputs: Outputs): readonly (readonly [name: string, value: string])[] {
  return outputs.map(([name, value]) => [name, typeof value === 'string' ? value : value.join('\n')]);
}

/** The lines of a dotenv file, and the variables that do not fit. */
export interface Dotenv {
  readonly text: string;
  readonly left: readonly string[];
}

/**
 * Lines such as `RELCTL_TAG=v1.2.0`; lists are joined with commas. GitLab is the strictest reader: one line, no spaces, and quotes are part
 * of the value. A shell would run code inside some quotes. So a value that needs quotes anywhere is encoded, as in `RELCTL_NOTES_BASE64`.
 * It is left out if the file would be too large for GitLab.
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

/** GitLab's limit for the file in bytes, minus some room for lines that are already in it. */
const MOST = 4_500;

const PLAIN_VALUE = /^[\w@%+:,./=-]*$/;

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
