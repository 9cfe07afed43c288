import type { Scratch } from './scratch.ts';

/** A text of relctl's with what differs from run to run replaced: object ids, the temporary folder, its own version. */
export function redact(text: string, { root }: Scratch): string {
  return text
    .replaceAll(root, '[ROOT]')
    .replace(/\b(?:[0-9a-f]{40}|[0-9a-f]{7})\b/g, '[SHA]')
    .replace(/(?<=Released-by: relctl )\S+/g, '[VERSION]');
}
