/** How to show the parts of a text: in colors on a terminal, as plain text in a file. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly accent: (text: string) => string;
  /** A text that links to a page; null if links can't be clicked. A URL contains no control characters. */
  readonly link: ((text: string, url: string) => string) | null;
  /** Breaks a line of prose for the terminal's width; the later pieces are indented by `hang` columns. */
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
