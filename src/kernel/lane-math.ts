/* oxlint-disable no-loss-of-precision -- coefficients stand as published, to be compared with the sources */
import { bitsOf, floatOf, nearest, toFloat, toInt } from './lane-bits.ts';
import { rarely } from './language.ts';

/*
 * The functions of `language.ts` as compiled: single precision, additions, multiplications and operations on bits alone, so that every
 * machine computes the same.
 */

/** e^x for -86 <= x <= 88; beyond, the value at the bound. Moshier (1992), Cephes library, expf. */
export function exp(x: number): number {
  const clamped = Math.max(-86, Math.min(88, x));
  const n = nearest(clamped * 1.44269504088896341);
  const r = clamped - n * 0.693359375 + n * 2.1219444e-4;
  const r2 = r * r;
  const high = 4.1665795894e-2 + 8.3334519073e-3 * r + (1.3981999507e-3 + 1.98756915e-4 * r) * r2;
  const series = 1 + r + (5.0000001201e-1 + 1.6666665459e-1 * r) * r2 + high * (r2 * r2);
  return floatOf(bitsOf(series) + (toInt(n) << 23));
}

/** ln x for normal x > 0. Moshier (1992), Cephes library, logf. */
export function log(x: number): number {
  // The bits of sqrt(1/2): the mantissa that is left lies around one.
  const shifted = bitsOf(x) - 0x3f3504f3;
  const n = toFloat(shifted >> 23);
  const f = floatOf((shifted & 0x7fffff) + 0x3f3504f3) - 1;
  const f2 = f * f;
  const f4 = f2 * f2;
  const low = 3.3333331174e-1 - 2.4999993993e-1 * f + (2.0000714765e-1 - 1.6668057665e-1 * f) * f2;
  const high = 1.4249322787e-1 - 1.2420140846e-1 * f + (1.167699874e-1 - 1.151461031e-1 * f) * f2;
  const series = low + (high + 7.0376836292e-2 * f4) * f4;
  return f + (series * (f * f2) - n * 2.1219444e-4 - 0.5 * f2) + n * 0.693359375;
}

/** The upper 23 bits of a word, in the middle of their step. Exact. */
export function uniform(word: number): number {
  return (toFloat(word >>> 9) + 0.5) * 1.1920928955078125e-7;
}

/**
 * The standard normal quantile at (word + 1/2) / 2^32, its tails as fine as its middle.
 * Middle: Giles (2010), Approximating the erfinv function, GPU Computing Gems 2, single precision. Its own tail ends before that of the words;
 * in its place: Wichura (1988), Algorithm AS 241 (PPND7), Applied Statistics 37, 477-484.
 */
export function normal(word: number): number {
  const signed = word ^ 0x80000000;
  // Distance from the median in steps, the same for both sides.
  const steps = signed ^ (signed >> 31);
  const x = (toFloat(steps) + 0.5) * 4.656612873077393e-10;
  const left = (toFloat(0x7fffffff - steps) + 0.5) * 4.656612873077393e-10;
  const w = -log(left * (1 + x));
  const v = w - 2.5;
  const v2 = v * v;
  const v4 = v2 * v2;
  const low = 1.50140941 + 2.46640727e-1 * v + (-4.17768164e-3 - 1.25372503e-3 * v) * v2;
  const high = 2.1858087e-4 - 4.39150654e-6 * v + (-3.5233877e-6 + 3.43273939e-7 * v) * v2;
  let quantile = (low + (high + 2.81022636e-8 * v4) * v4) * x * 1.4142135623730951;
  if (rarely(w >= 5)) {
    const r = Math.sqrt(-log(0.5 * left)) - 1.6;
    const above = ((1.7023821103e-1 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777;
    quantile = above / ((1.2021132975e-1 * r + 7.370016425e-1) * r + 1);
  }
  return floatOf(bitsOf(quantile) ^ (signed & 0x80000000));
}
