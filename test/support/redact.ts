import type { Scratch } from './scratch.ts';

/** A text without the values that differ from run to run: object ids, the temporary folder, relctl's version. */
export function redact(text: string, { root }: Scratch): string {
  return text
    .replaceAll(root, '[ROOT]')
    .replace(/\b(?:[0-9a-f]{40}|[0-9a-f]{7})\b/g, '[SHA]')
    .replace(/(?<=Released-by: relctl )\S+/g, '[VERSION]');
}
