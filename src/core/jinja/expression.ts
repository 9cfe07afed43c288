import type { BinaryOperator, Comparison, Expression, Inputs } from './ast.ts';
import type { Tokens } from './tokens.ts';

/** An expression; with commas, if they are allowed, a tuple. Operators bind as in Jinja. */
export function parseExpression(tokens: Tokens, { commas = false, choices = true } = {}): Expression {
  const read = () => (choices ? choice(tokens) : or(tokens));
  const first = read();
  if (!commas || !tokens.is('sign', ',')) return first;
  const items = [first];
  while (tokens.accept('sign', ',')) {
    if (tokens.atEnd || tokens.is('sign', '=', ')', ']') || tokens.is('name', 'recursive', 'if')) break;
    items.push(read());
  }
  return { kind: 'tuple', items };
}

function choice(tokens: Tokens): Expression {
  let value = or(tokens);
  while (tokens.accept('name', 'if')) {
    const condition = or(tokens);
    const otherwise = tokens.accept('name', 'else') ? choice(tokens) : null;
    value = { kind: 'choice', condition, value, otherwise };
  }
  return value;
}

function or(tokens: Tokens): Expression {
  let left = and(tokens);
  while (tokens.accept('name', 'or')) left = { kind: 'logic', operator: 'or', left, right: and(tokens) };
  return left;
}

function and(tokens: Tokens): Expression {
  let left = not(tokens);
  while (tokens.accept('name', 'and')) left = { kind: 'logic', operator: 'and', left, right: not(tokens) };
  return left;
}

function not(tokens: Tokens): Expression {
  if (tokens.accept('name', 'not')) return { kind: 'unary', operator: 'not', operand: not(tokens) };
  return compare(tokens);
}

const COMPARISONS = ['==', '!=', '<=', '>=', '<', '>'] as const;

function compare(tokens: Tokens): Expression {
  const first = binary(tokens);
  const rest: (readonly [Comparison, Expression])[] = [];
  for (let found = comparison(tokens); found !== null; found = comparison(tokens)) {
    rest.push([found, binary(tokens)]);
  }
  return rest.length === 0 ? first : { kind: 'compare', first, rest };
}

function comparison(tokens: Tokens): Comparison | null {
  if (tokens.accept('name', 'in')) return 'in';
  const after = tokens.peek(1);
  if (tokens.is('name', 'not') && after?.kind === 'name' && after.text === 'in') {
    tokens.next();
    tokens.next();
    return 'not in';
  }
  return COMPARISONS.find((sign) => tokens.accept('sign', sign)) ?? null;
}

/** From the loosest to the tightest. */
const BINARY: readonly (readonly BinaryOperator[])[] = [['+', '-'], ['~'], ['*', '/', '//', '%'], ['**']];

function binary(tokens: Tokens, level = 0): Expression {
  const operators = BINARY[level];
  if (operators === undefined) return unary(tokens, true);
  let left = binary(tokens, level + 1);
  for (;;) {
    const operator = operators.find((sign) => tokens.accept('sign', sign));
    if (operator === undefined) return left;
    left = { kind: 'binary', operator, left, right: binary(tokens, level + 1) };
  }
}

function unary(tokens: Tokens, withFilters: boolean): Expression {
  const operator = (['-', '+'] as const).find((sign) => tokens.accept('sign', sign));
  const operand: Expression =
    operator === undefined
      ? postfix(tokens, primary(tokens))
      : { kind: 'unary', operator, operand: unary(tokens, false) };
  return withFilters ? filtered(tokens, operand) : operand;
}

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

function primary(tokens: Tokens): Expression {
  if (tokens.accept('sign', '(')) return parenthesized(tokens);
  if (tokens.accept('sign', '[')) {
    return { kind: 'list', items: tokens.list(() => parseExpression(tokens), ']') };
  }
  if (tokens.accept('sign', '{')) return { kind: 'dict', entries: tokens.list(() => entry(tokens), '}') };
  const token = tokens.peek();
  if (token === undefined || token.kind === 'sign') throw tokens.unexpected('an expression');
  tokens.next();
  if (token.kind === 'number') return { kind: 'number', value: token.value, isFloat: token.isFloat };
  if (token.kind === 'text') return { kind: 'constant', value: token.text + moreText(tokens) };
  const constant = CONSTANTS.get(token.text);
  return constant === undefined ? { kind: 'name', name: token.text } : { kind: 'constant', value: constant };
}

function parenthesized(tokens: Tokens): Expression {
  if (tokens.accept('sign', ')')) return { kind: 'tuple', items: [] };
  const inner = parseExpression(tokens, { commas: true });
  tokens.expect('sign', ')');
  return inner;
}

function entry(tokens: Tokens): readonly [Expression, Expression] {
  const key = parseExpression(tokens);
  tokens.expect('sign', ':');
  return [key, parseExpression(tokens)];
}

/** Texts that follow each other are one. */
function moreText(tokens: Tokens): string {
  let text = '';
  for (let token = tokens.peek(); token?.kind === 'text'; token = tokens.peek()) {
    text += token.text;
    tokens.next();
  }
  return text;
}

function postfix(tokens: Tokens, start: Expression): Expression {
  let value = start;
  for (;;) {
    if (tokens.accept('sign', '.')) value = attribute(tokens, value);
    else if (tokens.accept('sign', '[')) value = item(tokens, value);
    else if (tokens.is('sign', '(')) value = { kind: 'call', callee: value, inputs: parseInputs(tokens) };
    else return value;
  }
}

function attribute(tokens: Tokens, of: Expression): Expression {
  const token = tokens.peek();
  if (token?.kind !== 'number')
    return { kind: 'attribute', of, name: tokens.name('the name of an attribute') };
  tokens.next();
  return { kind: 'item', of, key: { kind: 'constant', value: token.value } };
}

function item(tokens: Tokens, of: Expression): Expression {
  const limit = () => (tokens.is('sign', ':', ']') ? null : parseExpression(tokens));
  const start = tokens.is('sign', ':') ? null : parseExpression(tokens, { commas: true });
  if (!tokens.accept('sign', ':')) {
    tokens.expect('sign', ']');
    return { kind: 'item', of, key: start ?? { kind: 'constant', value: null } };
  }
  const stop = limit();
  const step = tokens.accept('sign', ':') ? limit() : null;
  tokens.expect('sign', ']');
  return { kind: 'slice', of, start, stop, step };
}

/** Filters and tests, one behind the other. */
export function filtered(tokens: Tokens, start: Expression): Expression {
  let value = start;
  for (;;) {
    if (tokens.accept('sign', '|')) value = filter(tokens, value);
    else if (tokens.accept('name', 'is')) value = test(tokens, value);
    else if (tokens.is('sign', '(')) value = { kind: 'call', callee: value, inputs: parseInputs(tokens) };
    else return value;
  }
}

export function filter(tokens: Tokens, input: Expression): Expression {
  const name = tokens.name('the name of a filter');
  return { kind: 'filter', name, input, inputs: tokens.is('sign', '(') ? parseInputs(tokens) : NO_INPUTS };
}

function test(tokens: Tokens, input: Expression): Expression {
  const negated = tokens.accept('name', 'not');
  const name = tokens.name('the name of a test');
  return { kind: 'test', name, input, negated, inputs: inputsOfTest(tokens) };
}

/** A test takes one value without parentheses, too: `is divisibleby 3`. */
function inputsOfTest(tokens: Tokens): Inputs {
  if (tokens.is('sign', '(')) return parseInputs(tokens);
  const token = tokens.peek();
  const begins = token?.kind === 'sign' ? '[{'.includes(token.text) : token !== undefined;
  if (!begins || tokens.is('name', 'else', 'or', 'and', 'is', 'if', 'in', 'not')) return NO_INPUTS;
  return { positional: [postfix(tokens, primary(tokens))], named: [] };
}

export const NO_INPUTS: Inputs = { positional: [], named: [] };

export function parseInputs(tokens: Tokens): Inputs {
  tokens.expect('sign', '(');
  const positional: Expression[] = [];
  const named: (readonly [string, Expression])[] = [];
  tokens.list(() => {
    const [name, sign] = [tokens.peek(), tokens.peek(1)];
    if (name?.kind === 'name' && sign?.kind === 'sign' && sign.text === '=') {
      tokens.next();
      tokens.next();
      named.push([name.text, parseExpression(tokens)]);
    } else if (named.length > 0) throw tokens.unexpected('a named value behind another one');
    else positional.push(parseExpression(tokens));
  }, ')');
  return { positional, named };
}
