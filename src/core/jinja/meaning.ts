import nunjucks from 'nunjucks';
import { FILTERS } from './filters.ts';
import { elementsOf, isTrue, joined, plus, remainder, times } from './operators.ts';

/** A node of the tree that nunjucks reads a template into; its types leave the tree out. */
interface Node {
  readonly typename: string;
  readonly fields: readonly string[];
  readonly lineno: number;
  readonly colno: number;
  [field: string]: unknown;
}

type Made = new (line: number, column: number, ...fields: unknown[]) => Node;

interface Library {
  readonly parser: { parse: (...asked: unknown[]) => Node };
  readonly nodes: { readonly Node: Made } & Readonly<
    Record<'Filter' | 'Symbol' | 'NodeList' | 'InlineIf', Made>
  >;
}

const { parser, nodes } = nunjucks as unknown as Library;

/** What the tree calls in the place of JavaScript's operators. */
const OPERATIONS: Readonly<Record<string, (...given: never[]) => unknown>> = {
  'python true': isTrue,
  'python elements': elementsOf,
  'python +': plus,
  'python *': times,
  'python %': remainder,
  'python ~': joined,
};

/** For the parser, once: every template is then read so that its operators mean what they mean in Python. */
export function meanPython(): void {
  const { parse } = parser;
  parser.parse = (...asked) => rewritten(parse(...asked));
}

/** What {@link meanPython} refers to, and the filters that nunjucks does not have as Jinja has them. */
export function giveOperations(environment: nunjucks.Environment): void {
  for (const [name, operation] of Object.entries({ ...FILTERS, ...OPERATIONS })) {
    environment.addFilter(name, operation);
  }
}

const BINARY: Readonly<Record<string, string>> = { Add: '+', Mul: '*', Mod: '%', Concat: '~' };

function rewritten(node: Node): Node {
  for (const field of node.fields) node[field] = inner(node[field]);
  const { typename } = node;
  const operator = BINARY[typename];
  if (operator !== undefined) return operation(`python ${operator}`, node, node['left'], node['right']);
  switch (typename) {
    case 'If':
    case 'InlineIf':
      node['cond'] = operation('python true', node, node['cond']);
      return node;
    case 'Not':
      node['target'] = operation('python true', node, node['target']);
      return node;
    case 'For':
      if (!isPair(node['name'])) node['arr'] = operation('python elements', node, node['arr']);
      return node;
    case 'And':
      return choice(node, node['right'], node['left']);
    case 'Or':
      return choice(node, node['left'], node['right']);
    default:
      return node;
  }
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return value instanceof nodes.Node ? rewritten(value) : value;
}

/** nunjucks itself takes tables and lists of pairs apart. */
function isPair(target: unknown): boolean {
  return target instanceof nodes.Node && target.typename === 'Array';
}

function choice(node: Node, whenTrue: unknown, otherwise: unknown): Node {
  const condition = operation('python true', node, node['left']);
  return new nodes.InlineIf(node.lineno, node.colno, condition, whenTrue, otherwise);
}

function operation(name: string, { lineno, colno }: Node, ...operands: readonly unknown[]): Node {
  const symbol = new nodes.Symbol(lineno, colno, name);
  return new nodes.Filter(lineno, colno, symbol, new nodes.NodeList(lineno, colno, [...operands]));
}
