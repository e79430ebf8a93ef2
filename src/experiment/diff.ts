/** Two results side by side: how they were made, and the indicators of the scenarios that both have. */
import path from 'node:path';
import { pairedDifference } from '../analysis/paired.ts';
import { welchDifference } from '../analysis/welch.ts';
import { provinceColumns } from '../model/record/columns.ts';
import type { Manifest } from '../output/manifest.ts';
import { provenanceDifferences, sameDraws, type ProvenanceDifference } from '../output/provenance-differences.ts';
import { readTable } from '../output/read.ts';
import { requireSound } from '../output/require-sound.ts';
import { InputError } from '../scenario/problem.ts';

export interface DiffRequest {
  /** Result directories. */
  readonly a: string;
  readonly b: string;
  /** Columns of the province; `defaultIndicators` by default. */
  readonly indicators?: readonly string[] | undefined;
  /** The last year that both have by default. */
  readonly year?: number | undefined;
}

export const defaultIndicators = ['headcount', 'poverty_gap', 'mean_income', 'gini', 'mpi', 'spend_total'] as const;

/** An indicator of one scenario in both results. Plain JSON: what is not defined is `null`. */
export interface DiffRow {
  readonly scenario: string;
  readonly indicator: string;
  readonly title: string;
  readonly unit: string;
  readonly a: number | null;
  readonly b: number | null;
  /** B less A, with its 95 % interval. */
  readonly difference: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface ResultDiff {
  readonly year: number;
  readonly provenance: readonly ProvenanceDifference[];
  /** Whether replicates were paired; else the two are taken as independent. */
  readonly paired: boolean;
  readonly rows: readonly DiffRow[];
}

/**
 * Compares two result directories. Throws an `InputError` for damaged results, an experiment, an unknown indicator, a year that they do not share, and results
 * without a common scenario.
 */
export async function diffResults({ a, b, indicators = defaultIndicators, year }: DiffRequest): Promise<ResultDiff> {
  const [first, second] = [await requireSound(a, ['report.html']), await requireSound(b, ['report.html'])];
  const experiments = [
    { directory: a, manifest: first },
    { directory: b, manifest: second },
  ].filter(({ manifest }) => manifest.experiment !== undefined);
  if (experiments.length > 0)
    throw new InputError(
      experiments.map(({ directory, manifest }) => ({
        code: 'diff-experiment',
        file: directory,
        message: `the results are of an experiment (${manifest.experiment!.kind}): its runs differ by more than scenario and replicate`,
        hint: 'diff takes results of run and compare; the tables of an experiment can be read side by side, see polylift export --help',
      })),
    );
  const [from, to] = [Math.max(first.years.from, second.years.from), Math.min(first.years.to, second.years.to)];
  const at = year ?? to;
  const problems = indicators
    .filter((name) => !provinceColumns.some((column) => column.name === name))
    .map((name) => ({
      code: 'unknown-indicator',
      file: `--indicator ${name}`,
      message: `there is no indicator "${name}"`,
      hint: 'polylift inspect lists the columns',
    }));
  if (!(at >= from && at <= to)) {
    const message = from > to ? 'the two results have no year in common' : `${at} is not among the years that both have, ${from} to ${to}`;
    problems.push({ code: 'bad-option', file: `--year ${at}`, message, hint: `for example --year ${to}` });
  }
  const common = first.scenarios.filter(({ name }) => second.scenarios.some((scenario) => scenario.name === name)).map(({ name }) => name);
  if (common.length === 0)
    problems.push({
      code: 'no-common-scenario',
      file: b,
      message: `no scenario of ${a} is among those of ${b}`,
      hint: `there are ${first.scenarios.map(({ name }) => name).join(', ')} and ${second.scenarios.map(({ name }) => name).join(', ')}`,
    });
  if (problems.length > 0) throw new InputError(problems);
  const paired = sameDraws(first, second);
  const [valuesA, valuesB] = [await valuesOf(a, first, at, indicators), await valuesOf(b, second, at, indicators)];
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const rows = common.flatMap((scenario) =>
    indicators.map((indicator): DiffRow => {
      const [own, reference] = [valuesB(scenario, indicator), valuesA(scenario, indicator)];
      const length = Math.max(own.length, reference.length);
      const difference = paired ? pairedDifference(padded(own, length), padded(reference, length)) : welchDifference(own, reference);
      const { title, unit } = provinceColumns.find(({ name }) => name === indicator)!;
      return {
        scenario,
        indicator,
        title,
        unit,
        a: known(difference.referenceMean),
        b: known(difference.mean),
        difference: known(difference.difference),
        lower: known(difference.lower),
        upper: known(difference.upper),
      };
    }),
  );
  return { year: at, provenance: provenanceDifferences(first, second), paired, rows };
}

function padded(values: Float64Array, length: number): Float64Array {
  const all = new Float64Array(length).fill(NaN);
  all.set(values);
  return all;
}

/** Values of a year by scenario, indicator and replicate. */
async function valuesOf(
  directory: string,
  { replicates }: Manifest,
  year: number,
  indicators: readonly string[],
): Promise<(scenario: string, indicator: string) => Float64Array> {
  const table = await readTable(path.join(directory, 'province_years.arrow'));
  const [scenarios, numbers, years] = [table.texts('scenario'), table.integers('replicate'), table.integers('year')];
  const lists = new Map<string, Float64Array>();
  for (const indicator of indicators) {
    if (!table.has(indicator)) continue;
    const values = table.numbers(indicator);
    for (let row = 0; row < table.rows; row++) {
      if (years[row] !== year) continue;
      const key = `${scenarios[row]}/${indicator}`;
      let list = lists.get(key);
      if (list === undefined) lists.set(key, (list = new Float64Array(Math.max(replicates, numbers[row]! + 1)).fill(NaN)));
      list[numbers[row]!] = values[row]!;
    }
  }
  return (scenario, indicator) => lists.get(`${scenario}/${indicator}`) ?? new Float64Array(0);
}
