/** One question of `commit`, whichever rules it comes from; the answers make the message. */
export type Question = ListQuestion | InputQuestion | ConfirmQuestion;

export interface ListQuestion {
  readonly type: 'list';
  /** The answer's name. */
  readonly name: string;
  /** What the person is asked. */
  readonly message: string;
  readonly choices: readonly Choice[];
  /** The value that is chosen already; null: the first. */
  readonly default: string | null;
}

export interface Choice {
  readonly value: string;
  /** What the person sees of it. */
  readonly name: string;
  /** The key that chooses it where shortcuts are on; null: its number in the list. */
  readonly key: string | null;
}

export interface InputQuestion {
  readonly type: 'input';
  readonly name: string;
  readonly message: string;
  readonly default: string | null;
  /** What becomes of the text that was typed. @throws a refusal that says what is wrong with it: the question is asked again */
  readonly filter: (text: string) => string;
}

export interface ConfirmQuestion {
  readonly type: 'confirm';
  readonly name: string;
  readonly message: string;
  readonly default: boolean;
}

export type Answers = Readonly<Record<string, string | boolean>>;
