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

/** Where the rules are configured. */
export interface CustomPlace {
  readonly file: string;
  /** The table, in words: `tool.commitizen.customize`. */
  readonly section: string;
}

/**
 * How much of a text is held against a pattern: of a strangers' message of some megabytes a pattern that looks back
 * would never come to an end.
 */
const LONGEST_LINE = 10_000;
const LONGEST_TEXT = 100_000;

/** The rules `cz_customize`. Parity: what they leave out is commitizen's own, but for schema and changelog. */
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

/** What the first group of `bump_pattern` holds, wherever in the line it matches. */
function foundKeyword(source: string, place: CustomPlace): (line: string) => string | null {
  const pattern = compile('bump_pattern', source, {}, place);
  return (line) => {
    const found = pattern.exec(line.slice(0, LONGEST_LINE));
    if (found === null) return null;
    if (found[1] !== undefined) return found[1];
    const lacks = found.length === 1 ? 'it has no first group' : 'its first group does not match';
    const fault = `it matches '${visibleLine(line.slice(0, 80))}', and ${lacks}, which bump_map would be asked for`;
    throw refuse('INVALID_PATTERN', { ...atKey('bump_pattern', place), pattern: source, fault });
  };
}

/** What a map says before 1.0 where no other is configured. */
function loweredMap(map: CustomizeSettings['bumpMap']): CustomizeSettings['bumpMap'] {
  return (
    map?.map(({ pattern, increment }) => ({
      pattern,
      increment: increment === 'MAJOR' ? 'MINOR' : increment,
    })) ?? null
  );
}

/** The first entry whose pattern matches at the keyword's start decides; without a map, commitizen's own. */
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
      tells:
        changelogPattern === null
          ? null
          : compile('changelog_pattern', changelogPattern, { anchored: true }, place),
      // Parity: in a paragraph of the body a dot takes line ends as well.
      title: parser('m'),
      paragraph: parser('ms'),
    };
  });
  return (commit) => {
    const { tells, title, paragraph } = patterns();
    const body = bodyOf(commit);
    const message = strip(`${subjectOf(commit)}\n\n${body}`);
    if (tells !== null && !matches(tells, message)) return [];
    // Parity: no body is one empty paragraph, which a parser may take for an entry.
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

/** A value that is made when it is asked for: a rule set is whole also where one of its patterns can't be used. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
