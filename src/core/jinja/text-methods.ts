import { charactersIn, charactersOf } from '../text/characters.ts';
import { fault } from './fault.ts';
import { braceFormat } from './format.ts';
import { Parameters } from './given.ts';
import { limited, LONGEST } from './limits.ts';
import type { Method, Methods } from './methods.ts';
import { elementsOf, isTrue, Tuple } from './value.ts';
import type { Given, Value } from './value.ts';

export const TEXT_METHODS: Methods<string> = new Map<string, Method<string>>([
  ['lower', (self) => self.toLowerCase()],
  ['casefold', (self) => self.toLowerCase()],
  ['upper', (self) => self.toUpperCase()],
  ['capitalize', (self) => capitalized(self)],
  ['title', (self) => titled(self)],
  ['swapcase', (self) => charactersOf(self).map(swapped).join('')],
  ['strip', stripper(true, true)],
  ['lstrip', stripper(true, false)],
  ['rstrip', stripper(false, true)],
  ['removeprefix', (self, given) => without(self, only(given), 'start')],
  ['removesuffix', (self, given) => without(self, only(given), 'end')],
  ['startswith', (self, given) => affixes(given).some((affix) => self.startsWith(affix))],
  ['endswith', (self, given) => affixes(given).some((affix) => self.endsWith(affix))],
  ['find', (self, given) => place(self, self.indexOf(only(given)))],
  ['rfind', (self, given) => place(self, self.lastIndexOf(only(given)))],
  ['index', index],
  ['count', (self, given) => self.split(only(given)).length - 1],
  ['replace', replace],
  ['split', (self, given) => split(self, given, 'first')],
  ['rsplit', (self, given) => split(self, given, 'last')],
  ['splitlines', splitLines],
  ['partition', (self, given) => partition(self, self.indexOf(only(given)), only(given))],
  ['rpartition', (self, given) => rpartition(self, only(given))],
  ['join', (self, given) => limited(texts(given).join(self))],
  ['center', (self, given) => padded(self, given, 'center')],
  ['ljust', (self, given) => padded(self, given, 'left')],
  ['rjust', (self, given) => padded(self, given, 'right')],
  ['zfill', zfill],
  ['format', (self, given) => braceFormat(self, given)],
  ['isdigit', (self) => /^\p{Nd}+$/u.test(self)],
  ['isdecimal', (self) => /^\p{Nd}+$/u.test(self)],
  ['isnumeric', (self) => /^\p{N}+$/u.test(self)],
  ['isalpha', (self) => /^\p{L}+$/u.test(self)],
  ['isalnum', (self) => /^[\p{L}\p{N}]+$/u.test(self)],
  ['isspace', (self) => /^\s+$/.test(self)],
  ['islower', (self) => isLower(self)],
  ['isupper', (self) => isUpper(self)],
]);

export function capitalized(text: string): string {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('').toLowerCase();
}

export function isLower(text: string): boolean {
  return text === text.toLowerCase() && text !== text.toUpperCase();
}

export function isUpper(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

function titled(text: string): string {
  return text.replaceAll(/\p{L}+/gu, capitalized);
}

function swapped(character: string): string {
  return isLower(character) ? character.toUpperCase() : character.toLowerCase();
}

function only(given: Given): string {
  return new Parameters('the method', ['text'], given).text('text');
}

function texts(given: Given): readonly string[] {
  return elementsOf(new Parameters('join', ['texts'], given).value('texts')).map((item) => {
    if (typeof item !== 'string') throw fault('join takes texts');
    return item;
  });
}

function stripper(start: boolean, end: boolean): Method<string> {
  return (self, given) => {
    const signs = new Parameters('strip', ['chars'], given).optional('text', 'chars');
    return stripped(self, signs, { start, end });
  };
}

/** @param signs what is taken away; null: white space */
export function stripped(text: string, signs: string | null, { start = true, end = true } = {}): string {
  const characters = charactersOf(text);
  const goes = (character: string | undefined) =>
    character !== undefined && (signs === null ? /\s/.test(character) : signs.includes(character));
  let [from, to] = [0, characters.length];
  while (start && from < to && goes(characters[from])) from += 1;
  while (end && to > from && goes(characters[to - 1])) to -= 1;
  return characters.slice(from, to).join('');
}

function without(text: string, affix: string, at: 'start' | 'end'): string {
  if (at === 'start') return text.startsWith(affix) ? text.slice(affix.length) : text;
  return affix !== '' && text.endsWith(affix) ? text.slice(0, -affix.length) : text;
}

function affixes(given: Given): readonly string[] {
  const value = new Parameters('the method', ['text'], given).value('text');
  const found = value instanceof Tuple ? value.items : [value];
  return found.map((affix) => {
    if (typeof affix !== 'string') throw fault('startswith and endswith take a text, or a tuple of texts');
    return affix;
  });
}

function place(text: string, at: number): number {
  return at === -1 ? -1 : charactersIn(text.slice(0, at));
}

function index(self: string, given: Given): Value {
  const at = place(self, self.indexOf(only(given)));
  if (at === -1) throw fault('index: the text does not hold it');
  return at;
}

function replace(self: string, given: Given): Value {
  const parameters = new Parameters('replace', ['old', 'new', 'count'], given);
  return replaced(self, parameters.text('old'), parameters.text('new'), parameters.number('count', -1));
}

/** @param count how often at most; negative: always */
export function replaced(text: string, old: string, next: string, count: number): string {
  const parts = old === '' ? ['', ...charactersOf(text), ''] : text.split(old);
  const times = count < 0 ? parts.length - 1 : Math.min(count, parts.length - 1);
  if (text.length + times * next.length > LONGEST) throw fault('a text becomes too long');
  return (
    parts.slice(0, times + 1).join(next) +
    parts
      .slice(times + 1)
      .map((part) => old + part)
      .join('')
  );
}

function split(self: string, given: Given, from: 'first' | 'last'): Value {
  const parameters = new Parameters('split', ['sep', 'maxsplit'], given);
  const separator = parameters.optional('text', 'sep');
  const most = parameters.number('maxsplit', -1);
  if (separator === '') throw fault('split takes a separator that is not empty');
  const parts = separator === null ? self.trim().split(/\s+/).filter(Boolean) : self.split(separator);
  if (most < 0 || parts.length <= most + 1) return parts;
  if (separator === null) return splitAtSpace(self.trim(), most, from);
  return from === 'first'
    ? [...parts.slice(0, most), parts.slice(most).join(separator)]
    : [parts.slice(0, parts.length - most).join(separator), ...parts.slice(parts.length - most)];
}

function splitAtSpace(text: string, most: number, from: 'first' | 'last'): Value {
  const gaps = [...text.matchAll(/\s+/g)];
  const chosen = from === 'first' ? gaps.slice(0, most) : gaps.slice(gaps.length - most);
  const parts: string[] = [];
  let start = 0;
  for (const gap of chosen) {
    parts.push(text.slice(start, gap.index));
    start = gap.index + gap[0].length;
  }
  return [...parts, text.slice(start)];
}

function splitLines(self: string, given: Given): Value {
  const keep = isTrue(new Parameters('splitlines', ['keepends'], given).value('keepends', false));
  const lines = self.match(/[^\n\r]*(?:\r\n|\n|\r)|[^\n\r]+$/g) ?? [];
  return keep ? [...lines] : lines.map((line) => line.replace(/[\n\r]+$/, ''));
}

function partition(text: string, at: number, separator: string): Value {
  if (at === -1) return new Tuple([text, '', '']);
  return new Tuple([text.slice(0, at), separator, text.slice(at + separator.length)]);
}

function rpartition(text: string, separator: string): Value {
  const at = text.lastIndexOf(separator);
  return at === -1 ? new Tuple(['', '', text]) : partition(text, at, separator);
}

function padded(self: string, given: Given, side: 'left' | 'right' | 'center'): Value {
  const parameters = new Parameters('the method', ['width', 'fillchar'], given);
  return pad(self, parameters.number('width'), side, parameters.text('fillchar', ' '));
}

/**
 * @param side where the text stands; where the space can't be halved, the larger half is behind it in the `middle`, and
 *   on Python's whim in the `center`
 */
export function pad(
  text: string,
  width: number,
  side: 'left' | 'right' | 'center' | 'middle',
  fill = ' ',
): string {
  const missing = Math.max(0, width - charactersIn(text));
  if (missing > LONGEST) throw fault('a text becomes too long');
  if (side === 'left') return text + fill.repeat(missing);
  if (side === 'right') return fill.repeat(missing) + text;
  const before = Math.floor(missing / 2) + (side === 'center' ? missing & width & 1 : 0);
  return fill.repeat(before) + text + fill.repeat(missing - before);
}

function zfill(self: string, given: Given): Value {
  const width = new Parameters('zfill', ['width'], given).number('width');
  const sign = /^[+-]/.exec(self)?.[0] ?? '';
  return sign + pad(self.slice(sign.length), width - sign.length, 'right', '0');
}
