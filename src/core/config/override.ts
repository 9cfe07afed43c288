import type { CommitizenSettings, Settings } from './settings.ts';

/** What the command line says in place of the configuration; a key that is left out stays as it is configured, and extras that it does not name. */
export type Overrides = Partial<
  Pick<
    CommitizenSettings,
    'name' | 'versionScheme' | 'tagFormat' | 'bumpMessage' | 'changelogFile' | 'template' | 'extras'
  >
>;

/** @param keepsFormat whether the configured `tag_format` becomes a legacy one where the command line names another */
export function withOverrides(settings: Settings, overrides: Overrides, keepsFormat: boolean): Settings {
  const { tagFormat, legacyTagFormats } = settings.commitizen;
  const extras = { ...settings.commitizen.extras, ...overrides.extras };
  const legacy =
    keepsFormat && overrides.tagFormat !== undefined ? [tagFormat, ...legacyTagFormats] : legacyTagFormats;
  return {
    ...settings,
    commitizen: { ...settings.commitizen, ...overrides, extras, legacyTagFormats: legacy },
  };
}
