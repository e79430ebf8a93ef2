import { betterOf, bestPolicies, measurePolicies, robustnessMeasures, type RobustnessMeasure } from './measures.ts';
import { futureMeans, type FutureMeans, type PolicyFutures } from './means.ts';
import { quantileOf } from './quantile.ts';
import { Resampling } from './resampling.ts';

export interface RobustnessOptions {
  /** Weight of the best future in Hurwicz's measure, 0 to 1; 0.5 by default. */
  readonly optimism?: number;
  /** Resamples behind the intervals; 1000 by default. */
  readonly resamples?: number;
  /** Confidence of the intervals; 0.95 by default. */
  readonly confidence?: number;
  readonly seed?: string;
}

/** A measure of one policy. */
export interface PolicyMeasure {
  readonly measure: RobustnessMeasure;
  readonly policy: number;
  readonly value: number;
  /** Ends of the percentile interval over resamples; NaN without resamples. */
  readonly lower: number;
  readonly upper: number;
  /** Whether no policy does better by this measure. */
  readonly best: boolean;
  /** Share of resamples in which no policy did better, shared among equals; they sum to one over the policies. NaN without resamples. */
  readonly wins: number;
}

export interface Robustness {
  readonly futures: FutureMeans;
  /** All policies of a measure, then the next measure. */
  readonly measures: readonly PolicyMeasure[];
}

/**
 * Measures of robustness with intervals. A resample draws futures with replacement and, where there are several replicates, replicates too: the
 * same ones for all futures and policies, as they share their random numbers. A greatest or worst value over futures cannot go beyond the
 * futures that were simulated, so its interval tells how much it hangs on few of them, not how bad other futures could be. Means over replicates
 * carry noise that makes the best of several look better than it is; with common random numbers this is small.
 */
export function measureRobustness(data: PolicyFutures, options: RobustnessOptions = {}): Robustness {
  const { optimism = 0.5, resamples = 1000, confidence = 0.95, seed = 'robustness' } = options;
  const { policies, outcome } = data;
  const futures = futureMeans(data);
  const values = measurePolicies(futures, policies, outcome.better, optimism);
  const size = values.length;
  const random = new Resampling(seed);
  const drawn = Array.from({ length: size }, () => new Float64Array(resamples));
  const wins = new Float64Array(size);
  const draw = { futures: new Int32Array(futures.used.length), replicates: new Int32Array(data.replicates) };
  let done = 0;
  for (let round = 0; round < resamples && futures.used.length > 0; round++) {
    random.draw(round, 0, futures.used.length, draw.futures);
    draw.futures.forEach((at, i) => (draw.futures[i] = futures.used[at]!));
    random.draw(round, 1, data.replicates, draw.replicates);
    const again = measurePolicies(futureMeans(data, draw), policies, outcome.better, optimism);
    if (again.every((x) => x !== x)) continue;
    for (let i = 0; i < size; i++) drawn[i]![done] = again[i]!;
    for (const [m, measure] of robustnessMeasures.entries()) {
      const best = bestPolicies(again.subarray(m * policies, (m + 1) * policies), betterOf(measure, outcome.better));
      for (const p of best) wins[m * policies + p]! += 1 / best.length;
    }
    done += 1;
  }
  const measures = robustnessMeasures.flatMap((measure, m) => {
    const best = bestPolicies(values.subarray(m * policies, (m + 1) * policies), betterOf(measure, outcome.better));
    return Array.from({ length: policies }, (_, policy): PolicyMeasure => {
      const i = m * policies + policy;
      const sorted = drawn[i]!.slice(0, done).sort();
      return {
        measure,
        policy,
        value: values[i]!,
        lower: quantileOf(sorted, (1 - confidence) / 2),
        upper: quantileOf(sorted, (1 + confidence) / 2),
        best: best.includes(policy),
        wins: done > 0 ? wins[i]! / done : NaN,
      };
    });
  });
  return { futures, measures };
}
