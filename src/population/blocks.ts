/** Rows of a population, laid out as one contiguous block for each region. */
export interface Blocks {
  /** Code of each region; it addresses the region's random draws. */
  readonly codes: Int32Array;
  /** `starts[r]` is the first row of region `r`, `starts[r + 1]` the row after its last; one entry more than there are regions. */
  readonly starts: Int32Array;
}

/** Lays regions out one after the other. `sizes[r]` rows belong to region `codes[r]`. */
export function layBlocks(codes: readonly number[], sizes: readonly number[]): Blocks {
  const starts = new Int32Array(codes.length + 1);
  for (let r = 0; r < codes.length; r++) starts[r + 1] = starts[r]! + sizes[r]!;
  return { codes: Int32Array.from(codes), starts };
}

/** Number of rows in all blocks together. */
export function rowCount(blocks: Blocks): number {
  return blocks.starts[blocks.starts.length - 1]!;
}

/** Number of rows in each block. */
export function blockSizes({ codes, starts }: Blocks): number[] {
  return Array.from(codes, (_, r) => starts[r + 1]! - starts[r]!);
}
