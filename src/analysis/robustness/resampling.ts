import { uniformInteger } from '../../random/index.ts';
import { AddressedDraws } from '../design/addressed-draws.ts';

/** Resamples and shuffles that depend on the seed, the stream and the round alone, not on what was drawn before. */
export class Resampling {
  readonly #seed: string;
  readonly #streams = new Map<string, AddressedDraws>();

  /** `seed`: any text of at least one character. */
  constructor(seed: string) {
    this.#seed = seed;
  }

  /** As many whole numbers from 0 to `size - 1` as `out` holds, drawn with replacement. `stream` tells lists of one round apart. */
  draw(round: number, stream: number, size: number, out: Int32Array): void {
    const draws = this.#draws('robustness.resample', stream);
    for (let i = 0; i < out.length; i++) out[i] = uniformInteger(draws.word(round, i), size);
  }

  /** Puts `values` into a random order, each order as likely as any other (Fisher and Yates). */
  shuffle(round: number, stream: number, values: Uint8Array | Int32Array): void {
    const draws = this.#draws('robustness.shuffle', stream);
    for (let i = values.length - 1; i > 0; i--) {
      const other = uniformInteger(draws.word(round, i), i + 1);
      const kept = values[i]!;
      values[i] = values[other]!;
      values[other] = kept;
    }
  }

  #draws(purpose: string, stream: number): AddressedDraws {
    const key = `${purpose} ${stream}`;
    let draws = this.#streams.get(key);
    if (draws === undefined) this.#streams.set(key, (draws = new AddressedDraws(this.#seed, purpose, stream)));
    return draws;
  }
}
