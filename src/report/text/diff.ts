import { createTwoFilesPatch } from 'diff';
import type { WriteFile } from '../../core/plan/effect.ts';
import { visible, visibleLine } from '../../core/text/visible.ts';
import type { Paint } from './paint.ts';

/** The change to one file as a unified diff, with the file names that `git diff` uses; safe to print. */
export function fileDiff(file: WriteFile, paint: Paint): string {
  return (
    filePatch({ ...file, path: visibleLine(file.path) })
      .split('\n')
      .map((line) => painted(visible(line), paint))
      .join('\n')
      // Removes only the final line end. An empty context line holds a space and belongs to the patch.
      .replace(/\n$/, '')
  );
}

/** {@link fileDiff} with every byte unchanged, so that the patch can be applied. */
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
