import {
  RecordBatch,
  Struct,
  makeData,
  vectorFromArray,
  type Bool,
  type Data,
  type DataType,
  type Dictionary,
  type Field,
  type Int32,
  type Schema,
  type Utf8,
  type Vector,
} from 'apache-arrow';
import { ArrowFile, type ArrowFileSummary } from './arrow-file.ts';
import { arrowSchema, type TableField, type TableLayout } from './table-layout.ts';

/** Rows of one record batch. A batch ends here whatever run a row belongs to, so that a million short runs do not make a million batches. */
export const rowsPerBatch = 16_384;

/**
 * The values of one field for some rows: an array of that length, or one value for all of them. Texts come as arrays; categories as the
 * index of their label.
 */
export type FieldValues = Float64Array | Int32Array | readonly (string | null)[] | number;

/**
 * Writes one result table: rows are copied column by column into buffers of fixed size, and a full buffer becomes a record batch on file.
 * Memory stays the same however many rows there are, and the arrays handed in may be used again at once.
 */
export class TableWriter {
  readonly layout: TableLayout;
  readonly schema: Schema;
  readonly #file: ArrowFile;
  readonly #buffers: readonly FieldBuffer[];
  #rows = 0;

  /** Creates the file at `path`; throws `EEXIST` when there is one. */
  constructor(path: string, layout: TableLayout, metadata: ReadonlyMap<string, string>) {
    this.layout = layout;
    this.schema = arrowSchema(layout, metadata);
    this.#file = new ArrowFile(path, this.schema);
    this.#buffers = layout.fields.map((field, j) => fieldBuffer(field, this.schema.fields[j]!));
  }

  /** Bytes on file so far. */
  get bytes(): number {
    return this.#file.bytes;
  }

  /** Adds `rows` rows; `values` has one entry for each field of the layout, in its order. */
  append(rows: number, values: readonly FieldValues[]): void {
    if (values.length !== this.#buffers.length) {
      throw new Error(`${this.layout.name}: ${values.length} columns given, ${this.#buffers.length} expected`);
    }
    for (let j = 0; j < values.length; j++) {
      const column = values[j]!;
      if (typeof column !== 'number' && column.length !== rows) {
        throw new Error(`${this.layout.name}.${this.layout.fields[j]!.name}: ${column.length} values for ${rows} rows`);
      }
    }
    for (let from = 0; from < rows;) {
      const count = Math.min(rowsPerBatch - this.#rows, rows - from);
      for (let j = 0; j < values.length; j++) this.#buffers[j]!.put(values[j]!, from, count, this.#rows);
      from += count;
      this.#rows += count;
      if (this.#rows === rowsPerBatch) this.#flush();
    }
  }

  finish(): ArrowFileSummary {
    if (this.#rows > 0) this.#flush();
    return this.#file.finish();
  }

  /** Closes the file as it stands. */
  close(): void {
    this.#file.close();
  }

  #flush(): void {
    const rows = this.#rows;
    const children = this.#buffers.map((buffer) => buffer.take(rows));
    const data = makeData({ type: new Struct(this.schema.fields), length: rows, nullCount: 0, children });
    this.#file.append(new RecordBatch(this.schema, data));
    this.#rows = 0;
  }
}

interface FieldBuffer {
  /** Copies `count` values, from position `from` of the source, to position `at`. */
  put(source: FieldValues, from: number, count: number, at: number): void;
  /** The first `rows` values as Arrow data, valid until the next `put`. */
  take(rows: number): Data;
}

function fieldBuffer(field: TableField, arrow: Field<DataType>): FieldBuffer {
  switch (field.storage.type) {
    case 'integer':
      return integerBuffer(arrow.type as Int32);
    case 'number':
      return numberBuffer(arrow.type);
    case 'flag':
      return flagBuffer(arrow.type as Bool);
    case 'text':
      return textBuffer(arrow.type as Utf8);
    case 'category': {
      const type = arrow.type as Dictionary<Utf8, Int32>;
      return categoryBuffer(type, vectorFromArray(field.storage.labels, type.dictionary));
    }
  }
}

function put(buffer: Float64Array | Int32Array, source: FieldValues, from: number, count: number, at: number): void {
  if (typeof source === 'number') buffer.fill(source, at, at + count);
  else buffer.set((source as Float64Array).subarray(from, from + count), at);
}

function integerBuffer(type: Int32): FieldBuffer {
  const values = new Int32Array(rowsPerBatch);
  return {
    put: (source, from, count, at) => put(values, source, from, count, at),
    take: (rows) => makeData({ type, length: rows, nullCount: 0, data: values.subarray(0, rows) }),
  };
}

function categoryBuffer(type: Dictionary<Utf8, Int32>, dictionary: Vector<Utf8>): FieldBuffer {
  const codes = new Int32Array(rowsPerBatch);
  return {
    put: (source, from, count, at) => put(codes, source, from, count, at),
    take: (rows) => makeData({ type, length: rows, nullCount: 0, data: codes.subarray(0, rows), dictionary }),
  };
}

function numberBuffer(type: DataType): FieldBuffer {
  const values = new Float64Array(rowsPerBatch);
  const valid = new Uint8Array(rowsPerBatch / 8);
  return {
    put: (source, from, count, at) => put(values, source, from, count, at),
    take(rows) {
      const nullCount = markMissing(values, rows, valid);
      // A NaN may carry any sign and payload, and they differ between processors: a zero below the mask keeps the bytes the same.
      if (nullCount > 0) for (let i = 0; i < rows; i++) if (values[i] !== values[i]) values[i] = 0;
      return makeData({ type, length: rows, data: values.subarray(0, rows), ...mask(valid, rows, nullCount) } as never);
    },
  };
}

function flagBuffer(type: Bool): FieldBuffer {
  const values = new Float64Array(rowsPerBatch);
  const valid = new Uint8Array(rowsPerBatch / 8);
  const bits = new Uint8Array(rowsPerBatch / 8);
  return {
    put: (source, from, count, at) => put(values, source, from, count, at),
    take(rows) {
      const nullCount = markMissing(values, rows, valid);
      bits.fill(0);
      for (let i = 0; i < rows; i++) if (values[i]! > 0.5) bits[i >> 3]! |= 1 << (i & 7);
      return makeData({ type, length: rows, data: bits.subarray(0, (rows + 7) >> 3), ...mask(valid, rows, nullCount) });
    },
  };
}

function textBuffer(type: Utf8): FieldBuffer {
  const encoder = new TextEncoder();
  const texts: (string | null)[] = [];
  return {
    put(source, from, count) {
      const given = source as readonly (string | null)[];
      for (let i = 0; i < count; i++) texts.push(given[from + i]!);
    },
    take(rows) {
      const valid = new Uint8Array((rows + 7) >> 3);
      const valueOffsets = new Int32Array(rows + 1);
      const pieces: Uint8Array[] = [];
      let nullCount = 0;
      for (let i = 0; i < rows; i++) {
        const text = texts[i]!;
        if (text === null) nullCount += 1;
        else {
          const piece = encoder.encode(text);
          pieces.push(piece);
          valid[i >> 3]! |= 1 << (i & 7);
          valueOffsets[i + 1] = piece.length;
        }
      }
      for (let i = 0; i < rows; i++) valueOffsets[i + 1]! += valueOffsets[i]!;
      texts.length = 0;
      const data = Buffer.concat(pieces);
      return makeData({ type, length: rows, valueOffsets, data, ...mask(valid, rows, nullCount) });
    },
  };
}

/** Counts the values that are NaN and, if there are any, sets the bits of `valid` for those that are not. */
function markMissing(values: Float64Array, rows: number, valid: Uint8Array): number {
  let missing = 0;
  for (let i = 0; i < rows; i++) if (values[i] !== values[i]) missing += 1;
  if (missing === 0) return 0;
  valid.fill(0);
  for (let i = 0; i < rows; i++) if (values[i] === values[i]) valid[i >> 3]! |= 1 << (i & 7);
  return missing;
}

function mask(valid: Uint8Array, rows: number, nullCount: number): { nullCount: number; nullBitmap?: Uint8Array } {
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap: valid.subarray(0, (rows + 7) >> 3) };
}
