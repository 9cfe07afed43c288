import type { Action, Body, Statement, Template } from './ast.ts';
import { parseExpression } from './expression.ts';
import { fault } from './fault.ts';
import { lex } from './lexer.ts';
import type { Piece } from './lexer.ts';
import { TAGS } from './tags.ts';
import { Tokens } from './tokens.ts';

/** @throws TemplateFault with its line */
export function parseTemplate(name: string, source: string, trimBlocks = true): Template {
  return { name, body: new Statements(lex(source, trimBlocks)).body(null, []).body };
}

/** A body, and the tag that ended it. */
export interface Ended {
  readonly body: Body;
  readonly by: string;
  readonly tokens: Tokens;
}

/** Reads the pieces of a template from front to back. */
export class Statements {
  readonly #pieces: readonly Piece[];
  #at = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /**
   * The statements up to the first tag with one of these names.
   *
   * @param opened the tag that they stand in; null for a whole template, which no tag ends
   */
  body(opened: Opened | null, ends: readonly string[]): Ended {
    const body: Statement[] = [];
    for (;;) {
      const piece = this.#pieces[this.#at];
      if (piece === undefined) return this.#atEnd(opened, ends, body);
      this.#at += 1;
      const { line } = piece;
      if (piece.kind === 'text') {
        body.push({ kind: 'text', text: piece.text, line });
        continue;
      }
      const tokens = new Tokens(piece.tokens, line);
      if (piece.kind === 'output') {
        body.push({ kind: 'output', value: whole(tokens), line });
        continue;
      }
      const by = tokens.name('the name of a tag');
      if (ends.includes(by)) return { body, by, tokens };
      body.push({ ...this.#action(by, tokens), line });
    }
  }

  /** The only body of a tag, and nothing behind the name in the tag that ends it. */
  only(opened: Opened, end: string): Body {
    const { body, tokens } = this.body(opened, [end]);
    if (end === 'endblock' || end === 'endmacro') if (!tokens.atEnd) tokens.name('a name');
    tokens.end();
    return body;
  }

  #atEnd(opened: Opened | null, ends: readonly string[], body: Body): Ended {
    if (opened === null) return { body, by: '', tokens: new Tokens([], 0) };
    throw fault(`{% ${opened.name} %} is never closed by {% ${ends.at(-1) ?? ''} %}`, opened.line);
  }

  #action(name: string, tokens: Tokens): Action {
    const parse = TAGS.get(name);
    if (parse === undefined) throw fault(`unknown tag '${name}'`, tokens.line);
    return parse(tokens, this, { name, line: tokens.line });
  }
}

/** A tag that others end. */
export interface Opened {
  readonly name: string;
  readonly line: number;
}

function whole(tokens: Tokens) {
  const value = parseExpression(tokens, { commas: true });
  tokens.end();
  return value;
}
