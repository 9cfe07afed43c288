import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** What a question looks for on the screen, and the keys that are pressed then. */
export type Dialogue = readonly (readonly [seen: string, keys: string])[];

export const KEY = { enter: '\r', down: '\x1b[B', up: '\x1b[A', interrupt: '\x03' } as const;

/** Presses keys one after the other, each time that what comes before it has been seen. */
export async function converse(
  dialogue: Dialogue,
  screen: () => string,
  press: (keys: string) => void,
): Promise<void> {
  let from = 0;
  for (const [seen, keys] of dialogue) {
    for (let waited = 0; !screen().includes(seen, from); waited += 10) {
      if (waited > 20_000) throw new Error(`'${seen}' did not appear in: ${screen().slice(from)}`);
      await pause(10);
    }
    from = screen().indexOf(seen, from) + seen.length;
    press(keys);
  }
}

/** Two streams with a person behind them. */
export class FakeTerminal {
  readonly input = new PassThrough();
  readonly output = new PassThrough();
  readonly rows = 24;
  /** All that was written, without what moves the cursor and colours. */
  screen = '';

  constructor() {
    // Each question ends its output; a terminal stays.
    this.output.end = () => this.output;
    this.output.on('data', (piece: Buffer) => {
      this.screen += piece.toString('utf8').replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '');
    });
  }

  converse(dialogue: Dialogue): Promise<void> {
    return converse(
      dialogue,
      () => this.screen,
      (keys) => this.input.write(keys),
    );
  }
}
