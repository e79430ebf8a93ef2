/** Something that is wanted low or high. */
export interface Objective {
  readonly name: string;
  readonly better: 'lower' | 'higher';
  /** Differences up to this size do not count, in the unit of the objective; 0 by default. */
  readonly margin?: number;
}

/** Factors that turn every objective into one that is wanted low: 1 or -1. */
export function signsOf(objectives: readonly Pick<Objective, 'better'>[]): Float64Array {
  return Float64Array.from(objectives, ({ better }) => (better === 'lower' ? 1 : -1));
}
