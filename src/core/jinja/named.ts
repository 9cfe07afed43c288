/** The templates that a template extends, includes or imports, as far as it names them itself. */
export function templatesNamedIn(source: string): readonly string[] {
  return [...source.matchAll(NAMED)].map(([, , name = '']) => name);
}

const NAMED = /\{%[-+]?\s*(?:extends|include|import|from)\s+(["'])(.*?)\1/g;
