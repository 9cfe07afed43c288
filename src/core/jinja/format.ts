import { charactersOf } from '../text/characters.ts';
import { attributeOf, itemOf } from './access.ts';
import { fault } from './fault.ts';
import { numberOf } from './operators.ts';
import { literalOf, textOf } from './show.ts';
import { pad } from './text-methods.ts';
import { Tuple, typeOf } from './value.ts';
import type { Given, Value } from './value.ts';

const PERCENT = /%(?:\(([^)]*)\))?([-+ 0#]*)(\d*)(?:\.(\d+))?([a-zA-Z%])/g;

/** Python's `%`: a text with `%s` and its like, and the values for these. */
export function percentFormat(format: string, given: Value): string {
  const values = given instanceof Tuple ? [...given.items] : [given];
  const made = format.replaceAll(
    PERCENT,
    (
      _,
      key: string | undefined,
      flags: string,
      width: string,
      precision: string | undefined,
      type: string,
    ) => {
      if (type === '%') return '%';
      const value = key === undefined ? values.shift() : itemOf(given, key);
      if (value === undefined) throw fault('% has fewer values than the text asks for');
      const spec = {
        fill: flags.includes('0') && !flags.includes('-') && type !== 's' ? '0' : ' ',
        align: flags.includes('-') ? ('left' as const) : ('right' as const),
        sign: flags.includes('+') ? '+' : '',
        width: Number(width || 0),
        precision: precision === undefined ? null : Number(precision),
        type,
      };
      return formatted(value, spec);
    },
  );
  if (values.length > 0 && given instanceof Tuple) throw fault('% has more values than the text asks for');
  return made;
}

interface Spec {
  readonly fill: string;
  readonly align: Parameters<typeof pad>[2];
  readonly sign: string;
  readonly width: number;
  readonly precision: number | null;
  /** One of Python's letters; '' for none. */
  readonly type: string;
}

function formatted(value: Value, spec: Spec): string {
  const text = converted(value, spec);
  if (spec.fill !== '0' || !/^[+-]/.test(text)) return pad(text, spec.width, spec.align, spec.fill);
  return text.slice(0, 1) + pad(text.slice(1), spec.width - 1, spec.align, spec.fill);
}

function converted(value: Value, { type, precision, sign }: Spec): string {
  if (type === 'r') return literalOf(value);
  if (type === 's' || type === '') return cut(textOf(value), precision, value);
  const number = numberOf(value);
  if (number === null) {
    throw fault(`%${type} takes a number, not ${typeOf(value)}`);
  }
  const text = numberAs(number, type, precision);
  return text.startsWith('-') ? text : sign + text;
}

function cut(text: string, precision: number | null, value: Value): string {
  if (precision === null) return text;
  return typeof value === 'number'
    ? value.toFixed(precision)
    : charactersOf(text).slice(0, precision).join('');
}

function numberAs(value: number, type: string, precision: number | null): string {
  switch (type) {
    case 'd':
    case 'i':
      return String(Math.trunc(value));
    case 'f':
    case 'F':
      return value.toFixed(precision ?? 6);
    case 'x':
      return Math.trunc(value).toString(16);
    case 'X':
      return Math.trunc(value).toString(16).toUpperCase();
    case 'o':
      return Math.trunc(value).toString(8);
    case 'b':
      return Math.trunc(value).toString(2);
    default:
      throw fault(`numbers can't be formatted as '${type}'`);
  }
}

const FIELD = /\{\{|\}\}|\{([^{}!:]*)(?:!([rs]))?(?::([^{}]*))?\}/g;

/** Python's `format`: a text with `{}` and its like, and the values for these. */
export function braceFormat(format: string, given: Given): string {
  let next = 0;
  return format.replaceAll(FIELD, (whole, field?: string, conversion?: string, spec?: string) => {
    if (whole === '{{') return '{';
    if (whole === '}}') return '}';
    const [first = '', ...path] = (field ?? '').split(/(?=[.[])/);
    const value = path.reduce<Value>(stepInto, argument(given, first === '' ? String(next++) : first));
    return formatted(conversion === 'r' ? literalOf(value) : value, specOf(spec ?? '', value));
  });
}

function argument({ positional, named }: Given, name: string): Value {
  const found = /^\d+$/.test(name) ? positional[Number(name)] : named.get(name);
  if (found === undefined) throw fault(`format has no value for {${name}}`);
  return found;
}

/** @param step `.name` or `[key]` */
function stepInto(value: Value, step: string): Value {
  const name = step.slice(1).replace(/\]$/, '');
  if (step.startsWith('.')) return attributeOf(value, name);
  return itemOf(value, /^\d+$/.test(name) ? Number(name) : name);
}

const SPEC = /^(?:(.)?([<>^]))?([+-])?(0)?(\d*)(?:\.(\d+))?([a-zA-Z]?)$/u;
const ALIGN = { '<': 'left', '>': 'right', '^': 'middle' } as const;

function specOf(text: string, value: Value): Spec {
  const found = SPEC.exec(text);
  if (found === null) throw fault(`format does not know '${text}'`);
  const [, fill, align, sign = '', zero, width = '', precision, type = ''] = found;
  const usual = typeof value === 'number' ? 'right' : 'left';
  return {
    fill: fill ?? zero ?? ' ',
    align: align === undefined ? usual : ALIGN[align as keyof typeof ALIGN],
    sign: sign === '+' ? '+' : '',
    width: Number(width || 0),
    precision: precision === undefined ? null : Number(precision),
    type,
  };
}
