/** Runs of scenarios with overrides, and their differences over replicates. */
import { pairedDifference } from '../../src/analysis/paired.ts';
import { countyByCode } from '../../src/data/index.ts';
import type { HeadcountDifference } from '../../src/experiment/summary.ts';
import { differenceText, distinguishable } from '../../src/experiment/finding.ts';
import { countyColumns, provinceColumns } from '../../src/model/record/columns.ts';
import type { RunRecord } from '../../src/model/record/column.ts';
import { parseOverride } from '../../src/scenario/override.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';
import { runAll, type RunRequest } from '../../src/simulate/pool.ts';

/** A scenario with overrides, under a key of its own. */
export interface Study {
  readonly key: string;
  /** Shipped scenario. */
  readonly scenario: string;
  readonly set?: readonly string[];
}

export interface StudyOptions {
  readonly weight: number;
  readonly replicates: number;
  readonly seed: string;
  readonly workers: number;
}

/** What one run leaves behind: the province, and the poverty counties taken together. */
interface Outcome {
  readonly firstYear: number;
  readonly years: number;
  readonly province: Float64Array;
  readonly povertyCounties: Readonly<
    Record<'mean_income' | 'farm_income_share' | 'wage_income_share' | 'transfer_income_share', Float64Array>
  >;
  /** Headcount of each county by year index. */
  readonly headcounts: ReadonlyMap<number, Float64Array>;
}

export class Results {
  readonly #runs = new Map<string, Outcome[]>();

  add(key: string, outcome: Outcome): void {
    const runs = this.#runs.get(key) ?? [];
    runs.push(outcome);
    this.#runs.set(key, runs);
  }

  of(key: string): readonly Outcome[] {
    const runs = this.#runs.get(key);
    if (runs === undefined) throw new Error(`no study ${key}`);
    return runs;
  }

  /** A province column of one year, one value for each replicate. */
  column(key: string, name: string, year: number): Float64Array {
    const j = provinceColumns.findIndex((column) => column.name === name);
    if (j < 0) throw new Error(`no province column ${name}`);
    return Float64Array.from(this.of(key), (run) => run.province[j * run.years + (year - run.firstYear)]!);
  }

  mean(key: string, name: string, year: number): number {
    return meanOf(this.column(key, name, year));
  }

  /** Headcount of one county, one value for each replicate. */
  county(key: string, code: number, year: number): Float64Array {
    return Float64Array.from(this.of(key), (run) => run.headcounts.get(code)![year - run.firstYear]!);
  }

  /** Mean of a column over years, one value for each replicate. */
  over(key: string, name: string, from: number, to: number): Float64Array {
    const sum = new Float64Array(this.of(key).length);
    for (let year = from; year <= to; year++) this.column(key, name, year).forEach((value, r) => void (sum[r]! += value / (to - from + 1)));
    return sum;
  }
}

export const meanOf = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

/** The paired difference in the form that findings are written from. */
export function difference(a: Float64Array, b: Float64Array): HeadcountDifference {
  const d = pairedDifference(a, b);
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    mean: d.difference,
    lower: known(d.lower),
    upper: known(d.upper),
    scenario: d.mean,
    reference: d.referenceMean,
    replicates: d.replicates,
  };
}

/** `2.1 points lower (1.9 to 2.3)`, or that nothing can be told. */
export function words(d: HeadcountDifference): string {
  return differenceText(d)
    .replaceAll('percentage points', 'points')
    .replace('95 % interval ', '')
    .replace(/, \d+ replicates\)/, ')')
    .replace(/ in any of \d+ replicates/, '');
}

/** The difference in percentage points with its interval, for a table: `−2.1 (−2.3 to −1.9)`. */
export function numbers({ mean, lower, upper }: HeadcountDifference): string {
  const points = (share: number): string => `${100 * share <= -0.005 ? '−' : ''}${Math.abs(100 * share).toFixed(2)}`;
  return lower === null || upper === null ? points(mean) : `${points(mean)} (${points(lower)} to ${points(upper)})`;
}

export { distinguishable };

/** Runs all studies, replicate by replicate, so that a worker keeps the start of one. */
export async function runStudies(studies: readonly Study[], options: StudyOptions, name: string): Promise<Results> {
  const results = new Results();
  const loaded = [];
  for (const study of studies) {
    const overrides = [...(study.set ?? []), `population.households_per_agent=${options.weight}`].map(parseOverride);
    loaded.push({ key: study.key, ...(await loadScenario(study.scenario, overrides)) });
  }
  loaded.sort((a, b) => a.scenario.years.to - b.scenario.years.to);
  const requests: RunRequest[] = [];
  for (let replicate = 0; replicate < options.replicates; replicate++) {
    for (const { key, scenario } of loaded)
      requests.push({ runId: requests.length, scenario: key, parameters: scenario, seed: options.seed, replicate });
  }
  let shown = 0;
  await runAll(requests, {
    workers: options.workers,
    onProgress: ({ fraction, runs, runsDone }) => {
      if (Math.floor(fraction * 20) <= shown) return;
      shown = Math.floor(fraction * 20);
      console.error(`${name}: ${runsDone} of ${runs} runs`);
    },
    onResult(result) {
      if (result.status === 'failed') throw new Error(`${result.scenario}, replicate ${result.replicate}: ${result.error}`);
      results.add(result.scenario, outcomeOf(result.record));
    },
  });
  return results;
}

function outcomeOf(record: RunRecord): Outcome {
  const { years, countyCodes } = record;
  const at = (name: string, t: number, c: number): number => {
    const j = countyColumns.findIndex((column) => column.name === name);
    return record.counties[(j * years + t) * countyCodes.length + c]!;
  };
  const names = ['mean_income', 'farm_income_share', 'wage_income_share', 'transfer_income_share'] as const;
  const povertyCounties = Object.fromEntries(names.map((each) => [each, new Float64Array(years)])) as Record<
    (typeof names)[number],
    Float64Array
  >;
  const headcounts = new Map(countyCodes.map((code) => [code, new Float64Array(years)]));
  for (let t = 0; t < years; t++) {
    let persons = 0;
    let income = 0;
    for (const [c, code] of countyCodes.entries()) {
      headcounts.get(code)![t] = at('headcount', t, c);
      if (!countyByCode.get(code)!.povertyCounty) continue;
      const people = at('rural_population', t, c);
      const total = people * at('mean_income', t, c);
      persons += people;
      income += total;
      for (const each of names.slice(1)) povertyCounties[each][t]! += total * at(each, t, c);
    }
    povertyCounties.mean_income[t] = income / persons;
    for (const each of names.slice(1)) povertyCounties[each][t]! /= income;
  }
  return { firstYear: record.firstYear, years, province: record.province, povertyCounties, headcounts };
}

/** A table in Markdown; all columns but the first to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], align?: string): string {
  const marks = head.map((_, i) => ((align?.[i] ?? (i === 0 ? 'l' : 'r')) === 'l' ? '---' : '--:'));
  return [head, marks, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A share as a percentage with one decimal and no sign. */
export const percent = (share: number, digits = 1): string => (Number.isFinite(share) ? (100 * share).toFixed(digits) : 'n/a');
