import type { Action, Body, Branch, Expression, MacroBody, Parameter } from './ast.ts';
import { filter, filtered, parseExpression } from './expression.ts';
import { fault } from './fault.ts';
import type { Opened, Statements } from './parse.ts';
import { REFERENCES } from './references.ts';
import { parseAssignments, parseTarget } from './target.ts';
import type { Tokens } from './tokens.ts';

/** Reads a tag whose name has been read, and all that belongs to it. */
export type TagParser = (tokens: Tokens, statements: Statements, opened: Opened) => Action;

/** Every tag that can stand at the beginning of a statement, by its name. */
export const TAGS: ReadonlyMap<string, TagParser> = new Map<string, TagParser>([
  ['if', parseIf],
  ['for', parseFor],
  ['with', parseWith],
  ['filter', parseFilterBlock],
  ['set', parseSet],
  ['macro', parseMacro],
  ['call', parseCall],
  ['block', parseBlock],
  ['autoescape', parseAutoescape],
  [
    'print',
    (tokens) => ({ kind: 'output', value: ended(tokens, parseExpression(tokens, { commas: true })) }),
  ],
  ...REFERENCES,
]);

function parseIf(tokens: Tokens, statements: Statements, opened: Opened): Action {
  const branches: Branch[] = [];
  let condition = ended(tokens, parseExpression(tokens, { commas: true }));
  for (;;) {
    const found = statements.body(opened, ['elif', 'else', 'endif']);
    branches.push({ condition, body: found.body });
    if (found.by !== 'elif') {
      found.tokens.end();
      const otherwise = found.by === 'else' ? statements.only(opened, 'endif') : [];
      return { kind: 'if', branches, otherwise };
    }
    condition = ended(found.tokens, parseExpression(found.tokens, { commas: true }));
  }
}

function parseFor(tokens: Tokens, statements: Statements, opened: Opened): Action {
  const target = parseTarget(tokens);
  tokens.expect('name', 'in');
  const over = parseExpression(tokens, { commas: true, choices: false });
  const only = tokens.accept('name', 'if') ? parseExpression(tokens) : null;
  const recursive = tokens.accept('name', 'recursive');
  tokens.end();
  const found = statements.body(opened, ['else', 'endfor']);
  found.tokens.end();
  const otherwise = found.by === 'else' ? statements.only(opened, 'endfor') : [];
  return { kind: 'for', target, over, only, recursive, body: found.body, otherwise };
}

function parseWith(tokens: Tokens, statements: Statements, opened: Opened): Action {
  const values = parseAssignments(tokens);
  return { kind: 'with', values, body: statements.only(opened, 'endwith') };
}

/** What a filter block filters. */
const INPUT: Expression = { kind: 'name', name: '' };

function parseFilterBlock(tokens: Tokens, statements: Statements, opened: Opened): Action {
  const applied = ended(tokens, filtered(tokens, filter(tokens, INPUT)));
  return { kind: 'filter', filter: applied, body: statements.only(opened, 'endfilter') };
}

function parseSet(tokens: Tokens, statements: Statements, opened: Opened): Action {
  const target = parseTarget(tokens);
  if (tokens.accept('sign', '=')) {
    return { kind: 'set', target, value: ended(tokens, parseExpression(tokens, { commas: true })) };
  }
  const applied = ended(tokens, filtered(tokens, INPUT));
  return { kind: 'set-block', target, filter: applied, body: statements.only(opened, 'endset') };
}

function parseMacro(tokens: Tokens, statements: Statements, opened: Opened): Action {
  const name = tokens.name('the name of a macro');
  return { kind: 'macro', name, ...macroBody(tokens, () => statements.only(opened, 'endmacro')) };
}

function parseCall(tokens: Tokens, statements: Statements, opened: Opened): Action {
  const parameters = tokens.is('sign', '(') ? parseParameters(tokens) : [];
  const call = ended(tokens, parseExpression(tokens));
  if (call.kind !== 'call') throw fault('{% call %} takes a call, as in {% call name() %}', opened.line);
  const { callee, inputs } = call;
  return { kind: 'call', callee, inputs, parameters, body: statements.only(opened, 'endcall') };
}

function macroBody(tokens: Tokens, body: () => Body): MacroBody {
  const parameters = parseParameters(tokens);
  tokens.end();
  return { parameters, body: body() };
}

function parseParameters(tokens: Tokens): readonly Parameter[] {
  tokens.expect('sign', '(');
  return tokens.list(() => {
    const name = tokens.name('the name of a parameter');
    return { name, default: tokens.accept('sign', '=') ? parseExpression(tokens) : null };
  }, ')');
}

function parseBlock(tokens: Tokens, statements: Statements, opened: Opened): Action {
  const name = tokens.name('the name of a block');
  const scoped = tokens.accept('name', 'scoped');
  tokens.end();
  return { kind: 'block', name, scoped, body: statements.only(opened, 'endblock') };
}

/** A changelog is no HTML. */
function parseAutoescape(tokens: Tokens, statements: Statements, opened: Opened): Action {
  const escapes = ended(tokens, parseExpression(tokens));
  if (escapes.kind !== 'constant' || escapes.value !== false) {
    throw fault('nothing is escaped in a changelog; the filter escape does', opened.line);
  }
  return { kind: 'with', values: [], body: statements.only(opened, 'endautoescape') };
}

function ended(tokens: Tokens, value: Expression): Expression {
  tokens.end();
  return value;
}
