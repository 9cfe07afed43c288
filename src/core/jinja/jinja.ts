import type { Body, Expression, Statement } from './ast.ts';
import { TemplateFault } from './fault.ts';
import { bodiesOf, loadTemplate } from './frame.ts';
import { globals } from './globals.ts';
import { parseTemplate } from './parse.ts';
import { renderInto } from './render.ts';
import { Output, Run } from './run.ts';
import { Scope } from './scope.ts';
import { valueOf } from './value.ts';

/** What is wrong with a template, and where. */
export interface TemplateProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly reason: string;
}

export interface RenderOptions {
  /** The text of a template by its name; null when there is none. */
  readonly load: (name: string) => string | null;
  /** Whether the line end behind a tag belongs to the tag. */
  readonly trimBlocks: boolean;
  /** What to throw. */
  readonly broken: (problem: TemplateProblem, cause: unknown) => Error;
}

/**
 * A template of Jinja's language, rendered over these variables. Values mean what they mean in Python, and nothing but
 * them can be reached: no file, no code of relctl's own. It ends after so many steps.
 */
export function renderTemplate(
  name: string,
  variables: Readonly<Record<string, unknown>>,
  { load, trimBlocks, broken }: RenderOptions,
): string {
  const run = new Run(name);
  try {
    const rendering = { run, load, trimBlocks, globals: new Scope(null, globals()) };
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
    const problem = problemOf(error, run);
    throw problem === null ? error : broken(problem, error);
  }
}

/** What keeps a template from being read; null when nothing does. */
export function templateProblem(name: string, source: string): TemplateProblem | null {
  try {
    parseTemplate(name, source);
    return null;
  } catch (error) {
    const problem = problemOf(error, { file: name, line: 1 });
    if (problem === null) throw error;
    return problem;
  }
}

/** @returns null for what is no fault of the template */
function problemOf(error: unknown, { file, line }: Pick<Run, 'file' | 'line'>): TemplateProblem | null {
  if (error instanceof TemplateFault) return { file, line: error.line ?? line, reason: error.message };
  // The stack's end: expressions within expressions without end.
  return error instanceof RangeError ? { file, line, reason: 'it is nested too deeply' } : null;
}

/** The templates that a template extends, includes or imports, as far as it names them itself; none of a broken one. */
export function templatesNamedIn(source: string): readonly string[] {
  return templateProblem('', source) === null ? namesIn(parseTemplate('', source).body) : [];
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
