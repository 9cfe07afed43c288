import { refuse } from '../core/error/error.ts';
import { PARTS } from '../core/init/part.ts';
import type { InitRequest, Part } from '../core/init/part.ts';
import { nearest } from '../core/text/nearest.ts';

/** `--with` and `--without`: each may be given several times, and name several parts. @throws INVALID_ARGUMENT */
export function partsNamed(flags: {
  readonly with: readonly string[] | undefined;
  readonly without: readonly string[] | undefined;
}): Pick<InitRequest, 'with' | 'without'> {
  const wanted = listNamed('--with', flags.with ?? []);
  const unwanted = listNamed('--without', flags.without ?? []);
  const both = wanted.find((part) => unwanted.includes(part));
  if (both === undefined) return { with: wanted, without: unwanted };
  throw refuse('INVALID_ARGUMENT', { problem: `${both} is asked for, and left out`, hint: null });
}

/** `3.12` @throws INVALID_ARGUMENT */
export function pythonNamed(text: string): string {
  if (/^3\.\d{1,2}$/.test(text)) return text;
  const problem = `--python takes a version such as 3.12, not '${text}'`;
  throw refuse('INVALID_ARGUMENT', { problem, hint: null });
}

function listNamed(flag: string, texts: readonly string[]): readonly Part[] {
  const names = texts.flatMap((text) => text.split(',')).map((name) => name.trim());
  return names.map((name) => {
    const part = PARTS.find((one) => one === name);
    if (part !== undefined) return part;
    const meant = nearest(name, PARTS);
    const hint = meant === null ? null : `did you mean ${meant}?`;
    throw refuse('INVALID_ARGUMENT', { problem: `${flag} takes ${PARTS.join(', ')}, not '${name}'`, hint });
  });
}
