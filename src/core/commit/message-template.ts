import nunjucks from 'nunjucks';
import { refuse } from '../error/error.ts';
import type { Answers } from './question.ts';
import { strip } from './white-space.ts';

/**
 * `message_template`: a Jinja template over the answers; a name that nobody asked for is empty.
 *
 * The template comes from a repository, and nunjucks would let it reach the constructors of values, which run any code.
 * So a text has Python's methods and nothing else, and any other value only what is its own. What can't be bounded is a
 * loop over a long range.
 *
 * @throws MESSAGE_TEMPLATE_BROKEN for a template that is not valid; when it is filled in, for what it can't do
 */
export function messageTemplate(source: string): (answers: Answers) => string {
  const template = guarded(source);
  return (answers) => {
    try {
      return template.render({ ...answers });
    } catch (error) {
      throw broken(error);
    }
  };
}

/** What nunjucks compiles a template into; its types leave it out. */
interface Compiled {
  compile: () => void;
  rootRenderFunc: (...call: RenderCall) => void;
}
type RenderCall = [environment: unknown, context: unknown, frame: unknown, runtime: object, done: unknown];

function guarded(source: string): nunjucks.Template {
  try {
    // Jinja drops one line end at the end of a template.
    const text = source.replace(/\r?\n$/, '');
    const template = new nunjucks.Template(text, new nunjucks.Environment(null, { autoescape: false }));
    const compiled = template as unknown as Compiled;
    compiled.compile();
    const render = compiled.rootRenderFunc;
    compiled.rootRenderFunc = (environment, context, frame, runtime, done) => {
      render(environment, context, frame, { ...runtime, memberLookup, suppressValue }, done);
    };
    return template;
  } catch (error) {
    throw broken(error);
  }
}

const METHODS: Readonly<Record<string, (text: string) => (...given: (string | undefined)[]) => unknown>> = {
  strip: (text) => () => strip(text),
  lower: (text) => () => text.toLowerCase(),
  upper: (text) => () => text.toUpperCase(),
  capitalize: (text) => () => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase(),
  replace: (text) => (old, next) => text.replaceAll(old ?? '', () => next ?? ''),
  split: (text) => (at) => text.split(at ?? /\s+/u),
  startswith: (text) => (start) => text.startsWith(start ?? ''),
  endswith: (text) => (end) => text.endsWith(end ?? ''),
};

function memberLookup(value: unknown, name: unknown): unknown {
  if (typeof value === 'string') {
    if (typeof name === 'number') return value.at(name);
    return Object.hasOwn(METHODS, String(name)) ? METHODS[String(name)]?.(value) : undefined;
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, String(name))) return undefined;
  return (value as Readonly<Record<string, unknown>>)[String(name)];
}

/** A value in the text, as Python spells it. */
function suppressValue(value: unknown): unknown {
  if (value === undefined || value === null) return '';
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : value;
}

function broken(error: unknown): Error {
  const said = error instanceof Error ? error.message : String(error);
  // nunjucks names the file, which there is none of, and begins each cause on a line of its own.
  const reason = said
    .replaceAll(/\(unknown path\)|(?:Template render )?[Ee]rror: /g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return refuse('MESSAGE_TEMPLATE_BROKEN', { said: reason }, error);
}
