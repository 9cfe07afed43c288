import { basename, dirname, join, resolve } from 'node:path';
import { BASELINE_FILE, baselineText, readBaseline } from '../core/audit/baseline.ts';
import type { Known } from '../core/audit/baseline.ts';
import type { Finding } from '../core/audit/finding.ts';
import { refuse } from '../core/error/error.ts';
import { isAbsent, messageOf, refuseOutside, replaceText } from './files.ts';
import { readRegularFile } from './regular-file.ts';

/** Where the baseline of an audit is, or would be. */
export interface BaselinePlace {
  /** As it was named. */
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  /** Whether a person named it: then it has to be there. */
  readonly isNamed: boolean;
}

/**
 * @param named relative to `from`; null: the usual one at the top
 * @throws FILE_OUTSIDE where the usual one is a link that leads out of the work tree
 */
export async function placeBaseline(top: string, from: string, named: string | null): Promise<BaselinePlace> {
  if (named === null) {
    await refuseOutside(top, [BASELINE_FILE]);
    return { name: BASELINE_FILE, folder: top, file: BASELINE_FILE, isNamed: false };
  }
  const path = resolve(from, named);
  return { name: named, folder: dirname(path), file: basename(path), isNamed: true };
}

/** @throws BASELINE_NOT_WRITTEN */
export async function writeBaseline(
  { name, folder, file }: BaselinePlace,
  findings: readonly Finding[],
): Promise<void> {
  try {
    await replaceText(folder, file, baselineText(findings));
  } catch (error) {
    throw refuse('BASELINE_NOT_WRITTEN', { file: name, said: messageOf(error) }, error);
  }
}

/** @returns null where there is none, and none was named. @throws BASELINE_UNREADABLE */
export async function readKnown({
  name,
  folder,
  file,
  isNamed,
}: BaselinePlace): Promise<readonly Known[] | null> {
  let text: string;
  try {
    text = (await readRegularFile(join(folder, file))).toString('utf8');
  } catch (error) {
    if (isAbsent(error) && !isNamed) return null;
    throw refuse('BASELINE_UNREADABLE', { file: name, said: messageOf(error) }, error);
  }
  const known = readBaseline(text);
  if (typeof known === 'string') throw refuse('BASELINE_UNREADABLE', { file: name, said: known });
  return known;
}
