import { bitsOf, floatOf } from '../../kernel/lane-bits.ts';

/*
 * Income and persons of a household in one word, so that sorting words ranks households: 6 bits of the exponent and 23 of the mantissa of the
 * income in single precision, then persons less one in 3 bits. Nothing is lost between 2^-40 and 2^24 yuan; what is below counts as nothing.
 */

/** The bits of 2^-40. */
export const smallest = 0x2b800000;
const largest = 0x1fffffff;

/** The word of an income, yuan per person, 0 or more in single precision, and of 1 to 8 persons. Words are unsigned; ties are ranked by persons. */
export function rankKey(income: number, persons: number): number {
  return ((Math.min(largest, Math.max(0, bitsOf(income) - smallest)) << 3) | (persons - 1)) >>> 0;
}

/** Yuan per person. */
export function incomeOf(key: number): number {
  const code = key >>> 3;
  return code === 0 ? 0 : floatOf(code + smallest);
}

export function personsOf(key: number): number {
  return (key & 7) + 1;
}
