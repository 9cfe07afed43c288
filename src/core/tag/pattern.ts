import { refuse } from '../error/error.ts';

const NAME = '(version|major|minor|patch|prerelease|devrelease)';
const PLACEHOLDER = new RegExp(String.raw`\$\{${NAME}\}|\$${NAME}`, 'g');
const SPECIAL = new RegExp(String.raw`\$\$|${PLACEHOLDER.source}|[\\^$.*+?()[\]{}|]`, 'g');

/** The characters of a word, as Python knows them. Among ASCII characters both are the same. */
const WORD = { anyText: String.raw`[\p{L}\p{N}_]+`, ascii: String.raw`\w+` } as const;
type Characters = keyof typeof WORD;

/** The pattern of each placeholder. The groups have the names of the placeholders. */
const readsIn = (word: string): Readonly<Record<string, string>> => ({
  version:
    String.raw`v?(?<version>\d+\.\d+(?:\.\d+)?(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?` +
    String.raw`(?:\+[0-9A-Za-z.]+)?(?:${word})?)`,
  major: String.raw`(?<major>\d+)`,
  minor: String.raw`(?<minor>\d+)`,
  patch: String.raw`(?<patch>\d+)`,
  prerelease: String.raw`(?<prerelease>${word}(?:\.${word})*)?`,
  devrelease: String.raw`(?<devrelease>\.?dev\d+)?`,
});

const READS: Readonly<Record<Characters, Readonly<Record<string, string>>>> = {
  anyText: readsIn(WORD.anyText),
  ascii: readsIn(WORD.ascii),
};

const WILDCARD = '(?:.*?)';

/** Reads the whole of a name. null: the format does not fit, or the name is too long to be tried. */
export type TagPattern = (name: string) => RegExpExecArray | null;

/** Steps; they take about a tenth of a second. */
const MOST_STEPS = 2_000_000;

/**
 * The patterns that read a tag format, to be tried in this order.
 *
 * First the format as plain text, so that every name that was made from it is read. Then, parity: the format as a regular
 * expression, because commitizen uses it as one (`rel.$version` also reads `rel-1.0.0`, `v?$version` reads both spellings). A
 * pattern that could take forever, such as `(a+)+`, is left out: a hook judges names and formats of strangers.
 *
 * @param wildcard whether `*` stands for any text, as it does in `ignored_tag_formats`
 * @throws INVALID_TAG_FORMAT if the format is not a regular expression, or has a placeholder twice
 */
export function patternsOf(format: string, wildcard: boolean): readonly TagPattern[] {
  const literal = literalSource(format, wildcard);
  const regular = regularSource(format, wildcard);
  const splits = splitsOf(format, wildcard);
  const asText = tagPattern(literal, format, format.length + longestName(splits, 0));
  const own = ownText(format, wildcard);
  const longest = longestName(splits + countOf(/[*+{]/g, own), countOf(/[?|]/g, own));
  const asExpression = tagPattern(regular, format, longest);
  const repeatsGroup = /\)[*+{]/.test(own);
  return literal('ascii') === regular('ascii') || repeatsGroup ? [asText] : [asText, asExpression];
}

/** A regular expression for names with these characters. */
type Source = (characters: Characters) => string;

/** @param longest longer names are not tried: with a name that was made for it, the pattern could take very long */
function tagPattern(source: Source, format: string, longest: number): TagPattern {
  const ascii = compile(source('ascii'), format);
  let anyText: RegExp | null = null;
  return (name) => {
    if (name.length > longest) return null;
    // To compile Unicode's classes takes milliseconds, and nearly every name is ASCII.
    if (IS_ASCII.test(name)) return ascii.exec(name);
    anyText ??= compile(source('anyText'), format);
    return anyText.exec(name);
  };
}

const IS_ASCII = /^[\u0000-\u007f]*$/;

function literalSource(format: string, wildcard: boolean): Source {
  return (characters) =>
    format.replace(SPECIAL, (found: string, braced?: string, bare?: string) => {
      const name = braced ?? bare;
      if (name !== undefined) return READS[characters][name] ?? found;
      if (found === '$$') return String.raw`\$`;
      return found === '*' && wildcard ? WILDCARD : `\\${found}`;
    });
}

function regularSource(format: string, wildcard: boolean): Source {
  return (characters) =>
    (wildcard ? format.replaceAll('*', WILDCARD) : format).replace(
      PLACEHOLDER,
      (found: string, braced?: string, bare?: string) => READS[characters][braced ?? bare ?? ''] ?? found,
    );
}

function compile(source: string, format: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch (error) {
    throw refuse('INVALID_TAG_FORMAT', { format, reason: 'not a regular expression' }, error);
  }
}

/** At how many positions at most a name can be split in several ways. `$version` has two of them. */
function splitsOf(format: string, wildcard: boolean): number {
  const wildcards = wildcard ? countOf(/\*/g, format) : 0;
  const bounded = countOf(/\$\{?devrelease/g, format);
  return wildcards + countOf(PLACEHOLDER, format) + countOf(/\$\{?version/g, format) - bounded;
}

/** The format without placeholders and wildcards. Its operators are counted; some too many rather than too few. */
function ownText(format: string, wildcard: boolean): string {
  const text = wildcard ? format.replaceAll('*', '') : format;
  return text.replaceAll(/\\./g, '').replace(PLACEHOLDER, '()');
}

/** A name of n characters can be tried in about nˢ/s! · 2ᶜ ways, with s positions to split it and c choices. */
function longestName(splits: number, choices: number): number {
  let ways = MOST_STEPS / 2 ** choices;
  for (let place = 2; place <= splits; place += 1) ways *= place;
  return Math.floor(ways ** (1 / Math.max(splits, 1)));
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
