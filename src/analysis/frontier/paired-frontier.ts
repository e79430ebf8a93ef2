/** The frontier of alternatives whose outcomes are known from replicates only. */
import { holm } from '../holm.ts';
import { pairedDifference } from '../paired.ts';
import { studentHalfWidth, studentTwoSided } from '../student.ts';
import { significance } from '../verdict.ts';
import type { Objective } from './objective.ts';
import { paretoFrontier } from './pareto.ts';

/** Outcomes of one alternative: entry `[k][r]` is objective `k` in replicate `r`, NaN where it is not defined. */
export type AlternativeValues = readonly ArrayLike<number>[];

/** Where an alternative stands. */
export interface FrontierPlace {
  /** Mean of each objective over its replicates; NaN without any. */
  readonly means: Float64Array;
  /** On the frontier of the means, as if they were known exactly. */
  readonly plain: boolean;
  /** Not distinguishably dominated. False for an alternative with an objective that is nowhere defined. */
  readonly onFrontier: boolean;
  /** Positions of those that distinguishably dominate it, ascending. */
  readonly dominatedBy: readonly number[];
}

/**
 * The frontier under uncertainty. Alternative `b` is dominated by `a` if
 * 1. `a` is distinguishably better in at least one objective: the two-sided p value of the paired t-test of a difference beyond the margin, after
 *    Holm's correction over all objectives of all comparisons of `b`, is below 0.05; and
 * 2. `a` is distinguishably worse in none: no uncorrected 95 % interval of a paired difference lies beyond the margin on the bad side.
 *
 * An alternative that no other one is better than in anything is called dominated with a probability of at most 5 %. The second condition is
 * uncorrected because a correction would make it easier to be dominated. It shows that no loss was found, not that there is none: an alternative may be on
 * the plain frontier by an advantage within the noise alone, and more replicates bring it back if the advantage is real. A margin says which losses
 * would not matter. With fewer than two common replicates nothing is dominated.
 * The relation need not be transitive, and each alternative is compared with all others, dominated ones too.
 */
export function pairedFrontier(alternatives: readonly AlternativeValues[], objectives: readonly Objective[]): FrontierPlace[] {
  const means = alternatives.map((values) => Float64Array.from(objectives, (_, k) => meanOf(values[k]!)));
  const defined = means.map((list) => !list.some(Number.isNaN));
  const plain = new Set(paretoFrontier(means, objectives));
  const comparisons = compareAll(alternatives, objectives, defined);
  const m = objectives.length;
  return alternatives.map((_, b) => {
    const others = [...alternatives.keys()].filter((a) => a !== b && defined[a]! && defined[b]!);
    const pValues = others.flatMap((a) => objectives.map((_objective, k) => comparisons.pValues[at(a, b, k)]!));
    const adjusted = holm(pValues);
    const dominatedBy = others.filter((a, i) => {
      let better = false;
      for (let k = 0; k < m; k++) {
        const cell = at(a, b, k);
        if (comparisons.advantages[cell]! < 0 && comparisons.told[cell] === 1) return false;
        if (comparisons.advantages[cell]! > 0 && adjusted[i * m + k]! < significance) better = true;
      }
      return better;
    });
    return { means: means[b]!, plain: plain.has(b), onFrontier: defined[b]! && dominatedBy.length === 0, dominatedBy };
  });

  function at(a: number, b: number, k: number): number {
    return (a * alternatives.length + b) * m + k;
  }
}

interface Comparisons {
  /** How much better `a` is than `b` in objective `k`, beyond the margin: entry `(a * n + b) * m + k`. 0 within the margin. */
  readonly advantages: Float64Array;
  readonly pValues: Float64Array;
  /** 1 where the uncorrected interval lies beyond the margin. */
  readonly told: Uint8Array;
}

function compareAll(
  alternatives: readonly AlternativeValues[],
  objectives: readonly Objective[],
  defined: readonly boolean[],
): Comparisons {
  const n = alternatives.length;
  const m = objectives.length;
  const advantages = new Float64Array(n * n * m);
  const pValues = new Float64Array(n * n * m).fill(NaN);
  const told = new Uint8Array(n * n * m);
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      if (!defined[a]! || !defined[b]!) continue;
      for (let k = 0; k < m; k++) {
        const { better, margin = 0 } = objectives[k]!;
        const { difference, standardError, replicates } = pairedDifference(alternatives[a]![k]!, alternatives[b]![k]!);
        if (replicates < 2) continue;
        const beyond = Math.max(0, Math.abs(difference) - margin);
        const here = (a * n + b) * m + k;
        const there = (b * n + a) * m + k;
        const gain = difference < 0 === (better === 'lower') ? beyond : -beyond;
        advantages[here] = gain;
        advantages[there] = 0 - gain;
        pValues[here] = pValues[there] = beyond === 0 ? 1 : studentTwoSided(beyond / standardError, replicates - 1);
        told[here] = told[there] = beyond > studentHalfWidth(0.95, replicates - 1) * standardError ? 1 : 0;
      }
    }
  }
  return { advantages, pValues, told };
}

/** Mean of what is defined; NaN where nothing is. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let r = 0; r < values.length; r++) {
    if (Number.isNaN(values[r]!)) continue;
    sum += values[r]!;
    count++;
  }
  return count === 0 ? NaN : sum / count;
}
