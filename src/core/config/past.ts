import { RelctlError } from '../error/error.ts';
import type { Table } from '../syntax/document.ts';
import { COMMITIZEN_KEYS } from './commitizen-keys.ts';
import { commitizenTable } from './locate.ts';
import type { CommitizenSettings } from './settings.ts';

/** The settings of an earlier commit that are needed to judge commits after it. */
export interface PastConfig {
  /** Relative to the repository. */
  readonly file: string;
  readonly versionProvider: string;
  readonly bumpMessage: string;
  readonly versionFiles: readonly string[];
  readonly changelogFile: string;
  readonly preBumpHooks: readonly string[];
}

type PastKey = Exclude<keyof PastConfig, 'file'>;

/**
 * commitizen's settings in a file of an earlier commit. Unlike the current configuration, relctl never refuses it: a value
 * of the wrong type counts as the default.
 *
 * @returns 'none' if the file has no commitizen settings, 'broken' if it can't be parsed
 */
export function pastConfigIn(text: string, file: string): PastConfig | 'none' | 'broken' {
  const table = tableIn(text, file);
  if (typeof table === 'string') return table;
  return {
    file,
    versionProvider: setting(table, 'versionProvider'),
    bumpMessage: setting(table, 'bumpMessage'),
    versionFiles: setting(table, 'versionFiles'),
    changelogFile: setting(table, 'changelogFile'),
    preBumpHooks: setting(table, 'preBumpHooks'),
  };
}

function tableIn(text: string, file: string): Table | 'none' | 'broken' {
  try {
    return commitizenTable(file, text) ?? 'none';
  } catch (error) {
    if (error instanceof RelctlError) return 'broken';
    throw error;
  }
}

function setting<K extends PastKey>(table: Table, name: K): CommitizenSettings[K] {
  const { key, reader, default: fallback } = COMMITIZEN_KEYS[name];
  if (!Object.hasOwn(table, key) || table[key] === null) return fallback;
  const reading = reader.read(table[key]);
  return reading.kind === 'value' ? reading.value : fallback;
}
