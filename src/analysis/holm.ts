/**
 * Holm's step-down correction of p values for testing many at once: the adjusted values, in the order given. Rejecting where they lie below
 * 0.05 makes one wrong rejection or more in at most 5 % of such families, whatever the dependence between the tests.
 *
 * NaN stays NaN and does not count as a test. Reference: Holm, S. (1979), A simple sequentially rejective multiple test procedure,
 * Scandinavian Journal of Statistics 6, 65-70.
 */
export function holm(pValues: ArrayLike<number>): Float64Array {
  const adjusted = new Float64Array(pValues.length).fill(NaN);
  const order: number[] = [];
  for (let i = 0; i < pValues.length; i++) if (!Number.isNaN(pValues[i]!)) order.push(i);
  order.sort((i, j) => pValues[i]! - pValues[j]! || i - j);
  let largest = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const i = order[rank]!;
    largest = Math.max(largest, Math.min(1, (order.length - rank) * pValues[i]!));
    adjusted[i] = largest;
  }
  return adjusted;
}
