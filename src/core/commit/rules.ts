import type { Increment } from '../version/version.ts';
import type { Commit } from './commit.ts';
import type { MessageSchema } from './message.ts';
import type { Entry } from './parse.ts';

/** A rule set, which `name` configures: what commits ask for, what they tell, and what a message may look like. */
export interface CommitRules {
  readonly name: string;
  /** Whether commits ask for increments at all by these rules. */
  readonly tellsIncrement: boolean;
  /** Every line of a text that asks for an increment, from top to bottom. */
  readonly asksIn: (text: string, majorVersionZero: boolean) => readonly Ask[];
  /** Whether a reader takes such a word for a type also where no type is expected: in a body. */
  readonly looksMeant: (keyword: string) => boolean;
  /** What a commit announces for the changelog, that of its subject first. */
  readonly entriesOf: (commit: Commit) => readonly Entry[];
  /** How entries are grouped where the configuration does not say; null: commitizen's own way. */
  readonly changeTypeMap: Readonly<Record<string, string>> | null;
  readonly changeTypeOrder: readonly string[] | null;
  readonly schema: MessageSchema;
}

/** A line that asks for an increment. */
export interface Ask {
  /** The whole line. */
  readonly line: string;
  /** What of the line decided: `feat(api)!`. */
  readonly keyword: string;
  readonly increment: Increment;
}
