import type { Assignment, Target } from './ast.ts';
import { parseExpression } from './expression.ts';
import type { Tokens } from './tokens.ts';

/** What stands in front of `in` or `=`. */
export function parseTarget(tokens: Tokens): Target {
  const first = oneTarget(tokens);
  if (!tokens.is('sign', ',')) return first;
  const targets = [first];
  while (tokens.accept('sign', ',')) {
    if (tokens.is('name', 'in') || tokens.is('sign', '=', ')')) break;
    targets.push(oneTarget(tokens));
  }
  return { kind: 'several', targets };
}

function oneTarget(tokens: Tokens): Target {
  if (tokens.accept('sign', '(')) {
    const inner = parseTarget(tokens);
    tokens.expect('sign', ')');
    return inner;
  }
  const name = tokens.name('a name');
  if (!tokens.accept('sign', '.')) return { kind: 'name', name };
  return { kind: 'attribute', of: name, name: tokens.name('the name of an attribute') };
}

/** `a = 1, b = 2`, up to the end of the tag. */
export function parseAssignments(tokens: Tokens): readonly Assignment[] {
  const assignments: Assignment[] = [];
  while (!tokens.atEnd) {
    if (assignments.length > 0) tokens.expect('sign', ',');
    const target = oneTarget(tokens);
    tokens.expect('sign', '=');
    assignments.push({ target, value: parseExpression(tokens) });
  }
  return assignments;
}
