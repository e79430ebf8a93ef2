const columnTypes = { f64: Float64Array, f32: Float32Array, u32: Uint32Array, i32: Int32Array, u16: Uint16Array, u8: Uint8Array } as const;

/** Storage type of a column. */
export type ColumnType = keyof typeof columnTypes;

/** One typed array for each name of the specification. */
export type Columns<S extends Readonly<Record<string, ColumnType>>> = { readonly [K in keyof S]: InstanceType<(typeof columnTypes)[S[K]]> };

/** Allocates zeroed columns of `rows` entries. */
export function allocateColumns<const S extends Readonly<Record<string, ColumnType>>>(specification: S, rows: number): Columns<S> {
  return Object.fromEntries(Object.entries(specification).map(([name, type]) => [name, new columnTypes[type](rows)])) as Columns<S>;
}

/** Copies every column; the copy shares no memory with the original. */
export function copyColumns<T extends { readonly [K in keyof T]: { slice(): unknown } }>(columns: T): T {
  return Object.fromEntries(Object.entries<{ slice(): unknown }>(columns).map(([name, column]) => [name, column.slice()])) as T;
}
