import { refuse } from '../error/error.ts';
import { nearest } from '../text/nearest.ts';
import { COMMITIZEN_KEYS } from './commitizen-keys.ts';
import { tableAt } from './locate.ts';
import type { LocatedConfig } from './locate.ts';
import { RELCTL_KEYS } from './relctl-keys.ts';
import type { CommitizenSettings, RelctlSettings, Settings } from './settings.ts';
import { lineOfTomlKey, parseToml, readToml } from './toml.ts';
import { isTable } from './value.ts';
import type { Wrong } from './value.ts';

/** A table of a configuration file, with what an error message needs to point into it. */
interface Section {
  readonly file: string;
  readonly text: string;
  readonly path: readonly string[];
}

/**
 * The settings of a project: the chosen configuration file's `[tool.commitizen]`, and `[tool.relctl]` of the
 * same file (in a `cz.toml`: `[relctl]`), else of pyproject.toml.
 *
 * @param config null when no file has a `[tool.commitizen]` table: commitizen's defaults hold
 * @throws INVALID_CONFIGURATION with file, line and key
 */
export function readSettings(config: LocatedConfig | null, files: ReadonlyMap<string, string>): Settings {
  const configFile = config?.path ?? 'pyproject.toml';
  const section = { file: configFile, text: files.get(configFile) ?? '', path: ['tool', 'commitizen'] };
  return {
    configFile,
    commitizen: readCommitizen(config?.table ?? {}, section),
    relctl: readRelctl(configFile, files),
  };
}

/** The `bump_message` that a configuration file of an earlier day sets; null where it sets none or is broken. */
export function bumpMessageIn(text: string): string | null {
  const reading = readToml(text);
  if (reading.kind === 'broken') return null;
  const message = tableAt(reading.document, ['tool', 'commitizen'])?.['bump_message'];
  return typeof message === 'string' ? message : null;
}

function readCommitizen(table: Readonly<Record<string, unknown>>, section: Section): CommitizenSettings {
  const settings = Object.entries(COMMITIZEN_KEYS).map(([name, { key, reader, default: fallback }]) => {
    if (!Object.hasOwn(table, key)) return [name, fallback];
    const reading = reader.read(table[key]);
    if (reading.kind === 'wrong') throw misconfigured(section, key, reading);
    return [name, reading.value];
  });
  return Object.fromEntries(settings) as CommitizenSettings;
}

function readRelctl(configFile: string, files: ReadonlyMap<string, string>): RelctlSettings {
  const { table, section } = relctlSection(configFile, files);
  for (const key of Object.keys(table)) {
    if (!Object.hasOwn(RELCTL_KEYS, key)) throw unknownKey(section, key);
  }
  const settings = Object.entries(RELCTL_KEYS).map(([key, { reader, default: fallback }]) => {
    const name = key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    if (!Object.hasOwn(table, key)) return [name, fallback];
    const reading = reader.read(table[key]);
    if (reading.kind === 'wrong') throw misconfigured(section, key, reading);
    return [name, reading.value];
  });
  return Object.fromEntries(settings) as RelctlSettings;
}

function relctlSection(
  configFile: string,
  files: ReadonlyMap<string, string>,
): { table: Readonly<Record<string, unknown>>; section: Section } {
  const folder = configFile.slice(0, configFile.lastIndexOf('/') + 1);
  for (const file of new Set([configFile, `${folder}pyproject.toml`, 'pyproject.toml'])) {
    const text = files.get(file);
    if (text === undefined || !file.endsWith('.toml')) continue;
    const path = file.endsWith('pyproject.toml') ? ['tool', 'relctl'] : ['relctl'];
    const table = tableAt(parseToml(text, file), path);
    if (table !== null) return { table, section: { file, text, path } };
  }
  return { table: {}, section: { file: configFile, text: '', path: [] } };
}

function misconfigured(section: Section, key: string, wrong: Wrong): Error {
  const path = [key, ...wrong.at];
  return refuse('INVALID_CONFIGURATION', {
    ...position(section, path),
    found: shown(wrong.found),
    expected: wrong.expected,
  });
}

function unknownKey(section: Section, key: string): Error {
  const known = Object.keys(RELCTL_KEYS);
  return refuse('UNKNOWN_CONFIG_KEY', { ...position(section, [key]), known, meant: nearest(key, known) });
}

function position(
  section: Section,
  path: readonly string[],
): { file: string; line: number | null; key: string } {
  return {
    file: section.file,
    line: lineOfTomlKey(section.text, [...section.path, ...path]),
    key: [...section.path, ...path].join('.'),
  };
}

function shown(found: unknown): string {
  if (found === undefined) return 'absent';
  if (isTable(found)) return 'a table';
  return typeof found === 'bigint' ? String(found) : JSON.stringify(found);
}
