import { RULE_SETS } from '../../core/commit/rule-set.ts';
import { findWorkPlace } from '../../io/git/repository.ts';
import type { GlobalFlags } from './global-flags.ts';
import { folderOf, settingsIn } from '../run/project.ts';

/** The commit conventions that can be configured. Parity: an invalid configuration is an error, unknown rules in it are not. */
export async function ruleSets({ directory, config }: GlobalFlags): Promise<readonly string[]> {
  await settingsIn(await findWorkPlace(folderOf({ directory })), { config, name: undefined });
  return RULE_SETS;
}
