/* The operations on single precision numbers that JavaScript has no operator for. Compiled, each is one instruction. */

const float = new Float32Array(1);
const word = new Int32Array(float.buffer);

/** The bits of a number in single precision, as a signed whole number. */
export function bitsOf(x: number): number {
  float[0] = x;
  return word[0]!;
}

/** The single precision number with these bits. */
export function floatOf(bits: number): number {
  word[0] = bits;
  return float[0]!;
}

/** The nearest whole number, halves to the even one. */
export function nearest(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

/** A signed 32-bit whole number in single precision. */
export function toFloat(n: number): number {
  return Math.fround(n | 0);
}

/** Towards zero, clamped to signed 32 bits; 0 for NaN. */
export function toInt(x: number): number {
  return Number.isNaN(x) ? 0 : Math.trunc(Math.max(-2147483648, Math.min(2147483647, x))) | 0;
}
