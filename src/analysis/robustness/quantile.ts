/**
 * Quantile of an ascending list by linear interpolation between neighbours: Hyndman and Fan (1996), type 7. `share`: 0 to 1, both included.
 * NaN for an empty list.
 */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return NaN;
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  if (below === sorted.length - 1) return low;
  return low + (at - below) * (sorted[below + 1]! - low);
}
