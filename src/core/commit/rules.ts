import type { Increment } from '../version/version.ts';
import type { Commit } from './commit.ts';
import type { MessageSchema } from './message.ts';
import type { Entry } from './parse.ts';

/** A commit convention, chosen by `name` in the configuration: increments, changelog entries, and the form of messages. */
export interface CommitRules {
  readonly name: string;
  /** Whether these rules know increments at all. */
  readonly tellsIncrement: boolean;
  /** Every line of a text that calls for an increment, from top to bottom. */
  readonly asksIn: (text: string, majorVersionZero: boolean) => readonly Ask[];
  /** Whether a reader would recognize the keyword as a commit type even in a body. */
  readonly looksMeant: (keyword: string) => boolean;
  /** The changelog entries of a commit, that of its subject first. */
  readonly entriesOf: (commit: Commit) => readonly Entry[];
  /** How entries are grouped if the configuration does not say; null: commitizen's default. */
  readonly changeTypeMap: Readonly<Record<string, string>> | null;
  readonly changeTypeOrder: readonly string[] | null;
  readonly schema: MessageSchema;
}

/** A line that calls for an increment. */
export interface Ask {
  /** The whole line. */
  readonly line: string;
  /** The part of the line that decided: `feat(api)!`. */
  readonly keyword: string;
  readonly increment: Increment;
}
