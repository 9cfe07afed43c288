/** Jinja's `center`, which MiniJinja does not have. Headings in reStructuredText are underlined with it. */
export function center(text: unknown, width: unknown = 80): string {
  const plain = String(text);
  const most = bounded(width);
  // A character has at most two units. A long text is not even counted.
  if (plain.length >= 2 * most) return plain;
  const room = most - Array.from(plain).length;
  if (room <= 0) return plain;
  const left = Math.floor(room / 2);
  return ' '.repeat(left) + plain + ' '.repeat(room - left);
}

/** Jinja's `indent`. MiniJinja's own needs a width. */
export function indent(
  text: unknown,
  width: unknown = 4,
  first: unknown = false,
  blank: unknown = false,
): string {
  const margin = typeof width === 'string' ? width.slice(0, WIDEST) : ' '.repeat(bounded(width));
  const plain = String(text);
  if (plain.length > LONGEST) throw new RangeError(`indent takes a text of at most ${LONGEST} characters`);
  const lines = plain.split('\n');
  return lines
    .map((line, at) =>
      (at === 0 && first !== true) || (line === '' && blank !== true) ? line : margin + line,
    )
    .join('\n');
}

/** @throws RangeError for a width so large that it would only use up memory */
function bounded(width: unknown): number {
  const asked = Number(width);
  if (!(asked <= WIDEST)) throw new RangeError(`a width is a number of at most ${WIDEST}`);
  return Math.max(0, asked);
}

const WIDEST = 10_000;

/** Units of a text whose lines are indented. The engine's own limit on memory does not count here. */
const LONGEST = 10_000_000;
