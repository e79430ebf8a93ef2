import { AddressedDraws } from '../design/addressed-draws.ts';
import { quantileOf } from '../robustness/quantile.ts';
import { bootstrap, type Estimate, type ResamplingOptions } from './estimate.ts';

export interface PawnOptions extends ResamplingOptions {
  /** Slides S into which the range of a factor is cut, with about as many points in each, from 2; 10 by default. */
  readonly slides?: number;
  /** Factors without any meaning that are tried to know what chance alone would give, from 1; 100 by default. */
  readonly dummies?: number;
}

/** How far the distribution of the output given a factor lies from that without it: Kolmogorov-Smirnov distances, 0 to 1, over the slides. */
export interface PawnIndex {
  readonly minimum: number;
  readonly mean: number;
  readonly median: Estimate;
  readonly maximum: number;
  /** Slides that have points. */
  readonly slides: number;
}

export interface PawnIndices {
  /** Points, and those whose output is not missing. */
  readonly points: number;
  readonly used: number;
  readonly factors: readonly PawnIndex[];
  /** What meaningless factors have, over all of them: their mean median, and the medians and maxima that all but 1 - `confLevel` of them stay below. */
  readonly dummy: { readonly median: number; readonly medianLimit: number; readonly maximumLimit: number };
  /** `few`: fewer than 10 points a slide. */
  readonly doubts: readonly { readonly reason: 'few' }[];
}

/**
 * PAWN indices from any sample: entry `i * k + j` of `inputs` is factor `j` of point `i`. Points whose output is NaN are left out.
 *
 * A factor with no more values than slides has a slide for each value. Only the order of inputs and outputs matters: any increasing change of them
 * leaves the indices as they are. Samples that are drawn again hold points twice, which moves their distances up; intervals are moved back by as much.
 * What is found depends on the number of slides; the dummies tell how much of it is chance.
 * Pianosi, F., & Wagener, T. (2018), Environmental Modelling & Software 108, 197-207; Puy, A., Lo Piano, S., & Saltelli, A. (2020), Environmental
 * Modelling & Software 127, 104679, on the choices involved; Khorashadi Zadeh, F., et al. (2017), Environmental Modelling & Software 91, 210-222,
 * for the dummy.
 */
export function pawnIndices(inputs: ArrayLike<number>, outputs: ArrayLike<number>, factors: number, options: PawnOptions): PawnIndices {
  const { slides = 10, dummies = 100, confLevel = 0.95, seed } = options;
  const points = outputs.length;
  if (inputs.length !== points * factors) throw new RangeError(`${inputs.length} inputs; ${points * factors} are expected`);
  if (!Number.isInteger(slides) || slides < 2) throw new RangeError(`slides: ${slides}; a whole number from 2 is expected`);
  // Points in ascending order of their output.
  const order = Array.from({ length: points }, (_, i) => i).filter((i) => !Number.isNaN(outputs[i]));
  order.sort((a, b) => outputs[a]! - outputs[b]! || a - b);
  const used = order.length;
  const last = Uint8Array.from(order, (i, r) => (r + 1 < used && outputs[order[r + 1]!] === outputs[i] ? 0 : 1));

  const slideOf = Array.from({ length: factors }, (_, j) =>
    cut(
      Float64Array.from(order, (i) => inputs[i * factors + j]!),
      slides,
    ),
  );
  const distances = new Float64Array(slides);
  const medians = bootstrap(used, factors, { ...options, aboutValue: true }, (counts, out) => {
    for (let j = 0; j < factors; j++) out[j] = quantileOf(slideDistances(slideOf[j]!, last, counts, distances), 0.5);
  });
  const once = new Float64Array(used).fill(1);
  const indices = slideOf.map((slide, j) => {
    const found = slideDistances(slide, last, once, distances);
    const mean = found.reduce((sum, x) => sum + x, 0) / found.length;
    const { value, lower, upper } = medians[j]!;
    const median = { value, lower: Math.max(0, lower), upper: Math.min(1, upper) };
    return { minimum: quantileOf(found, 0), mean, median, maximum: quantileOf(found, 1), slides: found.length };
  });

  const random = new AddressedDraws(seed, 'sensitivity.pawn-dummy');
  const chance = Array.from({ length: dummies }, (_, d) => {
    const found = slideDistances(cut(random.permutation(d, used), slides), last, once, distances);
    return { median: quantileOf(found, 0.5), maximum: quantileOf(found, 1) };
  });
  const limit = (values: number[]): number => quantileOf(Float64Array.from(values).sort(), confLevel);
  const dummy = {
    median: chance.reduce((sum, { median }) => sum + median, 0) / dummies,
    medianLimit: limit(chance.map(({ median }) => median)),
    maximumLimit: limit(chance.map(({ maximum }) => maximum)),
  };
  return { points, used, factors: indices, dummy, doubts: used < 10 * slides ? [{ reason: 'few' }] : [] };
}

/** The slide of each point: of equal values if there are few of them, otherwise by rank; equal values are in the same slide. */
function cut(values: ArrayLike<number>, slides: number): Uint16Array {
  const sorted = Float64Array.from(values).sort();
  const distinct = sorted.filter((x, i) => i === 0 || x !== sorted[i - 1]);
  const own = distinct.length <= slides;
  const found = new Map<number, number>();
  for (let i = 0; i < sorted.length; i++) {
    const x = sorted[i]!;
    if (!found.has(x)) found.set(x, own ? found.size : Math.floor((i * slides) / sorted.length));
  }
  return Uint16Array.from({ length: values.length }, (_, i) => found.get(values[i]!)!);
}

/** Distances of the slides that have points, ascending. Points come in ascending order of the output; `last` marks the last one of equal outputs. */
function slideDistances(slideOf: Uint16Array, last: Uint8Array, counts: Float64Array, distances: Float64Array): Float64Array {
  const slides = distances.length;
  const sizes = new Float64Array(slides);
  let total = 0;
  for (let i = 0; i < slideOf.length; i++) {
    sizes[slideOf[i]!] = sizes[slideOf[i]!]! + counts[i]!;
    total += counts[i]!;
  }
  const below = new Float64Array(slides);
  let all = 0;
  distances.fill(0);
  for (let i = 0; i < slideOf.length; i++) {
    below[slideOf[i]!] = below[slideOf[i]!]! + counts[i]!;
    all += counts[i]!;
    if (last[i] === 0) continue;
    for (let s = 0; s < slides; s++) {
      const distance = Math.abs(below[s]! / sizes[s]! - all / total);
      if (distance > distances[s]!) distances[s] = distance;
    }
  }
  return distances.filter((_, s) => sizes[s]! > 0).sort();
}
