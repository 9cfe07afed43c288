import { commitizenSection } from '../config/section.ts';
import { refuse } from '../error/error.ts';
import { knownSyntaxOf } from '../syntax/syntax.ts';
import { fileProvider, versionElsewhere } from './file-provider.ts';

/** The version in the configuration file itself. */
export const commitizen = fileProvider({
  name: 'commitizen',
  file: ({ configFile }) => configFile,
  key: (_, { configFile }) => [...commitizenSection(configFile), 'version'],
  absent: ({ file, text }) =>
    refuse('NO_VERSION_SPECIFIED', {
      file,
      syntax: knownSyntaxOf(file).name,
      elsewhere: text === null ? null : versionElsewhere(file, text),
    }),
  followers: null,
});
