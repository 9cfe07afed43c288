import { afterEach, expect, it, vi } from 'vitest';
import { canRedraw, paintFor } from './paint.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each<readonly [isTTY: boolean, environment: Readonly<Record<string, string>>, isColored: boolean]>([
  [true, {}, true],
  [false, {}, false],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [true, { TERM: 'dumb' }, false],
  [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
])('terminal: %j, with %j: colored: %j', (isTTY, environment, isColored) => {
  for (const name of ['NO_COLOR', 'FORCE_COLOR']) vi.stubEnv(name, '');
  vi.stubEnv('TERM', 'xterm');
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const stream = { isTTY };
  expect(paintFor(stream).bad('x') !== 'x').toBe(isColored);
  expect(canRedraw(stream)).toBe(isTTY && environment['TERM'] !== 'dumb');
});
