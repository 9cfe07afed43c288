import { shellCommand } from '../core/text/shell.ts';
import { visible } from '../core/text/visible.ts';
import type { Paint } from './paint.ts';

/** How many files are named. */
const SHOWN = 5;

/** Where to find what files held before they were put back, a line each. */
export function keptText(
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
      `${paint.warning('note:')} what a hook, or somebody while it ran, had changed is put back; to have it again:`,
      6,
    ),
    ...lines,
    ...(more > 0 ? [`  … and ${more} more: git fsck --lost-found`] : []),
  ].join('\n');
}
