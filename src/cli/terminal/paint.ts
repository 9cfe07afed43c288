import { Ansis } from 'ansis';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import { foldedLine } from '../../report/text/fold.ts';
import { PLAIN } from '../../report/text/paint.ts';
import type { Paint } from '../../report/text/paint.ts';

/** What decides how to write to a stream. */
type Terminal = Pick<NodeJS.WriteStream, 'isTTY'> & Partial<Pick<NodeJS.WriteStream, 'columns'>>;

/**
 * How to write to a stream.
 *
 * Colors: on a terminal, or with `FORCE_COLOR` (CI logs show them); never with `NO_COLOR` or `FORCE_COLOR=0`.
 * Links: on a terminal that is known to support them, or with `FORCE_HYPERLINK`.
 * Line breaks: at the width of a terminal.
 */
export function paintFor(stream: Terminal): Paint {
  const { NO_COLOR = '', FORCE_COLOR = '', FORCE_HYPERLINK, TERM } = process.env;
  const asked = FORCE_COLOR === '' ? null : !['0', 'false'].includes(FORCE_COLOR);
  const isColored = NO_COLOR === '' && (asked ?? canRedraw(stream));
  const { bold, dim, red, green, yellow, cyan } = new Ansis(isColored ? 1 : 0);
  // The library is loaded only if the answer can be yes.
  const mayLink = TERM !== 'dumb' && (stream.isTTY || FORCE_HYPERLINK !== undefined);
  const link = mayLink && createSupportsHyperlinks(stream) ? linked : null;
  // Without a known width a terminal has 0 columns.
  const { isTTY, columns = 0 } = stream;
  const fold = isTTY && columns > 0 ? foldedTo(columns) : PLAIN.fold;
  return { bold, dim, bad: red, good: green, warning: yellow, accent: cyan, link, fold };
}

function foldedTo(columns: number): Paint['fold'] {
  return (line, hang) => foldedLine(line, columns, hang);
}

/** Whether printed lines can be redrawn. */
export function canRedraw(stream: Terminal): boolean {
  return stream.isTTY && process.env['TERM'] !== 'dumb';
}

/** The escape sequence OSC 8. */
function linked(text: string, url: string): string {
  return `\x1b]8;;${url}\x1b\\${text}\x1b]8;;\x1b\\`;
}
