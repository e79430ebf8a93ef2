/*
 * The natural logarithm in double precision from additions and multiplications alone: the same bits in every engine, which Math.log does not
 * promise. Table method of Tang (1990), ACM Transactions on Mathematical Software 16, 378-400, with a table of 2048 points.
 */

import { bitsOf } from '../../kernel/lane-bits.ts';

const bits = 11;
const points = 1 << bits;
const reciprocals = new Float64Array(points);
const logarithms = new Float64Array(points);
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** ln m for 1 <= m <= 2 by the series of 2 artanh((m - 1) / (m + 1)). */
function seriesLog(m: number): number {
  const s = (m - 1) / (m + 1);
  const s2 = s * s;
  let sum = 0;
  // The smallest terms first; the 41st is below 1e-38.
  for (let k = 40; k >= 0; k--) sum = sum * s2 + 1 / (2 * k + 1);
  return 2 * s * sum;
}

for (let i = 0; i < points; i++) {
  // In single precision, so that the product with a mantissa is exact.
  reciprocals[i] = Math.fround(1 / (1 + (i + 0.5) / points));
  logarithms[i] = -seriesLogOfReciprocal(reciprocals[i]!);
}

/** ln r for 1/2 <= r <= 1, as ln 2r - ln 2. */
function seriesLogOfReciprocal(r: number): number {
  return seriesLog(2 * r) - ln2High - ln2Low;
}

/** ln x to about 1 part in 10^16 for x > 0 that single precision holds, and is normal there; with the tables of `logTables`. */
export function tabledLog(x: number, inverse: Float64Array, log: Float64Array): number {
  const all = bitsOf(x);
  const exponent = (all >> 23) - 127;
  const fraction = all & 0x7fffff;
  const i = fraction >> (23 - bits);
  const m = 1 + fraction * 1.1920928955078125e-7;
  const r = m * inverse[i]! - 1;
  const r2 = r * r;
  const small = r2 * (-0.5 + r * (1 / 3) - r2 * (0.25 - 0.2 * r));
  return exponent * ln2High + (log[i]! + (r + (small + exponent * ln2Low)));
}

/** Tables of `tabledLog`. */
export const logTables = { reciprocals, logarithms } as const;
