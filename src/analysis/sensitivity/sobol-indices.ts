import { saltelliBlock } from '../design/saltelli.ts';
import { bootstrap, type Estimate, type ResamplingOptions } from './estimate.ts';

export interface SobolOptions extends ResamplingOptions {
  /** Whether the outputs are those of a design for second-order indices. */
  readonly calcSecondOrder?: boolean;
  /** Estimator of first-order indices: that of Saltelli (2010), better for small ones, or of Jansen (1999), better for large ones. */
  readonly firstOrder?: 'saltelli' | 'jansen';
}

/** Why indices are not to be relied on: there are too few points. */
export type SobolDoubt =
  /** Fewer than 64 base points are complete. */
  | { readonly reason: 'few' }
  /** An interval of S1 or ST reaches more than 0.1 to a side on average; `value` is the widest half. */
  | { readonly reason: 'wide'; readonly value: number }
  /** The interval of an index lies below zero, where no index can be. */
  | { readonly reason: 'negative'; readonly group: number }
  /** The interval of S1 lies above that of ST, which cannot be smaller. */
  | { readonly reason: 'reversed'; readonly group: number };

/** Shares of the variance of an output. */
export interface SobolIndices {
  /** Base points of the design, and those of which no output is missing. */
  readonly basePoints: number;
  readonly used: number;
  /** Of the outputs at A and B. */
  readonly mean: number;
  readonly variance: number;
  /** Of each group of factors: what it explains alone, and with all its interactions. NaN when the output does not vary. Not clipped at 0 or 1. */
  readonly S1: readonly Estimate[];
  readonly ST: readonly Estimate[];
  /** What pairs of groups explain by their interaction. */
  readonly S2: readonly { readonly a: number; readonly b: number; readonly estimate: Estimate }[];
  readonly doubts: readonly SobolDoubt[];
}

/**
 * Sobol' indices from outputs at the points of `saltelliDesign`, in its order. A block with an output that is NaN is left out whole.
 *
 * With f centred and V its variance over A and B:
 * S1_i = mean[f_B (f_AB_i - f_A)] / V (Saltelli et al. 2010, table 2, b) or 1 - mean[(f_B - f_AB_i)²] / 2V (Jansen 1999);
 * ST_i = mean[(f_A - f_AB_i)²] / 2V (Jansen 1999); S2_ij = mean[f_BA_i f_AB_j - f_A f_B] / V - S1_i - S1_j (Saltelli 2002).
 * Centring matters: with a mean of 100 standard deviations, the products alone would drown S1 (its error grows with the mean).
 */
export function sobolIndices(outputs: ArrayLike<number>, groups: number, options: SobolOptions): SobolIndices {
  const { calcSecondOrder = false, firstOrder = 'saltelli' } = options;
  const block = saltelliBlock(groups, calcSecondOrder);
  if (outputs.length % block !== 0) throw new RangeError(`${outputs.length} outputs; a multiple of ${block} is expected`);
  const basePoints = outputs.length / block;
  const complete: number[] = [];
  for (let i = 0; i < basePoints; i++) if (isComplete(outputs, i * block, block)) complete.push(i * block);
  const used = complete.length;

  // Columns of the block, one after another, about the mean of A and B. Sums start from the first output, so that the mean of equal ones is exact.
  const origin = used === 0 ? NaN : outputs[complete[0]!]!;
  let sum = 0;
  for (const at of complete) sum += outputs[at]! - origin + (outputs[at + block - 1]! - origin);
  const mean = origin + sum / (2 * used);
  const columns = Array.from({ length: block }, (_, c) => Float64Array.from(complete, (at) => outputs[at + c]! - mean));
  const a = columns[0]!;
  const b = columns[block - 1]!;
  const pairs: { a: number; b: number }[] = [];
  if (calcSecondOrder) for (let i = 0; i < groups; i++) for (let j = i + 1; j < groups; j++) pairs.push({ a: i, b: j });

  const numbers = 2 * groups + pairs.length;
  let variance = NaN;
  const estimates = bootstrap(used, numbers, options, (counts, out) => {
    const spread = varianceOf(a, b, counts);
    if (variance !== variance) variance = spread;
    // What does not vary has no shares.
    if (!(spread > 0)) return void out.fill(NaN);
    for (let i = 0; i < groups; i++) {
      const ab = columns[1 + i]!;
      let alone = 0;
      let total = 0;
      for (let r = 0; r < used; r++) {
        const moved = a[r]! - ab[r]!;
        total += counts[r]! * moved * moved;
        const kept = b[r]! - ab[r]!;
        alone += counts[r]! * (firstOrder === 'jansen' ? kept * kept : -b[r]! * moved);
      }
      out[i] = firstOrder === 'jansen' ? 1 - alone / (2 * used * spread) : alone / (used * spread);
      out[groups + i] = total / (2 * used * spread);
    }
    for (const [p, { a: i, b: j }] of pairs.entries()) {
      const ba = columns[1 + groups + i]!;
      const ab = columns[1 + j]!;
      let joint = 0;
      for (let r = 0; r < used; r++) joint += counts[r]! * (ba[r]! * ab[r]! - a[r]! * b[r]!);
      out[2 * groups + p] = joint / (used * spread) - out[i]! - out[j]!;
    }
  });
  const S1 = estimates.slice(0, groups);
  const ST = estimates.slice(groups, 2 * groups);
  const S2 = pairs.map((pair, p) => ({ ...pair, estimate: estimates[2 * groups + p]! }));
  return { basePoints, used, mean, variance, S1, ST, S2, doubts: doubtsOf(used, S1, ST) };
}

function isComplete(outputs: ArrayLike<number>, from: number, length: number): boolean {
  for (let i = from; i < from + length; i++) if (Number.isNaN(outputs[i])) return false;
  return true;
}

/** Variance over two columns of rows that count several times. */
function varianceOf(a: Float64Array, b: Float64Array, counts: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (let r = 0; r < a.length; r++) {
    sum += counts[r]! * (a[r]! + b[r]!);
    squares += counts[r]! * (a[r]! * a[r]! + b[r]! * b[r]!);
  }
  const n = 2 * a.length;
  return (squares - (sum * sum) / n) / n;
}

function doubtsOf(used: number, S1: readonly Estimate[], ST: readonly Estimate[]): SobolDoubt[] {
  const doubts: SobolDoubt[] = used < 64 ? [{ reason: 'few' }] : [];
  const value = Math.max(...[...S1, ...ST].map(({ lower, upper }) => (upper - lower) / 2));
  if (value > 0.1) doubts.push({ reason: 'wide', value });
  for (let group = 0; group < ST.length; group++) {
    if (S1[group]!.upper < 0) doubts.push({ reason: 'negative', group });
    else if (S1[group]!.lower > ST[group]!.upper) doubts.push({ reason: 'reversed', group });
  }
  return doubts;
}
