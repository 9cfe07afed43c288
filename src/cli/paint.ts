import { Ansis } from 'ansis';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import { foldedLine } from '../report/fold.ts';
import { PLAIN } from '../report/paint.ts';
import type { Paint } from '../report/paint.ts';

/** What of a stream decides how it is written to. */
type Terminal = Pick<NodeJS.WriteStream, 'isTTY'> & Partial<Pick<NodeJS.WriteStream, 'columns'>>;

/**
 * Colours where the stream is a terminal, or `FORCE_COLOR` asks for them (as logs of CI show them; 0 forbids them), and `NO_COLOR` does not forbid it; links
 * where it is one that is known to have them, or `FORCE_HYPERLINK` asks for them; lines are broken for a terminal's width alone.
 */
export function paintFor(stream: Terminal): Paint {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = process.env;
  const asked = FORCE_COLOR === '' ? null : !['0', 'false'].includes(FORCE_COLOR);
  const colourful = NO_COLOR === '' && (asked ?? canRedraw(stream));
  const { bold, dim, red, green, yellow, cyan } = new Ansis(colourful ? 1 : 0);
  const link = TERM !== 'dumb' && createSupportsHyperlinks(stream) ? linked : null;
  // A terminal that does not know its width says 0.
  const { isTTY, columns = 0 } = stream;
  const fold = isTTY && columns > 0 ? foldedTo(columns) : PLAIN.fold;
  return { bold, dim, bad: red, good: green, warning: yellow, accent: cyan, link, fold };
}

function foldedTo(columns: number): Paint['fold'] {
  return (line, hang) => foldedLine(line, columns, hang);
}

/** Whether what was printed can be printed over. */
export function canRedraw(stream: Terminal): boolean {
  return stream.isTTY && process.env['TERM'] !== 'dumb';
}

/** OSC 8, as terminals know it. */
function linked(text: string, url: string): string {
  return `\x1b]8;;${url}\x1b\\${text}\x1b]8;;\x1b\\`;
}
