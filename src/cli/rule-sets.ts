import { resolve } from 'node:path';
import { RULE_SETS } from '../core/commit/rule-sets.ts';
import { loadSettings } from '../io/load-settings.ts';
import { findWorkPlace } from '../io/repository.ts';
import type { GlobalFlags } from './base-command.ts';

/** The commit rules that can be configured. Parity: a broken configuration is refused, rules that don't exist are not. */
export async function ruleSets({ directory, config }: GlobalFlags): Promise<readonly string[]> {
  await loadSettings(await findWorkPlace(resolve(directory ?? '.')), config ?? null, null);
  return RULE_SETS;
}
