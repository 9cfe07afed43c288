import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Alias, Document, ParsedNode, Scalar, Tags } from 'yaml';
import { bounded } from './bounded.ts';
import { lineAt, parsed } from './document.ts';
import type { Reading } from './document.ts';
import type { Syntax } from './syntax.ts';

/** YAML 1.1, as commitizen reads it: `yes` is true, and if a key occurs twice, the last one counts. */
export const yaml: Syntax = bounded(
  {
    name: 'YAML',
    read: readYaml,
    lineOf(text, path) {
      const tree = treeOf(text);
      const deepest = tree.errors.length > 0 ? undefined : walk(tree, path).at(-1);
      return deepest === undefined ? null : lineAt(text, deepest.start);
    },
    respell(text, path, value) {
      const steps = walk(treeOf(text), path);
      const node = steps.at(-1)?.node;
      if (steps.length < path.length || !(isScalar(node) || isAlias(node))) return null;
      const [start = 0, end = 0] = node.range ?? [];
      const spelled = spell(text.slice(start, end), node, value);
      return spelled === null ? null : text.slice(0, start) + spelled + text.slice(end);
    },
  },
  // A configuration has a few thousand characters. Some texts of 200,000 take 4 seconds and 500 MB.
  200_000,
);

function readYaml(text: string): Reading {
  const tree = treeOf(text);
  const fault = tree.errors[0] ?? tree.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
  if (fault !== undefined) {
    return { kind: 'broken', line: lineAt(text, fault.pos[0]), reason: fault.message };
  }
  try {
    return parsed(tree.toJS());
  } catch (error) {
    // An alias without an anchor, or so many aliases that the document would become huge.
    return { kind: 'broken', line: null, reason: (error as Error).message };
  }
}

function treeOf(text: string): Document.Parsed {
  return parseDocument(text, {
    version: '1.1',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    customTags: pythonBooleans,
  });
}

/** `y` and `n` are texts in Python, although they are booleans in YAML 1.1. */
function pythonBooleans(tags: Tags): Tags {
  return tags.map((tag) =>
    typeof tag === 'object' && tag.collection === undefined && tag.tag === 'tag:yaml.org,2002:bool'
      ? { ...tag, test: new RegExp(`^(?!.$)(?:${tag.test?.source ?? ''})`) }
      : tag,
  );
}

/** A node on a path, and where its key begins. */
interface Step {
  readonly node: unknown;
  readonly start: number;
}

/** The nodes on a path, as far as they exist. Aliases and merges are not followed. */
function walk({ contents }: Document.Parsed, path: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let at: unknown = contents;
  for (const key of path) {
    const step = stepTo(at, key);
    if (step === null) break;
    steps.push(step);
    at = step.node;
  }
  return steps;
}

function stepTo(node: unknown, key: string): Step | null {
  if (isSeq<ParsedNode>(node)) {
    const item = node.items[Number(key)];
    return item === undefined ? null : { node: item, start: item.range[0] };
  }
  if (!isMap(node)) return null;
  const pair = node.items.findLast((item) => isScalar(item.key) && String(item.key.value) === key);
  return pair === undefined ? null : { node: pair.value, start: (pair.key as Scalar).range?.[0] ?? 0 };
}

/** A value in the style of the one that it replaces. */
function spell(raw: string, node: Scalar | Alias, value: string): string | null {
  const style = isScalar(node) ? node.type : undefined;
  if (style === 'BLOCK_LITERAL' || style === 'BLOCK_FOLDED') return spellBlock(raw, value);
  if (style === 'QUOTE_SINGLE' && /^[^\p{C}\p{Z}]*$/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return style !== 'QUOTE_DOUBLE' && isPlain(value) ? value : quoted(value);
}

/** A block of one line with the same header and indentation; null for any other block. */
function spellBlock(raw: string, value: string): string | null {
  const [, front = ''] = /^([^\n]*\n\s*)\S/.exec(raw) ?? [];
  const line = raw.trimEnd();
  const isOneLine = front !== '' && !line.slice(front.length).includes('\n');
  return isOneLine && isPlain(value) ? front + value + raw.slice(line.length) : null;
}

/** Whether a value needs no quotes: `1.0` would be a number. */
function isPlain(value: string): boolean {
  return /^\w[\w.+-]*$/.test(value) && treeOf(value).toJS() === value;
}

function quoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
