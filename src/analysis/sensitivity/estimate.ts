import { uniformInteger } from '../../random/index.ts';
import { AddressedDraws } from '../design/addressed-draws.ts';
import { quantileOf } from '../robustness/quantile.ts';

/** A number computed from a sample, and the ends of its bootstrap interval; NaN where there is none. */
export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** How intervals are made: by drawing the rows of the sample again, with replacement. */
export interface ResamplingOptions {
  /** Times that the sample is drawn again, from 0 (no intervals); 1000 by default. */
  readonly numResamples?: number;
  /** Share of the resampled estimates between the ends, in (0, 1); 0.95 by default. */
  readonly confLevel?: number;
  /** Text from which the random numbers follow. */
  readonly seed: string;
}

/**
 * Percentile intervals of several numbers that are computed from the same rows. `estimate` is told how often each row counts and writes its numbers;
 * once with every row counted once, for the values themselves.
 *
 * With `aboutValue` an interval is moved so that the median of the resamples is the value itself: for numbers that resampling moves to one side.
 * A number that is not defined in some resamples has an interval of the others. Efron, B., & Tibshirani, R. J. (1993), An Introduction to the
 * Bootstrap, chapter 13.
 */
export function bootstrap(
  rows: number,
  numbers: number,
  options: ResamplingOptions & { readonly aboutValue?: boolean },
  estimate: (counts: Float64Array, out: Float64Array) => void,
): Estimate[] {
  const { numResamples = 1000, confLevel = 0.95, seed, aboutValue = false } = options;
  if (!(confLevel > 0 && confLevel < 1)) throw new RangeError(`confidence level: ${confLevel}; a number between 0 and 1 is expected`);
  const values = new Float64Array(numbers).fill(NaN);
  const counts = new Float64Array(rows).fill(1);
  estimate(counts, values);
  const resampled = Array.from({ length: numbers }, () => new Float64Array(numResamples));
  const draws = new AddressedDraws(seed, 'sensitivity.bootstrap');
  const out = new Float64Array(numbers);
  for (let b = 0; b < numResamples; b++) {
    counts.fill(0);
    for (let i = 0; i < rows; i++) {
      const row = uniformInteger(draws.word(b, i), rows);
      counts[row] = counts[row]! + 1;
    }
    estimate(counts, out);
    for (let m = 0; m < numbers; m++) resampled[m]![b] = out[m]!;
  }
  return resampled.map((sample, m) => {
    const sorted = sample.filter((x) => x === x).sort();
    const value = values[m]!;
    const moved = aboutValue ? value - quantileOf(sorted, 0.5) : 0;
    return { value, lower: quantileOf(sorted, (1 - confLevel) / 2) + moved, upper: quantileOf(sorted, (1 + confLevel) / 2) + moved };
  });
}
