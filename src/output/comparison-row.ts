/** One row of `comparison.arrow`: an indicator of a scenario and a year, less that of the reference, over paired replicates. */
export interface ComparisonRow {
  readonly reference: string;
  readonly scenario: string;
  readonly year: number;
  /** Name of the province column. */
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
}
