import { refuse } from '../../core/error/error.ts';
import { FORGES, LICENSES, PARTS } from '../../core/init/part.ts';
import type { InitRequest, Part } from '../../core/init/part.ts';
import { nearest } from '../../core/text/nearest.ts';
import { oneOf } from './release-flags.ts';

/** The options of `relctl init` as oclif parses them. */
export interface InitOptions {
  readonly with: readonly string[] | undefined;
  readonly without: readonly string[] | undefined;
  readonly ci: string | undefined;
  readonly python: string | undefined;
  readonly license: string | undefined;
}

/** @throws INVALID_ARGUMENT */
export function initRequest(options: InitOptions): InitRequest {
  const request = {
    with: partsNamed('--with', options.with ?? []),
    without: partsNamed('--without', options.without ?? []),
    ci: oneOf('--ci', options.ci, FORGES),
    python: pythonNamed(options.python),
    license: oneOf('--license', options.license, LICENSES),
  };
  const both = request.with.find((part) => request.without.includes(part));
  if (both === undefined) return request;
  throw refuse('INVALID_ARGUMENT', { problem: `${both} is in both --with and --without`, hint: null });
}

function pythonNamed(text: string | undefined): string | null {
  // The tools of the preflight checks need at least 3.9.
  if (text === undefined || /^3\.(?:9|[1-9]\d)$/.test(text)) return text ?? null;
  const problem = `--python takes a version such as 3.12 (at least 3.9), not '${text}'`;
  throw refuse('INVALID_ARGUMENT', { problem, hint: null });
}

/** Each option may be repeated, and name several parts. */
function partsNamed(flag: string, texts: readonly string[]): readonly Part[] {
  const names = texts.flatMap((text) => text.split(',')).map((name) => name.trim());
  return names.map((name) => {
    const part = PARTS.find((one) => one === name);
    if (part !== undefined) return part;
    const meant = nearest(name, PARTS);
    const hint = meant === null ? null : `did you mean ${meant}?`;
    throw refuse('INVALID_ARGUMENT', { problem: `${flag} takes ${PARTS.join(', ')}, not '${name}'`, hint });
  });
}
