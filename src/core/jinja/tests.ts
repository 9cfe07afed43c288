import { fault } from './fault.ts';
import { Parameters } from './given.ts';
import { compare, numberOf } from './operators.ts';
import { isLower, isUpper } from './text-methods.ts';
import { Callable, defined, Tuple, typeOf, Undefined } from './value.ts';
import type { Given, Value } from './value.ts';

type Test = (value: Value, given: Given) => boolean;

/** @throws TemplateFault when there is no test of that name */
export function testNamed(name: string): Test {
  const test = TESTS.get(name);
  if (test === undefined) throw fault(`there is no test '${name}'`);
  return test;
}

const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['defined', (value) => !(value instanceof Undefined)],
  ['undefined', (value) => value instanceof Undefined],
  ['none', (value) => value === null],
  ['boolean', (value) => typeof value === 'boolean'],
  ['true', (value) => value === true],
  ['false', (value) => value === false],
  ['number', (value) => numberOf(value) !== null],
  ['integer', (value) => typeof value === 'number' && Number.isInteger(value)],
  ['float', (value) => typeOf(value) === 'float'],
  ['string', (value) => typeof value === 'string'],
  ['mapping', (value) => value instanceof Map],
  ['sequence', isSequence],
  ['iterable', (value) => isSequence(value) || value instanceof Undefined],
  ['callable', (value) => value instanceof Callable],
  ['lower', (value) => isLower(text(value))],
  ['upper', (value) => isUpper(text(value))],
  ['odd', (value) => Math.abs(whole(value) % 2) === 1],
  ['even', (value) => whole(value) % 2 === 0],
  ['divisibleby', (value, given) => whole(value) % whole(other(given)) === 0],
  ['sameas', (value, given) => value === other(given)],
  ['in', (value, given) => compare('in', value, other(given))],
  ...(
    [
      [['eq', '==', 'equalto'], '=='],
      [['ne', '!='], '!='],
      [['lt', '<', 'lessthan'], '<'],
      [['le', '<='], '<='],
      [['gt', '>', 'greaterthan'], '>'],
      [['ge', '>='], '>='],
    ] as const
  ).flatMap(([names, operator]) =>
    names.map((name): [string, Test] => [name, (value, given) => compare(operator, value, other(given))]),
  ),
]);

function isSequence(value: Value): boolean {
  return typeof value === 'string' || Array.isArray(value) || value instanceof Tuple || value instanceof Map;
}

function other(given: Given): Value {
  return new Parameters('the test', ['other'], given).value('other');
}

function text(value: Value): string {
  return typeof value === 'string' ? value : '';
}

function whole(value: Value): number {
  const number = numberOf(defined(value));
  if (number === null) throw fault(`expected a number, found a value of type ${typeOf(value)}`);
  return number;
}
