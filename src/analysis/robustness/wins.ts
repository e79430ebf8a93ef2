import { studentHalfWidth } from '../student.ts';
import type { Better } from './means.ts';

/** Where one policy does better than another, future by future. */
export interface Wins {
  /** Mean over replicates of how much better it does, in the unit of the outcome; negative where it does worse; NaN where no pair was done. */
  readonly advantage: Float64Array;
  /** 1 where it does better, 0 where it does worse or the same, NaN where no pair was done. */
  readonly won: Float64Array;
  /** 1 where the sign can be told from chance, 0 where not, NaN where no pair was done or only one replicate was run. */
  readonly told: Float64Array;
  /** Half-width of the interval of an advantage of all replicates; NaN with one replicate. */
  readonly halfWidth: number;
}

/**
 * Compares two policies in every future by the sign of the mean over paired replicates. The lists have entry `future * replicates + replicate`.
 *
 * A future counts as won by its sign, not by a test: the sign errs in futures near the border alone, on both sides alike, while a test with few
 * replicates would move the border itself. `told` says how many signs are beyond doubt; its interval takes the variance of paired differences
 * pooled over all futures, which gives many degrees of freedom but supposes about the same noise everywhere.
 */
export function winsOver(policy: ArrayLike<number>, other: ArrayLike<number>, replicates: number, better: Better, confidence = 0.95): Wins {
  const futures = policy.length / replicates;
  const sign = better === 'lower' ? -1 : 1;
  const advantage = new Float64Array(futures).fill(NaN);
  const pairs = new Int32Array(futures);
  let [squares, degrees] = [0, 0];
  for (let f = 0; f < futures; f++) {
    const differences: number[] = [];
    for (let r = 0; r < replicates; r++) {
      const difference = sign * (policy[f * replicates + r]! - other[f * replicates + r]!);
      if (difference === difference) differences.push(difference);
    }
    pairs[f] = differences.length;
    if (differences.length === 0) continue;
    const mean = differences.reduce((sum, x) => sum + x, 0) / differences.length;
    advantage[f] = mean;
    squares += differences.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
    degrees += differences.length - 1;
  }
  const halfOf = (count: number): number => studentHalfWidth(confidence, degrees) * Math.sqrt(squares / degrees / count);
  return {
    advantage,
    won: advantage.map((x) => (x === x ? (x > 0 ? 1 : 0) : NaN)),
    told: advantage.map((x, f) => (x !== x || degrees === 0 ? NaN : Math.abs(x) > halfOf(pairs[f]!) ? 1 : 0)),
    halfWidth: degrees === 0 ? NaN : halfOf(replicates),
  };
}
