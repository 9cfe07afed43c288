import { refuse } from '../error/error.ts';

const NAME = '(version|major|minor|patch|prerelease|devrelease)';
const PLACEHOLDER = new RegExp(String.raw`\$\{${NAME}\}|\$${NAME}`, 'g');
const SPECIAL = new RegExp(String.raw`\$\$|${PLACEHOLDER.source}|[\\^$.*+?()[\]{}|]`, 'g');

const WORD = String.raw`[\p{L}\p{N}_]+`;

/** What each placeholder reads; the names of the groups are the placeholders' own. */
const READS: Readonly<Record<string, string>> = {
  version:
    String.raw`v?(?<version>\d+\.\d+(?:\.\d+)?(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?` +
    String.raw`(?:\+[0-9A-Za-z.]+)?(?:${WORD})?)`,
  major: String.raw`(?<major>\d+)`,
  minor: String.raw`(?<minor>\d+)`,
  patch: String.raw`(?<patch>\d+)`,
  prerelease: String.raw`(?<prerelease>${WORD}(?:\.${WORD})*)?`,
  devrelease: String.raw`(?<devrelease>\.?dev\d+)?`,
};

const WILDCARD = '(?:.*?)';

export interface TagPattern {
  /** Spans the whole name. */
  readonly pattern: RegExp;
  /** A longer name is not worth the time that a name made for the purpose could take. */
  readonly longest: number;
}

/** About a tenth of a second. */
const MOST_STEPS = 2_000_000;

/**
 * The patterns that read a tag format, to be tried in this order.
 *
 * First the format's text as it stands, so that a name made from it is always read. Then, Parity: the text as the
 * regular expression that commitizen takes it for (`rel.$version` also reads `rel-1.0.0`, `v?$version` both
 * spellings), left out where it could run away, as `(a+)+` does: a hook judges names and formats of strangers.
 *
 * @param wildcard whether `*` stands for any text, as it does in `ignored_tag_formats`
 * @throws INVALID_TAG_FORMAT when the format is no regular expression, or holds a placeholder twice
 */
export function patternsOf(format: string, wildcard: boolean): readonly TagPattern[] {
  const literal = literalSource(format, wildcard);
  const regular = regularSource(format, wildcard);
  const splits = splitsOf(format, wildcard);
  const asText = { pattern: compile(literal, format), longest: format.length + longestName(splits, 0) };
  const own = ownText(format, wildcard);
  const asExpression = {
    pattern: compile(regular, format),
    longest: longestName(splits + countOf(/[*+{]/g, own), countOf(/[?|]/g, own)),
  };
  const repeatsGroup = /\)[*+{]/.test(own);
  return literal === regular || repeatsGroup ? [asText] : [asText, asExpression];
}

function literalSource(format: string, wildcard: boolean): string {
  return format.replace(SPECIAL, (found: string, braced?: string, bare?: string) => {
    const name = braced ?? bare;
    if (name !== undefined) return READS[name] ?? found;
    if (found === '$$') return String.raw`\$`;
    return found === '*' && wildcard ? WILDCARD : `\\${found}`;
  });
}

function regularSource(format: string, wildcard: boolean): string {
  return (wildcard ? format.replaceAll('*', WILDCARD) : format).replace(
    PLACEHOLDER,
    (found: string, braced?: string, bare?: string) => READS[braced ?? bare ?? ''] ?? found,
  );
}

function compile(source: string, format: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch (error) {
    throw refuse('INVALID_TAG_FORMAT', { format, reason: 'not a regular expression' }, error);
  }
}

/** In how many places at most a name can be split in more than one way: `$version` has two such places. */
function splitsOf(format: string, wildcard: boolean): number {
  const wildcards = wildcard ? countOf(/\*/g, format) : 0;
  const bounded = countOf(/\$\{?devrelease/g, format);
  return wildcards + countOf(PLACEHOLDER, format) + countOf(/\$\{?version/g, format) - bounded;
}

/** What stands around placeholders and wildcards, for a look at its operators: counts too many rather than too few. */
function ownText(format: string, wildcard: boolean): string {
  const text = wildcard ? format.replaceAll('*', '') : format;
  return text.replaceAll(/\\./g, '').replace(PLACEHOLDER, '()');
}

/** A name of n characters can be tried in some nˢ/s! · 2ᶜ ways, with s places to split it and c choices. */
function longestName(splits: number, choices: number): number {
  let ways = MOST_STEPS / 2 ** choices;
  for (let place = 2; place <= splits; place += 1) ways *= place;
  return Math.floor(ways ** (1 / Math.max(splits, 1)));
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
