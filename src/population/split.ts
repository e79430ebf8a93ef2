const bins = 2048;
const weights = new Float64Array(bins);
/** Values and their bits; they grow to the longest column that came. */
let numbers = new Float32Array(0);
let words = new Uint32Array(0);

/** Where a split lies: the least of the upper values and the greatest of the lower ones; undefined where there is none. */
export interface Split {
  readonly above: number | undefined;
  readonly below: number | undefined;
}

/**
 * Splits values so that the upper ones weigh as nearly `target` together as whole values permit; those above `always` are among them in any case.
 * Two rounds of counting find the neighbourhood of the border, and only that is sorted.
 * @param values single precision, 0 or more
 * @param weight whole numbers, the weight of each value
 */
export function splitByWeight(values: ArrayLike<number>, weight: ArrayLike<number>, target: number, always: number): Split {
  const count = values.length;
  if (words.length < count) {
    numbers = new Float32Array(count);
    words = new Uint32Array(numbers.buffer);
  }
  numbers.set(values);
  // Numbers that are not negative are in the order of their bits: 11 bits, 11 bits, and the rest.
  weights.fill(0);
  let taken = 0;
  for (let i = 0; i < count; i++) {
    if (numbers[i]! > always) taken += weight[i]!;
    else weights[words[i]! >>> 20]! += weight[i]!;
  }
  let high = bins - 1;
  while (high >= 0 && (weights[high] === 0 || taken + weights[high]! <= target)) taken += weights[high--]!;
  if (high < 0) return { above: leastFrom(count, 0), below: undefined };
  weights.fill(0);
  for (let i = 0; i < count; i++)
    if (words[i]! >>> 20 === high && numbers[i]! <= always) weights[(words[i]! >>> 9) & (bins - 1)]! += weight[i]!;
  let low = bins - 1;
  while (weights[low] === 0 || taken + weights[low]! <= target) taken += weights[low--]!;
  const prefix = high * bins + low;
  const near: number[] = [];
  for (let i = 0; i < count; i++) if (words[i]! >>> 9 === prefix && numbers[i]! <= always) near.push(i);
  near.sort((a, b) => words[b]! - words[a]!);
  let n = 0;
  while (n < near.length && taken + 0.5 * weight[near[n]!]! <= target) taken += weight[near[n++]!]!;
  return {
    above: n > 0 ? numbers[near[n - 1]!]! : leastFrom(count, 512 * (prefix + 1)),
    below: n < near.length ? numbers[near[n]!]! : greatestBelow(count, 512 * prefix),
  };
}

/** The least value whose bits are `from` or more. */
function leastFrom(count: number, from: number): number | undefined {
  let least: number | undefined;
  for (let i = 0; i < count; i++) if (words[i]! >= from && !(numbers[i]! >= least!)) least = numbers[i]!;
  return least;
}

/** The greatest value whose bits are less than `end`. */
function greatestBelow(count: number, end: number): number | undefined {
  let greatest: number | undefined;
  for (let i = 0; i < count; i++) if (words[i]! < end && !(numbers[i]! <= greatest!)) greatest = numbers[i]!;
  return greatest;
}
