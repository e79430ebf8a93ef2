import { keyFromSeed, purposeId, threefry4x32 } from '../../random/index.ts';
import { directionTable } from './sobol-directions.ts';

/** Most dimensions of a sequence. */
export const sobolDimensions = directionTable.length + 1;

export interface SobolSequenceOptions {
  /** `owen` scrambles each dimension by a nested uniform scrambling that follows from `seed`; `none` gives the sequence itself. */
  readonly scramble?: 'owen' | 'none';
  /** Text from which the scrambling follows; needed for `owen`. */
  readonly seed?: string;
  /** Other numbers give other scramblings of the same seed, for error bars over several of them: whole number from 0. */
  readonly scrambling?: number;
}

/**
 * The first points of the Sobol' sequence with the direction numbers of Joe & Kuo, in natural order and with the first point kept: dropping it
 * would spoil the balance of the others (Owen 2020). Entry `i * k + j` is dimension `j` of point `i`: in [0, 1) as it is, in (0, 1) scrambled.
 *
 * 2^m points are balanced best. `points`: 0 to 2^31; `dimensions`: 1 to `sobolDimensions`. The first points do not depend on how many follow.
 *
 * Sobol', I. M. (1967), USSR Computational Mathematics and Mathematical Physics 7, 86-112. Joe, S., & Kuo, F. Y. (2008), SIAM Journal on Scientific
 * Computing 30, 2635-2654. Owen, A. B. (1995), Randomly permuted (t,m,s)-nets and (t,s)-sequences; Owen, A. B. (2020), arXiv:2008.08051.
 */
export function sobolSequence(points: number, dimensions: number, options: SobolSequenceOptions = {}): Float64Array {
  const { scramble = 'owen', seed, scrambling = 0 } = options;
  if (!Number.isInteger(points) || points < 0 || points > 2_147_483_648)
    throw new RangeError(`points: ${points}; a whole number from 0 to 2147483648 is expected`);
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > sobolDimensions)
    throw new RangeError(`dimensions: ${dimensions}; a whole number from 1 to ${sobolDimensions} is expected`);
  if (scramble === 'owen' && seed === undefined) throw new RangeError('a scrambled sequence needs a seed');
  const scrambler = scramble === 'owen' ? new OwenScrambling(seed!, scrambling) : undefined;
  const sequence = new Float64Array(points * dimensions);
  for (let j = 0; j < dimensions; j++) {
    const directions = directionNumbers(j);
    for (let i = 0; i < points; i++) {
      let word = 0;
      for (let rest = i, bit = 0; rest > 0; rest = Math.floor(rest / 2), bit++) if (rest % 2 === 1) word ^= directions[bit]!;
      word >>>= 0;
      sequence[i * dimensions + j] =
        scrambler === undefined ? word * 2.3283064365386963e-10 : (scrambler.apply(word, j) + 0.5) * 2.3283064365386963e-10;
    }
  }
  return sequence;
}

/** The 32 direction numbers of a dimension, from 0, by the recurrence of its primitive polynomial: Joe & Kuo (2008), (2) and (3). */
function directionNumbers(dimension: number): Uint32Array {
  const numbers = new Uint32Array(32);
  if (dimension === 0) {
    for (let bit = 0; bit < 32; bit++) numbers[bit] = 1 << (31 - bit);
    return numbers;
  }
  const [degree, coefficients, ...initial] = directionTable[dimension - 1]!;
  for (let bit = 0; bit < 32; bit++) {
    if (bit < degree!) {
      numbers[bit] = initial[bit]! << (31 - bit);
      continue;
    }
    let number = numbers[bit - degree!]! ^ (numbers[bit - degree!]! >>> degree!);
    for (let q = 1; q < degree!; q++) if (((coefficients! >> (degree! - 1 - q)) & 1) === 1) number ^= numbers[bit - q]!;
    numbers[bit] = number;
  }
  return numbers;
}

/**
 * Nested uniform scrambling in base 2: a digit is flipped or not by a random bit of its own for each string of digits above it. The bits are found by
 * address, so no tree is kept: one block of 128 bits is the upper seven levels of a subtree (127 nodes). Below 21 digits, where at most one of
 * 2^21 points is left in a cell, one random word flips all others.
 */
class OwenScrambling {
  readonly #key: Uint32Array;
  readonly #block = new Uint32Array(4);
  static readonly #purpose = purposeId('design.owen-scrambling');

  constructor(seed: string, scrambling: number) {
    this.#key = keyFromSeed(seed, scrambling);
  }

  apply(word: number, dimension: number): number {
    let flips = 0;
    for (let level = 0; level < 21; level += 7) {
      threefry4x32(this.#key, level === 0 ? 0 : word >>> (32 - level), level, OwenScrambling.#purpose, dimension, this.#block);
      let node = 1;
      for (let digit = level; digit < level + 7; digit++) {
        const flip = (this.#block[node >>> 5]! >>> (node & 31)) & 1;
        flips |= flip << (31 - digit);
        node = 2 * node + ((word >>> (31 - digit)) & 1);
      }
    }
    threefry4x32(this.#key, word >>> 11, 21, OwenScrambling.#purpose, dimension, this.#block);
    return (word ^ flips ^ (this.#block[0]! >>> 21)) >>> 0;
  }
}
