import type { Part } from './part.ts';

/** A file to write. */
export interface ProposedFile {
  readonly path: string;
  /** null: the file does not exist. */
  readonly before: string | null;
  readonly after: string;
  readonly part: Part;
  /** Why the file is written, and why with these contents. */
  readonly reasons: readonly string[];
}

/** Something that init skips, with the reason. */
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

/** A new file. It is skipped if it already exists. */
export function newFile(
  part: Part,
  path: string,
  after: string,
  reason: string,
  existing: ReadonlySet<string>,
): PartProposal {
  return existing.has(path)
    ? { files: [], left: [{ part, what: path, why: 'already exists' }] }
    : { files: [{ path, before: null, after, part, reasons: [reason] }], left: [] };
}

export function together(proposals: readonly PartProposal[]): PartProposal {
  return { files: proposals.flatMap(({ files }) => files), left: proposals.flatMap(({ left }) => left) };
}
