import { charactersOf } from '../text/characters.ts';
import type { BinaryOperator, Comparison } from './ast.ts';
import { fault } from './fault.ts';
import { percentFormat } from './format.ts';
import { limited, LONGEST } from './limits.ts';
import { textOf } from './show.ts';
import { defined, elementsOf, float, Tuple, typeOf, Undefined, WholeFloat } from './value.ts';
import type { Value } from './value.ts';

export function binary(operator: BinaryOperator, leftValue: Value, rightValue: Value): Value {
  if (operator === '~') return limited(textOf(leftValue) + textOf(rightValue));
  const [left, right] = [defined(leftValue), defined(rightValue)];
  if (operator === '%' && typeof left === 'string') return percentFormat(left, right);
  if (operator === '+') {
    if (typeof left === 'string' && typeof right === 'string') return limited(left + right);
    if (Array.isArray(left) && Array.isArray(right)) return limited([...left, ...right]);
    if (left instanceof Tuple && right instanceof Tuple) return new Tuple([...left.items, ...right.items]);
  }
  if (operator === '*') {
    const repeated = repeat(left, right) ?? repeat(right, left);
    if (repeated !== null) return repeated;
  }
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === null || b === null) {
    throw fault(`${operator} does not take ${typeOf(left)} and ${typeOf(right)}`);
  }
  const result = calculate(operator, a, b);
  const isFloat = operator === '/' || typeOf(left) === 'float' || typeOf(right) === 'float';
  return isFloat ? float(result) : result;
}

function repeat(value: Value, times: Value): Value | null {
  if (typeof times !== 'number' || !(typeof value === 'string' || Array.isArray(value))) return null;
  const count = Math.max(0, times);
  if (value.length * count > LONGEST) throw fault('a text or list becomes too long');
  return typeof value === 'string' ? value.repeat(count) : Array.from({ length: count }, () => value).flat();
}

function calculate(operator: Exclude<BinaryOperator, '~'>, a: number, b: number): number {
  if (b === 0 && ['/', '//', '%'].includes(operator)) throw fault('division by zero');
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return Math.floor(a / b);
    case '%':
      return a - b * Math.floor(a / b);
    case '**':
      return a ** b;
  }
}

/** True is 1 and False is 0. */
export function numberOf(value: Value): number | null {
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof WholeFloat) return value.value;
  return typeof value === 'number' ? value : null;
}

export function compare(operator: Comparison, left: Value, right: Value): boolean {
  switch (operator) {
    case '==':
      return equals(left, right);
    case '!=':
      return !equals(left, right);
    case 'in':
      return contains(right, left);
    case 'not in':
      return !contains(right, left);
    case '<':
      return order(left, right) < 0;
    case '<=':
      return order(left, right) <= 0;
    case '>':
      return order(left, right) > 0;
    case '>=':
      return order(left, right) >= 0;
  }
}

export function equals(left: Value, right: Value): boolean {
  if (left instanceof Undefined || right instanceof Undefined) {
    return left instanceof Undefined && right instanceof Undefined;
  }
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== null || b !== null) return a === b;
  if (Array.isArray(left) && Array.isArray(right)) return equalLists(left, right);
  if (left instanceof Tuple && right instanceof Tuple) return equalLists(left.items, right.items);
  if (left instanceof Map && right instanceof Map) {
    return left.size === right.size && [...left].every(([key, value]) => hasEqual(right, key, value));
  }
  return left === right;
}

function hasEqual(dict: ReadonlyMap<Value, Value>, key: Value, value: Value): boolean {
  const other = dict.get(key);
  return other !== undefined && equals(other, value);
}

function equalLists(left: readonly Value[], right: readonly Value[]): boolean {
  return left.length === right.length && left.every((item, index) => equals(item, right[index] ?? null));
}

export function contains(container: Value, value: Value): boolean {
  if (typeof container === 'string') {
    if (typeof value !== 'string') throw fault(`'in' of a text takes a text, not ${typeOf(value)}`);
    return container.includes(value);
  }
  return elementsOf(container).some((element) => equals(element, value));
}

/** Negative when the left one comes first. */
export function order(leftValue: Value, rightValue: Value): number {
  const [left, right] = [defined(leftValue), defined(rightValue)];
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== null && b !== null) return a - b;
  if (typeof left === 'string' && typeof right === 'string') return orderTexts(left, right);
  const lists = [left, right].map((value) => (value instanceof Tuple ? value.items : value));
  const [one, other] = lists;
  if (!Array.isArray(one) || !Array.isArray(other) || typeOf(left) !== typeOf(right)) {
    throw fault(`${typeOf(left)} and ${typeOf(right)} have no order`);
  }
  return orderLists(one as readonly Value[], other as readonly Value[]);
}

function orderLists(left: readonly Value[], right: readonly Value[]): number {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (!equals(item, other)) return order(item, other);
  }
  return left.length - right.length;
}

/** By character, not by half of one. */
function orderTexts(left: string, right: string): number {
  const [a, b] = [charactersOf(left), charactersOf(right)];
  for (const [index, character] of a.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (b[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
