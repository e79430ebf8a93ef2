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

/** Puts pieces of one table below each other. There is at least one; all have the same columns, and categories the same labels. */
export function joinTables(pieces: readonly TableData[]): TableData {
  const [first] = pieces;
  if (first === undefined) throw new Error('a table needs a piece');
  if (pieces.length === 1) return first;
  const rows = pieces.reduce((sum, piece) => sum + piece.rows, 0);
  const columns = first.fields.map(
    ({ name }) =>
      [
        name,
        joined(
          pieces.map((piece) => piece.column(name)),
          rows,
        ),
      ] as const,
  );
  return new TableData(rows, first.fields, first.metadata, new Map(columns));
}

function joined(pieces: readonly ColumnValues[], rows: number): ColumnValues {
  const [first] = pieces;
  // Narrowed piece by piece; all are of the kind of the first.
  switch (first!.kind) {
    case 'number':
      return {
        kind: 'number',
        values: filled(
          new Float64Array(rows),
          pieces.flatMap((piece) => (piece.kind === 'number' ? [piece.values] : [])),
        ),
      };
    case 'integer':
      return {
        kind: 'integer',
        values: filled(
          new Int32Array(rows),
          pieces.flatMap((piece) => (piece.kind === 'integer' ? [piece.values] : [])),
        ),
      };
    case 'category': {
      const codes = pieces.flatMap((piece) => (piece.kind === 'category' ? [piece.codes] : []));
      return { kind: 'category', codes: filled(new Int32Array(rows), codes), labels: first!.labels };
    }
    case 'text':
      return { kind: 'text', values: pieces.flatMap((piece) => (piece.kind === 'text' ? piece.values : [])) };
  }
}

function filled<T extends Float64Array | Int32Array>(values: T, pieces: readonly T[]): T {
  let at = 0;
  for (const piece of pieces) {
    values.set(piece, at);
    at += piece.length;
  }
  if (at !== values.length) throw new Error(`pieces of ${at} rows make no column of ${values.length}`);
  return values;
}
