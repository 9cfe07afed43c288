import { fault } from './fault.ts';
import { DEEPEST, LONGEST, MOST_STEPS } from './limits.ts';
import type { Value } from './value.ts';

/** Where a template is, and how much it has done: a template may not run for ever. */
export class Run {
  file: string;
  line = 1;
  #steps = 0;
  #depth = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** @throws TemplateFault when there have been too many */
  step(count = 1): void {
    this.#steps += count;
    if (this.#steps > MOST_STEPS) throw fault(`the template takes more than ${MOST_STEPS} steps`);
  }

  /** Something that was done with a value: as many steps as it has elements, fewer for a text. */
  handle(value: Value): Value {
    if (typeof value === 'string') this.step(value.length >> 6);
    else if (Array.isArray(value)) this.step(value.length);
    return value;
  }

  /** Something that leads to other places of the templates, and back unless it fails. */
  aside<T>(doing: () => T): T {
    const { file, line } = this;
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw fault(`macros, loops or includes are nested more than ${DEEPEST} deep`);
    const done = doing();
    this.#depth -= 1;
    this.file = file;
    this.line = line;
    return done;
  }
}

/** What a template has written so far. */
export class Output {
  readonly #parts: string[] = [];
  #length = 0;

  write(text: string): void {
    this.#length += text.length;
    if (this.#length > LONGEST) throw fault('the text becomes too long');
    this.#parts.push(text);
  }

  text(): string {
    return this.#parts.join('');
  }
}

/** An output that nobody reads. */
export const NOWHERE = { write: (): void => undefined };

export type Sink = Pick<Output, 'write'>;
