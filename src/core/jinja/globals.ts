import { fault } from './fault.ts';
import { Parameters } from './given.ts';
import { LONGEST } from './limits.ts';
import { Callable, Namespace, orElse, Undefined } from './value.ts';
import type { Given, Value } from './value.ts';

/** What every template knows. */
export function globals(): readonly (readonly [string, Value])[] {
  const functions: readonly (readonly [string, (given: Given) => Value])[] = [
    ['range', range],
    ['dict', dict],
    ['namespace', (given) => new Namespace('namespace', new Map(entriesOf(given)))],
    ['cycler', cycler],
    ['joiner', joiner],
  ];
  return functions.map(([name, call]) => [name, new Callable(name, call)]);
}

function range(given: Given): Value {
  const [first, second] = given.positional;
  const asked = new Parameters('range', ['start', 'stop', 'step'], given);
  const start = second === undefined ? 0 : asked.number('start');
  const stop =
    second === undefined
      ? asked.number('start', typeof first === 'number' ? first : 0)
      : asked.number('stop');
  const step = asked.number('step', 1);
  if (step === 0) throw fault('range has no step of 0');
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (count > LONGEST / 100) throw fault('range becomes too long');
  return Array.from({ length: count }, (_, index) => start + index * step);
}

function dict(given: Given): Value {
  return new Map<Value, Value>(entriesOf(given));
}

function entriesOf({ positional, named }: Given): readonly (readonly [string, Value])[] {
  const [first] = positional;
  const entries = first instanceof Map ? [...first] : [];
  return [
    ...entries.flatMap(([key, value]): [string, Value][] => (typeof key === 'string' ? [[key, value]] : [])),
    ...named,
  ];
}

function cycler({ positional }: Given): Value {
  const attributes = new Map<string, Value>();
  let at = 0;
  const current = () => orElse(positional[at], new Undefined('there is nothing to cycle through'));
  const go = (next: number) => {
    at = next;
    attributes.set('current', current());
  };
  attributes.set(
    'next',
    new Callable('next', () => {
      const value = current();
      go((at + 1) % Math.max(1, positional.length));
      return value;
    }),
  );
  attributes.set(
    'reset',
    new Callable('reset', () => {
      go(0);
      return null;
    }),
  );
  go(0);
  return new Namespace('cycler', attributes);
}

/** Nothing the first time it is called, the separator ever after. */
function joiner(given: Given): Value {
  const separator = new Parameters('joiner', ['sep'], given).text('sep', ', ');
  let isFirst = true;
  return new Callable('joiner', () => {
    const text = isFirst ? '' : separator;
    isFirst = false;
    return text;
  });
}
