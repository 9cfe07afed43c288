import { refuse } from '../error/error.ts';
import type { Provider } from './provider.ts';
import { tomlProvider, versionElsewhere } from './toml-provider.ts';

const inToml = tomlProvider({
  name: 'commitizen',
  file: ({ configFile }) => configFile,
  key: ['tool', 'commitizen', 'version'],
  absent: ({ file, text }) =>
    refuse('NO_VERSION_SPECIFIED', { file, elsewhere: text === null ? null : versionElsewhere(text) }),
});

/** The version in the configuration file itself. */
export const commitizen: Provider = {
  ...inToml,
  read(text, place) {
    requireToml(place.configFile);
    return inToml.read(text, place);
  },
  write(text, version, place) {
    requireToml(place.configFile);
    return inToml.write(text, version, place);
  },
};

/** A configuration in JSON or YAML is refused when it is read; its version would be edited here. */
function requireToml(file: string): void {
  if (!file.endsWith('.toml')) throw refuse('CONFIG_FORMAT_UNSUPPORTED', { file });
}
