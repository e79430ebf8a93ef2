import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { Message, RecordBatchFileWriter, util, type RecordBatch, type Schema } from 'apache-arrow';

/** What a finished Arrow file holds. */
export interface ArrowFileSummary {
  readonly bytes: number;
  /** SHA-256 of the whole file, in hexadecimal. */
  readonly sha256: string;
  readonly rows: number;
  readonly batches: number;
}

/** Node refuses one write of 2 GiB or more. */
const largestWrite = 1 << 30;

/**
 * The stock writer queues views of the caller's arrays and reads their bytes later: arrays that are filled anew for the next batch corrupt the
 * earlier ones, and nothing holds back a fast producer. Here each chunk is on its way to the disk before `write` returns.
 */
class SyncFileWriter extends RecordBatchFileWriter {
  readonly #fd: number;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  constructor(fd: number) {
    super({ autoDestroy: true });
    this.#fd = fd;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Hexadecimal SHA-256 of all bytes written; can be asked for once. */
  digest(): string {
    return this.#hash.digest('hex');
  }

  protected override _write(chunk: ArrayBufferView): this {
    if (!this._started) return this;
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.#hash.update(bytes);
    for (let done = 0; done < bytes.byteLength;) {
      done += writeSync(this.#fd, bytes, done, Math.min(largestWrite, bytes.byteLength - done));
    }
    this.#bytes += bytes.byteLength;
    this._position += bytes.byteLength;
    return this;
  }

  /** The format wants the schema in front of the batches too, for readers that never seek; the stock file writer leaves it out. */
  protected override _writeSchema(schema: Schema): this {
    super._writeSchema(schema);
    return this._writeMessage(Message.from(schema));
  }
}

/**
 * One Arrow IPC file, uncompressed, written record batch by record batch with no buffer of its own: when `append` returns, the bytes of the
 * batch are with the operating system, and the arrays may be used again. The same schema and batches give the same bytes.
 *
 * Every batch must hold the same dictionary vectors, since the file format knows no replacement of a dictionary.
 */
export class ArrowFile {
  readonly path: string;
  readonly #schema: Schema;
  readonly #writer: SyncFileWriter;
  #fd: number | undefined;
  #rows = 0;
  #batches = 0;

  /** Creates the file; throws `EEXIST` when it is already there. */
  constructor(path: string, schema: Schema) {
    this.path = path;
    this.#schema = schema;
    this.#fd = openSync(path, 'wx');
    this.#writer = new SyncFileWriter(this.#fd);
    this.#writer.reset(undefined, schema);
  }

  /** Bytes written so far, all of them on file. */
  get bytes(): number {
    return this.#writer.bytes;
  }

  append(batch: RecordBatch): void {
    if (this.#fd === undefined) throw new Error(`${this.path} is closed`);
    if (!util.compareSchemas(this.#schema, batch.schema)) throw new Error(`${this.path}: a record batch of another schema`);
    this.#writer.write(batch);
    this.#rows += batch.numRows;
    this.#batches += 1;
  }

  /** Writes the footer, forces the file onto the disk and closes it. */
  finish(): ArrowFileSummary {
    if (this.#fd === undefined) throw new Error(`${this.path} is closed`);
    this.#writer.close();
    fsyncSync(this.#fd);
    this.close();
    return { bytes: this.#writer.bytes, sha256: this.#writer.digest(), rows: this.#rows, batches: this.#batches };
  }

  /** Closes the file as it stands, without a footer; does nothing when it is closed already. */
  close(): void {
    if (this.#fd === undefined) return;
    const fd = this.#fd;
    this.#fd = undefined;
    closeSync(fd);
  }
}
