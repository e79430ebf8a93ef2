import { renameSync, rmSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import type { RunRecord } from '../model/record/column.ts';
import type { RunResult } from '../simulate/pool.ts';
import type { ArrowFileSummary } from './arrow-file.ts';
import { partialEnding, syncDirectory } from './atomic.ts';
import { canonicalHash } from './canonical.ts';
import { appendComparison, comparisonLabels, comparisonLayout, type ComparisonRows } from './comparison-table.ts';
import { describeSchema } from './describe-schema.ts';
import {
  formatVersion,
  identityOf,
  manifestName,
  writeManifest,
  type ExperimentEntry,
  type Identity,
  type Manifest,
  type ManifestFile,
} from './manifest.ts';
import { PairedHouseholds } from './paired-households.ts';
import { appendRun, appendWinners, checkRecord, recordTables, type RunKey } from './record-tables.ts';
import { claimDirectory, resultFiles, type ClaimedDirectory } from './result-directory.ts';
import { fileMetadata, identityOfOptions, tablesOf, type ResultOptions } from './result-options.ts';
import {
  areaYearsLayout,
  countyYearsLayout,
  householdsLayout,
  incomeDecilesLayout,
  incomePercentilesLayout,
  provinceYearsLayout,
  runsLayout,
  spellsLayout,
  winnersLayout,
} from './schemas.ts';
import type { TableLayout } from './table-layout.ts';
import { TableWriter, type FieldValues } from './table-writer.ts';

/** A table made from the runs. */
export interface MadeTable {
  readonly layout: TableLayout;
  readonly rows: number;
  /** One entry for each field of the layout. */
  readonly values: readonly FieldValues[];
}

/** What is known only when all runs are over. */
export interface ResultEnding {
  /** Rows of `comparison.arrow`; without any there is no such file. */
  readonly comparison?: ComparisonRows;
  /** Replicates simulated; those of the options by default. */
  readonly replicates?: number;
  /** Number of runs, where it was not known before. */
  readonly runs?: number;
  /** What came of an experiment, and its tables. */
  readonly experiment?: { readonly entry: ExperimentEntry; readonly tables: readonly MadeTable[] };
}

/**
 * Writes the results of one command into a directory. Tables grow under temporary names (`runs.arrow.partial`) and get their final names, and
 * the manifest last of all, in `finish`; until then an earlier result in the directory stays as it was. All calls are synchronous.
 *
 * ```ts
 * const writer = ResultWriter.create('results/mine', options);
 * try {
 *   await runAll(requests, { onResult: (result) => writer.append(result) });
 *   writer.finish({ comparison });
 * } catch (error) {
 *   writer.abort();
 *   throw error;
 * }
 * ```
 */
export class ResultWriter {
  readonly directory: string;
  readonly #options: ResultOptions;
  readonly #identity: Identity;
  readonly #claim: ClaimedDirectory;
  readonly #metadata: ReadonlyMap<string, string>;
  readonly #tables = new Map<string, TableWriter>();
  readonly #runs: Manifest['runs'] = [];
  readonly #scenarioCodes: ReadonlyMap<string, number>;
  readonly #pairs: PairedHouseholds;
  readonly #started = performance.now();
  #open = true;

  /**
   * Takes the directory, making it when it is not there. Throws an `InputError` when it holds other things and `force` is not set, or when
   * another process writes there; see `claimDirectory`. A directory that the caller has claimed already is used as it is.
   */
  static create(directory: string, options: ResultOptions, claim?: ClaimedDirectory): ResultWriter {
    if (options.scenarios.length === 0) throw new Error('results without a scenario');
    const identity = identityOf(identityOfOptions(options));
    const writer = new ResultWriter(options, identity, claim ?? claimDirectory(directory, identity, options.force ?? false));
    try {
      for (const layout of runLayouts(options)) writer.#openTable(layout);
    } catch (error) {
      writer.abort();
      throw error;
    }
    return writer;
  }

  private constructor(options: ResultOptions, identity: Identity, claim: ClaimedDirectory) {
    this.directory = claim.path;
    this.#options = options;
    this.#identity = identity;
    this.#claim = claim;
    this.#metadata = fileMetadata(options, formatVersion);
    this.#scenarioCodes = new Map(options.scenarios.map((scenario, code) => [scenario.name, code]));
    if (this.#scenarioCodes.size !== options.scenarios.length) throw new Error('two scenarios have the same name');
    this.#pairs = new PairedHouseholds(options.scenarios.length, this.#scenarioCodes.get(identity.reference) ?? 0);
  }

  /** Bytes written so far. */
  get bytes(): number {
    let sum = 0;
    for (const table of this.#tables.values()) sum += table.bytes;
    return sum;
  }

  /**
   * Adds a run, done or failed. Runs come in ascending order of `runId`, which the pool guarantees. The record may be used again afterwards.
   */
  append(result: RunResult): void {
    this.#expectOpen();
    const last = this.#runs.at(-1);
    if (last !== undefined && result.runId <= last.run_id) throw new Error(`run ${result.runId} comes after run ${last.run_id}`);
    const scenario = this.#scenarioCodes.get(result.scenario);
    if (scenario === undefined) throw new Error(`run ${result.runId} is of the unknown scenario "${result.scenario}"`);
    const key = { runId: result.runId, scenario, replicate: result.replicate };
    if (result.status === 'done') this.#appendRecord(key, result.record);
    const winners = this.#tables.get('winners');
    if (winners !== undefined) {
      const followed = result.status === 'done' ? result.record.followed : undefined;
      for (const run of this.#pairs.add(key, followed)) appendWinners(winners, run.key, run.shares);
    }
    appendRun(this.#table('runs'), key, result, this.#options.design?.valuesOf(result.runId) ?? []);
    this.#runs.push({
      run_id: result.runId,
      status: result.status,
      wall_seconds: result.wallSeconds,
      ...(result.status === 'failed' ? { error: result.error } : {}),
    });
  }

  /**
   * Closes the tables, gives them their names in place of an earlier result, and writes the manifest. Throws when runs are missing. After an
   * error call `abort`.
   */
  finish(ending: ResultEnding = {}): Manifest {
    this.#expectOpen();
    const replicates = ending.replicates ?? this.#options.replicates;
    const expected = ending.runs ?? this.#options.runs ?? this.#options.scenarios.length * replicates;
    if (this.#runs.length !== expected) throw new Error(`${this.#runs.length} runs were written and ${expected} were planned`);
    if (ending.comparison !== undefined) this.#writeComparison(ending.comparison);
    for (const { layout, rows, values } of ending.experiment?.tables ?? []) this.#openTable(layout).append(rows, values);

    const files: ManifestFile[] = [];
    for (const [name, table] of this.#tables) files.push(fileEntry(name, table, table.finish()));
    this.#replaceEarlierResult();
    const manifest = writeManifest(this.directory, this.#manifest(files, replicates, ending.experiment?.entry));
    this.#open = false;
    this.#claim.release();
    return manifest;
  }

  /**
   * Removes everything that is not finished and lets go of the directory; an earlier result stays. Synchronous and quiet, for signal handlers;
   * does nothing after `finish`.
   */
  abort(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const [name, table] of this.#tables) {
      try {
        table.close();
        rmSync(this.#partial(name), { force: true });
      } catch {
        // The next run into this directory clears it away.
      }
    }
    this.#claim.release();
  }

  #expectOpen(): void {
    if (!this.#open) throw new Error(`the results in ${this.directory} are closed`);
  }

  #partial(table: string): string {
    return join(this.directory, `${table}.arrow${partialEnding}`);
  }

  #openTable(layout: TableLayout): TableWriter {
    // What is not among them would be left behind by a killed run, and be in the way of the next one.
    if (!(resultFiles as readonly string[]).includes(`${layout.name}.arrow`)) throw new Error(`${layout.name} is no table of a result`);
    const table = new TableWriter(this.#partial(layout.name), layout, this.#metadata);
    this.#tables.set(layout.name, table);
    return table;
  }

  #table(name: string): TableWriter {
    return this.#tables.get(name)!;
  }

  #appendRecord(key: RunKey, record: RunRecord): void {
    checkRecord(record, this.#options.columns, this.#tables);
    for (const [name, append] of Object.entries(recordTables)) {
      const table = this.#tables.get(name);
      if (table !== undefined) append(table, key, record, this.#options.areas);
    }
  }

  #writeComparison({ places, batches }: ComparisonRows): void {
    const scenarios = this.#options.scenarios.map((scenario) => scenario.name);
    const labels = comparisonLabels(scenarios, this.#options.columns, places);
    let table: TableWriter | undefined;
    for (const rows of batches) {
      if (rows.length === 0) continue;
      table ??= this.#openTable(comparisonLayout(labels));
      appendComparison(table, rows, labels);
    }
  }

  /** The manifest goes first: whatever happens from here on, no manifest ever stands beside files that it does not describe. */
  #replaceEarlierResult(): void {
    rmSync(join(this.directory, manifestName), { force: true });
    syncDirectory(this.directory);
    for (const name of resultFiles) rmSync(join(this.directory, name), { force: true });
    for (const name of this.#tables.keys()) renameSync(this.#partial(name), join(this.directory, `${name}.arrow`));
    syncDirectory(this.directory);
  }

  #manifest(files: ManifestFile[], replicates: number, experiment: ExperimentEntry | undefined): Omit<Manifest, 'manifest_sha256'> {
    const options = this.#options;
    const { branch: _, ...identity } = this.#identity;
    return {
      format: 'polylift results',
      format_version: formatVersion,
      engine: { ...options.engine },
      command: [...options.command],
      ...identity,
      ...(options.branch === undefined ? {} : { branch: { ...options.branch } }),
      replicates,
      identity: canonicalHash(this.#identity),
      scenarios: options.scenarios.map((scenario) => ({ ...scenario, files: [...scenario.files] })),
      overrides: [...(options.overrides ?? [])],
      data: [...this.#identity.data],
      ...(experiment === undefined ? {} : { experiment }),
      files,
      runs: this.#runs,
      wall_seconds: (performance.now() - (options.started ?? this.#started)) / 1000,
      written_at: new Date().toISOString(),
      machine: machineFacts(options.workers ?? null),
    };
  }
}

function runLayouts(options: ResultOptions): TableLayout[] {
  const names = options.scenarios.map((scenario) => scenario.name);
  const { province, county, decile, spell, household } = options.columns;
  const layouts = new Map([
    ['runs', () => runsLayout(names, options.design?.columns ?? [])],
    ['province_years', () => provinceYearsLayout(names, province)],
    ['county_years', () => countyYearsLayout(names, county)],
    ['area_years', () => areaYearsLayout(names, province, options.areas)],
    ['income_percentiles', () => incomePercentilesLayout(names)],
    ['income_deciles', () => incomeDecilesLayout(names, decile)],
    ['spells', () => spellsLayout(names, spell)],
    ['winners', () => winnersLayout(names)],
    ['households', () => householdsLayout(names, household ?? [])],
  ]);
  return tablesOf(options).map((name) => layouts.get(name)!());
}

function fileEntry(name: string, table: TableWriter, summary: ArrowFileSummary): ManifestFile {
  return { name: `${name}.arrow`, ...summary, schema: describeSchema(table.schema) };
}

function machineFacts(workers: number | null): Manifest['machine'] {
  return {
    node: process.version,
    platform: platform(),
    arch: arch(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory_bytes: totalmem(),
    workers,
  };
}
