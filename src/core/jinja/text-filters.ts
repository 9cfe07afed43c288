import { charactersIn, charactersOf } from '../text/characters.ts';
import type { Filter } from './filters.ts';
import { percentFormat } from './format.ts';
import { Parameters } from './given.ts';
import { jsonOf } from './json.ts';
import { numberOf } from './operators.ts';
import { textOf } from './show.ts';
import { capitalized, pad, replaced, stripped } from './text-methods.ts';
import { float as toFloat, isTrue, Tuple, Undefined } from './value.ts';
import type { Given, Value } from './value.ts';
import { wrapped } from './wrap.ts';

/** Filters that make text or numbers. */
export const TEXT_FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['string', textOf],
  ['lower', (value) => textOf(value).toLowerCase()],
  ['upper', (value) => textOf(value).toUpperCase()],
  ['capitalize', (value) => capitalized(textOf(value))],
  ['title', (value) => textOf(value).replaceAll(/[^\s\-({[<]+/g, capitalized)],
  ['trim', (value, given) => stripped(textOf(value), parameters(['chars'], given).optional('text', 'chars'))],
  ['replace', replace],
  ['truncate', truncate],
  [
    'center',
    (value, given) => pad(textOf(value), parameters(['width'], given).number('width', 80), 'center'),
  ],
  ['indent', indent],
  ['wordwrap', wordWrap],
  ['wordcount', (value) => (textOf(value).match(/[\p{L}\p{N}_]+/gu) ?? []).length],
  ['striptags', (value) => stripTags(textOf(value))],
  ['escape', (value) => escaped(textOf(value))],
  ['e', (value) => escaped(textOf(value))],
  ['safe', (value) => value],
  ['urlencode', (value) => urlEncoded(textOf(value))],
  [
    'format',
    (value, { positional, named }) =>
      percentFormat(textOf(value), named.size > 0 ? new Map(named) : new Tuple(positional)),
  ],
  ['tojson', (value, given) => jsonOf(value, parameters(['indent'], given).optional('number', 'indent'))],
  ['default', otherwise],
  ['d', otherwise],
  ['int', int],
  ['float', float],
  ['abs', (value) => Math.abs(numberOf(value) ?? NaN)],
  ['round', round],
]);

function parameters(names: readonly string[], given: Given): Parameters {
  return new Parameters('the filter', names, given);
}

function replace(value: Value, given: Given): Value {
  const asked = parameters(['old', 'new', 'count'], given);
  const count = asked.optional('number', 'count') ?? -1;
  return replaced(textOf(value), textOf(asked.value('old')), textOf(asked.value('new')), count);
}

function truncate(value: Value, given: Given): Value {
  const asked = parameters(['length', 'killwords', 'end', 'leeway'], given);
  const [length, end] = [asked.number('length', 255), asked.text('end', '...')];
  const characters = charactersOf(textOf(value));
  if (characters.length <= length + (asked.optional('number', 'leeway') ?? 5)) return textOf(value);
  const cut = characters.slice(0, Math.max(0, length - charactersIn(end))).join('');
  if (isTrue(asked.value('killwords', false))) return cut + end;
  const space = cut.lastIndexOf(' ');
  return (space === -1 ? cut : cut.slice(0, space)) + end;
}

function indent(value: Value, given: Given): Value {
  const asked = parameters(['width', 'first', 'blank'], given);
  const width = asked.value('width', 4);
  const space = typeof width === 'number' ? ' '.repeat(Math.max(0, Math.min(width, 1000))) : textOf(width);
  const [first = '', ...rest] = textOf(value).split('\n');
  const blank = isTrue(asked.value('blank', false));
  const indented = rest.map((line) => (line !== '' || blank ? space + line : line));
  return [isTrue(asked.value('first', false)) ? space + first : first, ...indented].join('\n');
}

function wordWrap(value: Value, given: Given): Value {
  const asked = parameters(['width', 'break_long_words', 'wrapstring', 'break_on_hyphens'], given);
  const breaks = isTrue(asked.value('break_long_words', true));
  const end = asked.optional('text', 'wrapstring') ?? '\n';
  return wrapped(textOf(value), asked.number('width', 79), breaks).join(end);
}

function stripTags(text: string): string {
  return text
    .replaceAll(/<!--[^]*?-->|<[^>]*>/g, '')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&#34;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>'"]/g, (sign) => ENTITIES[sign] ?? sign);
}

function urlEncoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'))
    .replaceAll('%2F', '/')
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function otherwise(value: Value, given: Given): Value {
  const asked = parameters(['default_value', 'boolean'], given);
  const isMissing = value instanceof Undefined || (isTrue(asked.value('boolean', false)) && !isTrue(value));
  return isMissing ? asked.value('default_value', '') : value;
}

function int(value: Value, given: Given): Value {
  const asked = parameters(['default', 'base'], given);
  const base = asked.number('base', 10);
  const number = typeof value === 'string' && base !== 10 ? parseInt(value, base) : numberIn(value);
  return number === null || Number.isNaN(number) ? asked.number('default', 0) : Math.trunc(number);
}

function float(value: Value, given: Given): Value {
  const number = numberIn(value);
  return number === null ? parameters(['default'], given).value('default', toFloat(0)) : toFloat(number);
}

function numberIn(value: Value): number | null {
  if (typeof value !== 'string') return numberOf(value);
  const text = value.trim();
  return /^[+-]?(?:\d[\d_]*)?\.?\d+(?:e[+-]?\d+)?\.?$/i.test(text) ? Number(text.replaceAll('_', '')) : null;
}

function round(value: Value, given: Given): Value {
  const asked = parameters(['precision', 'method'], given);
  const scale = 10 ** asked.number('precision', 0);
  const scaled = (numberOf(value) ?? NaN) * scale;
  const method = asked.text('method', 'common');
  return toFloat(rounded(scaled, method) / scale);
}

/** Halves go to the even number. */
function rounded(value: number, method: string): number {
  if (method === 'ceil') return Math.ceil(value);
  const floor = Math.floor(value);
  if (method === 'floor') return floor;
  return value - floor === 0.5 ? floor + (Math.abs(floor) % 2) : Math.round(value);
}
