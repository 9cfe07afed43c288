import type { Body, For } from './ast.ts';
import { evaluate } from './evaluate.ts';
import { fault } from './fault.ts';
import { equals } from './operators.ts';
import type { Run } from './run.ts';
import { assign, Scope } from './scope.ts';
import { Callable, elementsOf, isTrue, Namespace, orElse, Undefined } from './value.ts';
import type { Value } from './value.ts';

export interface LoopContext {
  readonly run: Run;
  readonly execute: (body: Body, scope: Scope) => void;
  /** What is written meanwhile. */
  readonly capture: (write: () => void) => string;
}

/** Runs the body of a loop for each element, each time in a scope of its own. */
export function runLoop(statement: For, over: Value, scope: Scope, context: LoopContext, depth = 0): void {
  const { run, execute, capture } = context;
  const { target, only, recursive, body } = statement;
  const items = elementsOf(over).filter((item) => only === null || isTrue(evaluate(only, inner(item), run)));
  function inner(item: Value): Scope {
    const own = new Scope(scope);
    assign(target, item, own);
    return own;
  }
  const memory = { last: null };
  const again = (more: Value, deeper: number) =>
    capture(() => {
      run.aside(() => {
        runLoop(statement, more, scope, context, deeper);
      });
    });
  for (const [index, item] of items.entries()) {
    run.step();
    const own = inner(item);
    own.values.set('loop', loopValue({ items, index, depth, memory, again: recursive ? again : null }));
    execute(body, own);
  }
  if (items.length === 0) execute(statement.otherwise, new Scope(scope));
}

/** One round of a loop. */
interface Round {
  readonly items: readonly Value[];
  readonly index: number;
  /** How many recursive loops this one is in. */
  readonly depth: number;
  /** What `loop.changed` was asked about in the rounds before; shared by all rounds. */
  readonly memory: { last: readonly Value[] | null };
  /** Runs the loop over other elements; null unless it is recursive. */
  readonly again: ((over: Value, depth: number) => string) | null;
}

/** What a template knows as `loop`. */
function loopValue({ items, index, depth, memory, again }: Round): Namespace {
  const { length } = items;
  const neighbour = (at: number): Value => orElse(items[at], new Undefined('there is no such element'));
  const attributes = new Map<string, Value>([
    ['index', index + 1],
    ['index0', index],
    ['revindex', length - index],
    ['revindex0', length - index - 1],
    ['first', index === 0],
    ['last', index === length - 1],
    ['length', length],
    ['depth', depth + 1],
    ['depth0', depth],
    ['previtem', index === 0 ? neighbour(-1) : neighbour(index - 1)],
    ['nextitem', neighbour(index + 1)],
    ['cycle', new Callable('cycle', ({ positional }) => positional[index % positional.length] ?? null)],
    ['changed', new Callable('changed', ({ positional }) => hasChanged(memory, positional))],
  ]);
  const call = new Callable('loop', ({ positional: [over] }) => {
    if (again === null) throw fault('the loop is not marked as recursive');
    return again(over ?? [], depth + 1);
  });
  return new Namespace('loop', attributes, call);
}

function hasChanged(memory: Round['memory'], values: readonly Value[]): boolean {
  const { last } = memory;
  memory.last = values;
  return last?.length !== values.length || values.some((value, index) => !equals(value, last[index] ?? null));
}
