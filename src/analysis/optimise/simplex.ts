/** Shares that sum to one. */

/**
 * All ways to split a whole into `parts` equal parts among `count` shares: the simplex lattice of Scheffé (1958), Experiments with mixtures, Journal of the
 * Royal Statistical Society B 20, 344-360. Each share is a multiple of 1/`parts`; the first shares take the most first. There are (count + parts - 1)! /
 * (parts! (count - 1)!) of them. Throws a `RangeError` unless both are whole numbers from 1.
 */
export function simplexLattice(count: number, parts: number): Float64Array[] {
  for (const [name, value] of Object.entries({ count, parts })) {
    if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name}: ${value}; a whole number from 1 is expected`);
  }
  const mixes: Float64Array[] = [];
  const taken = new Float64Array(count);
  const split = (at: number, left: number): void => {
    if (at === count - 1) {
      taken[at] = left;
      mixes.push(taken.map((n) => n / parts));
      return;
    }
    for (let n = left; n >= 0; n--) {
      taken[at] = n;
      split(at + 1, left - n);
    }
  };
  split(0, parts);
  return mixes;
}

/** How many mixes `simplexLattice` has. */
export function latticeSize(count: number, parts: number): number {
  let size = 1;
  for (let i = 1; i < count; i++) size = (size * (parts + i)) / i;
  return Math.round(size);
}

/**
 * The mix that a point stands for: what is below zero counts as zero, and the rest is divided by its sum. With `parts`, shares are multiples of 1/`parts`: each
 * is rounded down, and what is left over goes to the largest remainders (the method of Hamilton), the first of equals. A point without anything above zero
 * stands for equal shares. Mixes stand for themselves. Throws a `RangeError` for a value that is no number.
 */
export function nearestMix(point: ArrayLike<number>, parts?: number): Float64Array {
  const shares = Float64Array.from(point, (value) => Math.max(0, value));
  if (shares.some((share) => !Number.isFinite(share))) throw new RangeError(`no mix can be made of ${Array.from(point).join(', ')}`);
  const sum = shares.reduce((a, b) => a + b, 0);
  for (let i = 0; i < shares.length; i++) shares[i] = sum > 0 ? shares[i]! / sum : 1 / shares.length;
  if (parts === undefined) return shares;
  // A share that is a multiple but for its last bit is taken for one.
  const whole = shares.map((share) => Math.floor(share * parts + 1e-9));
  const order = [...shares.keys()].sort((i, j) => shares[j]! * parts - whole[j]! - (shares[i]! * parts - whole[i]!) || i - j);
  let left = parts - whole.reduce((a, b) => a + b, 0);
  for (const i of order) {
    if (left <= 0) break;
    whole[i]! += 1;
    left -= 1;
  }
  return whole.map((n) => n / parts);
}
