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

/** Median, Gini coefficient and Theil index of one place and year. */
export interface Distribution {
  readonly median: number;
  readonly gini: number;
  readonly theil: number;
}

/**
 * Distribution of income over persons from packed, ascending, non-negative incomes.
 * Gini = sum_i sum_j w_i w_j |y_i - y_j| / (2 N^2 mean); Theil T = (1/N) sum w (y/mean) ln(y/mean), incomes below one yuan as one yuan;
 * the median is the income of the first person at or above half of the population (mean of the two middle ones when they straddle).
 */
export function distributionOf(packed: Float64Array): Distribution {
  let persons = 0;
  let total = 0;
  let theilSum = 0;
  for (let i = 0; i < packed.length; i++) {
    const y = packed[i]!;
    const w = personsOf(y);
    persons += w;
    total += w * y;
    const coded = y > bottomCode ? y : bottomCode;
    theilSum += w * coded * Math.log(coded);
  }
  const mean = total / persons;
  let before = 0;
  let rankSum = 0;
  let median = NaN;
  const half = persons / 2;
  for (let i = 0; i < packed.length; i++) {
    const y = packed[i]!;
    const w = personsOf(y);
    rankSum += w * y * (2 * before + w - persons);
    if (Number.isNaN(median) && before + w >= half) median = before + w === half && i + 1 < packed.length ? (y + packed[i + 1]!) / 2 : y;
    before += w;
  }
  return { median, gini: rankSum / (persons * persons * mean), theil: theilSum / total - Math.log(mean) };
}
