/** One question of `relctl commit`. The commit message is made of the answers. */
export type Question = ListQuestion | InputQuestion | ConfirmQuestion;

export interface ListQuestion {
  readonly type: 'list';
  /** The name of the answer. */
  readonly name: string;
  /** The text of the question. */
  readonly message: string;
  readonly choices: readonly Choice[];
  /** The preselected value; null: the first one. */
  readonly default: string | null;
}

export interface Choice {
  readonly value: string;
  /** The displayed text. */
  readonly name: string;
  /** The key that selects it if shortcuts are on; null: its number in the list. */
  readonly key: string | null;
}

export interface InputQuestion {
  readonly type: 'input';
  readonly name: string;
  readonly message: string;
  readonly default: string | null;
  /** Turns the typed text into the answer. @throws a refusal if the text can't be used: the question is asked again */
  readonly filter: (text: string) => string;
}

export interface ConfirmQuestion {
  readonly type: 'confirm';
  readonly name: string;
  readonly message: string;
  readonly default: boolean;
}

export type Answers = Readonly<Record<string, string | boolean>>;

/** The questions of `relctl commit`, in this order, and how the answers become a message. */
export interface Questionnaire {
  readonly questions: readonly Question[];
  /** @param answers one for each question, after its filter */
  readonly messageOf: (answers: Answers) => string;
}
