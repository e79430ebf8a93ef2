/** What a report is made of: the results of one comparison as plain data, wherever they were read. */
import { studentHalfWidth } from '../analysis/student.ts';
import type { ComparisonRow } from '../output/comparison-row.ts';

/** One run that was done. */
export interface RunResults {
  readonly replicate: number;
  /** For each column of the province one value a year, from the first year; NaN where the indicator is not defined. */
  readonly values: ReadonlyMap<string, Float64Array>;
}

export interface ScenarioResults {
  readonly name: string;
  /** Never the same for two scenarios of one report. */
  readonly title: string;
  readonly question: string;
  readonly hash: string;
  /** Every parameter after defaults and overrides, as the manifest has it. */
  readonly resolved: Readonly<Record<string, unknown>>;
  readonly runs: readonly RunResults[];
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
  /** Name of the scenario that the others are compared with. */
  readonly reference: string;
  readonly overrides: readonly string[];
  readonly scenarios: readonly ScenarioResults[];
  readonly comparison: readonly ComparisonRow[];
  readonly failures: readonly FailedRunResults[];
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

/** The row of the comparison for a scenario, an indicator and a year, if there are pairs to compare. */
export function differenceIn(results: ReportResults, scenario: string, indicator: string, year: number): ComparisonRow | undefined {
  return results.comparison.find(
    (row) => row.scenario === scenario && row.indicator === indicator && row.year === year && row.replicates > 0,
  );
}

/** Number of counties simulated, or `null` for all of them. Scenarios that are compared have the same. */
export function countiesOf(results: ReportResults): number | null {
  const population = referenceOf(results).resolved['population'] as { readonly counties?: unknown } | undefined;
  return Array.isArray(population?.counties) ? population.counties.length : null;
}

/** Every year of the run, the base year included. */
export function yearsOf({ years }: ReportResults): readonly number[] {
  return Array.from({ length: years.to - years.from + 1 }, (_, t) => years.from + t);
}
