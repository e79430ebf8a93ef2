import { regretOf, type Better, type FutureMeans } from './means.ts';
import { quantileOf } from './quantile.ts';

/** Measures of robustness of a policy over futures, in the order of tables. */
export const robustnessMeasures = ['max_regret', 'p90_regret', 'mean_regret', 'satisficing', 'worst', 'hurwicz', 'mean', 'sd'] as const;
export type RobustnessMeasure = (typeof robustnessMeasures)[number];

/**
 * Measures of each policy, entry `measure * policies + policy`:
 *
 * - `max_regret`, `p90_regret`, `mean_regret`: greatest absolute regret (minimax regret is its least value over policies), its 90th percentile
 *   and its mean, in the unit of the outcome;
 * - `satisficing`: share of futures in which all criteria are met;
 * - `worst`: the worst outcome (maximin takes the best of these); `hurwicz`: `optimism` of the best outcome and the rest of the worst;
 *   `mean`: every future equally likely (Laplace); `sd`: standard deviation over futures, NaN for fewer than two.
 *
 * All NaN without futures. Reference: McPhail et al. (2018), Robustness metrics, Earth's Future 6, 169-191.
 */
export function measurePolicies(futures: FutureMeans, policies: number, better: Better, optimism: number): Float64Array {
  const { means, satisfied } = futures;
  const count = futures.used.length;
  const regret = regretOf(futures, policies, better);
  const out = new Float64Array(robustnessMeasures.length * policies).fill(NaN);
  if (count === 0) return out;
  for (let p = 0; p < policies; p++) {
    const of = (list: ArrayLike<number>): Float64Array => Float64Array.from({ length: count }, (_, f) => list[f * policies + p]!);
    const outcomes = of(means).sort();
    const regrets = of(regret).sort();
    const [best, worst] = better === 'lower' ? [outcomes[0]!, outcomes.at(-1)!] : [outcomes.at(-1)!, outcomes[0]!];
    const mean = meanOf(outcomes);
    const squares = outcomes.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
    const values: Record<RobustnessMeasure, number> = {
      max_regret: regrets.at(-1)!,
      p90_regret: quantileOf(regrets, 0.9),
      mean_regret: meanOf(regrets),
      satisficing: meanOf(of(satisfied)),
      worst,
      hurwicz: optimism * best + (1 - optimism) * worst,
      mean,
      sd: count > 1 ? Math.sqrt(squares / (count - 1)) : NaN,
    };
    robustnessMeasures.forEach((measure, m) => (out[m * policies + p] = values[measure]));
  }
  return out;
}

/** Whether small or large values of a measure are good. */
export function betterOf(measure: RobustnessMeasure, outcome: Better): Better {
  if (measure === 'satisficing') return 'higher';
  return measure === 'worst' || measure === 'hurwicz' || measure === 'mean' ? outcome : 'lower';
}

/** Positions of the best policies by a measure, several when they are equal; none when all are NaN. */
export function bestPolicies(values: ArrayLike<number>, better: Better): number[] {
  const sign = better === 'lower' ? -1 : 1;
  const best = Array.from(values).reduce((most, value) => (value === value ? Math.max(most, sign * value) : most), -Infinity);
  return Array.from(values).flatMap((value, p) => (sign * value === best ? [p] : []));
}

/** Mean of numbers; the very number when all are equal. */
function meanOf(values: Float64Array): number {
  const origin = values[0]!;
  return origin + values.reduce((sum, x) => sum + (x - origin), 0) / values.length;
}
