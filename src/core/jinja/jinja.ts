import nunjucks from 'nunjucks';
import { giveOperations, meanPython } from './meaning.ts';
import { memberOf, spelled } from './python.ts';

/** What is wrong with a template, and where. */
export interface TemplateProblem {
  readonly file: string;
  /** 1-based; null where the library does not tell it. */
  readonly line: number | null;
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
 * A template of Jinja's language, rendered over these variables by nunjucks.
 *
 * Templates come from a repository, and by itself nunjucks lets them reach the constructors of values, which run any
 * code. Here a value has Python's members and nothing else. A range is bounded; loops within loops are for the caller to bound in time.
 */
export function renderTemplate(
  name: string,
  variables: Readonly<Record<string, unknown>>,
  { load, trimBlocks, broken }: RenderOptions,
): string {
  speakPython();
  const loader = loaderOf(load, trimBlocks);
  const environment = new nunjucks.Environment(loader, { autoescape: false, trimBlocks });
  giveOperations(environment);
  environment.addGlobal('range', range);
  try {
    return environment.render(name, { ...variables });
  } catch (error) {
    throw broken(problemOf(name, error), error);
  }
}

/** As many numbers as Jinja's own sandbox allows. */
const LONGEST_RANGE = 100_000;

/** Python's. @throws RangeError for one that would fill the memory */
function range(...bounds: readonly number[]): readonly number[] {
  const [start, stop, step = 1] = bounds.length === 1 ? [0, ...bounds] : bounds;
  const length = Math.max(0, Math.ceil((Number(stop) - Number(start)) / step));
  if (!(length <= LONGEST_RANGE)) throw new RangeError(`a range has at most ${LONGEST_RANGE} numbers`);
  return Array.from({ length }, (_, index) => Number(start) + index * step);
}

/** What keeps a template from being read; null when nothing does. */
export function templateProblem(name: string, source: string): TemplateProblem | null {
  speakPython();
  try {
    refuseLoopFilter(name, source);
    new nunjucks.Template(source, new nunjucks.Environment(null), name, true);
    return null;
  } catch (error) {
    return problemOf(name, error);
  }
}

/** nunjucks loads from files by itself, and is not to. */
function loaderOf(load: RenderOptions['load'], trimBlocks: boolean): nunjucks.ILoader {
  return {
    getSource: (name) => {
      const text = load(name);
      if (text !== null) refuseLoopFilter(name, text);
      const found = text === null ? null : { src: sourceOf(text, trimBlocks), path: name, noCache: true };
      // Its types leave out that there may be none.
      return found as nunjucks.LoaderSource;
    },
  };
}

/** Jinja reads line ends as `\n`, drops one at the end, and trims a comment as it trims a tag. */
function sourceOf(text: string, trimBlocks: boolean): string {
  const source = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  return trimBlocks ? source.replaceAll('#}\n', '#}') : source;
}

/** nunjucks takes the condition of `for x in list if …` for another list, and would leave all out without a word. */
function refuseLoopFilter(name: string, source: string): void {
  const found = LOOP_FILTER.exec(source);
  if (found === null) return;
  const line = source.slice(0, found.index).split('\n').length;
  throw new Error(
    `(${name}) [Line ${line}, Column 1]\n a loop takes no condition here: put {% if … %} inside it`,
  );
}

const LOOP_FILTER = /\{%[-+]?\s*for\s[^%]*?\sin\s[^%]*?\sif\s(?![^%]*\selse\s)/;

interface Runtime {
  memberLookup: (...asked: Parameters<typeof memberOf>) => unknown;
  suppressValue: (value: unknown) => unknown;
}

/** Nobody else uses the library: its one runtime may be given other manners. */
let speaks = false;

function speakPython(): void {
  if (speaks) return;
  speaks = true;
  nunjucks.installJinjaCompat();
  meanPython();
  const { runtime } = nunjucks as unknown as { runtime: Runtime };
  runtime.memberLookup = memberOf;
  runtime.suppressValue = spelled;
}

/** nunjucks tells file, place and reason in one text, with an `Error: ` before each. */
function problemOf(name: string, error: unknown): TemplateProblem {
  const said = error instanceof Error ? error.message : String(error);
  const place = /\(([^()\n]*)\)(?: \[Line (\d+), Column \d+\])?/.exec(said);
  const reason = said
    .replaceAll(/\([^()\n]*\)(?: \[Line \d+, Column \d+\])?\n|(?:Template render |Range)?[Ee]rror: /g, '')
    .replace('Maximum call stack size exceeded', 'it calls or includes itself without end')
    .replace('Invalid string length', 'a text becomes too long')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { file: place?.[1] ?? name, line: place?.[2] === undefined ? null : Number(place[2]), reason };
}
