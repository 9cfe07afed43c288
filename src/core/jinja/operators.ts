import { charactersOf } from '../text/characters.ts';
import { spelled } from './python.ts';

/** Empty texts, lists and tables are not true in Python. */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  if (isRecord(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** What a loop goes through: of a table its keys. */
export function elementsOf(value: unknown): unknown {
  if (typeof value === 'string') return charactersOf(value);
  if (value instanceof Map) return [...(value.keys() as Iterable<unknown>)];
  return isRecord(value) ? Object.keys(value) : value;
}

/** No text that a template makes is longer. */
const LONGEST = 20_000_000;

/** @throws what the library takes for its own, and names the place of */
export function plus(left: unknown, right: unknown): unknown {
  if (Array.isArray(left) && Array.isArray(right)) return [...(left as unknown[]), ...(right as unknown[])];
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  return numeric('+', left, right, (a, b) => a + b);
}

export function times(left: unknown, right: unknown): unknown {
  if (typeof right === 'string') return times(right, left);
  if (typeof left !== 'string' || typeof right !== 'number')
    return numeric('*', left, right, (a, b) => a * b);
  if (left.length * right > LONGEST) throw new Error('a text becomes too long');
  return left.repeat(Math.max(0, right));
}

/** `%` fills in a text only in Python. */
export function remainder(left: unknown, right: unknown): unknown {
  if (typeof left === 'string') throw new Error("% does not fill in texts here: put them together with '~'");
  return numeric('%', left, right, (a, b) => a - b * Math.floor(a / b));
}

export function joined(left: unknown, right: unknown): string {
  return `${textOf(left)}${textOf(right)}`;
}

function textOf(value: unknown): string {
  return String(spelled(value));
}

function numeric(
  operator: string,
  left: unknown,
  right: unknown,
  calculate: (a: number, b: number) => number,
): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === null || b === null) throw new Error(`${operator} does not take what stands beside it`);
  return calculate(a, b);
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' ? value : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
