import { faultAt, PatternFault, peek, take } from './scan.ts';
import type { Scan } from './scan.ts';

export interface Repetition {
  readonly text: string;
  readonly least: number;
  /** null: any number. */
  readonly most: number | null;
  readonly lazy: boolean;
}

const SIGNS: Readonly<Record<string, Repetition>> = {
  '*': { text: '*', least: 0, most: null, lazy: false },
  '+': { text: '+', least: 1, most: null, lazy: false },
  '?': { text: '?', least: 0, most: 1, lazy: false },
};
const COUNTED = /^\{(\d*)(?:(,)(\d*))?\}/;

/** Python refuses a larger count. */
const MOST_TIMES = 2 ** 32 - 2;

/** null: there is no repetition. A brace without a count is an ordinary brace. */
export function repetitionIn(scan: Scan): Repetition | null {
  const start = scan.at;
  const found = SIGNS[peek(scan) ?? ''] ?? countedIn(scan);
  if (found === null) return null;
  if (scan.at === start) scan.at += 1;
  if (peek(scan) === '+') {
    const whole = scan.characters.slice(start, scan.at + 1).join('');
    throw new PatternFault(start, whole, 'JavaScript has no possessive repetition');
  }
  return take(scan, '?') ? { ...found, text: `${found.text}?`, lazy: true } : found;
}

function countedIn(scan: Scan): Repetition | null {
  if (peek(scan) !== '{') return null;
  const [whole, low = '', comma = '', high = ''] =
    COUNTED.exec(scan.characters.slice(scan.at, scan.at + 40).join('')) ?? [];
  if (whole === undefined || whole === '{}') return null;
  const least = low === '' ? 0 : Number(low);
  const most = comma === '' ? least : high === '' ? null : Number(high);
  if (least > MOST_TIMES || (most ?? 0) > MOST_TIMES) throw faultAt(scan, whole, 'the count is too large');
  if (most !== null && most < least) throw faultAt(scan, whole, 'it asks for at least more than at most');
  scan.at += whole.length;
  return { text: `{${least},${most ?? ''}}`, least, most, lazy: false };
}
