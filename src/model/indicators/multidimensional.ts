/** Share of six equally weighted deprivations from which a household is multidimensionally poor. */
export const cutoff = 1 / 3;
const dimensions = 6;

const counts = Uint8Array.from({ length: 64 }, (_, bits) => {
  let count = 0;
  for (let b = bits; b !== 0; b >>= 1) count += b & 1;
  return count;
});

/**
 * Censored deprivation score of a household: the share of its deprivations when it reaches the cut-off, else zero. The mean over persons is
 * the adjusted headcount M0 (Alkire and Foster 2011).
 * @param bits deprivations, one bit for each of the six
 */
export function censoredScore(bits: number): number {
  const score = counts[bits & 63]! / dimensions;
  return score >= cutoff ? score : 0;
}
