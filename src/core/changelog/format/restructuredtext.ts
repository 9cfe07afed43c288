import { charactersIn } from '../../text/characters.ts';
import type { ChangelogFormat } from './format.ts';
import type { Title } from './title.ts';

export const restructuredtext: ChangelogFormat = {
  name: 'restructuredtext',
  suffixes: ['rst'],
  literalLines,
  titles,
  releaseInTitle: 'first',
  bullet: '- ',
  title: (level, text) => `${text}\n${(level === 2 ? '=' : '-').repeat(charactersIn(text))}\n`,
  bold: (text) => `**${text}**`,
  titleTemplate: { 2: underlined('='), 3: underlined('-') },
};

function underlined(sign: string): string {
  return `{{ title }}\n{{ ""|center(title|length)|replace(" ", "${sign}") }}`;
}

/** The indented lines below a line that ends with `::` or starts with `..`. */
function literalLines(lines: readonly string[]): ReadonlySet<number> {
  const literal = new Set<number>();
  let indent: number | null = null;
  for (const [line, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const own = text.length - text.trimStart().length;
    if (indent !== null && own > indent) {
      literal.add(line);
      continue;
    }
    indent = /::\s*$|^\s*\.\.(?:\s|$)/.test(text) ? own : null;
  }
  return literal;
}

/**
 * Lines that are underlined with one character over their whole length, and maybe overlined with the same character. The
 * order in which the characters first appear decides their levels.
 */
function titles(lines: readonly string[], literal: ReadonlySet<number>): readonly Title[] {
  const styles: string[] = [];
  const found: Title[] = [];
  let line = 0;
  while (line < lines.length) {
    const title = literal.has(line) ? null : titleAt(lines, line);
    if (title === null) {
      line += 1;
      continue;
    }
    if (!styles.includes(title.style)) styles.push(title.style);
    const body = line + title.length;
    found.push({ line, body, level: styles.indexOf(title.style) + 1, text: title.text });
    line = body;
  }
  return found;
}

interface StyledTitle {
  readonly text: string;
  /** The character; twice if the title is also overlined. */
  readonly style: string;
  /** The number of its lines. */
  readonly length: number;
}

function titleAt(lines: readonly string[], line: number): StyledTitle | null {
  const [first = '', second = '', third = ''] = lines.slice(line, line + 3).map((text) => text.trim());
  if (isAdornment(first)) {
    const isTitle = third === first && isAdornmentOf(second, third);
    return isTitle ? { text: second, style: first.slice(0, 2), length: 3 } : null;
  }
  return isAdornmentOf(first, second) ? { text: first, style: second.slice(0, 1), length: 2 } : null;
}

function isAdornmentOf(title: string, line: string): boolean {
  if (title === '' || isAdornment(title) || !isAdornment(line)) return false;
  return charactersIn(line) >= charactersIn(title);
}

/** A line of one punctuation character, repeated. */
function isAdornment(line: string): boolean {
  return /^([!-/:-@[-`{-~])\1+$/.test(line);
}
