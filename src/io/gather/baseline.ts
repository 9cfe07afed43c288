import { basename, dirname, join, resolve } from 'node:path';
import { BASELINE_FILE, baselineText, readBaseline } from '../../core/audit/baseline.ts';
import type { Known } from '../../core/audit/baseline.ts';
import type { Finding } from '../../core/audit/finding.ts';
import { refuse } from '../../core/error/error.ts';
import { isAbsent, messageOf, refuseOutside, replaceText } from '../files/files.ts';
import { readRegularFile } from '../files/regular-file.ts';

/** The path of an audit's baseline, whether or not the file exists. */
export interface BaselinePlace {
  /** The path as the user or relctl named it. */
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  /** Whether the user named it. Then the file must exist. */
  readonly isNamed: boolean;
}

/**
 * @param named relative to `from`; null: the default file at the top
 * @throws FILE_OUTSIDE if the default file is a link that leads out of the working tree
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

/** @returns null if the file does not exist and the user named none. @throws BASELINE_UNREADABLE */
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
