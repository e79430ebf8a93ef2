/**
 * A kernel as the compiler sees it: what happens to one row (a household) in one step, without names, loops or calls. Every row of a region
 * lives through the same program; rows do not see each other.
 */

/** Types of values. `bool` is a condition. Numbers are single precision or 32-bit whole numbers that wrap around. */
export type ValueType = 'f32' | 'i32' | 'bool';

export type UnaryName =
  | 'neg'
  | 'abs'
  | 'sqrt'
  | 'floor'
  | 'ceil'
  | 'trunc'
  | 'nearest'
  /** i32 to f32, rounded to the nearest. */
  | 'toFloat'
  /** f32 to i32 towards zero, clamped to the range. */
  | 'toInt'
  /** The bits of an f32 as i32, and back. */
  | 'bitsOf'
  | 'floatOf'
  /** A condition as i32: 1 where it holds, else 0. */
  | 'toOne'
  | 'not';

export type ArithmeticName = 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max' | 'and' | 'or' | 'xor' | 'shl' | 'shr' | 'shru';
export type ComparisonName = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

export type Expression =
  | { readonly op: 'const'; readonly type: 'f32' | 'i32'; readonly value: number }
  | { readonly op: 'local'; readonly type: ValueType; readonly local: number }
  /** A number that all rows of the region share. */
  | { readonly op: 'region'; readonly type: 'f32'; readonly region: number }
  /** A random word of the row. */
  | { readonly op: 'word'; readonly type: 'i32'; readonly draw: number }
  /** The unit of the row, and its number within the call. */
  | { readonly op: 'unit' | 'position'; readonly type: 'i32' }
  | { readonly op: 'unary'; readonly type: ValueType; readonly name: UnaryName; readonly a: Expression }
  | { readonly op: 'binary'; readonly type: ValueType; readonly name: ArithmeticName; readonly a: Expression; readonly b: Expression }
  /** Operands have one type, f32 or i32 (signed). */
  | { readonly op: 'compare'; readonly type: 'bool'; readonly name: ComparisonName; readonly a: Expression; readonly b: Expression }
  | { readonly op: 'select'; readonly type: ValueType; readonly test: Expression; readonly a: Expression; readonly b: Expression };

export type Statement =
  /** `fresh`: the first assignment of a local, in whose scope it is set for all rows that come here. */
  | { readonly op: 'set'; readonly local: number; readonly value: Expression; readonly fresh: boolean }
  /** `skip`: worth a jump when it holds for no row at hand. */
  | {
      readonly op: 'if';
      readonly test: Expression;
      readonly when: readonly Statement[];
      readonly otherwise: readonly Statement[];
      readonly skip: boolean;
    }
  | { readonly op: 'sum'; readonly sum: number; readonly value: Expression }
  /** Adds the row to the kept ones: a value for each kept column. There is one such statement at most. */
  | { readonly op: 'keep'; readonly values: readonly Expression[] };

/** Storage of a column that a kernel works on. */
export const cellBytes = { f32: 4, i32: 4, u32: 4, u16: 2, u8: 1 } as const;
export type CellType = keyof typeof cellBytes;

/** Storage of a column of kept rows. */
export type KeptType = 'f32' | 'i32' | 'u32';

/** What a draw is for: the id of a purpose, or the one that each call names. */
export type Purpose = number | 'called';

export interface ProgramColumn {
  readonly name: string;
  readonly cell: CellType;
  /** Local that holds the row's value. */
  readonly local: number;
  readonly read: boolean;
  readonly written: boolean;
}

export interface Program {
  readonly name: string;
  readonly columns: readonly ProgramColumn[];
  readonly region: readonly string[];
  readonly draws: readonly { readonly name: string; readonly purpose: Purpose; readonly word: number }[];
  /** Which column lists the rows; undefined where they follow one another. */
  readonly list: number | undefined;
  /** Sums over rows: `count` of whole numbers, exact below 2^31; `total` of numbers, added up in double precision. */
  readonly sums: readonly { readonly name: string; readonly kind: 'count' | 'total' }[];
  readonly kept: readonly { readonly name: string; readonly cell: KeptType }[];
  readonly locals: readonly ValueType[];
  readonly body: readonly Statement[];
}
