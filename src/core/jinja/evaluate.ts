import { attributeOf, itemOf, sliceOf } from './access.ts';
import type { Expression, Inputs } from './ast.ts';
import { fault } from './fault.ts';
import { filterNamed } from './filters.ts';
import { binary, compare, numberOf } from './operators.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { testNamed } from './tests.ts';
import {
  Callable,
  defined,
  float,
  isTrue,
  Namespace,
  Tuple,
  typeOf,
  Undefined,
  WholeFloat,
} from './value.ts';
import type { Given, Value } from './value.ts';

/** The value of an expression. @throws TemplateFault */
export function evaluate(expression: Expression, scope: Scope, run: Run): Value {
  run.step();
  const value = (inner: Expression) => evaluate(inner, scope, run);
  const optional = (inner: Expression | null) => (inner === null ? null : value(inner));
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'number':
      return expression.isFloat ? float(expression.value) : expression.value;
    case 'name':
      return scope.find(expression.name);
    case 'list':
      return expression.items.map(value);
    case 'tuple':
      return new Tuple(expression.items.map(value));
    case 'dict':
      return new Map(expression.entries.map(([key, item]) => [value(key), value(item)]));
    case 'attribute':
      return attributeOf(run.handle(value(expression.of)), expression.name);
    case 'item':
      return itemOf(value(expression.of), value(expression.key));
    case 'slice': {
      const { of, start, stop, step } = expression;
      return sliceOf(value(of), [optional(start), optional(stop), optional(step)]);
    }
    case 'call':
      return run.handle(called(value(expression.callee), evaluateInputs(expression.inputs, scope, run)));
    case 'filter': {
      const filter = filterNamed(expression.name);
      const input = run.handle(value(expression.input));
      return run.handle(filter(input, evaluateInputs(expression.inputs, scope, run)));
    }
    case 'test': {
      const test = testNamed(expression.name);
      const holds = test(value(expression.input), evaluateInputs(expression.inputs, scope, run));
      return holds !== expression.negated;
    }
    case 'unary':
      return unary(expression.operator, value(expression.operand));
    case 'binary':
      return run.handle(binary(expression.operator, value(expression.left), value(expression.right)));
    case 'logic': {
      const left = value(expression.left);
      return isTrue(left) === (expression.operator === 'or') ? left : value(expression.right);
    }
    case 'compare':
      return compareAll(value(expression.first), expression.rest, value);
    case 'choice':
      if (isTrue(value(expression.condition))) return value(expression.value);
      return expression.otherwise === null ? new Undefined('there is no else') : value(expression.otherwise);
  }
}

export function evaluateInputs({ positional, named }: Inputs, scope: Scope, run: Run): Given {
  return {
    positional: positional.map((input) => evaluate(input, scope, run)),
    named: new Map(named.map(([name, input]) => [name, evaluate(input, scope, run)])),
  };
}

export function called(callee: Value, given: Given): Value {
  if (callee instanceof Callable) return callee.call(given);
  if (callee instanceof Namespace && callee.called !== null) return callee.called.call(given);
  throw fault(`a value of type ${typeOf(defined(callee))} can't be called`);
}

function unary(operator: '+' | '-' | 'not', operand: Value): Value {
  if (operator === 'not') return !isTrue(operand);
  const number = numberOf(defined(operand));
  if (number === null) throw fault(`${operator} does not take a value of type ${typeOf(operand)}`);
  const result = operator === '-' ? -number : number;
  return operand instanceof WholeFloat ? float(result) : result;
}

/** `a < b < c` is `a < b and b < c`. */
function compareAll(
  first: Value,
  rest: Extract<Expression, { kind: 'compare' }>['rest'],
  value: (expression: Expression) => Value,
): boolean {
  let left = first;
  for (const [operator, expression] of rest) {
    const right = value(expression);
    if (!compare(operator, left, right)) return false;
    left = right;
  }
  return true;
}
