import { studentHalfWidth } from './student.ts';

/** The difference of two means of independent replicates. */
export interface IndependentDifference {
  readonly mean: number;
  readonly referenceMean: number;
  /** Mean less the mean of the reference. */
  readonly difference: number;
  /** Ends of the interval; NaN where either side has fewer than two values. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The difference of the means of two lists of independent values with unequal variances; NaN values are left out. The degrees of freedom of Welch
 * and Satterthwaite are rounded down, which makes the interval a little wider.
 * Reference: Welch, B. L. (1947), The generalization of Student's problem when several different population variances are involved, Biometrika 34, 28-35.
 */
export function welchDifference(values: ArrayLike<number>, reference: ArrayLike<number>, confidence = 0.95): IndependentDifference {
  const [a, b] = [momentsOf(values), momentsOf(reference)];
  const difference = a.mean - b.mean;
  const variance = a.variance + b.variance;
  const share = (side: Moments): number => (side.variance * side.variance) / (side.count - 1);
  const degrees = variance === 0 ? Math.min(a.count, b.count) - 1 : Math.floor((variance * variance) / (share(a) + share(b)) + 1e-9);
  const half = a.count < 2 || b.count < 2 ? NaN : studentHalfWidth(confidence, Math.max(1, degrees)) * Math.sqrt(variance);
  return { mean: a.mean, referenceMean: b.mean, difference, lower: difference - half, upper: difference + half };
}

interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Of the mean. */
  readonly variance: number;
}

function momentsOf(values: ArrayLike<number>): Moments {
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    count++;
    const step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
  }
  return count === 0 ? { count, mean: NaN, variance: NaN } : { count, mean, variance: squares / (count - 1) / count };
}
