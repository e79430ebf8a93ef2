/** One column of a result table, described once for files, documentation and screen. */
export interface Column {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Unit in words; `share` for a fraction of one. */
  readonly unit: string;
  /** A stock is a state at year's end, a flow belongs to the whole year, a ratio compares two of either. */
  readonly kind: 'stock' | 'flow' | 'ratio' | 'identifier';
}

/**
 * What one run recorded. Numbers lie column by column: the value of column `j` at year index `t` (0 is the base year) of county `c` is
 * `counties[(j * years + t) * countyCount + c]`, and of the province `province[j * years + t]`. The columns are `provinceColumns` and
 * `countyColumns`. NaN says that an indicator is not defined there (a rate with nobody at risk).
 */
export interface RunRecord {
  readonly firstYear: number;
  /** Number of recorded years, the base year included. */
  readonly years: number;
  /** GB codes of the counties, in the order of the record. */
  readonly countyCodes: readonly number[];
  readonly province: Float64Array;
  readonly counties: Float64Array;
  /** Sampled households, on request only. */
  readonly households: HouseholdRecord | undefined;
}

/** A panel of households: each array has one entry for each recorded household and year, year by year. */
export interface HouseholdRecord {
  readonly rows: number;
  readonly year: Int32Array;
  readonly county: Int32Array;
  /** Index of the household within its county: with the county code, its identity in every scenario. */
  readonly household: Int32Array;
  /** One array for each of `householdColumns`. */
  readonly values: readonly Float64Array[];
}
