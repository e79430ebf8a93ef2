import { constant, get, i32Add, i32Const, i32Load, i32Rotl, i32Xor, set, simd, tee, vector } from './instructions.ts';
import { headerWord } from '../../src/kernel/layout.ts';
import { ROUNDS } from '../../src/random/threefry.ts';

/** Rotations of the two halves of a round; they repeat after eight rounds. */
const rotations = [
  [10, 26],
  [11, 21],
  [13, 27],
  [23, 5],
  [6, 20],
  [17, 11],
  [25, 10],
  [18, 20],
] as const;

/** Hands out locals of a function. */
export interface Locals {
  vector(): number;
  scalar(): number;
}

/** Locals that hold what all draws of a call share. */
export interface DrawSetup {
  /** Keys 0 to 4 as scalars and as vectors. */
  readonly keys: readonly number[];
  readonly wideKeys: readonly number[];
  /** Key words with the number of their injection added. */
  readonly injected: ReadonlyMap<number, number>;
  readonly code: number;
  readonly moment: number;
}

const load = (header: number, word: number): number[] => [...get(header), ...i32Load(4 * word)];
const widen = simd(vector.splat);

/** Reads key, region and moment and prepares the injections of the key. */
export function emitDrawSetup(header: number, locals: Locals): { readonly code: number[]; readonly setup: DrawSetup } {
  const code: number[] = [];
  const keys = Array.from({ length: 5 }, () => locals.scalar());
  const wideKeys = Array.from({ length: 5 }, () => locals.vector());
  for (let k = 0; k < 4; k++) code.push(...load(header, headerWord.key + k), ...set(keys[k]!));
  code.push(...i32Const(0x1bd11bda));
  for (let k = 0; k < 4; k++) code.push(...get(keys[k]!), ...i32Xor);
  code.push(...set(keys[4]!));
  for (let k = 0; k < 5; k++) code.push(...get(keys[k]!), ...widen, ...set(wideKeys[k]!));
  const injected = new Map<number, number>();
  for (let n = 1; 4 * n < ROUNDS; n++) {
    const local = locals.vector();
    injected.set(n, local);
    code.push(...get(keys[(n + 3) % 5]!), ...i32Const(n), ...i32Add, ...widen, ...set(local));
  }
  const region = locals.scalar();
  const moment = locals.scalar();
  code.push(...load(header, headerWord.code), ...set(region), ...load(header, headerWord.moment), ...set(moment));
  return { code, setup: { keys, wideKeys, injected, code: region, moment } };
}

/**
 * Everything of the first round that the rows of a region share, computed once: their addresses differ in the first word alone.
 * Returns locals of x1, x2 and x3 rotated and not, as they enter the first row's own operations.
 */
export function emitPurposeSetup(purpose: number, setup: DrawSetup, locals: Locals) {
  const [x1, x2, x3] = [locals.scalar(), locals.scalar(), locals.scalar()];
  const [wide1, wide1Rotated, wide2, wide3, wide3Rotated] = Array.from({ length: 5 }, () => locals.vector()) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const code = [
    ...[...get(setup.code), ...get(setup.keys[1]!), ...i32Add, ...set(x1)],
    ...[...i32Const(purpose), ...get(setup.keys[2]!), ...i32Add, ...set(x2)],
    ...[...get(setup.moment), ...get(setup.keys[3]!), ...i32Add, ...set(x3)],
    ...[...get(x2), ...get(x3), ...i32Add, ...set(x2)],
    ...[...get(x3), ...i32Const(rotations[0][1]), ...i32Rotl, ...get(x2), ...i32Xor, ...set(x3)],
    ...[...get(x1), ...widen, ...set(wide1)],
    ...[...get(x1), ...i32Const(rotations[0][0]), ...i32Rotl, ...widen, ...set(wide1Rotated)],
    ...[...get(x2), ...widen, ...set(wide2)],
    ...[...get(x3), ...widen, ...set(wide3)],
    ...[...get(x3), ...i32Const(rotations[1][0]), ...i32Rotl, ...widen, ...set(wide3Rotated)],
  ];
  return { code, wide1, wide1Rotated, wide2, wide3, wide3Rotated };
}

export type PurposeSetup = ReturnType<typeof emitPurposeSetup>;

/** Four words for each of four rows whose units are in local `unit`, into the locals `out`. */
export function emitThreefry(unit: number, { wideKeys, injected }: DrawSetup, purpose: PurposeSetup, out: readonly number[]): number[] {
  const code: number[] = [];
  const binary = (into: number, a: number, b: number, op: number): void => {
    code.push(...get(a), ...get(b), ...simd(op), ...set(into));
  };
  const rotateXor = (into: number, by: number, other: number): void => {
    code.push(...get(into), ...i32Const(by), ...simd(vector.shl), ...get(into), ...i32Const(32 - by), ...simd(vector.shru));
    code.push(...simd(vector.or), ...get(other), ...simd(vector.xor), ...set(into));
  };
  const [x0, x1, x2, x3] = out as [number, number, number, number];
  // Round 1, of which only the first half differs between rows.
  code.push(...get(unit), ...get(wideKeys[0]!), ...simd(vector.i32Add), ...get(purpose.wide1), ...simd(vector.i32Add), ...tee(x0));
  code.push(...get(purpose.wide1Rotated), ...simd(vector.xor), ...set(x1));
  // Round 2.
  binary(x0, x0, purpose.wide3, vector.i32Add);
  binary(x3, purpose.wide3Rotated, x0, vector.xor);
  binary(x2, purpose.wide2, x1, vector.i32Add);
  rotateXor(x1, rotations[1][1], x2);
  for (let round = 2; round < ROUNDS; round++) {
    if (round % 4 === 0) {
      const n = round / 4;
      [x0, x1, x2].forEach((x, i) => binary(x, x, wideKeys[(n + i) % 5]!, vector.i32Add));
      binary(x3, x3, injected.get(n)!, vector.i32Add);
    }
    const [left, right] = rotations[round % 8]!;
    const [a, b] = round % 2 === 0 ? [x1, x3] : [x3, x1];
    binary(x0, x0, a, vector.i32Add);
    rotateXor(a, left, x0);
    binary(x2, x2, b, vector.i32Add);
    rotateXor(b, right, x2);
  }
  return code;
}

export const laneNumbers = constant([0, 1, 2, 3]);
