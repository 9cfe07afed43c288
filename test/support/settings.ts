import { locateConfig } from '../../src/core/config/locate.ts';
import { readSettings } from '../../src/core/config/read.ts';
import type { Settings } from '../../src/core/config/settings.ts';
import { RelctlError } from '../../src/core/error/error.ts';

/** The settings from configuration files with these texts, searched in commitizen's order. */
export function read(files: Readonly<Record<string, string>>): Settings {
  const texts = new Map(Object.entries(files));
  return readSettings(locateConfig([...texts.keys()], texts), texts);
}

export function settings(toml: string): Settings {
  return read({ 'pyproject.toml': toml });
}

/** The error for a pyproject.toml with this text. */
export function refusal(toml: string): RelctlError {
  try {
    settings(toml);
  } catch (error) {
    if (error instanceof RelctlError) return error;
  }
  throw new Error('nothing was refused');
}
