import { allocateRows } from '../kernel/index.ts';
import type { ModelParameters } from '../model/parameters/index.ts';
import { openRecorder } from '../model/record/recorder.ts';
import { householdRows, type Layout, layOut, type WorldRoom } from '../model/start/create-world.ts';
import type { HouseholdRows } from '../model/world.ts';
import { rowCount } from '../population/index.ts';

/**
 * Memory for one run after another: a run of the same shape gets what the last one had, zeroed, so that thousands of runs take no more than one. The
 * last one's world must not be used any more.
 */
export class Room {
  readonly #threads: number | undefined;
  #rows: HouseholdRows | undefined;
  #buffers: ArrayBufferLike[] = [];

  /** @param threads how many threads share the memory; undefined for one that has it alone */
  constructor(threads?: number) {
    this.#threads = threads;
  }

  /** Room for a run of these parameters, all zero. */
  furnish(parameters: ModelParameters, layout: Layout = layOut(parameters)): WorldRoom {
    const count = rowCount(layout.blocks);
    // Beside the columns lies what kernels have been told of them, which stays.
    if (this.#rows?.columns.size.length === count) for (const column of Object.values(this.#rows.columns)) column.fill(0);
    else this.#rows = allocateRows(householdRows, count, this.#threads);
    const used: ArrayBufferLike[] = [];
    const recorder = openRecorder(parameters, layout.blocks, layout.facts, (bytes) => {
      const buffer = this.#reuse(bytes);
      used.push(buffer);
      return buffer;
    });
    this.#buffers = used;
    return { rows: this.#rows, recorder };
  }

  #reuse(bytes: number): ArrayBufferLike {
    const at = this.#buffers.findIndex((buffer) => buffer.byteLength === bytes);
    if (at < 0) return this.#threads === undefined ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
    const [buffer] = this.#buffers.splice(at, 1) as [ArrayBufferLike];
    new Uint8Array(buffer).fill(0);
    return buffer;
  }
}
