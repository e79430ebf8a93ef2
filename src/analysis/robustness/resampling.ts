import { keyFromSeed, purposeId, threefry4x32, uniformInteger } from '../../random/index.ts';

const drawn = purposeId('analysis.resample');
const shuffled = purposeId('analysis.shuffle');

/** Numbers for resampling that depend on the seed, the round and the position alone, not on what was drawn before. */
export class Resampling {
  readonly #key: Uint32Array;
  readonly #words = new Uint32Array(4);

  /** `seed`: any text of at least one character. */
  constructor(seed: string) {
    this.#key = keyFromSeed(seed, 0);
  }

  /** `count` whole numbers from 0 to `size - 1`, drawn with replacement, into `out`. `stream` tells lists of one round apart. */
  draw(round: number, stream: number, size: number, out: Int32Array): void {
    for (let i = 0; i < out.length; i++) out[i] = uniformInteger(this.#word(drawn, round, stream, i), size);
  }

  /** Puts `values` into a random order, each order as likely as any other (Fisher and Yates). */
  shuffle(round: number, stream: number, values: Uint8Array | Int32Array): void {
    for (let i = values.length - 1; i > 0; i--) {
      const other = uniformInteger(this.#word(shuffled, round, stream, i), i + 1);
      const kept = values[i]!;
      values[i] = values[other]!;
      values[other] = kept;
    }
  }

  #word(purpose: number, round: number, stream: number, i: number): number {
    threefry4x32(this.#key, i >>> 2, round, purpose, stream, this.#words);
    return this.#words[i & 3]!;
  }
}
