import { type SweepArray, type SweepCell, sweepArrays } from './define.ts';

const page = 65_536;
const most = 65_536;
/** Arrays begin at multiples of so many bytes. */
const alignment = 64;

type Cells = Readonly<Record<string, SweepCell>>;

/**
 * Arrays in a memory of this thread, for sweeps: copies of what they go through, tables, and room for results. It serves one sweep after another and
 * grows to the largest that came.
 */
export class Workbench<const C extends Cells> {
  readonly memory: WebAssembly.Memory = new WebAssembly.Memory({ initial: 1, maximum: most });
  readonly #cells: C;
  readonly #places = new Map<keyof C, { address: number; length: number }>();
  #top = 0;
  #arrays: { readonly [K in keyof C]: SweepArray<C[K]> };

  constructor(cells: C) {
    this.#cells = cells;
    for (const name of Object.keys(cells)) this.#places.set(name, { address: 0, length: 0 });
    this.#arrays = this.#views();
  }

  /** The arrays as they are. Do not keep them: a later `reserve` may move them. */
  get arrays(): { readonly [K in keyof C]: SweepArray<C[K]> } {
    return this.#arrays;
  }

  /** Makes arrays at least so long. What an array held that had to grow is lost, the others keep theirs. New room is zero. */
  reserve(lengths: { readonly [K in keyof C]?: number }): this {
    let moved = false;
    for (const name in lengths) {
      const length = lengths[name]!;
      const place = this.#places.get(name)!;
      if (length <= place.length) continue;
      // Half as much again, so that growing in small steps wastes little.
      place.length = place.length === 0 ? length : Math.max(length, Math.ceil(1.5 * place.length));
      place.address = this.#top;
      this.#top += Math.ceil((place.length * sweepArrays[this.#cells[name]!].BYTES_PER_ELEMENT) / alignment) * alignment;
      moved = true;
    }
    if (!moved) return this;
    const missing = Math.ceil((this.#top - this.memory.buffer.byteLength) / page);
    if (missing > 0) this.memory.grow(missing);
    this.#arrays = this.#views();
    return this;
  }

  #views(): { readonly [K in keyof C]: SweepArray<C[K]> } {
    const { buffer } = this.memory;
    return Object.fromEntries(
      [...this.#places].map(([name, { address, length }]) => [
        name,
        new sweepArrays[this.#cells[name]!](buffer as ArrayBuffer, address, length),
      ]),
    ) as { readonly [K in keyof C]: SweepArray<C[K]> };
  }
}
