import { studentHalfWidth } from './student.ts';

/** A mean difference over paired replicates, with what is known of its error. */
export interface PairedDifference {
  /** Pairs used; those in which either value is NaN are left out. */
  readonly replicates: number;
  /** Mean of the scenario, and of the reference, over the pairs used. NaN when there are none. */
  readonly mean: number;
  readonly referenceMean: number;
  /** Mean of scenario less reference. */
  readonly difference: number;
  /** s_D/√R; NaN when R < 2. */
  readonly standardError: number;
  /** Ends of the interval difference ± t_{R−1} s_D/√R; NaN when R < 2. */
  readonly lower: number;
  readonly upper: number;
  /**
   * (Var A + Var B) / Var D: how many times more replicates independent runs would need for the same error. Infinite when the difference does
   * not vary but its sides do; NaN when nothing varies or R < 2.
   */
  readonly varianceRatio: number;
  /** Correlation of the two sides over replicates; NaN when a side does not vary or R < 2. */
  readonly correlation: number;
}

/**
 * Compares two scenarios over replicates under common random numbers: entry `r` of both lists comes from replicate `r`.
 *
 * `confidence` lies between 0 and 1, both excluded. Sums run in the order of the lists. Throws a `RangeError` for lists of different lengths.
 * Reference: Law, A. M. (2015), Simulation Modeling and Analysis, 5th edition, 10.2.1 and 11.2.
 */
export function pairedDifference(scenario: ArrayLike<number>, reference: ArrayLike<number>, confidence = 0.95): PairedDifference {
  if (scenario.length !== reference.length) {
    throw new RangeError(`${scenario.length} replicates cannot be paired with ${reference.length}`);
  }
  let replicates = 0;
  let sumA = 0;
  let sumB = 0;
  let sumD = 0;
  for (let r = 0; r < scenario.length; r++) {
    const a = scenario[r]!;
    const b = reference[r]!;
    if (a !== a || b !== b) continue;
    replicates += 1;
    sumA += a;
    sumB += b;
    sumD += a - b;
  }
  const mean = sumA / replicates;
  const referenceMean = sumB / replicates;
  const difference = sumD / replicates;

  let squaresA = 0;
  let squaresB = 0;
  let squaresD = 0;
  let products = 0;
  for (let r = 0; r < scenario.length; r++) {
    const a = scenario[r]! - mean;
    const b = reference[r]! - referenceMean;
    if (a !== a || b !== b) continue;
    const d = scenario[r]! - reference[r]! - difference;
    squaresA += a * a;
    squaresB += b * b;
    squaresD += d * d;
    products += a * b;
  }
  const defined = replicates >= 2;
  const standardError = defined ? Math.sqrt(squaresD / (replicates - 1) / replicates) : NaN;
  const halfWidth = defined ? studentHalfWidth(confidence, replicates - 1) * standardError : NaN;
  return {
    replicates,
    mean,
    referenceMean,
    difference,
    standardError,
    lower: difference - halfWidth,
    upper: difference + halfWidth,
    varianceRatio: defined ? (squaresA + squaresB) / squaresD : NaN,
    correlation: defined && squaresA > 0 && squaresB > 0 ? products / (Math.sqrt(squaresA) * Math.sqrt(squaresB)) : NaN,
  };
}
