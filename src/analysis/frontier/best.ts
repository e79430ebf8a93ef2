import { holm } from '../holm.ts';
import { pairedDifference } from '../paired.ts';
import { significance } from '../verdict.ts';
import type { Objective } from './objective.ts';
import { meanOf } from './paired-frontier.ts';

/** The best of several alternatives in one objective. */
export interface Best {
  /** Position of the one with the best mean; the first of equal ones. */
  readonly best: number;
  /** Positions of all that cannot be told from it, itself included, ascending: paired t-tests with Holm's correction over the others. */
  readonly tied: readonly number[];
}

/**
 * The best alternative: entry `[i][r]` of `values` is alternative `i` in replicate `r`, NaN where it is not defined. `undefined` when none is defined. An
 * exact look-up over the alternatives that `among` names, all by default. With fewer than two common replicates nothing can be told apart.
 */
export function bestOf(
  values: readonly ArrayLike<number>[],
  { better }: Pick<Objective, 'better'>,
  among: readonly number[] = [...values.keys()],
): Best | undefined {
  let best: number | undefined;
  let bestMean = NaN;
  for (const i of among) {
    const mean = meanOf(values[i]!);
    if (Number.isNaN(mean) || (best !== undefined && !(better === 'lower' ? mean < bestMean : mean > bestMean))) continue;
    [best, bestMean] = [i, mean];
  }
  if (best === undefined) return undefined;
  const leader = best;
  const others = among.filter((i) => i !== leader && !Number.isNaN(meanOf(values[i]!)));
  const adjusted = holm(others.map((i) => pairedDifference(values[i]!, values[leader]!).pValue));
  const tied = [leader, ...others.filter((_, j) => !(adjusted[j]! < significance))];
  return { best, tied: tied.sort((i, j) => i - j) };
}

/** As `bestOf`, among the alternatives whose mean cost is at most `budget`. `undefined` when there is none. */
export function bestWithin(
  values: readonly ArrayLike<number>[],
  costs: readonly ArrayLike<number>[],
  budget: number,
  objective: Pick<Objective, 'better'>,
): Best | undefined {
  return bestOf(
    values,
    objective,
    [...values.keys()].filter((i) => meanOf(costs[i]!) <= budget),
  );
}
