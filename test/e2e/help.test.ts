import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Scratch } from '../support/scratch.ts';

interface Manifest {
  readonly commands: Readonly<Record<string, CommandEntry>>;
}

interface CommandEntry {
  readonly summary: string;
  readonly args: Readonly<Record<string, { readonly description?: string }>>;
  readonly flags: Readonly<Record<string, { readonly description?: string }>>;
}

const { commands } = JSON.parse(
  readFileSync(new URL('../../oclif.manifest.json', import.meta.url), 'utf8'),
) as Manifest;

async function help(...words: readonly string[]): Promise<string> {
  const scratch = await Scratch.create(null);
  const { exit, stdout, stderr } = await scratch.relctl(...words, '--help');
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return stdout;
}

function headings(text: string): readonly string[] {
  return [...text.matchAll(/^[A-Z][A-Z ]+$/gm)].map(([heading]) => heading);
}

/** The long options under each heading, without values. */
function optionsByHeading(text: string): Readonly<Record<string, readonly string[]>> {
  const sections = text.split(/^(?=[A-Z][A-Z ]+$)/m).filter((section) => /^[A-Z ]*OPTIONS\n/.test(section));
  return Object.fromEntries(
    sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const names = lines.flatMap((line) => /^ {2}(?:-\w, | {4})?--([\w[\]-]+)/.exec(line)?.[1] ?? []);
      return [heading, names];
    }),
  );
}

describe('relctl COMMAND --help', () => {
  it('says what the command does, and sorts its options by what they are for', async () => {
    const text = await help('bump');
    expect(headings(text)).toEqual([
      'DESCRIPTION',
      'USAGE',
      'ARGUMENTS',
      'OPTIONS',
      'VERSION OPTIONS',
      'CHANGELOG OPTIONS',
      'COMMIT AND TAG OPTIONS',
      'PUSH OPTIONS',
      'OUTPUT OPTIONS',
      'GLOBAL OPTIONS',
      'EXAMPLES',
    ]);
    expect(text).toContain('\n  $ relctl bump [VERSION] [OPTIONS]\n');
    expect(optionsByHeading(text)).toMatchObject({
      OPTIONS: ['dry-run', 'yes', 'allow', 'get-next', 'check-consistency'],
      'CHANGELOG OPTIONS': ['changelog', 'changelog-to-stdout', 'file-name', 'template', 'extra'],
      'PUSH OPTIONS': ['[no-]push', 'remote', 'no-atomic', 'attempts'],
      'OUTPUT OPTIONS': ['github-output', 'dotenv', 'git-output-to-stderr'],
    });
  });

  it('lines up the options, and names a default last', async () => {
    const text = await help('bump');
    expect(text).toMatch(/^OPTIONS\n {6}--dry-run {2,}print the plan and change nothing\n {2}-y, --yes/m);
    expect(text).toMatch(/--increment-mode=MODE .*\n.*\[default: linear\]$/m);
    expect(await help('demo')).toMatch(/^ {2}\[SCENARIO\] {2}story .* \[default: train\]$/m);
  });

  it.each(Object.keys(commands))('of %s has every option once, the global ones last', async (id) => {
    const text = await help(...id.split(':'));
    const shown = optionsByHeading(text);
    const names = Object.values(shown)
      .flat()
      .map((name) => name.replace('[no-]', ''));
    expect(names.toSorted()).toEqual(Object.keys(commands[id]?.flags ?? {}).toSorted());
    const last = headings(text).findLast((heading) => heading.endsWith('OPTIONS'));
    expect(last).toBe(id.startsWith('autocomplete') ? 'OPTIONS' : 'GLOBAL OPTIONS');
    expect(text).toMatch(/^USAGE\n {2}\$ relctl .* \[OPTIONS\]$/m);
  });
});

describe('the texts of --help', () => {
  it('give each command one line', async () => {
    for (const text of [await help(), await help('hook'), await help('hotfix')]) {
      const list = text.slice(text.indexOf('\nCOMMANDS\n') + '\nCOMMANDS\n'.length);
      const lines = list.split('\n').filter((line) => line !== '');
      expect(lines.filter((line) => !/^ {2}[a-z][\w -]*? {2,}[A-Z].*\.$/.test(line))).toEqual([]);
    }
  });

  it('describe arguments and options in phrases', () => {
    const described = Object.entries(commands)
      .filter(([id]) => id !== 'autocomplete')
      .flatMap(([, { args, flags }]) =>
        Object.values({ ...args, ...flags }).map(({ description = '' }) => description),
      );
    // Some start with a name.
    const isPhrase = (text: string): boolean =>
      /^(?:(?!the |an? )[a-z]|CI |Jinja |Python ).*[^.]$/.test(text);
    expect(described.filter((text) => !isPhrase(text))).toEqual([]);
  });

  it('use the same words for an option of several commands', () => {
    const meanings = new Map<string, Set<string>>();
    for (const { flags } of Object.values(commands)) {
      for (const [name, { description = '' }] of Object.entries(flags))
        meanings.set(name, (meanings.get(name) ?? new Set()).add(description));
    }
    const several = [...meanings].filter(([, descriptions]) => descriptions.size > 1);
    // What is printed differs, and `commit --retry` is another thing than `bump --retry`.
    expect(several.map(([name]) => name).toSorted()).toEqual(['dry-run', 'retry']);
  });
});
