import type { CommitizenSettings, Settings } from './settings.ts';

/** Settings from the command line, which override the configuration. Other settings, and extras that it does not name, stay as configured. */
export type Overrides = Partial<
  Pick<
    CommitizenSettings,
    'name' | 'versionScheme' | 'tagFormat' | 'bumpMessage' | 'changelogFile' | 'template' | 'extras'
  >
>;

/** @param keepsFormat whether the configured `tag_format` becomes a legacy format if the command line has another one */
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
