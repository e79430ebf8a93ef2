import { keyFromSeed, purposeId, threefry4x32, uniform, uniformInteger } from '../../random/index.ts';

/** Random numbers of a design or an estimate: a draw is a function of the seed, the purpose and its address, not of what was drawn before. */
export class AddressedDraws {
  readonly #key: Uint32Array;
  readonly #purpose: number;
  readonly #block = new Uint32Array(4);
  #row = -1;
  #quad = -1;

  /**
   * @param seed any text of at least one character
   * @param purpose dotted name, as `design.latin-hypercube`; other purposes have other numbers
   * @param stream whole number, 0 to 2^32-1; other streams have other numbers
   */
  constructor(seed: string, purpose: string, stream = 0) {
    this.#key = keyFromSeed(seed, stream);
    this.#purpose = purposeId(purpose);
  }

  /** The word at (row, position), whole numbers from 0 to 2^32-1: a whole number from 0 to 2^32-1. */
  word(row: number, position: number): number {
    const quad = position >>> 2;
    if (row !== this.#row || quad !== this.#quad) {
      threefry4x32(this.#key, row, quad, this.#purpose, 0, this.#block);
      this.#row = row;
      this.#quad = quad;
    }
    return this.#block[position & 3]!;
  }

  /** A number in the open interval (0, 1). */
  uniform(row: number, position: number): number {
    return uniform(this.word(row, position));
  }

  /** The whole numbers from 0 to n - 1 in random order, from the words of one row. */
  permutation(row: number, n: number): Uint32Array {
    const order = Uint32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = uniformInteger(this.word(row, i), i + 1);
      const other = order[j]!;
      order[j] = order[i]!;
      order[i] = other;
    }
    return order;
  }
}
