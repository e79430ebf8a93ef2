/** The six deprivations in the order of their bits. They have equal weights. */
export const dimensions = ['income', 'schooling', 'health', 'housing', 'water', 'road'] as const;

/** From so many deprivations, a third of them, a household is multidimensionally poor. */
export const cutoff = 2;

/** Weighted counts from which the indices of Alkire and Foster follow. They add over places. */
export interface DeprivationSums {
  readonly persons: number;
  /** Persons who reach the cut-off. */
  readonly poor: number;
  /** Sum of censored scores: the share of its deprivations for who reaches the cut-off, else zero. */
  readonly score: number;
  /** Persons deprived in each dimension who reach the cut-off. */
  readonly censored: Float64Array;
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
