import { bottomCode } from './poverty.ts';

const bits = new Float64Array(1);
const halves = new Uint32Array(bits.buffer);
/** Which half of a double holds its low bits on this machine. */
const low = new Uint32Array(new Float64Array([1]).buffer)[0] === 0 ? 0 : 1;
const lowBits = 15;

/**
 * Packs an income and the number of persons who have it (0 to 15) into one double, persons in the four lowest bits of the mantissa, so that
 * plain numeric sorting keeps them together. Income changes by less than 2^-48 of itself.
 */
export function packIncome(income: number, persons: number): number {
  bits[0] = income;
  halves[low] = ((halves[low]! & ~lowBits) | persons) >>> 0;
  return bits[0];
}

/** Persons packed with an income. */
export function personsOf(packed: number): number {
  bits[0] = packed;
  return halves[low]! & lowBits;
}

/**
 * Sums from which the Theil index and the mean log deviation of a place follow, and their parts within and between groups. They add over
 * places. Incomes below one yuan count as one yuan in all of them, in the mean too, so that the parts add up to the whole.
 */
export interface LogSums {
  persons: number;
  /** Sum of w y. */
  income: number;
  /** Sum of w y ln y, and of w ln y. */
  incomeLog: number;
  log: number;
  /** The same with the mean of the person's group in place of y inside the logarithm. */
  incomeLogGroup: number;
  logGroup: number;
  /** Persons whose income counts as one yuan. */
  bottomCoded: number;
}

export function emptyLogSums(): LogSums {
  return { persons: 0, income: 0, incomeLog: 0, log: 0, incomeLogGroup: 0, logGroup: 0, bottomCoded: 0 };
}

/** Sums of one group: packed incomes in any order. */
export function logSumsOf(packed: Float64Array): LogSums {
  const sums = emptyLogSums();
  for (let i = 0; i < packed.length; i++) {
    const y = packed[i]!;
    const w = personsOf(y);
    const coded = y > bottomCode ? y : bottomCode;
    const log = Math.log(coded);
    sums.persons += w;
    sums.income += w * coded;
    sums.incomeLog += w * coded * log;
    sums.log += w * log;
    if (y < bottomCode) sums.bottomCoded += w;
  }
  const logMean = Math.log(sums.income / sums.persons);
  sums.incomeLogGroup = sums.income * logMean;
  sums.logGroup = sums.persons * logMean;
  return sums;
}

/** Adds the sums of a group to those of a place that has several. */
export function addLogSums(into: LogSums, from: LogSums): void {
  into.persons += from.persons;
  into.income += from.income;
  into.incomeLog += from.incomeLog;
  into.log += from.log;
  into.incomeLogGroup += from.incomeLogGroup;
  into.logGroup += from.logGroup;
  into.bottomCoded += from.bottomCoded;
}

/** Generalized entropy indices with their parts; within + between = whole. A place that is one group has nothing between. */
export interface Entropy {
  readonly theil: number;
  readonly theilWithin: number;
  readonly theilBetween: number;
  readonly mld: number;
  readonly mldWithin: number;
  readonly mldBetween: number;
}

/**
 * Theil T = (1/N) sum w (y/mean) ln(y/mean) and mean log deviation L = (1/N) sum w ln(mean/y), split into what lies within and between groups
 * (Shorrocks 1980): between, every person has the mean of the group.
 */
export function entropyOf(sums: LogSums): Entropy {
  const logMean = Math.log(sums.income / sums.persons);
  const theil = sums.incomeLog / sums.income - logMean;
  const theilBetween = sums.incomeLogGroup / sums.income - logMean;
  const mld = logMean - sums.log / sums.persons;
  const mldBetween = logMean - sums.logGroup / sums.persons;
  return { theil, theilBetween, theilWithin: theil - theilBetween, mld, mldBetween, mldWithin: mld - mldBetween };
}

/** Indicators that need incomes in ascending order. */
export interface Ranked {
  readonly median: number;
  readonly gini: number;
  /** Income of the richest tenth of persons over that of the poorest four tenths; NaN where those have none. */
  readonly palma: number;
  /** Ninth decile over first decile; NaN where the first is zero. */
  readonly p90p10: number;
}

/**
 * Indicators of ranks from packed incomes in ascending order, weighted by persons: Gini = sum_ij w_i w_j |y_i - y_j| / (2 N^2 mean). The quantile
 * p is the income of the first person at or above p N (mean of the two when they straddle it). A household that lies across the border of a
 * tenth is divided there.
 */
export function rankedOf(packed: Float64Array): Ranked {
  let persons = 0;
  let total = 0;
  for (let i = 0; i < packed.length; i++) {
    const w = personsOf(packed[i]!);
    persons += w;
    total += w * packed[i]!;
  }
  const mean = total / persons;
  const fourTenths = 0.4 * persons;
  const nineTenths = 0.9 * persons;
  let before = 0;
  let rankSum = 0;
  let poorest = 0;
  let richest = 0;
  const quantiles = [0.1 * persons, persons / 2, nineTenths];
  const found = [NaN, NaN, NaN];
  let next = 0;
  for (let i = 0; i < packed.length; i++) {
    const y = packed[i]!;
    const w = personsOf(y);
    const after = before + w;
    rankSum += w * y * (2 * before + w - persons);
    while (next < 3 && after >= quantiles[next]!) {
      found[next] = after === quantiles[next]! && i + 1 < packed.length ? (y + packed[i + 1]!) / 2 : y;
      next++;
    }
    if (before < fourTenths) poorest += y * (after < fourTenths ? w : fourTenths - before);
    if (after > nineTenths) richest += y * (before > nineTenths ? w : after - nineTenths);
    before = after;
  }
  return {
    median: found[1]!,
    gini: rankSum / (persons * persons * mean),
    palma: ratioOf(richest, poorest),
    p90p10: ratioOf(found[2]!, found[0]!),
  };
}

/** Not defined where the lower part has no income; packed with persons, none is the smallest of numbers and not zero. */
function ratioOf(upper: number, lower: number): number {
  return lower > 1e-300 ? upper / lower : NaN;
}

/** Everything about the distribution of one place and year. */
export type Distribution = Ranked & Entropy & { readonly bottomCoded: number };

/** The distribution of a place that is one group, from packed incomes in ascending order. */
export function distributionOf(packed: Float64Array): Distribution {
  const sums = logSumsOf(packed);
  return { ...rankedOf(packed), ...entropyOf(sums), bottomCoded: sums.bottomCoded };
}

/**
 * Mean income of each of `parts` equal parts of all persons, poorest first, from packed incomes in ascending order. A household that lies across
 * a border is divided there, so that every part has the same number of persons.
 */
export function partMeans(packed: Float64Array, parts: number, means: Float64Array): void {
  let persons = 0;
  for (let i = 0; i < packed.length; i++) persons += personsOf(packed[i]!);
  const each = persons / parts;
  let part = 0;
  let filled = 0;
  let sum = 0;
  for (let i = 0; i < packed.length; i++) {
    const y = packed[i]!;
    let left = personsOf(y);
    while (left > 0) {
      const room = each - filled;
      // The last part takes the rest, whatever rounding has left of it.
      const taken = left < room || part === parts - 1 ? left : room;
      sum += taken * y;
      filled += taken;
      left -= taken;
      if (filled < each || part === parts - 1) continue;
      means[part++] = sum / filled;
      filled = 0;
      sum = 0;
    }
  }
  if (part < parts) means[part] = sum / filled;
}

/**
 * Lower bounds of the tenths of persons but the poorest: packed incomes at or above bound `k` belong to tenth `k + 1` or a richer one. A
 * household is in the tenth in which its middle person is; households of equal packed income are in the same one.
 */
export function decileBounds(packed: Float64Array): Float64Array {
  let persons = 0;
  for (let i = 0; i < packed.length; i++) persons += personsOf(packed[i]!);
  const bounds = new Float64Array(9).fill(Infinity);
  let before = 0;
  let next = 0;
  for (let i = 0; i < packed.length; i++) {
    const w = personsOf(packed[i]!);
    while (next < 9 && before + w / 2 >= ((next + 1) * persons) / 10) bounds[next++] = packed[i]!;
    before += w;
  }
  return bounds;
}

/** Tenth, 0 the poorest, of a packed income. */
export function decileOf(packed: number, bounds: Float64Array): number {
  let decile = 0;
  while (decile < 9 && packed >= bounds[decile]!) decile++;
  return decile;
}
