import { bootstrap, type Estimate, type ResamplingOptions } from './estimate.ts';

/**
 * By how much the mean output differs between the upper and the lower half of each factor's range: the direction in which a factor works, and the
 * length of its bar in a tornado chart. Entry `i * k + j` of `inputs` is factor `j` of point `i` in the unit cube.
 *
 * Points come in blocks of `block` that belong together (the points of one base point); a block with an output that is NaN is left out whole, and
 * intervals come from drawing blocks again. NaN for a factor that has no point in one of the halves.
 */
export function swings(
  inputs: ArrayLike<number>,
  outputs: ArrayLike<number>,
  factors: number,
  block: number,
  options: ResamplingOptions,
): Estimate[] {
  const complete = Array.from({ length: outputs.length / block }, (_, b) => b * block).filter((from) => {
    for (let i = from; i < from + block; i++) if (Number.isNaN(outputs[i])) return false;
    return true;
  });
  const blocks = complete.length;
  // Of each block and factor: the sum of outputs in the upper half, that in the lower half, and how many there are in the upper half.
  const upper = new Float64Array(blocks * factors);
  const lower = new Float64Array(blocks * factors);
  const count = new Float64Array(blocks * factors);
  const origin = blocks === 0 ? NaN : outputs[complete[0]!]!;
  for (const [b, from] of complete.entries()) {
    for (let i = from; i < from + block; i++) {
      for (let j = 0; j < factors; j++) {
        const at = b * factors + j;
        const high = inputs[i * factors + j]! >= 0.5;
        const sums = high ? upper : lower;
        sums[at] = sums[at]! + outputs[i]! - origin;
        if (high) count[at] = count[at]! + 1;
      }
    }
  }
  return bootstrap(blocks, factors, options, (counts, out) => {
    for (let j = 0; j < factors; j++) {
      let [high, low, above, below] = [0, 0, 0, 0];
      for (let b = 0; b < blocks; b++) {
        const at = b * factors + j;
        high += counts[b]! * upper[at]!;
        low += counts[b]! * lower[at]!;
        above += counts[b]! * count[at]!;
        below += counts[b]! * (block - count[at]!);
      }
      out[j] = above === 0 || below === 0 ? NaN : high / above - low / below;
    }
  });
}
