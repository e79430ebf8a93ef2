import { cellBytes, type CellType } from '../../src/kernel/program.ts';
import type { Locals } from './emit-threefry.ts';
import * as op from './instructions.ts';
import { get, set, simd, simdMemory, vector } from './instructions.ts';

/** Four rows that are worked on together. */
export interface RowGroup {
  /** Rows from the first of the iteration. */
  readonly offset: number;
  /** Where the rows come from a list: locals that hold which row each lane is. */
  readonly rowOf: readonly number[];
}

/** Reads and writes the cells of columns. */
export class Cells {
  readonly #columns: readonly number[];
  readonly #list: number | undefined;
  readonly #bounds: { readonly row: number; readonly end: number };
  readonly #locals: Locals;

  /**
   * @param columns locals of the address of each column
   * @param list which column lists the rows, if one does
   * @param bounds locals of the first row of the iteration, and of the row after the last of the call
   */
  constructor(
    columns: readonly number[],
    list: number | undefined,
    bounds: { readonly row: number; readonly end: number },
    locals: Locals,
  ) {
    this.#columns = columns;
    this.#list = list;
    this.#bounds = bounds;
    this.#locals = locals;
  }

  /** Address of a column's cell in a row; offsets come with the instruction. */
  #address(k: number, cell: CellType, row: number): number[] {
    const shift = Math.log2(cellBytes[cell]);
    const offset = shift === 0 ? get(row) : [...get(row), ...op.i32Const(shift), ...op.i32Shl];
    return [...get(this.#columns[k]!), ...offset, ...op.i32Add];
  }

  /** The cells of column `k` in the rows of a group. */
  load(cell: CellType, k: number, group: RowGroup): number[] {
    if (this.#list === undefined || this.#list === k) return this.loadNext(cell, k, group);
    const bytes = cellBytes[cell];
    const load = { 1: vector.load8Lane, 2: vector.load16Lane, 4: vector.load32Lane }[bytes];
    const value = this.#locals.vector();
    const lanes = group.rowOf.flatMap((row, l) => [
      ...[...this.#address(k, cell, row), ...get(value), ...simdMemory(load, 0), (l * 4) / bytes, ...set(value)],
    ]);
    return [...op.constant([0, 0, 0, 0]), ...set(value), ...lanes, ...get(value)];
  }

  /** Cells that follow one another. */
  loadNext(cell: CellType, k: number, group: RowGroup): number[] {
    const address = this.#address(k, cell, this.#bounds.row);
    const at = group.offset * cellBytes[cell];
    if (cell === 'u8') return [...address, ...simdMemory(vector.load32Zero, 0, at), ...simd(vector.extend8), ...simd(vector.extend16)];
    if (cell === 'u16') return [...address, ...simdMemory(vector.load64Zero, 0, at), ...simd(vector.extend16)];
    return [...address, ...simdMemory(vector.load, 0, at)];
  }

  /**
   * Stores the values of a local.
   * @param last in the last group, of which not all rows exist
   */
  store(cell: CellType, k: number, local: number, group: RowGroup, last: boolean): number[] {
    const at = group.offset * cellBytes[cell];
    const address = this.#address(k, cell, this.#bounds.row);
    if (this.#list !== undefined) return this.#storeEach(cell, local, last, 0, (l) => this.#address(k, cell, group.rowOf[l]!));
    if (last) return this.#storeEach(cell, local, true, cellBytes[cell], () => address);
    if (cell !== 'u8' && cell !== 'u16') return [...address, ...get(local), ...simdMemory(vector.store, 0, at)];
    const value = this.#narrowed(cell, local);
    if (cell === 'u16') return [...address, ...value, ...simdMemory(vector.store64Lane, 0, at), 0];
    return [...address, ...value, ...simdMemory(vector.store32Lane, 0, at), 0];
  }

  /**
   * Stores row by row. Of the last group only those that exist: the rows after them are another region's, on which another thread may be at work.
   * @param address of the cell of lane `l`, but for `step` bytes for each lane before it
   */
  #storeEach(cell: CellType, local: number, last: boolean, step: number, address: (l: number) => readonly number[]): number[] {
    const store = { 1: vector.store8Lane, 2: vector.store16Lane, 4: vector.store32Lane }[cellBytes[cell]];
    const value = this.#locals.vector();
    const stores = [0, 1, 2, 3].flatMap((l) => {
      const one = [...address(l), ...get(value), ...simdMemory(store, 0, l * step), l];
      if (!last) return one;
      return [
        ...get(this.#bounds.row),
        ...op.i32Const(l),
        ...op.i32Add,
        ...get(this.#bounds.end),
        ...op.i32LtU,
        ...op.ifThen,
        ...one,
        ...op.end,
      ];
    });
    return [...this.#narrowed(cell, local), ...set(value), ...stores];
  }

  /** Values in the first lanes of the width of a cell; those beyond its range become its ends. */
  #narrowed(cell: CellType, local: number): number[] {
    if (cell !== 'u8' && cell !== 'u16') return get(local);
    const narrow = [...get(local), ...get(local), ...simd(vector.narrow32)];
    return cell === 'u16' ? narrow : [...narrow, ...get(local), ...simd(vector.narrow16)];
  }
}
