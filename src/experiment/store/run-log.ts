/**
 * The log of an unfinished experiment: one entry for each run that is over, in the order in which they ended. Entries are written whole and carry
 * a checksum, so that whatever ends the process, at most the entry being written is lost, and it is seen to be.
 */
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { InputError } from '../../scenario/problem.ts';
import { decodeRun, encodeRun, type KeptRun } from './entry.ts';

const magic = 'polylift runs 1\n';
/** Length and checksum before each entry. */
const frame = 8;
/** Entries are at most this long: a longer one is damage, not data. */
const longest = 1 << 30;
const syncEveryMilliseconds = 1000;

export class RunLog {
  readonly path: string;
  /** Number of a run to the place of its entry. */
  readonly #places = new Map<number, { readonly at: number; readonly bytes: number }>();
  readonly #failed = new Set<number>();
  #fd: number | undefined;
  #end: number;
  #synced = performance.now();
  readonly #readOnly: boolean;

  /** Makes a new log for the plan of this hash. Throws `EEXIST` when there is one. */
  static create(path: string, planHash: string): RunLog {
    const fd = openSync(path, 'wx+');
    const head = Buffer.from(`${magic}${planHash}\n`);
    writeSync(fd, head);
    fsyncSync(fd);
    return new RunLog(path, fd, head.length, false);
  }

  /**
   * Opens the log of a plan. What is behind the last whole entry is cut off, unless `readOnly`. Throws an `InputError` for a file that is no log or
   * is that of another plan.
   */
  static open(path: string, planHash: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): RunLog {
    let fd: number;
    try {
      fd = openSync(path, readOnly ? 'r' : 'r+');
    } catch (error) {
      const message = `the log of runs cannot be opened: ${(error as Error).message}`;
      throw new InputError([{ code: 'log-missing', file: path, message }], { cause: error });
    }
    const expected = Buffer.from(`${magic}${planHash}\n`);
    const head = Buffer.alloc(expected.length);
    readSync(fd, head, 0, head.length, 0);
    if (!head.equals(expected)) {
      closeSync(fd);
      const other = head.subarray(0, magic.length).toString('latin1') === magic;
      const message = other
        ? 'the log is of another plan than the one beside it'
        : 'the file is no log of runs, or its beginning is damaged';
      throw new InputError([{ code: 'log-damaged', file: path, message, hint: 'begin anew in another directory with --out' }]);
    }
    const log = new RunLog(path, fd, head.length, readOnly);
    log.#scan();
    return log;
  }

  private constructor(path: string, fd: number, end: number, readOnly: boolean) {
    this.path = path;
    this.#fd = fd;
    this.#end = end;
    this.#readOnly = readOnly;
  }

  /** Number of runs that have an entry. */
  get runs(): number {
    return this.#places.size;
  }

  /** How many of them failed. */
  get failed(): number {
    return this.#failed.size;
  }

  /** Bytes of the log. */
  get bytes(): number {
    return this.#end;
  }

  has(runId: number): boolean {
    return this.#places.has(runId);
  }

  hasFailed(runId: number): boolean {
    return this.#failed.has(runId);
  }

  /** Takes failed runs out, so that they are done again. Their entries stay and are overruled by later ones. */
  forgetFailed(): void {
    for (const runId of this.#failed) this.#places.delete(runId);
    this.#failed.clear();
  }

  /** Writes a run. When it returns, the bytes are with the operating system; a crash of the machine loses at most the last second. */
  append(run: KeptRun): void {
    const fd = this.#expectOpen();
    const payload = encodeRun(run);
    const entry = Buffer.alloc(frame + payload.length);
    entry.writeUInt32LE(payload.length, 0);
    entry.writeUInt32LE(crc32(payload), 4);
    payload.copy(entry, frame);
    try {
      for (let done = 0; done < entry.length;) done += writeSync(fd, entry, done, entry.length - done, this.#end + done);
    } catch (error) {
      this.#cut();
      throw error;
    }
    this.#note(run.runId, run.status === 'failed', this.#end + frame, payload.length);
    this.#end += entry.length;
    if (performance.now() - this.#synced > syncEveryMilliseconds) this.sync();
  }

  /** The run of this number. */
  read(runId: number): KeptRun {
    const place = this.#places.get(runId);
    if (place === undefined) throw new Error(`run ${runId} is not in ${this.path}`);
    const payload = Buffer.alloc(place.bytes);
    readSync(this.#expectOpen(), payload, 0, place.bytes, place.at);
    return decodeRun(payload);
  }

  sync(): void {
    fsyncSync(this.#expectOpen());
    this.#synced = performance.now();
  }

  /** Closes the log; does nothing when it is closed. */
  close(): void {
    if (this.#fd === undefined) return;
    closeSync(this.#fd);
    this.#fd = undefined;
  }

  #expectOpen(): number {
    if (this.#fd === undefined) throw new Error(`${this.path} is closed`);
    return this.#fd;
  }

  #note(runId: number, failed: boolean, at: number, bytes: number): void {
    this.#places.set(runId, { at, bytes });
    if (failed) this.#failed.add(runId);
    else this.#failed.delete(runId);
  }

  #scan(): void {
    const fd = this.#expectOpen();
    const { size } = fstatSync(fd);
    const head = Buffer.alloc(frame);
    for (;;) {
      if (this.#end + frame > size) break;
      readSync(fd, head, 0, frame, this.#end);
      const bytes = head.readUInt32LE(0);
      if (bytes > longest || this.#end + frame + bytes > size) break;
      const payload = Buffer.alloc(bytes);
      readSync(fd, payload, 0, bytes, this.#end + frame);
      if (crc32(payload) !== head.readUInt32LE(4)) break;
      const { runId, status } = decodeRun(payload, { headOnly: true });
      this.#note(runId, status === 'failed', this.#end + frame, bytes);
      this.#end += frame + bytes;
    }
    if (!this.#readOnly && this.#end < size) ftruncateSync(fd, this.#end);
  }

  /** Removes what has been written of an entry that did not fit. */
  #cut(): void {
    try {
      ftruncateSync(this.#expectOpen(), this.#end);
    } catch {
      // It is cut off when the log is opened again.
    }
  }
}
