/** One column of a result table, described once for files, documentation and screen. */
export interface Column {
  readonly name: string;
  readonly title: string;
  /** Title in Chinese; every column that a report shows has one. */
  readonly titleZh?: string;
  readonly description: string;
  /** Unit in words; `share` for a fraction of one. */
  readonly unit: string;
  /** A stock is a state at year's end, a flow belongs to the whole year, a ratio compares two of either. */
  readonly kind: 'stock' | 'flow' | 'ratio' | 'identifier';
  /** The direction that is good for poor people; absent where neither is good by itself. */
  readonly better?: 'lower' | 'higher';
}

/**
 * What one run recorded. Numbers lie column by column: the value of column `j` at year index `t` (0 is the base year) of county `c` is
 * `counties[(j * years + t) * countyCount + c]`, of area `a` `areas[(j * years + t) * areaCount + a]`, and of the province
 * `province[j * years + t]`. The columns are `provinceColumns`, for areas too, and `countyColumns`. NaN says that an indicator is not defined
 * there (a rate with nobody at risk).
 */
export interface RunRecord {
  readonly firstYear: number;
  /** Number of recorded years, the base year included. */
  readonly years: number;
  /** GB codes of the counties, in the order of the record. */
  readonly countyCodes: readonly number[];
  readonly province: Float64Array;
  readonly counties: Float64Array;
  /** Prefectures by their four-digit code in ascending order, then the groups of counties of `countyGroups` that have any. */
  readonly areaNames: readonly string[];
  readonly areas: Float64Array;
  /** Mean income of each hundredth of persons, poorest first, yuan per person: entry `t * 100 + p`. */
  readonly percentiles: Float64Array;
  /** `decileColumns` by tenth of persons of the base year, poorest first: entry `(j * years + t) * 10 + d`. */
  readonly deciles: Float64Array;
  /** `spellColumns` of each of `spellKinds` by duration, 1 year first: entry `(j * spellKinds.length + k) * (years - 1) + (duration - 1)`. */
  readonly spells: Float64Array;
  readonly followed: FollowedHouseholds;
  /** Sampled households, on request only. */
  readonly households: HouseholdRecord | undefined;
}

/** Households that are compared with themselves under another scenario: the same ones, in the same order, in every scenario of a replicate. */
export interface FollowedHouseholds {
  /** Tenth of persons by income of the base year, 0 the poorest. */
  readonly baseDecile: Uint8Array;
  /** Persons at the end of the last year. */
  readonly persons: Uint8Array;
  /** Disposable income of the last year, yuan per person. */
  readonly income: Float64Array;
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
