import { fault } from './fault.ts';
import { Namespace, Tuple, elementsOf, Undefined } from './value.ts';
import type { Value } from './value.ts';
import type { Target } from './ast.ts';

/** Names and what they stand for; what is not known here is looked for further out. */
export class Scope {
  readonly values: Map<string, Value>;
  readonly #outer: Scope | null;

  constructor(outer: Scope | null, values: Iterable<readonly [string, Value]> = []) {
    this.#outer = outer;
    this.values = new Map(values);
  }

  find(name: string): Value {
    const found = this.values.get(name);
    if (found !== undefined) return found;
    return this.#outer === null ? new Undefined(`'${name}' is not defined`) : this.#outer.find(name);
  }
}

export function assign(target: Target, value: Value, scope: Scope): void {
  if (target.kind === 'name') {
    scope.values.set(target.name, value);
    return;
  }
  if (target.kind === 'attribute') {
    const namespace = scope.find(target.of);
    if (!(namespace instanceof Namespace))
      throw fault(`'${target.of}' is no namespace: nothing can be set in it`);
    namespace.attributes.set(target.name, value);
    return;
  }
  const values = value instanceof Tuple ? value.items : elementsOf(value);
  const { targets } = target;
  if (values.length !== targets.length) {
    throw fault(`${targets.length} names can't take ${values.length} values`);
  }
  for (const [index, one] of targets.entries()) assign(one, values[index] ?? null, scope);
}
