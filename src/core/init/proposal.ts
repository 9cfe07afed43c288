import type { Part } from './part.ts';

/** A file that is to be written. */
export interface ProposedFile {
  readonly path: string;
  /** null: it does not exist. */
  readonly before: string | null;
  readonly after: string;
  readonly part: Part;
  /** Why, and why so. */
  readonly reasons: readonly string[];
}

/** What is not touched though it could have been proposed. */
export interface LeftAlone {
  readonly part: Part;
  readonly what: string;
  readonly why: string;
}

export interface PartProposal {
  readonly files: readonly ProposedFile[];
  readonly left: readonly LeftAlone[];
}

export const NOTHING: PartProposal = { files: [], left: [] };

/** A file of its own, which is left alone where it is there already. */
export function newFile(
  part: Part,
  path: string,
  after: string,
  reason: string,
  existing: ReadonlySet<string>,
): PartProposal {
  return existing.has(path)
    ? { files: [], left: [{ part, what: path, why: 'it is there already' }] }
    : { files: [{ path, before: null, after, part, reasons: [reason] }], left: [] };
}

export function together(proposals: readonly PartProposal[]): PartProposal {
  return { files: proposals.flatMap(({ files }) => files), left: proposals.flatMap(({ left }) => left) };
}
