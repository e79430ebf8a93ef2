import { threefry4x32 } from '../random/index.ts';
import type { Kernel, KernelShape } from './define.ts';

/** Rows of a region and what addresses their draws. */
export interface Call {
  /** First row, and how many. */
  readonly first: number;
  readonly count: number;
  /** Index of the first row within its region. */
  readonly unit: number;
  /** Code of the region. */
  readonly code: number;
  readonly key: Uint32Array;
  /** From `moment(year, index)`. */
  readonly moment: number;
  /** Purpose of the draws for which the kernel lets the call name it. */
  readonly purpose?: number;
}

/** Names of the rows that have a column. */
type RowNames<S extends KernelShape> = {
  [K in keyof S['rows']]: S['rows'][K] extends 'value' | 'unit' | 'position' ? never : K;
}[keyof S['rows']];
type ColumnNames<S extends KernelShape> = RowNames<S> | keyof NonNullable<S['kept']>;

type Cells = Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * Runs a kernel's step as the plain function that it is, row by row, in double precision: the reference for the compiled one.
 * @param columns rounded to their storage when a row is done
 * @param region numbers of the region by name
 * @returns the sums by name
 */
export function runPlain<S extends KernelShape>(
  { shape, step }: Kernel<S>,
  columns: { readonly [K in ColumnNames<S>]: Cells },
  region: { readonly [K in S['region'][number]]: number },
  { first, count, unit, code, key, moment, purpose: called = 0 }: Call,
): { [K in keyof S['sums']]: number } {
  const without = (kind: string) => Object.keys(shape.rows).filter((name) => shape.rows[name] === kind) as (keyof S['rows'])[];
  const [passing, own, counted] = [without('value'), without('unit'), without('position')];
  const names = Object.keys(shape.rows).filter((name) => ![...passing, ...own, ...counted].includes(name)) as RowNames<S>[];
  const draws = Object.entries(shape.draws);
  const purposes = [...new Set(draws.map(([, [purpose]]) => purpose))];
  const words = purposes.map(() => new Uint32Array(4));
  const row = Object.fromEntries(Object.keys(shape.rows).map((name) => [name, 0])) as { -readonly [K in keyof S['rows']]: number };
  const draw = Object.fromEntries(draws.map(([name]) => [name, 0])) as { -readonly [K in keyof S['draws']]: number };
  const sums = Object.fromEntries(Object.keys(shape.sums).map((name) => [name, 0])) as { -readonly [K in keyof S['sums']]: number };
  const listed = shape.list === undefined ? undefined : (columns as Readonly<Record<string, Cells>>)[shape.list]!;
  let kept = first;
  const keep = (values: { readonly [K in keyof NonNullable<S['kept']>]: number }): void => {
    for (const name of Object.keys(values) as (keyof typeof values)[]) columns[name][kept] = values[name];
    kept++;
  };
  for (let i = 0; i < count; i++) {
    const at = listed?.[first + i] ?? i;
    purposes.forEach((purpose, p) => threefry4x32(key, unit + at, code, purpose === 'called' ? called : purpose, moment, words[p]!));
    for (const [name, [purpose, word]] of draws) draw[name as keyof S['draws']] = words[purposes.indexOf(purpose)]![word]!;
    for (const name of names) row[name] = columns[name][first + (name === shape.list ? i : at)]!;
    for (const name of passing) row[name] = 0;
    for (const name of own) row[name] = unit + at;
    for (const name of counted) row[name] = i;
    step(row, region, draw, sums, keep);
    for (const name of names) if (name !== shape.list) columns[name][first + at] = row[name];
  }
  return sums;
}
