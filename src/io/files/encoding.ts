import { UTF_8, UTF_8_WITH_MARK } from '../../core/config/encoding.ts';
import type { Encoding } from '../../core/config/encoding.ts';

/**
 * Decodes bytes. A byte order mark is part of the text, and {@link encode} returns the same bytes.
 *
 * @returns null if the bytes are not valid in this encoding
 */
export function decode(bytes: Buffer, encoding: Encoding): string | null {
  if (encoding === 'utf-16' && bytes.length > 0 && !bytes.subarray(0, 2).equals(LITTLE_ENDIAN)) return null;
  const text = read(bytes, encoding);
  return text !== null && encode(text, encoding)?.equals(bytes) === true ? text : null;
}

/**
 * @returns null if the encoding does not have all the characters of the text; {@link unknownTo} returns the first such
 *   character
 */
export function encode(text: string, encoding: Encoding): Buffer | null {
  if (isUtf8(encoding)) return Buffer.from(text, 'utf8');
  if (UTF_16.has(encoding)) return utf16(text, encoding);
  const codes = tableOf(encoding).codes;
  const bytes: number[] = [];
  for (const character of text) {
    const code = codes.get(character);
    if (code === undefined) return null;
    bytes.push(...code);
  }
  return Buffer.from(bytes);
}

/** The first character that the encoding does not have; null: it has all of them. */
export function unknownTo(encoding: Encoding, text: string): string | null {
  for (const character of text) if (encode(character, encoding) === null) return character;
  return null;
}

const LITTLE_ENDIAN = Buffer.from([0xff, 0xfe]);

/** Python writes `utf-16` here as little-endian with a byte order mark. */
const UTF_16: ReadonlyMap<Encoding, string> = new Map([
  ['utf-16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
]);

function isUtf8(encoding: Encoding): boolean {
  return encoding === UTF_8 || encoding === UTF_8_WITH_MARK;
}

function utf16(text: string, encoding: Encoding): Buffer {
  const isMarked = encoding !== 'utf-16' || text === '' || text.startsWith('\ufeff');
  const bytes = Buffer.from(isMarked ? text : `\ufeff${text}`, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

function read(bytes: Buffer, encoding: Encoding): string | null {
  const label = isUtf8(encoding) ? UTF_8 : (UTF_16.get(encoding) ?? PAIRED.get(encoding)?.label ?? null);
  if (label === null) return Array.from(bytes, (byte) => tableOf(encoding).singles[byte] ?? '').join('');
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The characters of an encoding other than Unicode's. */
interface Table {
  /** The characters that are one byte long, by that byte. */
  readonly singles: readonly (string | undefined)[];
  readonly codes: ReadonlyMap<string, readonly number[]>;
}

const TABLES = new Map<Encoding, Table>();

/** Built by decoding every code with Node, and once only. With thousands of characters this takes about 50 ms. */
function tableOf(encoding: Encoding): Table {
  const table = TABLES.get(encoding) ?? newTable(encoding);
  TABLES.set(encoding, table);
  return table;
}

function newTable(encoding: Encoding): Table {
  const singles = Array.from({ length: 256 }, (_, byte) => single(encoding, byte));
  const codes = new Map<string, readonly number[]>();
  for (const [byte, character] of singles.entries())
    if (character !== undefined) codes.set(character, [byte]);
  for (const code of pairs(encoding)) {
    const character = decoded(encoding, code);
    // If one character has two codes, the first is written.
    if (character !== undefined && !codes.has(character)) codes.set(character, code);
  }
  return { singles, codes };
}

function single(encoding: Encoding, byte: number): string | undefined {
  // ASCII in all of them, except for control characters that some of Node's tables exchange.
  if (byte < 0x80) return String.fromCharCode(byte);
  if (encoding === 'ascii') return undefined;
  if (encoding === 'windows-1252' && byte < 0xa0) return WINDOWS_1252.get(byte);
  const twin = OF_WINDOWS.get(encoding);
  const isSame = encoding === 'latin1' || encoding === 'windows-1252' || (twin !== undefined && byte < 0xa0);
  return isSame ? String.fromCharCode(byte) : decoded(twin ?? encoding, [byte]);
}

/** Node 20 decodes this encoding as ISO 8859-1. This table holds the differences. A blank: no character. */
const WINDOWS_1252: ReadonlyMap<number, string> = new Map(
  Array.from('€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ', (character, at) => [0x80 + at, character] as const).filter(
    ([, character]) => character !== ' ',
  ),
);

/** Encodings that browsers, and so Node, replace by a larger one of Windows. */
const OF_WINDOWS: ReadonlyMap<Encoding, Encoding> = new Map([
  ['iso-8859-9', 'windows-1254'],
  ['iso-8859-11', 'windows-874'],
]);

interface Paired {
  /** Node's name. */
  readonly label: string;
  /** Whether two bytes may encode a character of it. Node's encoding may have more. */
  readonly has: (first: number, second: number) => boolean;
}

const PAIRED: ReadonlyMap<Encoding, Paired> = new Map<Encoding, Paired>([
  ['big5', { label: 'big5', has: () => true }],
  ['gbk', { label: 'gbk', has: () => true }],
  ['gb2312', { label: 'gbk', has: (first, second) => first >= 0xa1 && first <= 0xf7 && second >= 0xa1 }],
  ['euc-kr', { label: 'euc-kr', has: () => true }],
  // Half-width characters come after 0x8e. Node's other characters there have a second code.
  [
    'euc-jp',
    { label: 'euc-jp', has: (first, second) => first >= 0xa1 || (first === 0x8e && second <= 0xdf) },
  ],
  ['cp932', { label: 'shift_jis', has: () => true }],
  // Without the characters that NEC and IBM added.
  ['shift_jis', { label: 'shift_jis', has: (first) => ![0x87, 0xed, 0xee].includes(first) && first < 0xf0 }],
]);

/** Every two bytes that may encode one character. */
function* pairs(encoding: Encoding): Iterable<readonly number[]> {
  const paired = PAIRED.get(encoding);
  if (paired === undefined) return;
  for (const first of range(0x81, 0xff)) {
    for (const second of range(0x40, 0xff)) if (paired.has(first, second)) yield [first, second];
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

const DECODERS = new Map<Encoding, InstanceType<typeof TextDecoder>>();

/** The one character that these bytes encode; undefined: none, or several. */
function decoded(encoding: Encoding, code: readonly number[]): string | undefined {
  const label = PAIRED.get(encoding)?.label ?? encoding;
  const decoder = DECODERS.get(encoding) ?? new TextDecoder(label, { fatal: true });
  DECODERS.set(encoding, decoder);
  try {
    const text = decoder.decode(Uint8Array.from(code));
    return Array.from(text).length === 1 ? text : undefined;
  } catch {
    return undefined;
  }
}
