import { Ansis } from 'ansis';
import type { Paint } from '../report/paint.ts';

/** Colours where the stream is a terminal and `NO_COLOR` is not set. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const colourful = stream.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
  const { bold, dim, red, green, yellow, cyan } = new Ansis(colourful ? 1 : 0);
  return { bold, dim, bad: red, good: green, warning: yellow, accent: cyan };
}
