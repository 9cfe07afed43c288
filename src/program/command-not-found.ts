import type { Hook } from '@oclif/core';
import { refuse } from '../core/error/error.ts';
import { nearest } from '../core/text/nearest.ts';
import { wordsTooMany } from '../cli/line/unexpected-words.ts';

/** oclif's hook for an unknown command. If a command takes no arguments, oclif adds the words after it to its id. */
const commandNotFound: Hook.CommandNotFound = ({ id, config }) => {
  const spoken = id.replaceAll(':', ' ');
  const [first = '', ...words] = id.split(':');
  if (config.findCommand(first) !== undefined) throw wordsTooMany(first, words);
  const names = config.commands
    .filter(({ hidden }) => !hidden)
    .map(({ id: name }) => name.replaceAll(':', ' '));
  const meant = otherwise(first, words) ?? nearest(spoken, names);
  const list = 'relctl --help lists the commands';
  if (first.startsWith('-')) throw refuse('INVALID_ARGUMENT', { problem: 'no command given', hint: list });
  const hint = meant === null ? list : `did you mean relctl ${meant}?`;
  throw refuse('INVALID_ARGUMENT', { problem: `unknown command ${spoken}`, hint });
};

/** The command that has this name in other programs. */
function otherwise(first: string, words: readonly string[]): string | null {
  if (first === 'help') return [...words, '--help'].join(' ');
  return OTHERWISE.get(first) ?? null;
}

const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['release', 'bump'],
  ['publish', 'bump'],
  ['tag', 'bump'],
  ['undo', 'abort'],
  ['rollback', 'abort'],
  ['revert', 'abort'],
  ['continue', 'resume'],
  ['ship', 'hotfix ship'],
  ['reconcile', 'hotfix reconcile'],
  ['install', 'hook install'],
]);

export default commandNotFound;
