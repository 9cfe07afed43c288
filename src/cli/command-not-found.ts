import type { Hook } from '@oclif/core';
import { refuse } from '../core/error/error.ts';
import { nearest } from '../core/text/nearest.ts';
import { wordsTooMany } from './parse-error.ts';

/** What to type for those of commitizen's commands that are not there. */
const OF_COMMITIZEN: ReadonlyMap<string, string> = new Map([
  [
    'init',
    'write the table [tool.commitizen] into pyproject.toml, or run cz init once: relctl reads what it makes',
  ],
]);

/** oclif's hook for a command that does not exist; what follows one that takes no arguments is part of its id. */
const commandNotFound: Hook.CommandNotFound = ({ id, config }) => {
  const spoken = id.replaceAll(':', ' ');
  const [first = '', ...words] = id.split(':');
  if (config.findCommand(first) !== undefined) throw wordsTooMany(first, words);
  const meant = nearest(
    spoken,
    config.commands.filter(({ hidden }) => !hidden).map((command) => command.id.replaceAll(':', ' ')),
  );
  const list = 'relctl --help lists the commands';
  if (first.startsWith('-')) throw refuse('INVALID_ARGUMENT', { problem: 'no command is named', hint: list });
  const hint = OF_COMMITIZEN.get(spoken) ?? (meant === null ? list : `did you mean relctl ${meant}?`);
  throw refuse('INVALID_ARGUMENT', { problem: `there is no command ${spoken}`, hint });
};

export default commandNotFound;
