/** A table in memory, wherever it was read. Runs in a browser too. */
import type { FieldDescription } from './manifest.ts';

/**
 * The values of one column.
 *
 * - `number`: missing values are NaN; flags are 0 or 1.
 * - `integer`: never missing.
 * - `category`: `labels[codes[i]]` is the value of row `i`.
 * - `text`: missing values are null.
 */
export type ColumnValues =
  | { readonly kind: 'number'; readonly values: Float64Array }
  | { readonly kind: 'integer'; readonly values: Int32Array }
  | { readonly kind: 'category'; readonly codes: Int32Array; readonly labels: readonly string[] }
  | { readonly kind: 'text'; readonly values: readonly (string | null)[] };

/** A table, or a piece of one, in memory. */
export class TableData {
  readonly rows: number;
  readonly fields: readonly FieldDescription[];
  readonly metadata: ReadonlyMap<string, string>;
  readonly #columns: ReadonlyMap<string, ColumnValues>;

  constructor(
    rows: number,
    fields: readonly FieldDescription[],
    metadata: ReadonlyMap<string, string>,
    columns: ReadonlyMap<string, ColumnValues>,
  ) {
    this.rows = rows;
    this.fields = fields;
    this.metadata = metadata;
    this.#columns = columns;
  }

  has(name: string): boolean {
    return this.#columns.has(name);
  }

  /** Throws an `Error` that lists the columns when there is none of this name. */
  column(name: string): ColumnValues {
    const column = this.#columns.get(name);
    if (column === undefined) throw new Error(`no column "${name}"; there are ${[...this.#columns.keys()].join(', ')}`);
    return column;
  }

  /** Values of a number or integer column; missing ones are NaN. */
  numbers(name: string): Float64Array {
    const column = this.column(name);
    if (column.kind === 'number') return column.values;
    if (column.kind === 'integer') return Float64Array.from(column.values);
    throw new Error(`column "${name}" holds ${column.kind} values, not numbers`);
  }

  integers(name: string): Int32Array {
    const column = this.column(name);
    if (column.kind !== 'integer') throw new Error(`column "${name}" holds ${column.kind} values, not integers`);
    return column.values;
  }

  /** Values of a category or text column, one string for each row. */
  texts(name: string): (string | null)[] {
    const column = this.column(name);
    if (column.kind === 'text') return [...column.values];
    if (column.kind === 'category') return Array.from(column.codes, (code) => column.labels[code]!);
    throw new Error(`column "${name}" holds ${column.kind} values, not texts`);
  }
}
