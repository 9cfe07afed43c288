import { describe, expect, it } from 'vitest';
import { findCommand, normalizeArguments } from './arguments.ts';
import { Flags } from './flags.ts';

const COMMANDS = new Set([
  'bump',
  'check',
  'dry-run',
  'hook:status',
  'hotfix',
  'hotfix:reconcile',
  'version',
]);

const boolean = Flags.boolean({ description: '' });
const string = Flags.string({ description: '' });
const FLAGS = {
  'get-next': boolean,
  prerelease: string,
  'prerelease-offset': boolean,
  changelog: boolean,
  'check-consistency': boolean,
  yes: boolean,
  next: string,
  tag: boolean,
  'no-raise': boolean,
  'allowed-prefixes': string,
  message: Flags.string({ char: 'm', description: '' }),
  directory: Flags.string({ char: 'C', description: '' }),
  pick: boolean,
  skip: boolean,
};

/** The words of the command, then its arguments. */
function normalized(argv: readonly string[]): readonly string[] {
  const found = findCommand(argv, COMMANDS);
  if (found.id === null) return [...found.options, ...found.leading, ...found.rest];
  return [...found.id.split(':'), ...normalizeArguments(found, found.id, FLAGS)];
}

describe('normalizeArguments', () => {
  it.each([
    ['nothing to do', ['bump', '--yes'], ['bump', '--yes']],
    [
      'short options of two letters',
      ['bump', '-pr', 'alpha', '-ch', '-cc'],
      ['bump', '--prerelease', 'alpha', '--changelog', '--check-consistency'],
    ],
    ['a short option with =', ['bump', '-pr=alpha'], ['bump', '--prerelease=alpha']],
    [
      'global options first',
      ['--config', 'x.toml', '-C', 'dir', '--json', 'bump', '--yes'],
      ['bump', '--config', 'x.toml', '-C', 'dir', '--json', '--yes'],
    ],
    ['a global option with =', ['--config=x.toml', 'bump'], ['bump', '--config=x.toml']],
    ['-nr before the command', ['-nr', '21,3', 'bump'], ['bump', '--no-raise', '21,3']],
    ['an unambiguous abbreviation', ['bump', '--get'], ['bump', '--get-next']],
    [
      'a full name that is also an abbreviation',
      ['bump', '--prerelease', 'rc'],
      ['bump', '--prerelease', 'rc'],
    ],
    ['an ambiguous abbreviation stays', ['bump', '--ch'], ['bump', '--ch']],
    ['an abbreviation with a value', ['bump', '--prerelease-o=3'], ['bump', '--prerelease-offset=3']],
    [
      'an optional value, left out',
      ['version', '--next', '--tag'],
      ['version', '--next=USE_GIT_COMMITS', '--tag'],
    ],
    ['an optional value, given', ['version', '--next', 'MINOR'], ['version', '--next', 'MINOR']],
    [
      'an optional value, left out at the end',
      ['version', '-p', '--next'],
      ['version', '-p', '--next=USE_GIT_COMMITS'],
    ],
    [
      'a list of values, up to the next option',
      ['check', '--allowed-prefixes', 'WIP', 'a b', '-', '-m', 'x'],
      ['check', '--allowed-prefixes=["WIP","a b","-"]', '-m', 'x'],
    ],
    [
      'a list without values, and one to the end',
      ['check', '--allowed-p', '--json', '--allowed-prefixes', '', '- "x"'],
      ['check', '--allowed-prefixes=[]', '--json', '--allowed-prefixes=["","- \\"x\\""]'],
    ],
    [
      'a list with one value after =',
      ['check', '--allowed-prefixes=a=b', 'c'],
      ['check', '--allowed-prefixes=["a=b"]', 'c'],
    ],
    [
      'several commits after the tag',
      ['hotfix', 'v1.1.0', '--pick', 'a', 'b', '--json', '--pick', 'c'],
      ['hotfix', 'v1.1.0', '--pick', 'a', '--pick', 'b', '--json', '--pick', 'c'],
    ],
    ['the tag after a commit', ['hotfix', '--pick=a', 'v1.1.0'], ['hotfix', '--pick=a', 'v1.1.0']],
    ['no commit', ['hotfix', 'v1.1.0', '--pick', '--json'], ['hotfix', 'v1.1.0', '--pick', '--json']],
    [
      'several commits of dry-run, and with =',
      ['dry-run', 'hotfix', 'v1.1.0', '--pick=a', 'b'],
      ['hotfix', 'v1.1.0', '--pick=a', '--pick', 'b', '--dry-run'],
    ],
    [
      'several commits for a command without a tag',
      ['hotfix', 'reconcile', '--yes', '--skip', 'a', 'b'],
      ['hotfix', 'reconcile', '--yes', '--skip', 'a', '--skip', 'b'],
    ],
    ['after -- nothing changes', ['bump', '--', '-pr', '--get'], ['bump', '--', '-pr', '--get']],
    ['the value of a global option is not a command', ['-C', 'bump', 'bump'], ['bump', '-C', 'bump']],
    ['an unknown command keeps its options', ['--json', 'bumb', '--get'], ['bumb', '--get', '--json']],
    ['no command', ['--help'], ['--help']],
    ['a command of a group that is no command', ['hook', 'status', '--yes'], ['hook', 'status', '--yes']],
    ['a number is a value', ['check', '-m', '-1'], ['check', '-m', '-1']],
    [
      'a dash and text with a space are values',
      ['check', '-m', '-', '-m', '- a'],
      ['check', '-m', '-', '-m', '- a'],
    ],
    ['anything after = is a value', ['check', '--message=--yes'], ['check', '--message=--yes']],
  ])('%s', (_, argv, expected) => {
    expect(normalized(argv)).toEqual(expected);
  });

  it.each([
    [['bump', '--prerelease', '--yes'], '--prerelease needs a value, but the option --yes follows'],
    [['bump', '-pr', '-ch'], '--prerelease needs a value, but the option --changelog follows'],
    [['check', '-m', '-dash'], '-m needs a value, but the option -dash follows'],
    [['-C', '--json', 'bump'], '-C needs a value, but the option --json follows'],
  ])('%j: an option in place of a value is refused', (argv, message) => {
    expect(() => normalized(argv)).toThrow(expect.objectContaining({ exit: 13, message }));
  });
});
