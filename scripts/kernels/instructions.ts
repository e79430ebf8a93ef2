import { signed, unsigned } from './wasm-bytes.ts';

/** Instructions as their bytes. Names are those of the specification. */

export const get = (local: number): number[] => [0x20, ...unsigned(local)];
export const set = (local: number): number[] => [0x21, ...unsigned(local)];
export const tee = (local: number): number[] => [0x22, ...unsigned(local)];
export const i32Const = (value: number): number[] => [0x41, ...signed(value)];
export const i32Add = [0x6a];
export const i32And = [0x71];
export const i32Xor = [0x73];
export const i32Shl = [0x74];
export const i32ShrU = [0x76];
export const i32Rotl = [0x77];
export const i32LtU = [0x49];
export const i32Sub = [0x6b];
export const f64Add = [0xa0];
export const f64ConvertI32 = [0xb7];
export const i32Load = (offset: number): number[] => [0x28, 2, ...unsigned(offset)];
export const f64Store = (offset: number): number[] => [0x39, 3, ...unsigned(offset)];
export const block = [0x02, 0x40];
export const loop = [0x03, 0x40];
export const ifThen = [0x04, 0x40];
export const end = [0x0b];
export const branchIf = (depth: number): number[] => [0x0d, ...unsigned(depth)];
export const branch = (depth: number): number[] => [0x0c, ...unsigned(depth)];
export const i32GeU = [0x4f];

/** An instruction on vectors without immediate. */
export const simd = (code: number): number[] => [0xfd, ...unsigned(code)];
/** One that reads or writes memory. */
export const simdMemory = (code: number, align: number, offset = 0): number[] => [0xfd, ...unsigned(code), align, ...unsigned(offset)];
export const lane = (code: number, index: number): number[] => [...simd(code), index];

export const vector = {
  load: 0,
  load32Splat: 9,
  store: 11,
  constant: 12,
  shuffle: 13,
  splat: 17,
  extractI32: 27,
  extractF64: 33,
  not: 77,
  and: 78,
  andnot: 79,
  or: 80,
  xor: 81,
  bitselect: 82,
  anyTrue: 83,
  load8Lane: 84,
  load16Lane: 85,
  load32Lane: 86,
  store8Lane: 88,
  store16Lane: 89,
  store32Lane: 90,
  store64Lane: 91,
  load32Zero: 92,
  load64Zero: 93,
  promote: 95,
  narrow16: 102,
  narrow32: 134,
  extend8: 137,
  bitmask: 164,
  extend16: 169,
  shl: 171,
  shr: 172,
  shru: 173,
  i32Add: 174,
  i32Sub: 177,
  f64Add: 240,
} as const;

/** v128.const with four equal or different 32-bit lanes. */
export function constant(lanes: readonly [number, number, number, number]): number[] {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  lanes.forEach((word, i) => view.setInt32(4 * i, word, true));
  return [...simd(vector.constant), ...bytes];
}

export const unaryCode: Readonly<Record<string, number>> = {
  'neg f32': 225,
  'neg i32': 161,
  'abs f32': 224,
  'abs i32': 160,
  'sqrt f32': 227,
  'floor f32': 104,
  'ceil f32': 103,
  'trunc f32': 105,
  'nearest f32': 106,
  'toFloat f32': 250,
  'toInt i32': 248,
  'not bool': 77,
  'not i32': 77,
};

/** Of f32 minimum and maximum those that are one instruction of the machine: `b < a ? b : a` and `a < b ? b : a`. */
export const arithmeticCode: Readonly<Record<string, number>> = {
  'add f32': 228,
  'sub f32': 229,
  'mul f32': 230,
  'div f32': 231,
  'min f32': 234,
  'max f32': 235,
  'add i32': 174,
  'sub i32': 177,
  'mul i32': 181,
  'min i32': 182,
  'max i32': 184,
  'and i32': 78,
  'or i32': 80,
  'xor i32': 81,
  'and bool': 78,
  'or bool': 80,
  'xor bool': 81,
};

export const comparisonCode: Readonly<Record<string, number>> = {
  'eq i32': 55,
  'ne i32': 56,
  'lt i32': 57,
  'gt i32': 59,
  'le i32': 61,
  'ge i32': 63,
  'eq f32': 65,
  'ne f32': 66,
  'lt f32': 67,
  'gt f32': 68,
  'le f32': 69,
  'ge f32': 70,
};
