import { playersOf } from './game.ts';

/**
 * Effects of a two-level full factorial experiment, in the usual units: entry `S` is the effect of the factors in `S`, that is the mean over the runs
 * whose levels multiply to +1 less the mean over the others, a factor being +1 when it is in the coalition. Entry 0 is the mean of all runs.
 *
 * The fast Walsh-Hadamard transform. Effects of single factors are `banzhafValues`; the effect of a pair is half its `banzhafInteractions`, because
 * experimenters halve the difference of differences.
 * Reference: Box, G. E. P., Hunter, J. S., Hunter, W. G. (2005), Statistics for Experimenters, 2nd edition, chapter 5.
 */
export function factorialEffects(values: ArrayLike<number>): Float64Array {
  const players = playersOf(values);
  const sums = Float64Array.from(values);
  for (let i = 0; i < players; i++) {
    const bit = 1 << i;
    for (let s = bit; s < sums.length; s = (s + 1) | bit) {
      const [low, high] = [sums[s ^ bit]!, sums[s]!];
      sums[s ^ bit] = high + low;
      sums[s] = high - low;
    }
  }
  for (let s = 0; s < sums.length; s++) sums[s] = sums[s]! / (s === 0 ? sums.length : sums.length / 2);
  return sums;
}
