import { createHash } from 'node:crypto';
import { countyColumns, provinceColumns } from '../../src/model/record/columns.ts';
import { simulateRun } from '../../src/simulate/run.ts';
import { shippedWith } from './parameters.ts';
import { provinceSeries } from './series.ts';

/** What a small run of a shipped scenario gives: the province in full, the counties as one digest for each column. */
export interface GoldenSummary {
  readonly scenario: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly seed: string;
  readonly years: readonly number[];
  /** Column to one value a year; null where an indicator is not defined. */
  readonly province: Readonly<Record<string, readonly (number | null)[]>>;
  /** Column to the beginning of the SHA-256 of its values, year by year and county by county, as text. */
  readonly counties: Readonly<Record<string, string>>;
}

export const goldenScenarios = ['no-programme', 'single-centre', 'multi-centre-equal-budget', 'multi-centre-added-budget'] as const;

const settings = { 'population.households_per_agent': 500, 'years.to': 2014 };
const seed = 'golden';

/** The file that holds a scenario's summary. */
export const goldenFile = (scenario: string): URL => new URL(`golden/${scenario}.json`, import.meta.url);

/** Runs a scenario and sums it up. */
export async function summarize(scenario: string): Promise<GoldenSummary> {
  const record = simulateRun(await shippedWith(scenario, settings), seed, 0);
  const cells = record.years * record.countyCodes.length;
  return {
    scenario,
    settings,
    seed,
    years: Array.from({ length: record.years }, (_, t) => record.firstYear + t),
    province: Object.fromEntries(
      provinceColumns.map(({ name }) => [name, provinceSeries(record, name).map((value) => (Number.isNaN(value) ? null : value))]),
    ),
    counties: Object.fromEntries(countyColumns.map(({ name }, j) => [name, digest(record.counties.subarray(j * cells, (j + 1) * cells))])),
  };
}

/** As text and not as bytes: a NaN has many. */
function digest(values: Float64Array): string {
  return createHash('sha256').update(Array.from(values, String).join(' ')).digest('hex').slice(0, 16);
}

/** Where a summary differs from the golden one, first cell first; empty when it does not. */
export function goldenDifferences(actual: GoldenSummary, golden: GoldenSummary): string[] {
  const found: string[] = [];
  const columns = (summary: GoldenSummary): string => [...Object.keys(summary.province), ...Object.keys(summary.counties)].join();
  if (columns(actual) !== columns(golden)) found.push(`columns are ${columns(actual)}, not ${columns(golden)}`);
  if (actual.years.join() !== golden.years.join()) found.push(`years are ${actual.years.join()}, not ${golden.years.join()}`);
  golden.years.forEach((year, t) => {
    for (const [name, values] of Object.entries(golden.province)) {
      const value = actual.province[name]?.[t] ?? null;
      if (!Object.is(value, values[t])) found.push(`${golden.scenario}: ${name} of the province in ${year} is ${value}, not ${values[t]}`);
    }
  });
  for (const [name, expected] of Object.entries(golden.counties)) {
    if (actual.counties[name] !== expected) found.push(`${golden.scenario}: ${name} of the counties differs`);
  }
  return found;
}
