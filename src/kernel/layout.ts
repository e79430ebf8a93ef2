/*
 * What a compiled kernel is told for one call: 32-bit words at an address of its memory, little-endian.
 *
 *   0      first row          4-7  key of the generator     9 + column          address of each column's first cell
 *   1      rows               8    moment of the draws      then                address of each kept column's first cell
 *   2      unit of the first row                            then, f32           numbers of the region
 *   3      code of the region                               then, f64, aligned  sums, written by the call
 *                                                           then                purpose of draws that the call names
 */

export const headerWord = { first: 0, count: 1, unit: 2, code: 3, key: 4, moment: 8, columns: 9 } as const;

export interface HeaderLayout {
  /** Position of the first of each, in words. */
  readonly region: number;
  readonly sums: number;
  readonly purpose: number;
  /** Length of all, in bytes. */
  readonly bytes: number;
}

/** Where a module says what memory it wants: 1 for one of its own thread, 3 for one that threads share. */
export const memoryKind = { at: 30, own: 1, shared: 3 } as const;

/** Where a kernel with so many columns (kept ones included), numbers of the region and sums looks for them. */
export function headerLayout(columns: number, region: number, sums: number): HeaderLayout {
  const regionAt = headerWord.columns + columns;
  const end = regionAt + region;
  const sumsAt = end + (end % 2);
  const purposeAt = sumsAt + 2 * sums;
  return { region: regionAt, sums: sumsAt, purpose: purposeAt, bytes: 4 * (purposeAt + 1) };
}
