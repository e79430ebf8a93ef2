/** What a report is made of: the results of one comparison as plain data, wherever they were read. */
import { studentHalfWidth } from '../analysis/student.ts';
import type { ComparisonRow, Geography } from '../output/comparison-row.ts';
import type { Text } from './text.ts';

/** Indicators that the report shows by county. */
export const countyIndicators = ['headcount', 'poverty_gap', 'mean_income', 'mpi', 'rural_population', 'delisted', 'spend_total'] as const;

/** One run that was done. */
export interface RunResults {
  readonly replicate: number;
  /** For each column of the province one value a year, from the first year; NaN where the indicator is not defined. */
  readonly values: ReadonlyMap<string, Float64Array>;
  /** Mean income of each hundredth of persons, poorest first: entry `t * 100 + p`, yuan per person. */
  readonly percentiles: Float64Array;
  /** For each of `decileColumns`: entry `t * 10 + d` for tenth `d` of persons by income of the base year, poorest first. */
  readonly deciles: ReadonlyMap<string, Float64Array>;
  /** Persons by kind of spell and duration, the first year of a spell first. */
  readonly spells: ReadonlyMap<string, SpellCounts>;
  /**
   * Shares of persons by change of income against the reference in the last year: entry `d * 5 + b` for tenth `d` of the base year and bin `b` of
   * `changeBins`, best first. Absent for the reference and for a replicate in which the reference failed.
   */
  readonly winners: Float64Array | undefined;
}

/** How many persons were in a spell at each duration, and for how many it ended then. */
export interface SpellCounts {
  readonly atRisk: Float64Array;
  readonly ended: Float64Array;
}

/** A county under one scenario: for each indicator that the report shows by county, the mean over runs by year; NaN where it is not defined. */
export interface CountyResults {
  /** GB code. */
  readonly code: number;
  readonly values: ReadonlyMap<string, Float64Array>;
}

export interface ScenarioResults {
  readonly name: string;
  /** Never the same for two scenarios of one report. */
  readonly title: Text;
  readonly question: Text;
  readonly hash: string;
  /** Every parameter after defaults and overrides, as the manifest has it. */
  readonly resolved: Readonly<Record<string, unknown>>;
  readonly runs: readonly RunResults[];
  /** In ascending order of their codes. */
  readonly counties: readonly CountyResults[];
}

export interface FailedRunResults {
  readonly scenario: string;
  readonly replicate: number;
  readonly error: string;
}

export interface ReportResults {
  readonly engine: { readonly name: string; readonly version: string; readonly commit: string | null };
  readonly data: readonly { readonly name: string; readonly sha256: string }[];
  readonly seed: string;
  readonly replicates: number;
  readonly householdsPerAgent: number;
  readonly years: { readonly from: number; readonly to: number };
  /** Scenario from whose state the others begin, and their first own year; absent when each has all years under its own parameters. */
  readonly branch?: { readonly from: string; readonly year: number } | undefined;
  /** Name of the scenario that the others are compared with. */
  readonly reference: string;
  readonly overrides: readonly string[];
  readonly scenarios: readonly ScenarioResults[];
  /** Every row of the province, of prefectures and of groups, and of counties those of `countyIndicators`. */
  readonly comparison: readonly ComparisonRow[];
  readonly failures: readonly FailedRunResults[];
  /** What a reader must know of how these results came about: another program or other base data than those of this report. */
  readonly notes: readonly Text[];
}

/** A mean over runs with its 95 % interval, which is `null` with fewer than two runs. */
export interface Estimate {
  readonly mean: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly runs: number;
}

/** Estimate from one value a run; undefined values (NaN) are left out. `null` when nothing is left. */
export function estimate(values: readonly number[]): Estimate | null {
  const defined = values.filter((value) => !Number.isNaN(value));
  const runs = defined.length;
  if (runs === 0) return null;
  let sum = 0;
  for (const value of defined) sum += value;
  const mean = sum / runs;
  if (runs < 2) return { mean, lower: null, upper: null, runs };
  let squares = 0;
  for (const value of defined) squares += (value - mean) * (value - mean);
  const half = studentHalfWidth(0.95, runs - 1) * Math.sqrt(squares / (runs - 1) / runs);
  return { mean, lower: mean - half, upper: mean + half, runs };
}

/** An indicator of the province at the end of a year, or `null` where no run has it. */
export function indicatorIn(results: ReportResults, scenario: ScenarioResults, column: string, year: number): Estimate | null {
  const t = year - results.years.from;
  return estimate(scenario.runs.map((run) => run.values.get(column)?.[t] ?? NaN));
}

/** A flow added up over all years of the run, or `null` where no run has it. */
export function sumOverYears(scenario: ScenarioResults, column: string): Estimate | null {
  return estimate(scenario.runs.map((run) => run.values.get(column)?.reduce((sum, value) => sum + value, 0) ?? NaN));
}

/** The scenario that the others are compared with. */
export function referenceOf(results: ReportResults): ScenarioResults {
  return results.scenarios.find(({ name }) => name === results.reference) ?? results.scenarios[0]!;
}

/** The other scenarios in the order of reading: those after the reference in the comparison, then those before it. */
export function othersOf(results: ReportResults): readonly ScenarioResults[] {
  const at = results.scenarios.indexOf(referenceOf(results));
  return [...results.scenarios.slice(at + 1), ...results.scenarios.slice(0, at)];
}

/** The row of the comparison for a scenario, an indicator, a year and a place (the province by default), if there are pairs to compare. */
export function differenceIn(
  results: ReportResults,
  scenario: string,
  indicator: string,
  year: number,
  place: { readonly geography: Geography; readonly place: string } = theProvince,
): ComparisonRow | undefined {
  let index = indexes.get(results.comparison);
  if (index === undefined) {
    index = new Map();
    for (const row of results.comparison) if (row.replicates > 0) index.set(keyOf(row), row);
    indexes.set(results.comparison, index);
  }
  return index.get(keyOf({ scenario, indicator, year, ...place }));
}

const theProvince = { geography: 'province', place: 'yunnan' } as const;
const indexes = new WeakMap<readonly ComparisonRow[], Map<string, ComparisonRow>>();
const keyOf = (row: Pick<ComparisonRow, 'scenario' | 'indicator' | 'year' | 'geography' | 'place'>): string =>
  `${row.scenario}/${row.indicator}/${row.year}/${row.geography}/${row.place}`;

/** Number of counties simulated, or `null` for all of them. Scenarios that are compared have the same. */
export function countiesOf(results: ReportResults): number | null {
  const population = referenceOf(results).resolved['population'] as { readonly counties?: unknown } | undefined;
  return Array.isArray(population?.counties) ? population.counties.length : null;
}

/** Every year of the run, the base year included. */
export function yearsOf({ years }: ReportResults): readonly number[] {
  return Array.from({ length: years.to - years.from + 1 }, (_, t) => years.from + t);
}
