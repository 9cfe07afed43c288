/** Collects the output of a program. If the output is long, it keeps only the beginning and the end. */
export class BoundedText {
  readonly #most: { readonly first: number; readonly last: number };
  readonly #first: Buffer[] = [];
  #last: Buffer = Buffer.alloc(0);
  #firstLength = 0;
  #left = 0;

  /** @param first how many bytes to keep from the beginning; `last`: from the end */
  constructor(first: number, last: number) {
    this.#most = { first, last };
  }

  add(piece: Buffer): void {
    const room = this.#most.first - this.#firstLength;
    const beginning = piece.subarray(0, Math.max(0, room));
    if (beginning.length > 0) this.#first.push(beginning);
    this.#firstLength += beginning.length;
    const rest = Buffer.concat([this.#last, piece.subarray(beginning.length)]);
    const over = Math.max(0, rest.length - this.#most.last);
    this.#left += over;
    this.#last = rest.subarray(over);
  }

  /** If bytes are left out, a line says how many. */
  text(): string {
    const first = Buffer.concat(this.#first);
    if (this.#left === 0) return Buffer.concat([first, this.#last]).toString('utf8');
    return `${first.toString('utf8')}\n… ${this.#left} bytes are left out here …\n${this.#last.toString('utf8')}`;
  }
}
