import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../cli/line/command.ts';
import { GLOBAL_FLAGS } from '../cli/line/global-flags.ts';
import { parseLine } from '../cli/line/parse.ts';
import { parseWithOclif } from './oclif.ts';
import { COMMANDS } from './registry.ts';

const commands = await Promise.all(
  Object.entries(COMMANDS).map(async ([id, load]) => [id, (await load()).default] as const),
);

/** What people type, and what they should not. */
const VALUES = ['1.2.0', '3', '-1', '', 'alpha', 'linear', 'pep440', 'golden', 'train', 'a=b', '- a', 'a,b'];

function words({ flags }: Command): fc.Arbitrary<readonly string[]> {
  const specs = Object.entries({ ...GLOBAL_FLAGS, ...flags });
  const lists = specs.filter(([, { kind }]) => kind === 'list').map(([name]) => `--${name}=["a","b"]`);
  const single = specs.filter(([, { kind }]) => kind !== 'list');
  const options = single.flatMap(([name, { char, aliases = [] }]) => [
    `--${name}`,
    `--no-${name}`,
    ...aliases.map((alias) => `--${alias}`),
    ...(char === undefined ? [] : [`-${char}`, `-${char}x`]),
  ]);
  const option = fc.constantFrom(...options, ...lists);
  const value = fc.constantFrom(...VALUES);

  const joined = fc.tuple(fc.constantFrom(...options), value).map(([name, text]) => `${name}=${text}`);
  return fc.array(fc.oneof(option, value, joined), { maxLength: 6 });
}

/** A line that oclif refuses is null. */
async function byOclif(id: string, command: Command, argv: readonly string[]): Promise<unknown> {
  return await parseWithOclif(id, command, argv).catch(() => null);
}

describe('a command line that is read without oclif', () => {
  it.each(commands)('means the same to oclif: %s', async (id, command) => {
    const syntax = { ...command, flags: { ...GLOBAL_FLAGS, ...command.flags } };
    let readWithout = 0;
    await fc.assert(
      fc.asyncProperty(words(command), async (argv) => {
        const line = parseLine(syntax, argv);
        if (line === null) return;
        readWithout += 1;
        expect(line).toEqual(await byOclif(id, command, argv));
      }),
      { numRuns: 200 },
    );
    expect(readWithout).toBeGreaterThan(0);
  });

  // oclif refuses such a value, although the hint of `--tag-format --yes` recommends this form.
  it('may have an option as the value after =', () => {
    expect(parseLine({ args: {}, flags: GLOBAL_FLAGS }, ['--config=--yes'])?.flags).toMatchObject({
      config: '--yes',
    });
  });

  it('is every plain one', () => {
    const bump = commands.find(([id]) => id === 'bump')?.[1];
    const syntax = { args: {}, ...bump, flags: { ...GLOBAL_FLAGS, ...bump?.flags } };
    const line = parseLine(syntax, [
      '1.2.0',
      '--yes',
      '-C',
      'shop',
      '--allow=clean-tree',
      '--allow',
      'linear',
      '--no-push',
    ]);
    expect(line?.args).toEqual({ version: '1.2.0' });
    expect(line?.flags).toMatchObject({
      yes: true,
      directory: 'shop',
      allow: ['clean-tree', 'linear'],
      push: false,
      'increment-mode': 'linear',
      attempts: 1,
      json: false,
    });
  });
});
