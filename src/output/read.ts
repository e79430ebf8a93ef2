import { open, type FileHandle } from 'node:fs/promises';
import { DataType, RecordBatchReader, Type, type Data, type RecordBatch, type Schema } from 'apache-arrow';
import { InputError } from '../scenario/problem.ts';
import { describeSchema } from './describe-schema.ts';
import type { FieldDescription } from './manifest.ts';
import { joinTables, TableData, type ColumnValues } from './table-data.ts';

/** What the end of an Arrow file says about it. */
export interface TableHeader {
  readonly fields: readonly FieldDescription[];
  readonly metadata: ReadonlyMap<string, string>;
}

export interface ReadOptions {
  /** Names of the columns wanted; all by default. Names that the table does not have are left out. */
  readonly columns?: readonly string[];
}

/**
 * Reads an Arrow file batch by batch, with one batch in memory at a time. Throws an `InputError` when there is no such file or it is not a
 * complete Arrow file.
 */
export async function* readBatches(path: string, options: ReadOptions = {}): AsyncGenerator<TableData> {
  const { reader, schema, close } = await openReader(path);
  try {
    const wanted = wantedFields(schema, options);
    for await (const batch of reader) yield tableOf([batch], schema, wanted);
  } catch (error) {
    throw damaged(path, error);
  } finally {
    await close();
  }
}

/** Reads a whole table, or some of its columns, into memory; the others take no room. Throws as `readBatches` does. */
export async function readTable(path: string, options: ReadOptions = {}): Promise<TableData> {
  const { reader, schema, close } = await openReader(path);
  try {
    const wanted = wantedFields(schema, options);
    const pieces: TableData[] = [];
    // Copied piece by piece: a batch that is kept would keep the bytes of all its columns.
    for await (const batch of reader) pieces.push(tableOf([batch], schema, wanted));
    return pieces.length === 0 ? tableOf([], schema, wanted) : joinTables(pieces);
  } catch (error) {
    throw damaged(path, error);
  } finally {
    await close();
  }
}

/** Reads fields and metadata without the rows. Throws as `readBatches` does. */
export async function readHeader(path: string): Promise<TableHeader> {
  const { schema, close } = await openReader(path);
  try {
    return { fields: describeSchema(schema), metadata: schema.metadata };
  } finally {
    await close();
  }
}

interface OpenReader {
  readonly reader: AsyncIterable<RecordBatch>;
  /** The reader itself forgets it at the end of the batches. */
  readonly schema: Schema;
  close(): Promise<void>;
}

async function openReader(path: string): Promise<OpenReader> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new InputError([{ code: 'table-unreadable', file: path, message: reason }], { cause: error });
  }
  try {
    await expectCompleteFile(handle);
    const reader = (await RecordBatchReader.from(handle)) as RecordBatchReader & AsyncIterable<RecordBatch>;
    await reader.open();
    return {
      reader,
      schema: reader.schema,
      async close() {
        await reader.cancel();
        await handle.close().catch(() => undefined);
      },
    };
  } catch (error) {
    await handle.close().catch(() => undefined);
    throw damaged(path, error);
  }
}

const magic = 'ARROW1';

async function expectCompleteFile(handle: FileHandle): Promise<void> {
  const { size } = await handle.stat();
  const ends = Buffer.alloc(2 * magic.length);
  if (size >= 4 * magic.length) {
    await handle.read(ends, 0, magic.length, 0);
    await handle.read(ends, magic.length, magic.length, size - magic.length);
  }
  if (ends.toString('latin1') === magic + magic) return;
  throw new Error(ends.toString('latin1', 0, magic.length) === magic ? 'the file is cut off: its end is missing' : 'not an Arrow file');
}

function damaged(path: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new InputError([{ code: 'table-unreadable', file: path, message, hint: 'check the directory with polylift verify' }], {
    cause: error,
  });
}

function wantedFields(schema: Schema, options: ReadOptions): number[] {
  const wanted = options.columns === undefined ? undefined : new Set(options.columns);
  return schema.fields.flatMap((field, position) => (wanted === undefined || wanted.has(field.name) ? [position] : []));
}

function tableOf(batches: readonly RecordBatch[], schema: Schema, wanted: readonly number[]): TableData {
  const rows = batches.reduce((sum, batch) => sum + batch.numRows, 0);
  const described = describeSchema(schema);
  const columns = new Map<string, ColumnValues>();
  for (const position of wanted) {
    const field = schema.fields[position]!;
    columns.set(
      field.name,
      columnOf(
        field.name,
        field.type,
        batches.map((batch) => batch.data.children[position]!),
        rows,
      ),
    );
  }
  return new TableData(
    rows,
    wanted.map((position) => described[position]!),
    schema.metadata,
    columns,
  );
}

function columnOf(name: string, type: DataType, pieces: readonly Data[], rows: number): ColumnValues {
  if (DataType.isFloat(type) || DataType.isBool(type)) return { kind: 'number', values: numbersOf(pieces, rows) };
  if (DataType.isInt(type) && type.bitWidth <= 32) return { kind: 'integer', values: integersOf(pieces, rows) };
  if (DataType.isUtf8(type)) return { kind: 'text', values: pieces.flatMap(textsOf) };
  if (DataType.isDictionary(type) && DataType.isUtf8(type.dictionary)) {
    const labels = (pieces[0]?.dictionary?.data ?? []).flatMap((piece) => textsOf(piece as Data).map((label) => label ?? ''));
    return { kind: 'category', codes: integersOf(pieces, rows), labels };
  }
  throw new Error(`column "${name}" is of type ${Type[type.typeId]}, which polylift does not write`);
}

function integersOf(pieces: readonly Data[], rows: number): Int32Array {
  const values = new Int32Array(rows);
  let at = 0;
  for (const piece of pieces) {
    values.set((piece.values as Int32Array).subarray(0, piece.length), at);
    at += piece.length;
  }
  return values;
}

function numbersOf(pieces: readonly Data[], rows: number): Float64Array {
  const values = new Float64Array(rows);
  let at = 0;
  for (const piece of pieces) {
    const source = piece.values as Float64Array | Uint8Array;
    const { length, nullBitmap } = piece;
    if (DataType.isBool(piece.type)) for (let i = 0; i < length; i++) values[at + i] = (source[i >> 3]! >> (i & 7)) & 1;
    else values.set(source.subarray(0, length), at);
    if (piece.nullCount > 0) for (let i = 0; i < length; i++) if (((nullBitmap[i >> 3]! >> (i & 7)) & 1) === 0) values[at + i] = NaN;
    at += length;
  }
  return values;
}

function textsOf(piece: Data): (string | null)[] {
  const decoder = new TextDecoder();
  const { length, nullBitmap, nullCount } = piece;
  const offsets = piece.valueOffsets as Int32Array;
  const bytes = piece.values as Uint8Array;
  const texts: (string | null)[] = [];
  for (let i = 0; i < length; i++) {
    const missing = nullCount > 0 && ((nullBitmap[i >> 3]! >> (i & 7)) & 1) === 0;
    texts.push(missing ? null : decoder.decode(bytes.subarray(offsets[i]!, offsets[i + 1]!)));
  }
  return texts;
}
