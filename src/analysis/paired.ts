import { studentHalfWidth, studentTwoSided } from './student.ts';

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
  /**
   * Two-sided probability of a difference as large as this one if there were none, by Student's t. 1 when all pairs are equal, 0 when they
   * all have the same other difference; NaN when R < 2.
   */
  readonly pValue: number;
}

/** Means of pairs and the sums of squares and products of what lies around them. `A` is the scenario, `B` the reference, `D` is A − B. */
export interface PairedMoments {
  readonly replicates: number;
  readonly meanA: number;
  readonly meanB: number;
  readonly meanD: number;
  readonly squaresA: number;
  readonly squaresB: number;
  readonly squaresD: number;
  readonly products: number;
}

/** The difference that follows from moments. `confidence` lies between 0 and 1, both excluded. */
export function differenceOfMoments(moments: PairedMoments, confidence = 0.95): PairedDifference {
  const { replicates, meanA, meanB, meanD: difference, squaresA, squaresB, squaresD, products } = moments;
  const defined = replicates >= 2;
  const standardError = defined ? Math.sqrt(squaresD / (replicates - 1) / replicates) : NaN;
  const halfWidth = defined ? studentHalfWidth(confidence, replicates - 1) * standardError : NaN;
  return {
    replicates,
    mean: meanA,
    referenceMean: meanB,
    difference,
    standardError,
    lower: difference - halfWidth,
    upper: difference + halfWidth,
    varianceRatio: defined ? (squaresA + squaresB) / squaresD : NaN,
    correlation: defined && squaresA > 0 && squaresB > 0 ? products / (Math.sqrt(squaresA) * Math.sqrt(squaresB)) : NaN,
    pValue: defined ? pValueOf(difference, standardError, replicates) : NaN,
  };
}

function pValueOf(difference: number, standardError: number, replicates: number): number {
  // 0/0 is no quotient, but all pairs being equal is no evidence of a difference.
  if (difference === 0) return 1;
  return studentTwoSided(difference / standardError, replicates - 1);
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
  let [originA, originB, originD] = [NaN, NaN, NaN];
  let [sumA, sumB, sumD] = [0, 0, 0];
  for (let r = 0; r < scenario.length; r++) {
    const a = scenario[r]!;
    const b = reference[r]!;
    if (a !== a || b !== b) continue;
    if (replicates === 0) [originA, originB, originD] = [a, b, a - b];
    replicates += 1;
    // Sums start from the first pair, so that the mean of equal numbers is that very number.
    sumA += a - originA;
    sumB += b - originB;
    sumD += a - b - originD;
  }
  const meanA = originA + sumA / replicates;
  const meanB = originB + sumB / replicates;
  const meanD = originD + sumD / replicates;

  let [squaresA, squaresB, squaresD, products] = [0, 0, 0, 0];
  for (let r = 0; r < scenario.length; r++) {
    const a = scenario[r]! - meanA;
    const b = reference[r]! - meanB;
    if (a !== a || b !== b) continue;
    const d = scenario[r]! - reference[r]! - meanD;
    squaresA += a * a;
    squaresB += b * b;
    squaresD += d * d;
    products += a * b;
  }
  return differenceOfMoments({ replicates, meanA, meanB, meanD, squaresA, squaresB, squaresD, products }, confidence);
}
