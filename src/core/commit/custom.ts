import type { CustomizeSettings, MappedIncrement } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import { faultText, PatternFault, pythonPattern } from '../text/python/pattern.ts';
import type { PatternUse } from '../text/python/pattern.ts';
import { visibleLine } from '../text/visible.ts';
import type { Increment } from '../version/version.ts';
import { bodyOf, subjectOf } from './commit.ts';
import type { Commit } from './commit.ts';
import { conventionalIncrement } from './increment.ts';
import { keywordOf } from './keyword.ts';
import { findFault } from './message.ts';
import type { MessageRules, MessageSchema } from './message.ts';
import type { Entry } from './parse.ts';
import type { Ask, CommitRules } from './rules.ts';
import { strip } from './white-space.ts';

/** The place of the rules in the configuration. */
export interface CustomPlace {
  readonly file: string;
  /** The path of the table: `tool.commitizen.customize`. */
  readonly section: string;
}

/**
 * The maximum length of texts that are matched against patterns. A pattern that backtracks would never finish on a message
 * of some megabytes.
 */
const LONGEST_LINE = 10_000;
const LONGEST_TEXT = 100_000;

/** The rules `cz_customize`. Parity: commitizen's defaults are used for what is not set, except for schema and changelog. */
export function customRules(customize: CustomizeSettings, place: CustomPlace): CommitRules {
  return {
    name: 'cz_customize',
    tellsIncrement: true,
    asksIn: customAsks(customize, place),
    looksMeant: () => true,
    entriesOf: customEntries(customize, place),
    changeTypeMap: customize.changeTypeMap ?? {},
    changeTypeOrder: customize.changeTypeOrder,
    schema: customSchema(customize, place),
  };
}

function customAsks(customize: CustomizeSettings, place: CustomPlace): CommitRules['asksIn'] {
  const keywordIn = once(() =>
    customize.bumpPattern === null ? keywordOf : foundKeyword(customize.bumpPattern, place),
  );
  const plain = once(() => mapped(customize.bumpMap, 'bump_map', false, place));
  const beforeOne = once(() =>
    customize.bumpMapMajorVersionZero === null
      ? mapped(loweredMap(customize.bumpMap), 'bump_map', true, place)
      : mapped(customize.bumpMapMajorVersionZero, 'bump_map_major_version_zero', true, place),
  );
  return (text, majorVersionZero) => {
    const incrementFor = (majorVersionZero ? beforeOne : plain)();
    return text === '' ? [] : text.split('\n').flatMap((line) => askOf(line, keywordIn(), incrementFor));
  };
}

function askOf(
  line: string,
  keywordIn: (line: string) => string | null,
  incrementFor: (keyword: string) => Increment | null,
): readonly Ask[] {
  const keyword = keywordIn(line);
  const increment = keyword === null ? null : incrementFor(keyword);
  return keyword === null || increment === null ? [] : [{ line, keyword, increment }];
}

/** The text of the first group of `bump_pattern`, which can match anywhere in the line. */
function foundKeyword(source: string, place: CustomPlace): (line: string) => string | null {
  const pattern = compile('bump_pattern', source, {}, place);
  return (line) => {
    const found = pattern.exec(line.slice(0, LONGEST_LINE));
    if (found === null) return null;
    if (found[1] !== undefined) return found[1];
    const problem = found.length === 1 ? 'it has no group' : 'its first group does not match';
    const fault = `it matches '${visibleLine(line.slice(0, 80))}', but ${problem}, and bump_map needs the text of that group`;
    throw refuse('INVALID_PATTERN', { ...atKey('bump_pattern', place), pattern: source, fault });
  };
}

/** The map for versions before 1.0 if no other one is configured. */
function loweredMap(map: CustomizeSettings['bumpMap']): CustomizeSettings['bumpMap'] {
  return (
    map?.map(({ pattern, increment }) => ({
      pattern,
      increment: increment === 'MAJOR' ? 'MINOR' : increment,
    })) ?? null
  );
}

/** The first entry whose pattern matches at the start of the keyword decides. Without a map, commitizen's map is used. */
function mapped(
  map: readonly MappedIncrement[] | null,
  key: string,
  majorVersionZero: boolean,
  place: CustomPlace,
): (keyword: string) => Increment | null {
  if (map === null) return (keyword) => conventionalIncrement(keyword, majorVersionZero);
  const patterns = map.map(({ pattern, increment }) => ({
    pattern: compile(`${key}.${pattern}`, pattern, { anchored: true }, place),
    increment,
  }));
  return (keyword) => patterns.find(({ pattern }) => matches(pattern, keyword))?.increment ?? null;
}

function customEntries(customize: CustomizeSettings, place: CustomPlace): CommitRules['entriesOf'] {
  const patterns = once(() => {
    const { changelogPattern, commitParser } = customize;
    const parser = (flags: string): RegExp =>
      compile('commit_parser', commitParser ?? '(?P<message>.*)', { anchored: true, flags }, place);
    return {
      listed:
        changelogPattern === null
          ? null
          : compile('changelog_pattern', changelogPattern, { anchored: true }, place),
      // Parity: in a paragraph of the body a dot also matches line ends.
      title: parser('m'),
      paragraph: parser('ms'),
    };
  });
  return (commit) => {
    const { listed, title, paragraph } = patterns();
    const body = bodyOf(commit);
    const message = strip(`${subjectOf(commit)}\n\n${body}`);
    if (listed !== null && !matches(listed, message)) return [];
    // Parity: an empty body is one empty paragraph, which commit_parser can match.
    const paragraphs = body.split('\n\n').flatMap((text) => entryIn(paragraph, text, commit));
    return [...entryIn(title, message, commit), ...paragraphs];
  };
}

function entryIn(parser: RegExp, text: string, { sha }: Commit): readonly Entry[] {
  parser.lastIndex = 0;
  const found = parser.exec(text.slice(0, LONGEST_TEXT));
  if (found === null) return [];
  const { change_type: type, scope, message, breaking } = found.groups ?? {};
  return [
    {
      type: type ?? null,
      scope: scope === undefined || scope === '' ? null : scope,
      message: message ?? '',
      breaking: Boolean(breaking),
      sha,
    },
  ];
}

function customSchema({ schemaPattern, example }: CustomizeSettings, place: CustomPlace): MessageSchema {
  const schema = once(() =>
    schemaPattern === null ? null : compile('schema_pattern', schemaPattern, { anchored: true }, place),
  );
  return {
    pattern: schemaPattern ?? '',
    faultIn(message) {
      const pattern = schema();
      return pattern === null || matches(pattern, message) ? null : { problem: 'no-match', at: 0 };
    },
    suggest: (_, rules: MessageRules) =>
      strip(example) !== '' && findFault(strip(example), rules) === null ? strip(example) : null,
  };
}

function matches(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text.slice(0, LONGEST_TEXT));
}

/** @throws INVALID_PATTERN */
function compile(key: string, source: string, use: PatternUse, place: CustomPlace): RegExp {
  const pattern = pythonPattern(source, use);
  if (!(pattern instanceof PatternFault)) return pattern;
  throw refuse('INVALID_PATTERN', { ...atKey(key, place), pattern: source, fault: faultText(pattern) });
}

function atKey(key: string, { file, section }: CustomPlace): { file: string; key: string } {
  return { file, key: `${section}.${key}` };
}

/** A value that is made on first use: other commands still work if one pattern of the rules can't be used. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
