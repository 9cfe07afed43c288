import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Scratch } from '../support/scratch.ts';

/** What bash offers after these words, of which the last is incomplete. */
const OFFERS = `
source "$XDG_CACHE_HOME/relctl/autocomplete/functions/bash/relctl.bash"
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=\${#COMP_LINE}
_relctl_autocomplete
printf '%s\n' "\${COMPREPLY[@]}"
`;

it('bash completes commands, subcommands and options', async () => {
  const scratch = await Scratch.create(null);
  Object.assign(scratch.env, { XDG_CACHE_HOME: join(scratch.root, 'cache') });
  const set = await scratch.start('autocomplete', 'bash').ended;
  expect(set).toMatchObject({
    exit: 0,
    stdout: expect.stringContaining('relctl autocomplete script') as string,
  });
  const offered = async (...words: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await scratch.run('bash', ['-c', OFFERS, 'bash', 'relctl', ...words], scratch.dir);
    return stdout.trim().split('\n');
  };
  expect(await offered('pre')).toEqual(['preflight', 'prerelease']);
  expect(await offered('hotfix', 'sh')).toEqual(['ship']);
  expect(await offered('bump', '--pre')).toEqual(['--prerelease', '--prerelease-offset']);
});
