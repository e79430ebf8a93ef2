/**
 * Rearranges `values[0..length)` so that the entry at `rank` (0-based) is the one that sorting would put there, and returns it
 * (Hoare's quickselect with median of three; no random pivot, so the same input always takes the same path).
 */
export function selectRank(values: Float64Array, length: number, rank: number): number {
  let left = 0;
  let right = length - 1;
  while (right > left) {
    const middle = (left + right) >>> 1;
    const a = values[left]!;
    const b = values[middle]!;
    const c = values[right]!;
    const pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const swap = values[i]!;
        values[i] = values[j]!;
        values[j] = swap;
        i++;
        j--;
      }
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else return values[rank]!;
  }
  return values[rank]!;
}
