import { PROFILES } from '../../core/config/settings.ts';
import { Flags } from './flags.ts';
import type { ValuesOf } from './flags.ts';
import { inGroup } from './help-groups.ts';

/** The options of every command, before or after its name. */
export const GLOBAL_FLAGS = inGroup('GLOBAL', {
  directory: Flags.string({
    char: 'C',
    description: 'run as if relctl was started in DIR',
    helpValue: 'DIR',
  }),
  config: Flags.string({
    description: 'read this configuration file instead of searching for one',
    helpValue: 'FILE',
  }),
  profile: Flags.choice({
    description: 'golden (default): apply the release rules; commitizen: behave like commitizen',
    helpValue: PROFILES.join('|'),
    options: PROFILES,
  }),
  name: Flags.string({
    char: 'n',
    description: 'commit convention to use; relctl ls lists them',
    helpValue: 'NAME',
  }),
  json: Flags.boolean({ description: 'print the result as one JSON document' }),
  'no-raise': Flags.string({
    description: 'exit with 0 instead of these exit codes (numbers or commitizen’s names)',
    helpValue: 'LIST',
  }),
  debug: Flags.boolean({ description: 'if the command fails, print a stack trace' }),
});

export type GlobalFlags = ValuesOf<typeof GLOBAL_FLAGS>;
