import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly commands: Readonly<Record<string, CommandEntry>>;
}

interface CommandEntry {
  readonly args: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly flags: Readonly<Record<string, FlagEntry>>;
  readonly examples?: readonly (string | { readonly command: string })[];
}

interface FlagEntry {
  readonly name: string;
  readonly char?: string;
  readonly allowNo?: boolean;
  readonly helpGroup?: string;
}

const { commands } = JSON.parse(read('oclif.manifest.json')) as Manifest;
const sections = sectionsOf(read('docs/commands.md'));

describe('docs/commands.md', () => {
  it('lists every command and no other', () => {
    const documented = [...sections.keys()].flatMap((title) => /^`relctl (.+)`$/.exec(title)?.[1] ?? []);
    const existing = Object.keys(commands).map((id) => id.replaceAll(':', ' '));
    expect(documented.toSorted()).toEqual(existing.toSorted());
  });

  it.each(Object.entries(commands))('lists every option of %s and no other', (id, { flags }) => {
    const own = Object.values(flags).filter(({ helpGroup }) => helpGroup !== 'GLOBAL');
    expect(optionsIn(`\`relctl ${id.replaceAll(':', ' ')}\``).toSorted()).toEqual(
      own.map(spelled).toSorted(),
    );
  });

  it.each(Object.entries(commands))('shows the arguments of %s in order', (id, { args }) => {
    const name = `relctl ${id.replaceAll(':', ' ')}`;
    const words = Object.entries(args).map(([argument, { required }]) => {
      const word = argument.toUpperCase();
      return required === true ? word : `[${word}]`;
    });
    expect(sections.get(`\`${name}\``)).toContain(`${[name, ...words].join(' ')} [OPTIONS]\n`);
  });

  it.each(Object.entries(commands))('lists every global option of %s and no other', (_, { flags }) => {
    const shared = Object.values(flags).filter(({ helpGroup }) => helpGroup === 'GLOBAL');
    expect(optionsIn('Global options').toSorted()).toEqual(shared.map(spelled).toSorted());
  });
});

describe('relctl COMMAND --help', () => {
  it.each(Object.entries(commands))('of %s has an example', (id, { examples = [] }) => {
    const name = `<%= config.bin %> ${id.replaceAll(':', ' ')}`;
    const shown = examples.map((example) => (typeof example === 'string' ? example : example.command));
    expect(shown.some((command) => command.includes(name))).toBe(true);
  });
});

/** The sections of the page, by title. */
function sectionsOf(page: string): ReadonlyMap<string, string> {
  const parts = page.split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part]));
}

/** The options in the table of a section, and in the tables of the sections that it links to. */
function optionsIn(title: string): readonly string[] {
  const text = sections.get(title) ?? '';
  const own = [...text.matchAll(/^\| `((?:-\w, )?--(?:\[no-\])?[\w-]+)/gm)].map(([, option = '']) => option);
  const linked = [...text.matchAll(/\]\(#([\w-]+)\)/g)].flatMap(([, anchor]) => {
    const target = [...sections.keys()].find((other) => other !== title && anchorOf(other) === anchor);
    return target === undefined ? [] : optionsIn(target);
  });
  return [...new Set([...own, ...linked])];
}

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}

function spelled({ name, char, allowNo }: FlagEntry): string {
  return `${char === undefined ? '' : `-${char}, `}--${allowNo === true ? '[no-]' : ''}${name}`;
}

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}
