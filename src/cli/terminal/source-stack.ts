import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import type { SourceMapPayload } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { packageFolder } from '../../io/files/package.ts';

/**
 * Makes the stack of an error, and of its cause, name lines of `src`. The program runs from bundled files, where all code is
 * on a few lines. Source maps are large, so they are read only here.
 */
export function showSources(error: Error): void {
  if (error.stack !== undefined)
    error.stack = error.stack.replace(FRAME, (frame) => frame.replace(PLACE, sourceOf));
  if (error.cause instanceof Error) showSources(error.cause);
}

/** A line of a stack. The message above it may be any text, and very long. */
const FRAME = /^ {4}at .{1,1000}$/gm;

/** A place in a bundled file: `/folder/main.cjs:1:2345`. */
const PLACE = /([^\s()]+\.cjs):(\d+):(\d+)/g;

function sourceOf(place: string, file: string, line: string, column: string): string {
  const map = `${file}.map`;
  if (!existsSync(map)) return place;
  const sources = new SourceMap(JSON.parse(readFileSync(map, 'utf8')) as SourceMapPayload);
  const found = sources.findEntry(Number(line) - 1, Number(column) - 1);
  if (!('originalSource' in found)) return place;
  const source = relative(packageFolder(), resolve(dirname(file), found.originalSource));
  return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
}
