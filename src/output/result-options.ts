import type { Column } from '../model/record/column.ts';
import type { BranchEntry, Identity, Precision } from './manifest.ts';
import type { RecordColumns } from './schemas.ts';

/** One scenario of a result. */
export interface ScenarioEntry {
  readonly name: string;
  /** SHA-256 of the resolved scenario, in hexadecimal, as the loader gives it. */
  readonly hash: string;
  /** File or shipped name as the user gave it: what replays the run. */
  readonly source: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** The scenario with every default filled in; must be plain JSON. */
  readonly resolved: unknown;
}

/** A column that says where in a design a run lies. */
export interface DesignColumn extends Column {
  /** For a column of words: the value of a run is the index of its word. */
  readonly labels?: readonly string[];
  /** Whether its values are whole numbers, and none is missing. */
  readonly whole?: boolean;
}

/** Parameters that vary from run to run, for experiments. */
export interface Design {
  readonly columns: readonly DesignColumn[];
  /** SHA-256 of the whole design, in hexadecimal. */
  readonly hash: string;
  /** Values of a run, one for each column. */
  valuesOf(runId: number): readonly number[];
}

/** What a result directory says about itself, known before the first run. */
export interface ResultOptions {
  readonly engine: { readonly name: string; readonly version: string; readonly commit: string | null };
  /** The command line, program first. */
  readonly command: readonly string[];
  /** In the order in which they appear everywhere; names are unique. */
  readonly scenarios: readonly ScenarioEntry[];
  /** Scenario that the others are compared with; the first one by default. */
  readonly reference?: string;
  /** Overrides that all scenarios share, as `path=value`. */
  readonly overrides?: readonly string[];
  /** Hashes of the base data. */
  readonly data?: readonly { readonly name: string; readonly sha256: string }[];
  readonly seed: string;
  /** With `precision` those of the first stage; `ResultEnding.replicates` says how many there were in the end. */
  readonly replicates: number;
  /** Replicates are added until intervals are narrow enough. */
  readonly precision?: Precision;
  /** Households that one agent stands for: 50 for a sample of 1:50. */
  readonly householdsPerAgent: number;
  readonly years: { readonly from: number; readonly to: number };
  /** Lets all runs begin from the state of a scenario. */
  readonly branch?: BranchEntry;
  /** Names of the prefectures and groups of counties of the run records. */
  readonly areas: readonly string[];
  /** Columns of the run records. */
  readonly columns: RecordColumns;
  /** Whether `households.arrow` is written. */
  readonly households?: boolean;
  readonly design?: Design;
  /** Tables written of each run, `runs` first; all that there are by default. */
  readonly tables?: readonly string[];
  /** Number of runs; scenarios times replicates by default. */
  readonly runs?: number;
  /** When the work began, in milliseconds of `performance.now()`; when the writer was made by default. */
  readonly started?: number;
  /** Worker threads used, for the manifest. */
  readonly workers?: number;
  /** Write even where other results or other files lie. */
  readonly force?: boolean;
}

/** Names of the tables that runs fill, in the order in which they are written. */
export function tablesOf(options: ResultOptions): string[] {
  if (options.tables !== undefined) return [...options.tables];
  return [
    'runs',
    'province_years',
    'county_years',
    'area_years',
    'income_percentiles',
    'income_deciles',
    'spells',
    ...(options.scenarios.length > 1 && (options.design?.columns.length ?? 0) === 0 ? ['winners'] : []),
    ...(options.households === true ? ['households'] : []),
  ];
}

/** Without the path as the user gave it. */
function branchOf({ from, hash, year }: BranchEntry): Omit<BranchEntry, 'source'> {
  return { from, hash, year };
}

/** What makes this result the same as another one. */
export function identityOfOptions(options: ResultOptions): Identity {
  return {
    reference: options.reference ?? options.scenarios[0]?.name ?? '',
    scenarios: options.scenarios,
    data: [...(options.data ?? [])],
    seed: options.seed,
    replicates: options.replicates,
    ...(options.precision === undefined ? {} : { precision: { ...options.precision, first_replicates: options.replicates } }),
    sample: { households_per_agent: options.householdsPerAgent },
    years: options.years,
    ...(options.branch === undefined ? {} : { branch: options.branch }),
    design:
      options.design === undefined ? null : { columns: options.design.columns.map((column) => column.name), hash: options.design.hash },
    tables: tablesOf(options),
  };
}

/**
 * Metadata of every Arrow file of a result. Neither times nor the machine nor paths are among it, so that the same inputs give the same bytes.
 */
export function fileMetadata(options: ResultOptions, formatVersion: number): Map<string, string> {
  return new Map([
    ['polylift.format_version', String(formatVersion)],
    ['polylift.engine', options.engine.name],
    ['polylift.version', options.engine.version],
    ['polylift.commit', options.engine.commit ?? ''],
    ['polylift.seed', options.seed],
    // How many replicates a precision takes is not known when a file begins.
    options.precision === undefined
      ? ['polylift.replicates', String(options.replicates)]
      : ['polylift.precision', JSON.stringify({ ...options.precision, first_replicates: options.replicates })],
    ['polylift.sample', `1:${options.householdsPerAgent}`],
    ['polylift.years', `${options.years.from}-${options.years.to}`],
    ...(options.branch === undefined ? [] : [['polylift.branch', JSON.stringify(branchOf(options.branch))] as const]),
    ['polylift.reference', options.reference ?? options.scenarios[0]?.name ?? ''],
    ['polylift.scenarios', JSON.stringify(options.scenarios.map(({ name, hash }) => ({ name, hash })))],
    ['polylift.data', JSON.stringify((options.data ?? []).map(({ name, sha256 }) => ({ name, sha256 })))],
  ]);
}
