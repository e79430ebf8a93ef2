import type { CellType, KeptType, Purpose } from './program.ts';

/** What a kernel touches, by the names that its step uses. */
export interface KernelShape {
  /**
   * Columns of the rows. A `value` has no column: it is zero before the step and gone after it, to hand something on between its parts. Nor have
   * the `unit`, which is the row's own, and the `position`, which counts the rows of the call from 0.
   */
  readonly rows: Readonly<Record<string, CellType | 'value' | 'unit' | 'position'>>;
  /** Numbers that all rows of a region share in a step. */
  readonly region: readonly string[];
  /** Random words of a row: the purpose of the draw, and which of its four words. */
  readonly draws: Readonly<Record<string, readonly [purpose: Purpose, word: 0 | 1 | 2 | 3]>>;
  /**
   * Column (`u32`) that lists the rows of the call, where they do not follow one another: which row each is, no two the same, counted from the first
   * row of the call, where the list itself begins.
   */
  readonly list?: string;
  /** Sums over the rows of a region: `count` of whole numbers, `total` of others. */
  readonly sums: Readonly<Record<string, 'count' | 'total'>>;
  /** Columns that the step fills with `keep`: one entry for each row that it keeps, without gaps, from the first row of the call on. */
  readonly kept?: Readonly<Record<string, KeptType>>;
}

/**
 * One step of one row: a plain function of numbers. It is compiled, and must keep to what `scripts/kernels/` understands: numbers, conditions,
 * `const`, `let`, `if`, `? :`, and calls of functions that keep to it too.
 */
export type Step<S extends KernelShape> = (
  row: { -readonly [K in keyof S['rows']]: number },
  region: { readonly [K in S['region'][number]]: number },
  draw: { readonly [K in keyof S['draws']]: number },
  sum: { -readonly [K in keyof S['sums']]: number },
  keep: (values: { readonly [K in keyof NonNullable<S['kept']>]: number }) => void,
) => void;

export interface Kernel<S extends KernelShape = KernelShape> {
  readonly shape: S;
  readonly step: Step<S>;
}

/** Names a kernel. */
export function defineKernel<const S extends KernelShape>(shape: S, step: Step<S>): Kernel<S> {
  return { shape, step };
}
