import type { Action } from './ast.ts';
import { parseExpression } from './expression.ts';
import type { Tokens } from './tokens.ts';

/** The tags that name another template. */
export const REFERENCES: readonly (readonly [string, (tokens: Tokens) => Action])[] = [
  ['extends', parseExtends],
  ['include', parseInclude],
  ['import', parseImport],
  ['from', parseFrom],
];

function parseExtends(tokens: Tokens): Action {
  const template = parseExpression(tokens);
  tokens.end();
  return { kind: 'extends', template };
}

function parseInclude(tokens: Tokens): Action {
  const template = parseExpression(tokens);
  const ignoreMissing = tokens.accept('name', 'ignore');
  if (ignoreMissing) tokens.expect('name', 'missing');
  const withContext = contextWord(tokens) ?? true;
  tokens.end();
  return { kind: 'include', template, ignoreMissing, withContext };
}

function parseImport(tokens: Tokens): Action {
  const template = parseExpression(tokens);
  tokens.expect('name', 'as');
  const as = tokens.name('a name');
  const withContext = contextWord(tokens) ?? false;
  tokens.end();
  return { kind: 'import', template, as, withContext };
}

function parseFrom(tokens: Tokens): Action {
  const template = parseExpression(tokens);
  tokens.expect('name', 'import');
  const names: { name: string; as: string }[] = [];
  do {
    if (tokens.atEnd || tokens.is('name', 'with', 'without')) break;
    const name = tokens.name('a name');
    names.push({ name, as: tokens.accept('name', 'as') ? tokens.name('a name') : name });
  } while (tokens.accept('sign', ','));
  const withContext = contextWord(tokens) ?? false;
  tokens.end();
  return { kind: 'from', template, names, withContext };
}

/** `with context` or `without context`; null for neither. */
function contextWord(tokens: Tokens): boolean | null {
  const word = (['with', 'without'] as const).find((name) => tokens.accept('name', name));
  if (word === undefined) return null;
  tokens.expect('name', 'context');
  return word === 'with';
}
