import { refuse } from '../error/error.ts';
import type { Table } from './document.ts';
import { json } from './json.ts';
import { toml } from './toml.ts';
import { yaml } from './yaml.ts';
import type { Syntax } from './syntax.ts';

export const SYNTAXES = { toml, json, yaml } as const;

/**
 * The syntax of a file, by its suffix. Parity: the suffix only needs to contain the name, as in `settings.json5`.
 *
 * @returns null for any other suffix, or none
 */
export function syntaxOf(file: string): Syntax | null {
  const suffix = /[^/]\.([^./]+)$/.exec(file)?.[1] ?? '';
  const name = (['toml', 'json', 'yaml'] as const).find((candidate) => suffix.includes(candidate));
  return name === undefined ? null : SYNTAXES[name];
}

/** {@link syntaxOf} for a file whose name relctl chose, or has checked before. */
export function knownSyntaxOf(file: string): Syntax {
  const syntax = syntaxOf(file);
  if (syntax === null) throw refuse('CONFIG_SYNTAX_UNKNOWN', { file });
  return syntax;
}

/** @throws INVALID_SYNTAX with file and line, CONFIG_SYNTAX_UNKNOWN */
export function parseFile(text: string, file: string): Table {
  const syntax = knownSyntaxOf(file);
  const reading = syntax.read(text);
  if (reading.kind === 'parsed') return reading.document;
  const { line, reason } = reading;
  throw refuse('INVALID_SYNTAX', { file, line, syntax: syntax.name, reason });
}
