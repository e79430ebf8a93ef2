import type { PairedMoments } from './paired.ts';
import { PairedAccumulator } from './paired-accumulator.ts';
import { studentHalfWidth } from './student.ts';

/** A ratio of two means over the same replicates. */
export interface RatioOfMeans {
  /** Replicates in which both are defined. */
  readonly replicates: number;
  /** Mean of the numerator over mean of the denominator; NaN without replicates or when the latter is 0. */
  readonly ratio: number;
  /** `undefined` when the interval of the denominator's mean spans zero: the ratio may be anything then, and its sign is not known. */
  readonly interval: { readonly lower: number; readonly upper: number } | undefined;
}

/**
 * The ratio of two paired means with its interval, for example cost per additional person lifted: entry `r` of both lists comes from replicate
 * `r`, NaN where it is not defined. Throws a `RangeError` for lists of different lengths.
 *
 * The interval holds every ratio ρ for which numerator − ρ · denominator cannot be told from zero; it is not symmetric about the ratio.
 * Reference: Fieller, E. C. (1954), Some problems in interval estimation, Journal of the Royal Statistical Society B 16, 175-185.
 */
export function fieller(numerator: ArrayLike<number>, denominator: ArrayLike<number>, confidence = 0.95): RatioOfMeans {
  if (numerator.length !== denominator.length) {
    throw new RangeError(`${numerator.length} replicates cannot be paired with ${denominator.length}`);
  }
  const pairs = new PairedAccumulator(1);
  for (let r = 0; r < numerator.length; r++) pairs.add([numerator[r]!], [denominator[r]!]);
  const moments = pairs.moments(0);
  const { replicates, meanA, meanB } = moments;
  return { replicates, ratio: meanB === 0 ? NaN : meanA / meanB, interval: replicates < 2 ? undefined : intervalOf(moments, confidence) };
}

/** Roots of (a − ρb)² = t² (Var a − 2ρ Cov + ρ² Var b), where variances are of means. */
function intervalOf(
  { replicates, meanA, meanB, squaresA, squaresB, products }: PairedMoments,
  confidence: number,
): RatioOfMeans['interval'] {
  const t = studentHalfWidth(confidence, replicates - 1);
  const scale = (t * t) / ((replicates - 1) * replicates);
  const leading = meanB * meanB - scale * squaresB;
  if (!(leading > 0)) return undefined;
  const middle = meanA * meanB - scale * products;
  const constant = meanA * meanA - scale * squaresA;
  const root = Math.sqrt(Math.max(0, middle * middle - leading * constant));
  return { lower: (middle - root) / leading, upper: (middle + root) / leading };
}

/**
 * The ratio of two paired means as if each replicate had one: entry `r` is the ratio plus what replicate `r` moves it by to first order (the
 * influence of the replicate), NaN where either is not defined. Its mean is the ratio, and its standard error that of the ratio by the delta
 * method; ratios of two scenarios over the same replicates can be paired by it. Throws a `RangeError` for lists of different lengths.
 */
export function ratioByReplicate(numerator: ArrayLike<number>, denominator: ArrayLike<number>): Float64Array {
  const { ratio } = fieller(numerator, denominator);
  let sum = 0;
  let count = 0;
  for (let r = 0; r < numerator.length; r++) {
    if (Number.isNaN(numerator[r]!) || Number.isNaN(denominator[r]!)) continue;
    sum += denominator[r]!;
    count++;
  }
  const mean = sum / count;
  return Float64Array.from({ length: numerator.length }, (_, r) => ratio + (numerator[r]! - ratio * denominator[r]!) / mean);
}
