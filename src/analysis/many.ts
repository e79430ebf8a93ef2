/** Several scenarios at once: every pair of them, and a ranking with groups that cannot be told apart. */
import type { Verdict } from '../output/comparison-row.ts';
import { holm } from './holm.ts';
import { letterGroups, letterOf } from './letters.ts';
import { type PairedDifference, pairedDifference } from './paired.ts';
import { significance, verdictOf } from './verdict.ts';

/** One indicator of one scenario in one year: entry `r` comes from replicate `r`, NaN where the run failed or the indicator is not defined. */
export interface ReplicateValues {
  readonly scenario: string;
  readonly values: ArrayLike<number>;
}

export interface ManyOptions {
  /** Direction of the indicator that is good for poor people. */
  readonly better?: 'lower' | 'higher' | undefined;
  /** Of the interval of each pair by itself; 0.95 by default. */
  readonly confidence?: number;
}

/** One scenario less another one, over their paired replicates. `reference...` is of the other one. */
export interface PairDifference extends PairedDifference {
  readonly scenario: string;
  readonly against: string;
  /** The p value after Holm's correction over all pairs of scenarios. */
  readonly pAdjusted: number;
  /** From `pAdjusted`. */
  readonly verdict: Verdict;
}

/**
 * The differences of all pairs: entry `[i][j]` is scenario `i` less scenario `j`, and `undefined` on the diagonal. `[j][i]` is the same with
 * the sign turned. Throws a `RangeError` when the lists differ in length.
 */
export function differenceMatrix(
  scenarios: readonly ReplicateValues[],
  { better, confidence }: ManyOptions = {},
): (PairDifference | undefined)[][] {
  const pairs: { readonly i: number; readonly j: number; readonly difference: PairedDifference }[] = [];
  for (let i = 0; i < scenarios.length; i++) {
    for (let j = i + 1; j < scenarios.length; j++) {
      pairs.push({ i, j, difference: pairedDifference(scenarios[i]!.values, scenarios[j]!.values, confidence) });
    }
  }
  const adjusted = holm(pairs.map(({ difference }) => difference.pValue));
  const matrix = scenarios.map(() => scenarios.map((): PairDifference | undefined => undefined));
  for (const [at, { i, j, difference }] of pairs.entries()) {
    const pAdjusted = adjusted[at]!;
    const told = pAdjusted < significance;
    const entry = (scenario: number, against: number, side: PairedDifference): PairDifference => ({
      ...side,
      scenario: scenarios[scenario]!.scenario,
      against: scenarios[against]!.scenario,
      pAdjusted,
      verdict: verdictOf(side.difference, side.replicates, told, better),
    });
    matrix[i]![j] = entry(i, j, difference);
    matrix[j]![i] = entry(j, i, turned(difference));
  }
  return matrix;
}

function turned(side: PairedDifference): PairedDifference {
  return {
    ...side,
    mean: side.referenceMean,
    referenceMean: side.mean,
    difference: 0 - side.difference,
    lower: 0 - side.upper,
    upper: 0 - side.lower,
  };
}

export interface RankedScenario {
  readonly scenario: string;
  /** Over the replicates of the ranking. */
  readonly mean: number;
  /** Letters of its groups: two scenarios that share one cannot be told apart, two that share none can. */
  readonly letters: readonly string[];
}

export interface Ranking {
  /** Best first; in ascending order where neither direction is good by itself. Equal means keep the order given. */
  readonly scenarios: readonly RankedScenario[];
  /** Names of the members of group a, b, ..., best first. */
  readonly groups: readonly (readonly string[])[];
  /** Replicates in which every scenario has a value: all means and differences are over these. With fewer than two nothing is told apart. */
  readonly replicates: number;
}

/**
 * Sorts scenarios by their mean and groups those that cannot be told apart after Holm's correction over all pairs. A scenario without any
 * value is left out. Throws a `RangeError` when the lists differ in length.
 */
export function rankScenarios(scenarios: readonly ReplicateValues[], options: ManyOptions = {}): Ranking {
  const present = scenarios.filter(({ values }) => Array.prototype.some.call(values, (value) => !Number.isNaN(value)));
  const common = commonReplicates(present);
  const sign = options.better === 'higher' ? -1 : 1;
  const ranked = present
    .map(({ scenario, values }) => ({ scenario, values: common.map((r) => values[r]!) }))
    .map((each) => ({ ...each, mean: pairedDifference(each.values, each.values).mean }))
    // With no common replicate all means are NaN, and the order stays.
    .sort((a, b) => sign * (a.mean - b.mean) || 0);
  const matrix = differenceMatrix(ranked, options);
  const different: [number, number][] = [];
  for (let i = 0; i < ranked.length; i++) {
    for (let j = i + 1; j < ranked.length; j++) if (matrix[i]![j]!.pAdjusted < significance) different.push([i, j]);
  }
  const groups = letterGroups(ranked.length, different);
  return {
    scenarios: ranked.map(({ scenario, mean }, i) => ({
      scenario,
      mean,
      letters: groups.flatMap((group, g) => (group.includes(i) ? [letterOf(g)] : [])),
    })),
    groups: groups.map((group) => group.map((i) => ranked[i]!.scenario)),
    replicates: common.length,
  };
}

function commonReplicates(scenarios: readonly ReplicateValues[]): number[] {
  const [first] = scenarios;
  if (first === undefined) return [];
  const length = first.values.length;
  for (const { values } of scenarios) {
    if (values.length !== length) throw new RangeError(`${values.length} replicates cannot be paired with ${length}`);
  }
  return Array.from({ length }, (_, r) => r).filter((r) => scenarios.every(({ values }) => !Number.isNaN(values[r])));
}
