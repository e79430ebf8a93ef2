/**
 * Sums from which the Theil index and the mean log deviation of a place follow, and their parts within and between groups. They add over
 * places. Incomes below one yuan count as one yuan in all of them, in the mean too, so that the parts add up to the whole.
 */
export interface LogSums {
  readonly persons: number;
  /** Sum of w y. */
  readonly income: number;
  /** Sum of w y ln y, and of w ln y. */
  readonly incomeLog: number;
  readonly log: number;
  /** The same with the mean of the person's group in place of y inside the logarithm. */
  readonly incomeLogGroup: number;
  readonly logGroup: number;
  /** Persons whose income counts as one yuan. */
  readonly bottomCoded: number;
}

/** Generalized entropy indices with their parts; within + between = whole. A place that is one group has nothing between. */
export interface Entropy {
  readonly theil: number;
  readonly theilWithin: number;
  readonly theilBetween: number;
  readonly mld: number;
  readonly mldWithin: number;
  readonly mldBetween: number;
}

/**
 * Theil T = (1/N) sum w (y/mean) ln(y/mean) and mean log deviation L = (1/N) sum w ln(mean/y), split into what lies within and between groups
 * (Shorrocks 1980): between, every person has the mean of the group.
 */
export function entropyOf(sums: LogSums): Entropy {
  const logMean = Math.log(sums.income / sums.persons);
  const theil = sums.incomeLog / sums.income - logMean;
  const theilBetween = sums.incomeLogGroup / sums.income - logMean;
  const mld = logMean - sums.log / sums.persons;
  const mldBetween = logMean - sums.logGroup / sums.persons;
  return { theil, theilBetween, theilWithin: theil - theilBetween, mld, mldBetween, mldWithin: mld - mldBetween };
}
