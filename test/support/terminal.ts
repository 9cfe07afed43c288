import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** The text to wait for on the screen, and the keys to press then. */
export type Dialogue = readonly (readonly [seen: string, keys: string])[];

export const KEY = { enter: '\r', down: '\x1b[B', up: '\x1b[A', interrupt: '\x03' } as const;

/** Presses the keys one after another, each after its text has appeared. */
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

/** Two streams that act as a terminal with a user. */
export class FakeTerminal {
  readonly input = new PassThrough();
  readonly output = new PassThrough();
  readonly rows = 24;
  /** Everything that was written, without cursor movements and colors. */
  screen = '';

  constructor() {
    // Each question ends its output, but a terminal stays open.
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
