/** Share of the equally weighted deprivations from which a household is multidimensionally poor. */
export const cutoff = 1 / 3;

/** The six deprivations in the order of their bits. */
export const dimensions = ['income', 'schooling', 'health', 'housing', 'water', 'road'] as const;

const counts = Uint8Array.from({ length: 64 }, (_, bits) => {
  let count = 0;
  for (let b = bits; b !== 0; b >>= 1) count += b & 1;
  return count;
});

/**
 * Censored deprivation score of a household: the share of its deprivations when it reaches the cut-off, else zero. The mean over persons is
 * the adjusted headcount M0 (Alkire and Foster 2011).
 * @param bits deprivations, one bit for each of the dimensions
 * @param over number of dimensions, at most six
 */
export function censoredScore(bits: number, over: number = dimensions.length): number {
  const score = counts[bits & 63]! / over;
  return score >= cutoff ? score : 0;
}

/** Weighted counts from which the indices of Alkire and Foster follow. They add over places. */
export interface DeprivationSums {
  persons: number;
  /** Persons who reach the cut-off. */
  poor: number;
  /** Sum of censored scores. */
  score: number;
  /** Persons deprived in each dimension who reach the cut-off. */
  readonly censored: Float64Array;
}

export function emptyDeprivations(over: number = dimensions.length): DeprivationSums {
  return { persons: 0, poor: 0, score: 0, censored: new Float64Array(over) };
}

/** Adds `persons` with these deprivations. */
export function addDeprivations(sums: DeprivationSums, persons: number, bits: number): void {
  const over = sums.censored.length;
  sums.persons += persons;
  const score = censoredScore(bits, over);
  if (score === 0) return;
  sums.poor += persons;
  sums.score += persons * score;
  for (let j = 0; j < over; j++) if ((bits & (1 << j)) !== 0) sums.censored[j]! += persons;
}

/** Adds the sums of one place to those of a larger one. */
export function mergeDeprivations(into: DeprivationSums, from: DeprivationSums): void {
  into.persons += from.persons;
  into.poor += from.poor;
  into.score += from.score;
  for (let j = 0; j < into.censored.length; j++) into.censored[j]! += from.censored[j]!;
}

/** Indices of Alkire and Foster (2011). */
export interface Multidimensional {
  /** H: share of persons who reach the cut-off. */
  readonly headcount: number;
  /** A: mean share of deprivations of those; NaN when there is none. */
  readonly intensity: number;
  /** M0 = H A. */
  readonly adjusted: number;
  /** h_j: share of persons who are deprived in j and reach the cut-off. */
  readonly censored: readonly number[];
  /** h_j / (d M0), with d dimensions of equal weight; sums to one; NaN when nobody reaches the cut-off. */
  readonly contributions: readonly number[];
}

export function multidimensionalOf({ persons, poor, score, censored }: DeprivationSums): Multidimensional {
  const shares = Array.from(censored, (deprived) => deprived / persons);
  const adjusted = score / persons;
  return {
    headcount: poor / persons,
    intensity: score / poor,
    adjusted,
    censored: shares,
    contributions: shares.map((share) => share / (censored.length * adjusted)),
  };
}
