/** What a word is, for the one who prints it: a terminal makes colours of it, a file gets the plain text. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly accent: (text: string) => string;
  /** A text that leads to a page; null where nothing can be clicked on. A URL holds no control character. */
  readonly link: ((text: string, url: string) => string) | null;
  /** A line of prose broken for a terminal's width, what is behind its first piece set in by so many columns. */
  readonly fold: (line: string, hang: number) => string;
}

const asIs = (text: string): string => text;

export const PLAIN: Paint = {
  bold: asIs,
  dim: asIs,
  bad: asIs,
  good: asIs,
  warning: asIs,
  accent: asIs,
  link: null,
  fold: asIs,
};
