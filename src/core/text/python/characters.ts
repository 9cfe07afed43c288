import type { Flags } from './flags.ts';
import { faultAt, peek, take } from './scan.ts';
import type { Scan } from './scan.ts';

/** JavaScript's pattern for one character; in upper and lower case if case does not count. */
export function literal(character: string, flags: Flags): string {
  if (!flags.i) return spelled(character);
  const forms = caseForms(character, flags);
  return forms.length === 1 ? spelled(character) : `[${forms.map(spelled).join('')}]`;
}

export function anyBut(character: string): string {
  return `[^${spelled(character)}]`;
}

/** A word boundary, or the opposite. Parity: before Python 3.14, an empty text has neither. */
export function wordBoundary(flags: Flags, isBoundary: boolean): string {
  const set = sets(flags)['w'] ?? '';
  const [before, after] = [`(?<=[${set}])`, `(?=[${set}])`];
  // Without a negative assertion: V8 would also try it in the middle of a surrogate pair.
  const [notBefore, notAfter] = [`(?<=^|[^${set}])`, `(?=[^${set}]|$)`];
  return isBoundary
    ? `(?:${before}${notAfter}|${notBefore}${after})`
    : `(?:${before}${after}|${notBefore}${notAfter}(?!^$))`;
}

/** Reads a class of characters after its `[`. */
export function classIn(scan: Scan, flags: Flags): string {
  const start = scan.at - 1;
  const negated = take(scan, '^') ? '^' : '';
  const members: string[] = [];
  for (let isFirst = true; isFirst || peek(scan) !== ']'; isFirst = false) {
    const low = memberIn(scan, flags, start);
    if (peek(scan) !== '-' || scan.characters[scan.at + 1] === ']') {
      members.push(memberText(low, flags));
      continue;
    }
    const dash = scan.at;
    scan.at += 1;
    const high = memberIn(scan, flags, start);
    if (low.kind === 'set' || high.kind === 'set' || pointOf(high.character) < pointOf(low.character)) {
      const written = scan.characters.slice(dash - 1, scan.at).join('');
      throw faultAt(scan, written, 'this is not a range of characters', dash - 1 - scan.at);
    }
    members.push(range(low.character, high.character, flags));
  }
  scan.at += 1;
  return `[${negated}${members.join('')}]`;
}

type Member = { readonly kind: 'set'; readonly text: string } | Character;
interface Character {
  readonly kind: 'character';
  readonly character: string;
}

function memberIn(scan: Scan, flags: Flags, start: number): Member {
  const character = peek(scan);
  if (character === undefined) throw faultAt(scan, '[', 'it is not closed', start - scan.at);
  scan.at += 1;
  return character === '\\' ? escapeIn(scan, flags, 'class') : { kind: 'character', character };
}

function memberText(member: Member, flags: Flags): string {
  if (member.kind === 'set') return member.text;
  return (flags.i ? caseForms(member.character, flags) : [member.character]).map(spelled).join('');
}

/** A longer range contains nearly all forms of its letters already. */
const LONGEST_FOLDED = 2048;

function range(low: string, high: string, flags: Flags): string {
  const [from, to] = [pointOf(low), pointOf(high)];
  const text = `${spelled(low)}-${spelled(high)}`;
  if (!flags.i || to - from > LONGEST_FOLDED) return text;
  const forms = Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).flatMap(
    (character) => caseForms(character, flags),
  );
  const others = new Set(forms.filter((form) => pointOf(form) < from || pointOf(form) > to));
  return text + [...others].map(spelled).join('');
}

/** The escapes that both languages have. */
const CONTROLS: Readonly<Record<string, string>> = {
  a: '\x07',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};
const OCTAL_OUTSIDE = /^(?:0[0-7]{0,2}|[1-7][0-7]{2})/;
const OCTAL_IN_CLASS = /^[0-7]{1,3}/;
const CODE = /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/;

/** Reads an escape after its backslash, except for references and positions. */
export function escapeIn(scan: Scan, flags: Flags, where: 'class' | 'outside'): Member {
  const next = peek(scan);
  if (next === undefined) throw faultAt(scan, '\\', 'nothing follows it', -1);
  const set = setFor(next, flags);
  const control = where === 'class' && next === 'b' ? '\b' : CONTROLS[next];
  if (set !== null || control !== undefined) {
    scan.at += 1;
    return set === null ? { kind: 'character', character: control ?? '' } : { kind: 'set', text: set };
  }
  const ahead = scan.characters.slice(scan.at, scan.at + 9).join('');
  const [octal] = (where === 'class' ? OCTAL_IN_CLASS : OCTAL_OUTSIDE).exec(ahead) ?? [];
  const [code = octal, ...digits] = CODE.exec(ahead) ?? [];
  if (code !== undefined) {
    const point = octal === undefined ? parseInt(digits.join(''), 16) : parseInt(octal, 8);
    if (point > (octal === undefined ? 0x10ffff : 0o377)) {
      throw faultAt(scan, `\\${code}`, 'there is no such character', -1);
    }
    scan.at += code.length;
    return { kind: 'character', character: String.fromCodePoint(point) };
  }
  if (next === 'N') throw faultAt(scan, '\\N', 'relctl knows no characters by name', -1);
  if (/[a-zA-Z\d]/.test(next)) throw faultAt(scan, `\\${next}`, 'Python knows no such escape here', -1);
  scan.at += 1;
  return { kind: 'character', character: next };
}

function setFor(letter: string, flags: Flags): string | null {
  const set = sets(flags)[letter.toLowerCase()];
  if (set === undefined) return null;
  return letter === letter.toLowerCase() ? set : `[^${set}]`;
}

function sets({ a }: Flags): Readonly<Record<string, string>> {
  return a ? ASCII_SETS : UNICODE_SETS;
}

const ASCII_SETS = { d: '0-9', s: '\\t-\\r\\u{20}', w: 'a-zA-Z0-9_' };

/** Python's `isspace`: it contains the separators U+001C–U+001F and U+0085, and not U+FEFF. */
const UNICODE_SETS = {
  d: '\\p{Nd}',
  s: '\\t-\\r\\u{1c}-\\u{20}\\u{85}\\u{a0}\\u{1680}\\u{2000}-\\u{200a}\\u{2028}\\u{2029}\\u{202f}\\u{205f}\\u{3000}',
  w: '\\p{L}\\p{N}_',
};

/** Letters that Python considers another case of these, although neither `toLowerCase` nor `toUpperCase` gives them. */
const RARE_FORMS: Readonly<Record<string, readonly string[]>> = {
  i: ['\u0130', '\u0131'],
  s: ['\u017f'],
  k: ['\u212a'],
  å: ['\u212b'],
  ß: ['\u1e9e'],
  σ: ['ς'],
  ω: ['\u2126'],
  µ: ['μ'],
  μ: ['µ'],
};

function caseForms(character: string, { a }: Flags): readonly string[] {
  if (a && character > '\x7f') return [character];
  const pair = [character, character.toLowerCase(), character.toUpperCase()].flatMap((form) => [
    form,
    form.toLowerCase(),
    form.toUpperCase(),
  ]);
  const rare = pair.flatMap((form) => RARE_FORMS[form] ?? []);
  const single = [...pair, ...rare].filter((form) => Array.from(form).length === 1 && !(a && form > '\x7f'));
  return [...new Set(single)];
}

/** Escaped for use inside and outside a class: JavaScript's flag `v` gives many signs a meaning in a class. */
function spelled(character: string): string {
  return /^[a-zA-Z0-9_]$/.test(character) ? character : `\\u{${pointOf(character).toString(16)}}`;
}

function pointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
