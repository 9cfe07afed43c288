import { createTwoFilesPatch } from 'diff';
import type { WriteFile } from '../core/plan/effect.ts';
import { visible, visibleLine } from '../core/text/visible.ts';
import type { Paint } from './paint.ts';

/** The change of one file as a unified diff, as `git diff` names its sides; safe to print. */
export function fileDiff(file: WriteFile, paint: Paint): string {
  return (
    filePatch({ ...file, path: visibleLine(file.path) })
      .split('\n')
      .map((line) => painted(visible(line), paint))
      .join('\n')
      // Only the last line's end: an empty line of context is a line with a space, and belongs to the patch.
      .replace(/\n$/, '')
  );
}

/** {@link fileDiff} with every byte as it is, to be applied. */
export function filePatch({ path, before, after }: WriteFile): string {
  const patch = createTwoFilesPatch(
    before === null ? '/dev/null' : `a/${path}`,
    `b/${path}`,
    before ?? '',
    after,
    undefined,
    undefined,
    { context: 3 },
  );
  return patch
    .split('\n')
    .filter((line) => !/^=+$/.test(line))
    .join('\n');
}

function painted(line: string, paint: Paint): string {
  if (/^(?:\+\+\+|---) /.test(line)) return paint.bold(line);
  if (line.startsWith('@@')) return paint.accent(line);
  if (line.startsWith('+')) return paint.good(line);
  return line.startsWith('-') ? paint.bad(line) : line;
}
