import type { Scenario } from '../harness/scenario.ts';
import { BUMP } from './bump.ts';
import { BUMP_FILES } from './bump-files.ts';
import { BUMP_OUTPUT } from './bump-output.ts';
import { BUMP_OVERRIDES } from './bump-overrides.ts';
import { CHANGELOG_COMMAND } from './changelog-command.ts';
import { CHANGELOG_STATES } from './changelog-states.ts';
import { CHECK } from './check.ts';
import { CONFIGURATION } from './configuration.ts';
import { CUSTOMIZE } from './customize.ts';
import { FORMATS } from './formats.ts';
import { HALF_WAY } from './half-way.ts';
import { HISTORIES } from './histories.ts';
import { HOOKS } from './hooks.ts';
import { MESSAGES } from './messages.ts';
import { OTHER_COMMANDS } from './other-commands.ts';
import { PROVIDERS } from './providers.ts';
import { REFUSALS } from './refusals.ts';
import { TAGS } from './tags.ts';
import { VERSIONS } from './versions.ts';

/** All scenarios in groups. Each group has a file of answers in `recorded/`. */
export const GROUPS: Readonly<Record<string, readonly Scenario[]>> = {
  configuration: CONFIGURATION,
  providers: PROVIDERS,
  messages: MESSAGES,
  versions: VERSIONS,
  tags: TAGS,
  bump: BUMP,
  'bump-files': BUMP_FILES,
  'bump-output': BUMP_OUTPUT,
  'bump-overrides': BUMP_OVERRIDES,
  hooks: HOOKS,
  'half-way': HALF_WAY,
  histories: HISTORIES,
  'changelog-states': CHANGELOG_STATES,
  'changelog-command': CHANGELOG_COMMAND,
  refusals: REFUSALS,
  formats: FORMATS,
  customize: CUSTOMIZE,
  check: CHECK,
  'other-commands': OTHER_COMMANDS,
};
