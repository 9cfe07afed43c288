import { CONFIG_NAMES } from '../config/locate.ts';
import { commitizenSection } from '../config/section.ts';
import { refuse } from '../error/error.ts';
import { knownSyntaxOf } from '../syntax/syntaxes.ts';
import { fileProvider, versionElsewhere } from './file-provider.ts';

/** The version in the configuration file itself. */
export const commitizen = fileProvider({
  name: 'commitizen',
  file: ({ configFile }) => configFile,
  key: (_, { configFile }) => [...commitizenSection(configFile), 'version'],
  absent({ file, text, parent }) {
    const elsewhere = text === null ? null : versionElsewhere(file, text);
    // Without the section there is no configuration at all, and `file` is only the default name.
    return parent.length < commitizenSection(file).length
      ? refuse('NO_CONFIGURATION', { names: CONFIG_NAMES, elsewhere })
      : refuse('NO_VERSION_SPECIFIED', { file, syntax: knownSyntaxOf(file).name, elsewhere });
  },
  followers: null,
});
