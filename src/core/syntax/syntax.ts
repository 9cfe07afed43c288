import { refuse } from '../error/error.ts';
import type { Reading, Table } from './document.ts';
import { json } from './json.ts';
import { toml } from './toml.ts';
import { yaml } from './yaml.ts';

/** What relctl needs of a language that configurations and project files are written in. */
export interface Syntax {
  readonly name: 'TOML' | 'JSON' | 'YAML';
  readonly read: (text: string) => Reading;
  /**
   * Where an error points to: the line of the key, or of the table that lacks it.
   *
   * @param path elements of lists as '0', '1', …
   * @returns 1-based, of the deepest part of the path that exists; null when not even its first key does, or
   *   when the text is broken
   */
  readonly lineOf: (text: string, path: readonly string[]) => number | null;
  /**
   * The text with another string in the place of one, in the same kind of quotes wherever they can hold it. Nobody has
   * checked yet what else that changed: see `replaceString`.
   *
   * @returns null where no string stands at the path
   */
  readonly respell: (text: string, path: readonly string[], value: string) => string | null;
}

const SYNTAXES = { toml, json, yaml } as const;

/**
 * The syntax of a file, by its suffix. Parity: the suffix need only contain the name, as in `settings.json5`.
 *
 * @returns null for any other suffix, or none
 */
export function syntaxOf(file: string): Syntax | null {
  const suffix = /[^/]\.([^./]+)$/.exec(file)?.[1] ?? '';
  const name = (['toml', 'json', 'yaml'] as const).find((candidate) => suffix.includes(candidate));
  return name === undefined ? null : SYNTAXES[name];
}

/** {@link syntaxOf} for a file whose name was chosen by relctl, or was judged before. */
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
