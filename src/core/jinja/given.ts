import { fault } from './fault.ts';
import { defined, typeOf, Undefined } from './value.ts';
import type { Given, Value } from './value.ts';

/** Reads what a filter, a test or a method was given, by place or by name. */
export class Parameters {
  readonly #of: string;
  readonly #values = new Map<string, Value>();

  constructor(of: string, names: readonly string[], { positional, named }: Given) {
    this.#of = of;
    if (positional.length > names.length) throw fault(`${of} takes no more than ${names.length} values`);
    for (const [index, value] of positional.entries()) this.#values.set(names[index] ?? '', value);
    for (const [name, value] of named) {
      if (!names.includes(name)) throw fault(`${of} has no parameter '${name}'`);
      this.#values.set(name, value);
    }
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** @param otherwise when it is not given; without it, it must be */
  value(name: string, otherwise?: Value): Value {
    const given = this.#values.get(name);
    const found = given === undefined ? otherwise : given;
    if (found === undefined) throw fault(`${this.#of} needs '${name}'`);
    return found;
  }

  text(name: string, otherwise?: string): string {
    const found = this.value(name, otherwise);
    if (typeof found === 'string') return found;
    throw this.#wrong(name, 'a text', found);
  }

  number(name: string, otherwise?: number): number {
    const found = this.value(name, otherwise);
    if (typeof found === 'number') return found;
    throw this.#wrong(name, 'a number', found);
  }

  /** null where it is None or not given. */
  optional<T extends 'text' | 'number'>(kind: T, name: string): (T extends 'text' ? string : number) | null {
    const found = this.value(name, null);
    if (found === null) return null;
    return (kind === 'text' ? this.text(name) : this.number(name)) as T extends 'text' ? string : number;
  }

  #wrong(name: string, expected: string, found: Value) {
    if (found instanceof Undefined) defined(found);
    return fault(`${this.#of}: ${name} is ${expected}, not ${typeOf(found)}`);
  }
}
