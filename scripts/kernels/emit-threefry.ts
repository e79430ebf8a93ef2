import { get, i32Add, i32Const, i32Load, i32Rotl, i32Xor, set, simd, tee, vector } from './instructions.ts';
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
 * @param purpose instructions that get the purpose
 */
export function emitPurposeSetup(purpose: number[], setup: DrawSetup, locals: Locals) {
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
    ...[...purpose, ...get(setup.keys[2]!), ...i32Add, ...set(x2)],
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

/** Rows whose words are drawn: local of their units, and locals that receive the four words. */
export interface Drawn {
  readonly unit: number;
  readonly words: readonly number[];
}

/** Four words for each row of some groups, operation by operation: the groups do not wait for one another. */
export function emitThreefry(groups: readonly Drawn[], { wideKeys, injected }: DrawSetup, purpose: PurposeSetup): number[] {
  const code: number[] = [];
  const each = (operation: (x: readonly number[], unit: number) => number[]): void => {
    for (const { unit, words } of groups) code.push(...operation(words, unit));
  };
  const binary = (into: number, a: (x: readonly number[]) => number, b: (x: readonly number[]) => number, op: number): void =>
    each((x) => [...get(a(x)), ...get(b(x)), ...simd(op), ...set(x[into]!)]);
  const add = (into: number, other: number): void =>
    binary(
      into,
      (x) => x[into]!,
      (x) => x[other]!,
      vector.i32Add,
    );
  const addShared = (into: number, shared: number): void =>
    binary(
      into,
      (x) => x[into]!,
      () => shared,
      vector.i32Add,
    );
  const rotateXor = (into: number, by: number, other: number): void =>
    each((x) => [
      ...[...get(x[into]!), ...i32Const(by), ...simd(vector.shl), ...get(x[into]!), ...i32Const(32 - by), ...simd(vector.shru)],
      ...[...simd(vector.or), ...get(x[other]!), ...simd(vector.xor), ...set(x[into]!)],
    ]);
  // Round 1, of which only the first half differs between rows.
  each((x, unit) => [
    ...[...get(unit), ...get(wideKeys[0]!), ...simd(vector.i32Add), ...get(purpose.wide1), ...simd(vector.i32Add), ...tee(x[0]!)],
    ...[...get(purpose.wide1Rotated), ...simd(vector.xor), ...set(x[1]!)],
  ]);
  // Round 2.
  addShared(0, purpose.wide3);
  binary(
    3,
    () => purpose.wide3Rotated,
    (x) => x[0]!,
    vector.xor,
  );
  binary(
    2,
    () => purpose.wide2,
    (x) => x[1]!,
    vector.i32Add,
  );
  rotateXor(1, rotations[1][1], 2);
  for (let round = 2; round < ROUNDS; round++) {
    if (round % 4 === 0) {
      const n = round / 4;
      for (let i = 0; i < 3; i++) addShared(i, wideKeys[(n + i) % 5]!);
      addShared(3, injected.get(n)!);
    }
    const [left, right] = rotations[round % 8]!;
    const [a, b] = round % 2 === 0 ? [1, 3] : [3, 1];
    add(0, a!);
    rotateXor(a!, left, 0);
    add(2, b!);
    rotateXor(b!, right, 2);
  }
  return code;
}
