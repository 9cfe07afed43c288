import type { CommitizenSettings, Settings } from './settings.ts';

/** What the command line says in place of the configuration; a key that is left out stays as it is configured. */
export type Overrides = Partial<
  Pick<CommitizenSettings, 'name' | 'versionScheme' | 'tagFormat' | 'bumpMessage' | 'changelogFile'>
>;

/** @param keepsFormat whether the configured `tag_format` becomes a legacy one where the command line names another */
export function withOverrides(settings: Settings, overrides: Overrides, keepsFormat: boolean): Settings {
  const { tagFormat, legacyTagFormats } = settings.commitizen;
  const legacy =
    keepsFormat && overrides.tagFormat !== undefined ? [tagFormat, ...legacyTagFormats] : legacyTagFormats;
  return { ...settings, commitizen: { ...settings.commitizen, ...overrides, legacyTagFormats: legacy } };
}
