import type { PairedMoments } from './paired.ts';

/**
 * Moments of many pairs at once, one pair of numbers for each cell and replicate, in memory that does not grow with the replicates.
 *
 * Reference: Welford, B. P. (1962), Note on a method for calculating corrected sums of squares and products, Technometrics 4, 419-420.
 */
export class PairedAccumulator {
  readonly #replicates: Int32Array;
  readonly #meanA: Float64Array;
  readonly #meanB: Float64Array;
  readonly #meanD: Float64Array;
  readonly #squaresA: Float64Array;
  readonly #squaresB: Float64Array;
  readonly #squaresD: Float64Array;
  readonly #products: Float64Array;

  constructor(cells: number) {
    this.#replicates = new Int32Array(cells);
    this.#meanA = new Float64Array(cells);
    this.#meanB = new Float64Array(cells);
    this.#meanD = new Float64Array(cells);
    this.#squaresA = new Float64Array(cells);
    this.#squaresB = new Float64Array(cells);
    this.#squaresD = new Float64Array(cells);
    this.#products = new Float64Array(cells);
  }

  /** Adds one replicate: entry `i` of both lists goes to cell `from + i`. A cell in which either value is NaN stays as it is. */
  add(scenario: ArrayLike<number>, reference: ArrayLike<number>, from = 0): void {
    const replicates = this.#replicates;
    const meanA = this.#meanA;
    const meanB = this.#meanB;
    const meanD = this.#meanD;
    const squaresA = this.#squaresA;
    const squaresB = this.#squaresB;
    const squaresD = this.#squaresD;
    const products = this.#products;
    for (let i = 0; i < scenario.length; i++) {
      const a = scenario[i]!;
      const b = reference[i]!;
      if (a !== a || b !== b) continue;
      const cell = from + i;
      const n = replicates[cell]! + 1;
      const beforeA = a - meanA[cell]!;
      const beforeB = b - meanB[cell]!;
      const beforeD = a - b - meanD[cell]!;
      replicates[cell] = n;
      meanA[cell]! += beforeA / n;
      meanB[cell]! += beforeB / n;
      meanD[cell]! += beforeD / n;
      squaresA[cell]! += beforeA * (a - meanA[cell]!);
      squaresB[cell]! += beforeB * (b - meanB[cell]!);
      squaresD[cell]! += beforeD * (a - b - meanD[cell]!);
      products[cell]! += beforeA * (b - meanB[cell]!);
    }
  }

  /** Pairs that a cell has. */
  replicates(cell: number): number {
    return this.#replicates[cell]!;
  }

  /** Means are NaN for a cell without pairs. */
  moments(cell: number): PairedMoments {
    const replicates = this.#replicates[cell]!;
    const none = replicates === 0;
    return {
      replicates,
      meanA: none ? NaN : this.#meanA[cell]!,
      meanB: none ? NaN : this.#meanB[cell]!,
      meanD: none ? NaN : this.#meanD[cell]!,
      squaresA: this.#squaresA[cell]!,
      squaresB: this.#squaresB[cell]!,
      squaresD: this.#squaresD[cell]!,
      products: this.#products[cell]!,
    };
  }
}
