import { provinceColumns } from '../model/record/columns.ts';
import type { ComparisonRow } from '../output/comparison-row.ts';
import type { Manifest } from '../output/manifest.ts';
import { replayCommand, type RunName } from '../output/replay.ts';
import type { NamedScenario } from './pairing.ts';
import type { PrecisionOutcome } from './precision.ts';

/** The province of one run that was done. */
export interface ProvinceRun {
  readonly scenario: string;
  readonly replicate: number;
  readonly firstYear: number;
  readonly years: number;
  /** Column `j` at year index `t` is entry `j * years + t`. */
  readonly province: Float64Array;
}

/** A run that failed, with what replays it. */
export interface RunFailure {
  readonly runId: number;
  readonly scenario: string;
  readonly replicate: number;
  readonly error: string;
  /** Command that does this run again, alone. */
  readonly replay: string;
}

/** The headcount of one scenario and year: shares of the rural population, 0-1. */
export interface HeadcountYear {
  readonly year: number;
  /** Mean over the replicates that were done; `null` when none was. */
  readonly mean: number | null;
  /** Less the reference, over paired replicates; `null` for the reference itself. */
  readonly difference: HeadcountDifference | null;
}

/** A difference with its 95 % interval. The interval is `null` with fewer than two pairs. */
export interface HeadcountDifference {
  readonly mean: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Means of the pairs used. */
  readonly scenario: number;
  readonly reference: number;
  /** Pairs used. */
  readonly replicates: number;
}

export interface ScenarioSummary {
  readonly name: string;
  readonly title: string;
  readonly runsDone: number;
  readonly runsFailed: number;
  readonly headcount: readonly HeadcountYear[];
}

/** What a comparison says in short. Plain JSON. */
export interface ComparisonSummary {
  readonly directory: string;
  readonly reference: string;
  readonly seed: string;
  /** Replicates simulated. */
  readonly replicates: number;
  /** What became of the precision that was asked for; `null` when none was. */
  readonly precision: PrecisionOutcome | null;
  readonly householdsPerAgent: number;
  readonly years: { readonly from: number; readonly to: number };
  /** Scenario from whose state the others begin, and their first own year; `null` when each has all years under its own parameters. */
  readonly branch: { readonly from: string; readonly year: number } | null;
  readonly scenarios: readonly ScenarioSummary[];
  readonly failures: readonly RunFailure[];
  /** Names of the files in the directory, the manifest included. */
  readonly files: readonly string[];
  readonly wallSeconds: number;
}

interface Outcome {
  readonly manifest: Manifest;
  readonly runs: readonly ProvinceRun[];
  /** Rows of the province. */
  readonly comparison: readonly ComparisonRow[];
  readonly precision: PrecisionOutcome | null;
  readonly failures: readonly (RunName & { readonly runId: number; readonly error: string })[];
  readonly wallSeconds: number;
}

/** Condenses the results of a command to the headcount by scenario and year. */
export function summarise(
  request: { readonly scenarios: readonly NamedScenario[]; readonly seed: string; readonly directory: string },
  { manifest, runs, comparison, failures, precision, wallSeconds }: Outcome,
): ComparisonSummary {
  const { years, reference, sample } = manifest;
  const scenarios = request.scenarios.map(({ loaded }): ScenarioSummary => {
    const { name, title } = loaded.scenario;
    const own = runs.filter((run) => run.scenario === name);
    const rows = new Map(comparison.filter((row) => row.scenario === name && row.indicator === 'headcount').map((row) => [row.year, row]));
    const headcount: HeadcountYear[] = [];
    for (let year = years.from; year <= years.to; year++) {
      headcount.push({ year, mean: meanHeadcount(own, year), difference: differenceOf(rows.get(year)) });
    }
    return { name, title, runsDone: own.length, runsFailed: failures.filter((failure) => failure.scenario === name).length, headcount };
  });
  return {
    directory: request.directory,
    reference,
    seed: request.seed,
    replicates: manifest.replicates,
    precision,
    householdsPerAgent: sample.households_per_agent,
    years,
    branch: manifest.branch ?? null,
    scenarios,
    failures: failures.map((failure) => ({
      runId: failure.runId,
      scenario: failure.scenario,
      replicate: failure.replicate,
      error: failure.error,
      replay: replayCommand(manifest, failure),
    })),
    files: [...manifest.files.map((file) => file.name), 'manifest.json'],
    wallSeconds,
  };
}

const headcountColumn = provinceColumns.findIndex((column) => column.name === 'headcount');

function meanHeadcount(runs: readonly ProvinceRun[], year: number): number | null {
  if (runs.length === 0) return null;
  let sum = 0;
  for (const run of runs) sum += run.province[headcountColumn * run.years + (year - run.firstYear)]!;
  return sum / runs.length;
}

function differenceOf(row: ComparisonRow | undefined): HeadcountDifference | null {
  if (row === undefined || row.replicates === 0) return null;
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    mean: row.difference,
    lower: known(row.lower),
    upper: known(row.upper),
    scenario: row.mean,
    reference: row.referenceMean,
    replicates: row.replicates,
  };
}
