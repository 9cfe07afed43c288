import type { CommitizenSettings, Settings } from './settings.ts';

/** What the command line says in place of the configuration; a key that is left out stays as it is configured. */
export type Overrides = Partial<
  Pick<CommitizenSettings, 'name' | 'versionScheme' | 'tagFormat' | 'bumpMessage' | 'changelogFile'>
>;

export function withOverrides(settings: Settings, overrides: Overrides): Settings {
  return { ...settings, commitizen: { ...settings.commitizen, ...overrides } };
}
