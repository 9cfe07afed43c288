import { center, indent } from './filters.ts';
import { templatesNamedIn } from './named.ts';
import { pythonText, withPythonText } from './python-text.ts';
import { refuseBareChanges, valueOf } from './values.ts';

/** What is wrong with a template, and where. */
export interface TemplateProblem {
  readonly file: string;
  /** 1-based; null if it is unknown. */
  readonly line: number | null;
  readonly reason: string;
}

export interface RenderOptions {
  /** The text of a template by its name; null if there is none. */
  readonly load: (name: string) => string | null;
  /** Whether the line end after a tag belongs to the tag. */
  readonly trimBlocks: boolean;
  /** Makes the error to throw. */
  readonly broken: (problem: TemplateProblem, cause: unknown) => Error;
}

/** Renders templates in Jinja's language. */
export interface TemplateEngine {
  /**
   * The text of a template with these variables.
   *
   * Templates come from a repository. The engine interprets them: a template reaches the variables and nothing else, and
   * its steps and its memory are limited.
   */
  readonly render: (
    name: string,
    variables: Readonly<Record<string, unknown>>,
    options: RenderOptions,
  ) => string;
  /** Why a template can't be read; null if it can. */
  readonly problem: (name: string, source: string) => TemplateProblem | null;
}

/** The part of MiniJinja's environment that relctl uses. */
export interface Environment {
  trimBlocks: boolean;
  debug: boolean;
  set fuel(steps: number);
  readonly enablePyCompat: () => void;
  readonly addFilter: (name: string, filter: (...given: never[]) => unknown) => void;
  readonly addTemplate: (name: string, source: string) => void;
  readonly renderTemplate: (name: string, variables: unknown) => string;
}

/** How many steps a rendering may take. A changelog of 100,000 commits takes a tenth of it. */
const MOST_STEPS = 50_000_000;

/** A changelog of 100,000 commits has about 10 million characters. */
const LONGEST_TEXT = 20_000_000;

export function templateEngine(open: () => Environment): TemplateEngine {
  const environment = (trimBlocks: boolean): Environment => {
    const opened = open();
    opened.enablePyCompat();
    opened.debug = false;
    opened.fuel = MOST_STEPS;
    opened.trimBlocks = trimBlocks;
    opened.addFilter('center', center);
    opened.addFilter('indent', indent);
    opened.addFilter('python_text', pythonText);
    return opened;
  };
  return {
    render: (name, variables, { load, trimBlocks, broken }) => {
      let file = name;
      try {
        const opened = environment(trimBlocks);
        const names = [name];
        for (file of names) {
          const source = load(file);
          if (source === null) continue;
          refuseBareChanges(file, source);
          opened.addTemplate(file, prepared(source));
          names.push(...templatesNamedIn(source).filter((one) => !names.includes(one)));
        }
        file = name;
        const text = opened.renderTemplate(name, valueOf(variables));
        if (text.length > LONGEST_TEXT) throw new Error(`it makes more than ${LONGEST_TEXT} characters`);
        return text;
      } catch (error) {
        throw broken(problemOf(file, error), error);
      }
    },
    problem: (name, source) => {
      try {
        environment(false).addTemplate(name, prepared(source));
        return null;
      } catch (error) {
        return problemOf(name, error);
      }
    },
  };
}

/** Jinja reads every line end as `\n`, and Python spells the values. */
function prepared(source: string): string {
  return withPythonText(source.replaceAll(/\r\n?/g, '\n'));
}

/** MiniJinja puts file and line after the reason: `syntax error: … (in CHANGELOG.md.j2:3)`. */
function problemOf(file: string, error: unknown): TemplateProblem {
  // A trap of WebAssembly has its own type, which is known by its name.
  const isTrap = error instanceof Error && error.name === 'RuntimeError';
  if (isTrap || error instanceof RangeError) {
    return { file, line: null, reason: 'it needs too much memory, or is nested too deeply' };
  }
  const said = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  const [, reason = said, where = file, line = null] = /^(.*?) \(in (.*):(\d+)\)$/.exec(said) ?? [];
  const isEndless = reason.includes('ran out of fuel');
  return {
    file: where,
    line: line === null ? null : Number(line),
    reason: isEndless ? 'it takes too many steps' : reason,
  };
}
