/** Random numbers that are the same for the same seed. */
export class Chance {
  #state: number;

  /** @param seeds values that differ from case to case */
  constructor(...seeds: readonly (number | string)[]) {
    let hash = 2166136261;
    for (const character of seeds.join('/')) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
    this.#state = hash >>> 0;
  }

  /** In [0, 1). */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number of [0, end). */
  below(end: number): number {
    return Math.floor(this.fraction() * end);
  }

  happens(probability: number): boolean {
    return this.fraction() < probability;
  }

  oneOf<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] as T;
  }
}
