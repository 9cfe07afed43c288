import { shellCommand } from '../../core/text/shell.ts';
import { visible } from '../../core/text/visible.ts';
import type { Paint } from '../text/paint.ts';

/** How many files are listed. */
const SHOWN = 5;

/** One line for each restored file: the command that prints the content it had before. */
export function restoredFilesText(
  kept: readonly { readonly path: string; readonly object: string }[],
  paint: Paint,
): string {
  const lines = kept
    .slice(0, SHOWN)
    .map(
      ({ path, object }) =>
        `  ${visible(`git cat-file -p ${object.slice(0, 12)} > ${shellCommand([path])}`)}`,
    );
  const more = kept.length - SHOWN;
  return [
    paint.fold(
      `${paint.warning('note:')} relctl restored the files that changed while a hook ran; to get the changed content back:`,
      6,
    ),
    ...lines,
    ...(more > 0 ? [`  … and ${more} more: git fsck --lost-found`] : []),
  ].join('\n');
}
