import { join } from 'node:path';
import { readManifest, type BranchEntry, type FieldDescription, type Manifest } from './manifest.ts';
import { readBatches, readTable } from './read.ts';
import type { TableData } from './table-data.ts';
import { replayCommand } from './replay.ts';

/** A value of a table as it is shown: null is missing. */
export type Cell = number | string | null;

export interface InspectedTable {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly columns: readonly FieldDescription[];
  /** The first rows, each with one cell for each column. */
  readonly head: readonly (readonly Cell[])[];
}

export interface FailedRun {
  readonly runId: number;
  readonly scenario: string;
  readonly replicate: number;
  readonly seed: string;
  readonly error: string;
  /** Command that does this run again; null in an experiment, where it is `design` that tells the run from the others of its scenario. */
  readonly replay: string | null;
  /** Where in the design of an experiment it lies: column to value. */
  readonly design: Readonly<Record<string, Cell>>;
}

/** What was asked in an experiment, and what came of it. */
export interface InspectedExperiment {
  readonly kind: string;
  readonly name: string;
  readonly title: string;
  readonly points: number;
  readonly runsPlanned: number;
  /** Columns of `runs.arrow` that say where in the design a run lies. */
  readonly columns: readonly { readonly name: string; readonly title: string; readonly unit: string }[];
  readonly findings: readonly string[];
}

/** What a result directory holds, for people; plain JSON. */
export interface Inspection {
  readonly directory: string;
  readonly command: readonly string[];
  readonly engine: Manifest['engine'];
  readonly scenarios: readonly { readonly name: string; readonly source: string; readonly hash: string }[];
  readonly reference: string;
  /** Null for results of a comparison. */
  readonly experiment: InspectedExperiment | null;
  readonly seed: string;
  readonly replicates: number;
  readonly sample: string;
  readonly years: Manifest['years'];
  /** Scenario whose state all runs begin from, and their first own year; null when each simulates all years. */
  readonly branch: BranchEntry | null;
  readonly overrides: readonly string[];
  readonly runs: { readonly done: number; readonly failed: number };
  readonly wallSeconds: number;
  readonly writtenAt: string;
  readonly machine: Manifest['machine'];
  readonly tables: readonly InspectedTable[];
  /** Files that are no tables. */
  readonly otherFiles: readonly { readonly name: string; readonly bytes: number }[];
  readonly failures: readonly FailedRun[];
}

/**
 * Reads what a result directory says about itself, with the first `rows` rows of each table (3 by default). Checks no hashes: `verifyResults`
 * does. Throws an `InputError` when the directory has no valid manifest or a table cannot be read.
 */
export async function inspectResults(directory: string, rows = 3): Promise<Inspection> {
  const manifest = readManifest(directory);
  const tables: InspectedTable[] = [];
  for (const file of manifest.files) {
    if (file.schema === undefined) continue;
    const head = await firstRows(join(directory, file.name), file.schema, rows);
    tables.push({ name: file.name, rows: file.rows ?? 0, bytes: file.bytes, columns: file.schema, head });
  }
  const failed = manifest.runs.filter((run) => run.status === 'failed').length;
  return {
    directory,
    command: manifest.command,
    engine: manifest.engine,
    scenarios: manifest.scenarios.map(({ name, source, hash }) => ({ name, source, hash })),
    reference: manifest.reference,
    experiment: experimentOf(manifest),
    seed: manifest.seed,
    replicates: manifest.replicates,
    sample: `1:${manifest.sample.households_per_agent}`,
    years: manifest.years,
    branch: manifest.branch ?? null,
    overrides: manifest.overrides,
    runs: { done: manifest.runs.length - failed, failed },
    wallSeconds: manifest.wall_seconds,
    writtenAt: manifest.written_at,
    machine: manifest.machine,
    tables,
    otherFiles: manifest.files.filter((file) => file.schema === undefined).map(({ name, bytes }) => ({ name, bytes })),
    failures: failed === 0 ? [] : await failuresOf(directory, manifest),
  };
}

function experimentOf({ experiment }: Manifest): InspectedExperiment | null {
  if (experiment === undefined) return null;
  const { kind, name, title, points, columns, findings } = experiment;
  return {
    kind,
    name,
    title: title.en,
    points,
    runsPlanned: experiment.runs_planned,
    columns: columns.map((column) => ({ name: column.name, title: column.title, unit: column.unit })),
    findings: findings.map(({ en }) => en),
  };
}

async function firstRows(path: string, schema: readonly FieldDescription[], count: number): Promise<Cell[][]> {
  for await (const batch of readBatches(path)) {
    return Array.from({ length: Math.min(count, batch.rows) }, (_, row) => schema.map((field) => cellOf(batch, field.name, row)));
  }
  return [];
}

function cellOf(table: TableData, name: string, row: number): Cell {
  const column = table.column(name);
  if (column.kind === 'category') return column.labels[column.codes[row]!]!;
  const value = column.values[row]!;
  return typeof value === 'number' && Number.isNaN(value) ? null : value;
}

async function failuresOf(directory: string, manifest: Manifest): Promise<FailedRun[]> {
  const columns = manifest.design?.columns ?? [];
  const runs = await readTable(join(directory, 'runs.arrow'), {
    columns: ['run_id', 'scenario', 'replicate', 'seed', 'status', 'error', ...columns],
  });
  const ids = runs.integers('run_id');
  const replicates = runs.integers('replicate');
  const scenarios = runs.texts('scenario');
  const seeds = runs.texts('seed');
  const errors = runs.texts('error');
  const failures: FailedRun[] = [];
  for (const [row, status] of runs.texts('status').entries()) {
    if (status !== 'failed') continue;
    const name = { scenario: scenarios[row]!, seed: seeds[row]!, replicate: replicates[row]! };
    const replay = manifest.experiment === undefined ? replayCommand(manifest, name) : null;
    const design = Object.fromEntries(columns.map((column) => [column, cellOf(runs, column, row)]));
    failures.push({ runId: ids[row]!, ...name, error: errors[row] ?? '', replay, design });
  }
  return failures;
}
