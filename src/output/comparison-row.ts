/** What a difference is of: the province, its prefectures, its counties, or a group of counties. */
export const geographies = ['province', 'prefecture', 'group', 'county'] as const;
export type Geography = (typeof geographies)[number];

/**
 * What a difference means for poor people. `different` is a difference in an indicator of which neither direction is good by itself;
 * `undetermined` says that fewer than two replicates are there to tell.
 */
export const verdicts = ['better', 'worse', 'different', 'not distinguishable', 'undetermined'] as const;
export type Verdict = (typeof verdicts)[number];

/** One row of `comparison.arrow`: an indicator of a scenario, a year and a place, less that of the reference, over paired replicates. */
export interface ComparisonRow {
  readonly reference: string;
  readonly scenario: string;
  readonly year: number;
  readonly geography: Geography;
  /** `yunnan`, a prefecture's four-digit or a county's six-digit code, or the name of a group of counties. */
  readonly place: string;
  /** Name of the column. */
  readonly indicator: string;
  readonly unit: string;
  readonly referenceMean: number;
  readonly mean: number;
  /** Mean over replicates of scenario less reference. */
  readonly difference: number;
  /** Of the difference; NaN with fewer than two replicates. */
  readonly standardError: number;
  /** Ends of the 95 % interval of the difference; NaN with fewer than two replicates. */
  readonly lower: number;
  readonly upper: number;
  /** Pairs used. */
  readonly replicates: number;
  /** (Var A + Var B) / Var D. */
  readonly varianceRatio: number;
  readonly correlation: number;
  /** Two-sided probability of so large a difference if there were none, by Student's t; NaN with fewer than two replicates. */
  readonly pValue: number;
  /** The same after Holm's correction over the places of one scenario, year, geography and indicator. */
  readonly pAdjusted: number;
  /** From the interval for the province, from `pAdjusted` where places are listed side by side. */
  readonly verdict: Verdict;
}
