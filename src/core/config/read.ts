import { refuse } from '../error/error.ts';
import { isTable, tableAt } from '../syntax/document.ts';
import type { Table } from '../syntax/document.ts';
import { parseFile, syntaxOf } from '../syntax/syntaxes.ts';
import { nearest } from '../text/nearest.ts';
import { COMMITIZEN_KEYS } from './commitizen-keys.ts';
import type { CommitizenKey } from './commitizen-keys.ts';
import { CUSTOMIZE_KEYS } from './customize-keys.ts';
import type { CustomizeKey } from './customize-keys.ts';
import type { LocatedConfig } from './locate.ts';
import { RELCTL_KEYS } from './relctl-keys.ts';
import { RULE_IDS } from './rule-id.ts';
import { commitizenSection, relctlSection, configFolder } from './section.ts';
import type { CommitizenSettings, CustomizeSettings, RelctlSettings, Settings } from './settings.ts';
import { isTrue, shown } from './value.ts';
import type { Wrong } from './value.ts';

/** A table of a configuration file, with what an error message needs to name file and line. */
interface Section {
  readonly file: string;
  readonly text: string;
  readonly path: readonly string[];
}

/**
 * The settings of a project: commitizen's from the configuration file, and relctl's own from the same file, else from
 * pyproject.toml.
 *
 * @param config null if there is none; then commitizen's defaults apply
 * @param name the name of the commit convention, if it overrides the configured one
 * @throws INVALID_CONFIGURATION with file, line and key, CUSTOMIZE_MISSING
 */
export function readSettings(
  config: LocatedConfig | null,
  files: ReadonlyMap<string, string>,
  name: string | null = null,
): Settings {
  const configFile = config?.path ?? 'pyproject.toml';
  const section = {
    file: configFile,
    text: files.get(configFile) ?? '',
    path: commitizenSection(configFile),
  };
  const commitizen = readCommitizen(config?.table ?? {}, section, name);
  return {
    configFile,
    configuredScheme: commitizen.versionScheme,
    configuredTagFormat: commitizen.tagFormat,
    configuredBumpMessage: commitizen.bumpMessage,
    commitizen,
    ...readRelctl(configFile, files),
  };
}

/** Only relctl's own settings, for example from the files of another commit. @throws INVALID_CONFIGURATION */
export function readRelctl(
  configFile: string,
  files: ReadonlyMap<string, string>,
): Pick<Settings, 'relctl' | 'relctlFile'> {
  const found = relctlTable(configFile, files);
  const { table, section } = found ?? { table: {}, section: { file: configFile, text: '', path: [] } };
  return { relctl: relctlSettings(table, section), relctlFile: found?.section.file ?? null };
}

/** The files that may contain relctl's own settings. The first one that has them is used. */
export function relctlPaths(configFile: string): readonly string[] {
  return [...new Set([configFile, `${configFolder(configFile)}pyproject.toml`, 'pyproject.toml'])];
}

/**
 * The `bump_message` in a configuration file of an earlier commit; null if it sets none or is invalid.
 *
 * @param file its name, which decides the syntax
 */
export function bumpMessageIn(text: string, file: string): string | null {
  const message = commitizenOf(text, file)?.['bump_message'];
  return typeof message === 'string' ? message : null;
}

/** Whether releases update the changelog according to a configuration file of an earlier commit. */
export function updatesChangelogIn(text: string, file: string): boolean {
  return isTrue(commitizenOf(text, file)?.['update_changelog_on_bump'] ?? false);
}

function commitizenOf(text: string, file: string): Table | null {
  const reading = syntaxOf(file)?.read(text);
  return reading?.kind === 'parsed' ? tableAt(reading.document, commitizenSection(file)) : null;
}

function readCommitizen(table: Table, section: Section, name: string | null): CommitizenSettings {
  const settings = Object.entries<AnyKey>(COMMITIZEN_KEYS).map(([name, entry]) => {
    const { alias, reader, nullable, default: fallback } = entry;
    const key = alias !== undefined && !isSet(table, entry.key) ? alias : entry.key;
    if (!Object.hasOwn(table, key) || (nullable === true && table[key] === null)) return [name, fallback];
    const reading = reader.read(table[key]);
    if (reading.kind === 'wrong') throw misconfigured(section, key, reading);
    return [name, reading.value];
  });
  const read = Object.fromEntries(settings) as Omit<CommitizenSettings, 'customize'>;
  const rules = name ?? read.name;
  const customize = rules === 'cz_customize' ? readCustomize(table, section) : null;
  return { ...read, name: rules, customize };
}

/** Read only if the commit convention is `cz_customize`. Otherwise the table may contain anything. */
function readCustomize(commitizen: Table, section: Section): CustomizeSettings {
  const table = commitizen['customize'] ?? null;
  if (table === null) {
    throw refuse('CUSTOMIZE_MISSING', { file: section.file, section: section.path.join('.') });
  }
  if (!isTable(table)) {
    throw misconfigured(section, 'customize', { kind: 'wrong', at: [], found: table, expected: 'a table' });
  }
  const settings = Object.entries<AnyCustomizeKey>(CUSTOMIZE_KEYS).map(
    ([name, { key, reader, default: fallback }]) => {
      if (!Object.hasOwn(table, key) || !isTrue(table[key])) return [name, fallback];
      const reading = reader.read(table[key]);
      if (reading.kind === 'value') return [name, reading.value];
      throw misconfigured(section, 'customize', { ...reading, at: [key, ...reading.at] });
    },
  );
  return Object.fromEntries(settings) as CustomizeSettings;
}

type AnyCustomizeKey = CustomizeKey<unknown>;

type AnyKey = CommitizenKey<unknown>;

function isSet(table: Table, key: string): boolean {
  return Object.hasOwn(table, key) && table[key] !== null;
}

function relctlSettings(table: Table, section: Section): RelctlSettings {
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

function relctlTable(
  configFile: string,
  files: ReadonlyMap<string, string>,
): { table: Table; section: Section } | null {
  for (const file of relctlPaths(configFile)) {
    const text = files.get(file);
    if (text === undefined) continue;
    const path = relctlSection(file);
    const table = tableAt(parseFile(text, file), path);
    if (table !== null) return { table, section: { file, text, path } };
  }
  return null;
}

function misconfigured(section: Section, key: string, wrong: Wrong): Error {
  const path = [key, ...wrong.at];
  if (wrong.unknownRule !== undefined) {
    const { file, line } = position(section, path);
    const rule = wrong.unknownRule;
    return refuse('UNKNOWN_RULE', { file, line, rule, meant: nearest(rule, RULE_IDS) });
  }
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
    line: syntaxOf(section.file)?.lineOf(section.text, [...section.path, ...path]) ?? null,
    key: [...section.path, ...path].join('.'),
  };
}
