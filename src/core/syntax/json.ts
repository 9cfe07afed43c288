import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { bounded } from './bounded.ts';
import { BYTE_ORDER_MARK, lineAt, parsed, withoutMark } from './document.ts';
import type { Reading } from './document.ts';
import type { Syntax } from './syntax.ts';

/** JSON without comments and without commas at the end, as commitizen and npm read it. */
export const json: Syntax = bounded(
  {
    name: 'JSON',
    read: readJson,
    lineOf(text, path) {
      const body = withoutMark(text);
      const deepest = walk(body, path).at(-1);
      if (deepest === undefined) return null;
      const { parent } = deepest;
      return lineAt(body, parent?.type === 'property' ? parent.offset : deepest.offset);
    },
    respell(text, path, value) {
      const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
      const body = withoutMark(text);
      const nodes = walk(body, path);
      const node = nodes.at(-1);
      if (nodes.length < path.length || node?.type !== 'string') return null;
      return (
        mark + body.slice(0, node.offset) + JSON.stringify(value) + body.slice(node.offset + node.length)
      );
    },
  },
  // The package-lock.json of a large project has a few million characters. Some texts of 20 million take a second and 1 GB.
  20_000_000,
);

/** JavaScript's own parser decides and reads. The other parser gives the positions. */
function readJson(text: string): Reading {
  const body = withoutMark(text);
  try {
    return parsed(JSON.parse(body));
  } catch {
    const [first] = treeOf(body).errors;
    if (first === undefined) return { kind: 'broken', line: null, reason: 'relctl can’t read it' };
    return { kind: 'broken', line: lineAt(body, first.offset), reason: reasonOf(first) };
  }
}

interface Tree {
  /** undefined: the text is empty. */
  readonly root: Node | undefined;
  readonly errors: readonly ParseError[];
}

function treeOf(body: string): Tree {
  const errors: ParseError[] = [];
  const root = parseTree(body, errors, { disallowComments: true });
  return { root, errors };
}

/** The values on a path, as far as they exist; none if the text is broken. */
function walk(body: string, path: readonly string[]): readonly Node[] {
  const { root, errors } = treeOf(body);
  const nodes: Node[] = [];
  let at = errors.length > 0 ? undefined : root;
  for (const key of path) {
    at = at === undefined ? undefined : memberOf(at, key);
    if (at === undefined) break;
    nodes.push(at);
  }
  return nodes;
}

/** If a key occurs twice, the last one counts, in Python and in JavaScript. */
function memberOf({ type, children = [] }: Node, key: string): Node | undefined {
  if (type === 'array') return children[Number(key)];
  return children.findLast((property) => property.children?.[0]?.value === key)?.children?.[1];
}

function reasonOf({ error }: ParseError): string {
  const name = printParseErrorCode(error);
  return REASONS[name] ?? name;
}

const REASONS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that is no value',
  InvalidNumberFormat: 'a number that is none',
  PropertyNameExpected: 'a key in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: "':' is expected",
  CommaExpected: "',' is expected",
  CloseBraceExpected: "'}' is expected",
  CloseBracketExpected: "']' is expected",
  EndOfFileExpected: 'something follows the end',
  InvalidCommentToken: 'comments are not allowed',
  UnexpectedEndOfString: 'a text without end',
  InvalidUnicode: 'an escape that is none',
  InvalidEscapeCharacter: 'an escape that is none',
  InvalidCharacter: 'a control character in a text',
};
