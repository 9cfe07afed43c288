import type { Parameter } from './ast.ts';
import { evaluate } from './evaluate.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';
import { Callable, Tuple, Undefined } from './value.ts';
import type { Given, Value } from './value.ts';

export interface MacroContext {
  readonly run: Run;
  /** What the macro writes, given the values of its parameters. */
  readonly body: (scope: Scope) => string;
}

/** A macro as something that can be called. @param outer where it was defined */
export function macroValue(
  name: string,
  parameters: readonly Parameter[],
  outer: Scope,
  { run, body }: MacroContext,
): Callable {
  return new Callable(name, (given) =>
    run.aside(() => {
      const scope = new Scope(outer, specials(parameters, given));
      for (const [index, parameter] of parameters.entries()) {
        scope.values.set(parameter.name, argument(parameter, index, given, scope, run));
      }
      return body(scope);
    }),
  );
}

function argument(
  { name, default: fallback }: Parameter,
  index: number,
  { positional, named }: Given,
  scope: Scope,
  run: Run,
): Value {
  const given = index < positional.length ? positional[index] : named.get(name);
  if (given !== undefined) return given;
  return fallback === null
    ? new Undefined(`parameter '${name}' was not given`)
    : evaluate(fallback, scope, run);
}

/** What a macro knows besides its parameters: who calls it, and what it was given beyond them. */
function specials(parameters: readonly Parameter[], { positional, named }: Given) {
  const more = [...named].filter(([key]) => key !== 'caller' && !parameters.some(({ name }) => name === key));
  const entries: (readonly [string, Value])[] = [
    ['varargs', new Tuple(positional.slice(parameters.length))],
    ['kwargs', new Map<Value, Value>(more)],
    [
      'caller',
      named.get('caller') ?? new Undefined('there is no caller: the macro was not called by {% call %}'),
    ],
  ];
  return entries;
}
