import { fault } from './fault.ts';
import type { TemplateFault } from './fault.ts';
import { shownToken } from './token.ts';
import type { Token } from './token.ts';

/** Reads the tokens of one tag or output from front to back. */
export class Tokens {
  readonly line: number;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[], line: number) {
    this.#tokens = tokens;
    this.line = line;
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  next(): Token | undefined {
    this.#at += 1;
    return this.#tokens[this.#at - 1];
  }

  /** Whether one of these signs, or of these words, comes next. */
  is(kind: 'sign' | 'name', ...texts: readonly string[]): boolean {
    const token = this.peek();
    return token?.kind === kind && texts.includes(token.text);
  }

  /** Passes over a sign or word if it comes next, and tells whether it did. */
  accept(kind: 'sign' | 'name', text: string): boolean {
    const found = this.is(kind, text);
    if (found) this.#at += 1;
    return found;
  }

  expect(kind: 'sign' | 'name', text: string): void {
    if (!this.accept(kind, text)) throw this.unexpected(`'${text}'`);
  }

  /** @param what is to be named, for the message */
  name(what: string): string {
    const token = this.next();
    if (token?.kind === 'name') return token.text;
    this.#at -= 1;
    throw this.unexpected(what);
  }

  /** The names or expressions of a list, each followed by a comma or by the end of the list. */
  list<T>(read: () => T, close: string): readonly T[] {
    const items: T[] = [];
    while (!this.accept('sign', close)) {
      if (items.length > 0) {
        this.expect('sign', ',');
        if (this.accept('sign', close)) break;
      }
      items.push(read());
    }
    return items;
  }

  end(): void {
    if (!this.atEnd) throw this.unexpected('the end of the tag');
  }

  unexpected(expected: string): TemplateFault {
    return fault(`expected ${expected}, found ${shownToken(this.peek())}`, this.line);
  }
}
