import { Ansis } from 'ansis';
import type { Paint } from '../report/paint.ts';

/** Colours where the stream is a terminal, or `FORCE_COLOR` asks for them (as logs of CI show them), and `NO_COLOR` does not forbid it. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = process.env;
  const isAskedFor = !['', '0', 'false'].includes(FORCE_COLOR);
  const colourful = NO_COLOR === '' && (isAskedFor || (stream.isTTY && TERM !== 'dumb'));
  const { bold, dim, red, green, yellow, cyan } = new Ansis(colourful ? 1 : 0);
  return { bold, dim, bad: red, good: green, warning: yellow, accent: cyan };
}
