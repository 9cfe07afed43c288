import { refuse } from '../error/error.ts';
import type { Body, Expression, Statement } from './ast.ts';
import { TemplateFault } from './fault.ts';
import { bodiesOf, loadTemplate } from './frame.ts';
import { globals } from './globals.ts';
import { parseTemplate } from './parse.ts';
import { renderInto } from './render.ts';
import { Output, Run } from './run.ts';
import { Scope } from './scope.ts';
import { valueOf } from './value.ts';

/**
 * A template of Jinja's language, rendered over these variables. Values mean what they mean in Python, and nothing but
 * them can be reached: no file, no code of relctl's own.
 *
 * @param load the text of a template by its name; null when there is none
 * @throws TEMPLATE_INVALID with file and line
 */
export function renderTemplate(
  name: string,
  variables: Readonly<Record<string, unknown>>,
  load: (name: string) => string | null,
): string {
  const run = new Run(name);
  try {
    const rendering = { run, load, globals: new Scope(null, globals()) };
    const values = Object.entries(variables).map(([key, found]) => [key, valueOf(found)] as const);
    const out = new Output();
    renderInto(
      loadTemplate(name, rendering),
      new Scope(new Scope(rendering.globals, values)),
      out,
      rendering,
    );
    return out.text();
  } catch (error) {
    throw refusalOf(error, run);
  }
}

function refusalOf(error: unknown, { file, line }: Run): unknown {
  if (error instanceof TemplateFault) {
    return refuse('TEMPLATE_INVALID', { file, line: error.line ?? line, reason: error.message }, error);
  }
  // The stack's end: expressions within expressions without end.
  if (error instanceof RangeError) {
    return refuse('TEMPLATE_INVALID', { file, line, reason: 'it is nested too deeply' }, error);
  }
  return error;
}

/** The templates that a template extends, includes or imports, as far as it names them itself; none of a broken one. */
export function templatesNamedIn(source: string): readonly string[] {
  try {
    return namesIn(parseTemplate('', source).body);
  } catch (error) {
    if (error instanceof TemplateFault || error instanceof RangeError) return [];
    throw error;
  }
}

function namesIn(body: Body): readonly string[] {
  return body.flatMap((statement: Statement) => [
    ...('template' in statement ? textsIn(statement.template) : []),
    ...bodiesOf(statement).flatMap(namesIn),
  ]);
}

function textsIn(expression: Expression): readonly string[] {
  if (expression.kind === 'constant') return typeof expression.value === 'string' ? [expression.value] : [];
  if (expression.kind === 'list' || expression.kind === 'tuple') return expression.items.flatMap(textsIn);
  if (expression.kind !== 'choice') return [];
  return [expression.value, ...(expression.otherwise === null ? [] : [expression.otherwise])].flatMap(
    textsIn,
  );
}
