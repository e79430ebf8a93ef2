import { normal as normalOf, uniform as uniformOf } from '../random/index.ts';

/*
 * Functions that a kernel's step may call. As plain functions they compute in double precision; compiled they are those of `lane-math.ts`,
 * which come within some units in the last place of single precision.
 */

/** e^x; compiled for x from -86 to 88, beyond which it stays at the value there. */
export function exp(x: number): number {
  return Math.exp(x);
}

/** Natural logarithm; compiled for normal x > 0. */
export function log(x: number): number {
  return Math.log(x);
}

/** A number in the open interval (0, 1) from a random word; compiled from its upper 23 bits. */
export function uniform(word: number): number {
  return uniformOf(word);
}

/** A standard normal number from a random word, by the inverse of the cumulative distribution. */
export function normal(word: number): number {
  return normalOf(word);
}

/** Marks a condition that holds for few rows, so that compiled code jumps over what depends on it when it can. */
export function rarely(condition: boolean): boolean {
  return condition;
}
