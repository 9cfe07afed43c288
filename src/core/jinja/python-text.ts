/**
 * Makes every output of a template print its value as Python does: `{{ x }}` becomes
 * `{{ (x)|default('')|python_text }}`. Line numbers stay the same.
 */
export function withPythonText(source: string): string {
  return source.replaceAll(OUTPUT, (whole, begin?: string, expression = '', end = '') =>
    begin === undefined ? whole : `${begin}(${expression})|default('')|python_text${end}`,
  );
}

/** Raw blocks, comments and blocks are skipped; of an output, its text is found up to the first end outside of a string. */
const OUTPUT =
  /\{%[-+]?\s*raw\s*[-+]?%\}[^]*?\{%[-+]?\s*endraw\s*[-+]?%\}|\{#[^]*?#\}|\{%[^]*?%\}|(\{\{[-+]?)((?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|(?![-+]?\}\})[^"'])+)([-+]?\}\})/g;

/** The text of a value, in Python's spelling. */
export function pythonText(value: unknown): unknown {
  return typeof value === 'string' || typeof value === 'number' ? value : spelled(value);
}

function spelled(value: unknown): string {
  // MiniJinja passes none as `undefined`; what is undefined has become '' before.
  if (value === undefined || value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(represented).join(', ')}]`;
  if (value instanceof Map) {
    const items = [...value].map(([key, one]) => `${represented(key)}: ${represented(one)}`);
    return `{${items.join(', ')}}`;
  }
  return typeof value === 'number' || typeof value === 'bigint' ? `${value}` : '';
}

/** What Python's `repr` prints. */
function represented(value: unknown): string {
  if (typeof value !== 'string') return spelled(value);
  const escaped = value.replaceAll(/[\\\n\t\r]/g, (found) => ESCAPES[found] ?? found);
  return value.includes("'") && !value.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
