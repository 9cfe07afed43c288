import { charactersIn, charactersOf } from '../text/characters.ts';
import { elementsOf } from './operators.ts';
import { memberOf, spelled } from './python.ts';

/** What is given by name, which nunjucks hands over behind all else. */
interface Named {
  readonly __keywords?: true;
  readonly [name: string]: unknown;
}

/** Jinja's filters that nunjucks does not have, or has otherwise. */
export const FILTERS: Readonly<Record<string, (value: unknown, ...given: unknown[]) => unknown>> = {
  length: lengthOf,
  count: lengthOf,
  indent,
  truncate,
  map,
  unique: (value) => [...new Set(listOf(value))],
};

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? charactersIn(value) : listOf(value).length;
}

/** Blank lines stay blank, and the first line stays where it is, unless the template says otherwise. */
function indent(value: unknown, ...given: unknown[]): string {
  const { width = 4, first = false, blank = false } = asked(given, ['width', 'first', 'blank']);
  const space = typeof width === 'number' ? ' '.repeat(Math.min(Math.max(0, width), 1000)) : textOf(width);
  return textOf(value)
    .split('\n')
    .map((line, at) => ((at === 0 ? first === true : line !== '' || blank === true) ? space + line : line))
    .join('\n');
}

/** A text that is hardly too long stays whole. */
function truncate(value: unknown, ...given: unknown[]): string {
  const names = ['length', 'killwords', 'end', 'leeway'];
  const { length = 255, killwords = false, end = '...', leeway = 5 } = asked(given, names);
  const [text, most] = [textOf(value), Number(length)];
  const characters = charactersOf(text);
  if (characters.length <= most + Number(leeway)) return text;
  const cut = characters.slice(0, Math.max(0, most - charactersIn(textOf(end)))).join('');
  const space = killwords === true ? -1 : cut.lastIndexOf(' ');
  return (space === -1 ? cut : cut.slice(0, space)) + textOf(end);
}

/** @throws for anything but `map(attribute="a.b")` */
function map(value: unknown, ...given: unknown[]): unknown {
  const { attribute } = asked(given, []);
  if (typeof attribute !== 'string') throw new Error('map takes an attribute here: map(attribute="name")');
  return listOf(value).map((item) =>
    attribute.split('.').reduce<unknown>((found, name) => memberOf(found, name), item),
  );
}

function asked(given: readonly unknown[], names: readonly string[]): Readonly<Record<string, unknown>> {
  const last = given.at(-1) as Named | undefined;
  const named = last?.__keywords === true ? last : {};
  const placed = last?.__keywords === true ? given.slice(0, -1) : given;
  return { ...Object.fromEntries(placed.map((value, at) => [names[at] ?? '', value])), ...named };
}

function listOf(value: unknown): readonly unknown[] {
  const elements = elementsOf(value);
  return Array.isArray(elements) ? elements : [];
}

function textOf(value: unknown): string {
  return String(spelled(value));
}
