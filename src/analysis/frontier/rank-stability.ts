/** How firm a ranking is: against the luck of the replicates, and against the weights of its objectives. */
import { keyFromSeed, purposeId, threefry4x32, uniform, uniformInteger } from '../../random/index.ts';
import { signsOf, type Objective } from './objective.ts';
import { meanOf, type AlternativeValues } from './paired-frontier.ts';

export interface RankOptions {
  /** Text from which the draws follow. */
  readonly seed: string;
  /** How often replicates are drawn again; 1000 by default. */
  readonly draws?: number;
  /**
   * `equal` weighs all objectives the same, `drawn` draws weights anew each time, uniformly among all that sum to one. Objectives are weighed on the
   * scale from the worst to the best mean among the alternatives.
   */
  readonly weights?: 'equal' | 'drawn' | readonly number[];
}

/** The places of one alternative over the draws. Rank 1 is best; equals share the mean of their ranks. */
export interface RankStability {
  /** From the means of all replicates, with the given weights or, where they are drawn, with equal ones. NaN for what is not ranked. */
  readonly rank: number;
  /** Share of draws in which it is best; equals share one. */
  readonly best: number;
  /** Least and greatest rank after 2.5 % of the draws are cut off at either end. */
  readonly lower: number;
  readonly upper: number;
}

const purpose = purposeId('analysis.rank-stability');
const cut = 0.025;

/**
 * Ranks alternatives by a weighted sum, again and again over replicates drawn with replacement, the same ones for all alternatives (the bootstrap of Efron
 * for pairs). With drawn weights the share of first places is the rank acceptability index of Lahdelma and Salminen (2001), SMAA-2: stochastic
 * multicriteria acceptability analysis for group decision making, Operations Research 49, 444-454.
 *
 * Alternatives with an objective that is nowhere defined are not ranked. Draws use the replicates that all others have in common; with fewer than two of
 * them there are no draws, and `best`, `lower` and `upper` are NaN.
 */
export function rankStability(
  alternatives: readonly AlternativeValues[],
  objectives: readonly Objective[],
  { seed, draws = 1000, weights = 'equal' }: RankOptions,
): RankStability[] {
  const m = objectives.length;
  const signs = signsOf(objectives);
  const ranked = [...alternatives.keys()].filter((i) => alternatives[i]!.every((values) => !Number.isNaN(meanOf(values))));
  const low = ranked.map((i) => alternatives[i]!.map((values, k) => Float64Array.from(values, (value) => signs[k]! * value)));
  const means = low.map((lists) => lists.map(meanOf));
  const scale = objectives.map((_, k) => {
    const all = means.map((list) => list[k]!);
    const range = Math.max(...all) - Math.min(...all);
    return range > 0 ? 1 / range : 1;
  });
  const given = typeof weights === 'string' ? objectives.map(() => 1 / m) : weights;
  const score = (of: readonly number[], w: ArrayLike<number>): number => of.reduce((sum, mean, k) => sum + w[k]! * scale[k]! * mean, 0);
  const ranks = ranksOf(means.map((list) => score(list, given)));

  const common = commonReplicates(low);
  const count = common.length < 2 ? 0 : draws;
  const key = keyFromSeed(seed, 0);
  const places = ranked.map(() => new Float64Array(count));
  const best = new Float64Array(ranked.length);
  const picked = new Int32Array(common.length);
  for (let d = 0; d < count; d++) {
    pickAgain(key, d, common, picked);
    const w = weights === 'drawn' ? drawWeights(key, d, m) : given;
    const drawn = ranksOf(
      low.map((lists) =>
        score(
          lists.map((values) => meanAt(values, picked)),
          w,
        ),
      ),
    );
    const least = Math.min(...drawn);
    const firsts = drawn.filter((rank) => rank === least).length;
    for (let i = 0; i < drawn.length; i++) {
      places[i]![d] = drawn[i]!;
      if (drawn[i] === least) best[i]! += 1 / firsts;
    }
  }
  return alternatives.map((_, i) => {
    const at = ranked.indexOf(i);
    if (at < 0) return { rank: NaN, best: NaN, lower: NaN, upper: NaN };
    const sorted = places[at]!.toSorted();
    const skip = Math.floor(cut * count);
    if (count === 0) return { rank: ranks[at]!, best: NaN, lower: NaN, upper: NaN };
    return { rank: ranks[at]!, best: best[at]! / count, lower: sorted[skip]!, upper: sorted[count - 1 - skip]! };
  });
}

/** Rank of each score, 1 the lowest; equal scores share the mean of their ranks. */
function ranksOf(scores: readonly number[]): number[] {
  const order = [...scores.keys()].sort((i, j) => scores[i]! - scores[j]!);
  const ranks: number[] = Array.from({ length: scores.length }, () => 0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to++;
    for (let at = from; at < to; at++) ranks[order[at]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

function commonReplicates(alternatives: readonly AlternativeValues[]): number[] {
  const length = alternatives[0]?.[0]?.length ?? 0;
  return Array.from({ length }, (_, r) => r).filter((r) =>
    alternatives.every((lists) => lists.every((values) => !Number.isNaN(values[r]!))),
  );
}

function meanAt(values: ArrayLike<number>, picked: Int32Array): number {
  let sum = 0;
  for (const r of picked) sum += values[r]!;
  return sum / picked.length;
}

const words = new Uint32Array(4);

function pickAgain(key: Uint32Array, draw: number, from: readonly number[], picked: Int32Array): void {
  for (let i = 0; i < picked.length; i++) {
    if (i % 4 === 0) threefry4x32(key, i / 4, draw, purpose, 0, words);
    picked[i] = from[uniformInteger(words[i % 4]!, from.length)]!;
  }
}

/** Uniform among weights that sum to one: exponential numbers over their sum. */
function drawWeights(key: Uint32Array, draw: number, m: number): Float64Array {
  const weights = new Float64Array(m);
  for (let k = 0; k < m; k++) {
    if (k % 4 === 0) threefry4x32(key, k / 4, draw, purpose, 1, words);
    weights[k] = -Math.log(uniform(words[k % 4]!));
  }
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
}
