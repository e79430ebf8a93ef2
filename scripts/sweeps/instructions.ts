import { signed, unsigned } from '../kernels/wasm-bytes.ts';

/** Instructions on single numbers as their bytes (WebAssembly Core Specification 2.0, chapter 5). */

export type MachineType = 'i32' | 'f64';
export const machineCode = { i32: 0x7f, f64: 0x7c } as const;

export const get = (local: number): number[] => [0x20, ...unsigned(local)];
export const set = (local: number): number[] => [0x21, ...unsigned(local)];
export const tee = (local: number): number[] => [0x22, ...unsigned(local)];
export const block = [0x02, 0x40];
export const loop = [0x03, 0x40];
export const ifThen = [0x04, 0x40];
export const ifValue = (type: MachineType): number[] => [0x04, machineCode[type]];
export const otherwise = [0x05];
export const end = [0x0b];
export const branch = (depth: number): number[] => [0x0c, ...unsigned(depth)];
export const branchIf = (depth: number): number[] => [0x0d, ...unsigned(depth)];
export const select = [0x1b];
export const isZero = [0x45];

export function constant(value: number, type: MachineType): number[] {
  if (type === 'i32') return [0x41, ...signed(value)];
  return [0x44, ...new Uint8Array(new Float64Array([value]).buffer)];
}

/** Loads into, and stores from, the type that a cell has in expressions: f64, or i32 for whole numbers. The number is the alignment. */
export const memory = {
  f64: { load: [0x2b, 3], store: [0x39, 3], widen: [], narrow: [] },
  f32: { load: [0x2a, 2], store: [0x38, 2], widen: [0xbb], narrow: [0xb6] },
  i32: { load: [0x28, 2], store: [0x36, 2], widen: [], narrow: [] },
  u32: { load: [0x28, 2], store: [0x36, 2], widen: [], narrow: [] },
  u8: { load: [0x2d, 0], store: [0x3a, 0], widen: [], narrow: [] },
} as const;

export const conversion = {
  'i32 f64': [0xb7],
  'u32 f64': [0xb8],
  /** Bits of the nearest number in single precision, and back. */
  bitsOf: [0xb6, 0xbc],
  floatOf: [0xbe, 0xbb],
} as const;

export const arithmetic: Readonly<Record<string, number>> = {
  '+ i32': 0x6a,
  '- i32': 0x6b,
  '* i32': 0x6c,
  '+ u32': 0x6a,
  '- u32': 0x6b,
  '* u32': 0x6c,
  '& i32': 0x71,
  '| i32': 0x72,
  '^ i32': 0x73,
  '<< i32': 0x74,
  '>> i32': 0x75,
  '>>> i32': 0x76,
  '+ f64': 0xa0,
  '- f64': 0xa1,
  '* f64': 0xa2,
  '/ f64': 0xa3,
  'min f64': 0xa4,
  'max f64': 0xa5,
};

export const comparison: Readonly<Record<string, number>> = {
  '=== i32': 0x46,
  '!== i32': 0x47,
  '< i32': 0x48,
  '> i32': 0x4a,
  '<= i32': 0x4c,
  '>= i32': 0x4e,
  '=== u32': 0x46,
  '!== u32': 0x47,
  '< u32': 0x49,
  '> u32': 0x4b,
  '<= u32': 0x4d,
  '>= u32': 0x4f,
  '=== f64': 0x61,
  '!== f64': 0x62,
  '< f64': 0x63,
  '> f64': 0x64,
  '<= f64': 0x65,
  '>= f64': 0x66,
};

export const unary: Readonly<Record<string, number>> = {
  abs: 0x99,
  neg: 0x9a,
  ceil: 0x9b,
  floor: 0x9c,
  trunc: 0x9d,
  sqrt: 0x9f,
};
