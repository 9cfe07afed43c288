import { Flags } from './flags.ts';
import { SCHEME_NAMES } from '../../core/version/schemes.ts';

/** Options that several commands have, so that they read the same everywhere. */
export const SHARED_FLAGS = {
  'dry-run': Flags.boolean({ description: 'print the plan and change nothing' }),
  yes: Flags.boolean({ char: 'y', description: 'do not ask for confirmation' }),
  remote: Flags.string({
    description: 'name of the remote [default: the configured one, or origin]',
    helpValue: 'NAME',
  }),
  'version-scheme': Flags.choice({
    description: `how versions are written: ${SCHEME_NAMES.join(', ')}`,
    helpValue: 'SCHEME',
    options: SCHEME_NAMES,
  }),
  'tag-format': Flags.string({ description: 'format of tag names, such as v$version', helpValue: 'FORMAT' }),
  'file-name': Flags.string({ description: 'changelog file', helpValue: 'FILE' }),
  'message-length-limit': Flags.integer({
    char: 'l',
    description: 'maximum length of the first line (0: no limit)',
    helpValue: 'N',
  }),
};
