/** The main experiment: scenarios on the same households and the same shocks, with the uncertainty of their differences. */
import { availableParallelism } from 'node:os';
import { Comparison } from '../analysis/comparison.ts';
import { dataVersion, yunnanCounties } from '../data/index.ts';
import { areaLabels } from '../model/record/areas.ts';
import { countyColumns, decileColumns, householdColumns, provinceColumns, spellColumns } from '../model/record/columns.ts';
import { canonicalHash } from '../output/canonical.ts';
import type { RunName } from '../output/replay.ts';
import type { ResultOptions } from '../output/result-options.ts';
import { ResultWriter } from '../output/result-writer.ts';
import { InputError, type Problem } from '../scenario/problem.ts';
import { divideThreads } from '../simulate/crew-executor.ts';
import { type PoolProgress, type RunRequest, runAll } from '../simulate/pool.ts';
import { engineIdentity } from './engine.ts';
import { branchEntry, checkPairedBranch, checkPairing, type NamedScenario } from './pairing.ts';
import {
  fewestReplicates,
  isPrecise,
  nextReplicates,
  type PrecisionOutcome,
  type PrecisionRequest,
  reachedPrecision,
} from './precision.ts';
import { type ComparisonSummary, type ProvinceRun, summarise } from './summary.ts';

/** What is to be compared, and where the results go. */
export interface ComparisonRequest {
  /** In the order in which they appear in results; one alone is simulated without a comparison. */
  readonly scenarios: readonly NamedScenario[];
  /** Name of the scenario that the others are compared with; the first one by default. */
  readonly reference?: string | undefined;
  /**
   * First year of a policy: the reference is the baseline of all, and the others are arms that begin from its state at the end of the year before.
   * By default every scenario has all years under its own parameters.
   */
  readonly branch?: number | undefined;
  /** Any text but an empty one. With the replicate it fixes every random number. */
  readonly seed: string;
  /** Whole number from 1: replicates 0 to `replicates - 1` are simulated, and with `precision` maybe more of them. */
  readonly replicates: number;
  /** Adds replicates until the interval of every scenario is narrow enough. */
  readonly precision?: PrecisionRequest | undefined;
  /** Told after each stage that was not precise enough, with the number of replicates that there are to be after the next one. */
  readonly onStage?: ((outcome: PrecisionOutcome, next: number) => void) | undefined;
  /** Simulates this replicate alone, to replay a run; `replicates` is 1 then. */
  readonly onlyReplicate?: number | undefined;
  /** Result directory; must be new, empty or hold the same results, unless `force` is set. */
  readonly directory: string;
  readonly force?: boolean | undefined;
  /** Worker threads; by default as many as the machine runs in parallel. The results do not depend on it. */
  readonly workers?: number | undefined;
  /** Command line for the manifest. */
  readonly command?: readonly string[] | undefined;
  /** Overrides that all scenarios share, as `path=value`, for the manifest. */
  readonly overrides?: readonly string[] | undefined;
  /** Stops everything and removes what is not finished. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: PoolProgress) => void) | undefined;
  /** Module that does the runs in worker threads; the model's own by default. */
  readonly workerUrl?: URL | undefined;
}

/**
 * Simulates all scenarios in all replicates, writes the result directory and returns what it says about the headcount.
 *
 * A failed run is a row of `runs.arrow` and part of the summary. Throws `InputError` for a request that cannot be met, before anything is
 * written, and the signal's reason when stopped, after everything unfinished is removed.
 */
export async function compareScenarios(request: ComparisonRequest): Promise<ComparisonSummary> {
  const problems = checkRequest(request);
  if (problems.length > 0) throw new InputError(problems);
  const start = performance.now();
  const writer = createWriter(request);
  // Whatever ends the process, an unfinished file does not stay behind.
  const cleanUp = (): void => writer.abort();
  process.once('exit', cleanUp);
  try {
    const runs: ProvinceRun[] = [];
    const failures: (RunName & { runId: number; error: string })[] = [];
    const comparison = comparisonOf(request);
    let { replicates } = request;
    await runAll(planRuns(request), {
      workers: request.workers,
      workerUrl: request.workerUrl,
      signal: request.signal,
      onProgress: request.onProgress,
      onResult(result) {
        const { runId, scenario, replicate, seed } = result;
        if (result.status === 'failed') failures.push({ runId, scenario, replicate, seed, error: result.error });
        else {
          const { firstYear, years, province } = result.record;
          runs.push({ scenario, replicate, firstYear, years, province });
          comparison?.add({ scenario, replicate, record: result.record });
        }
        writer.append(result);
      },
      more() {
        if (comparison === undefined || request.precision === undefined) return [];
        const outcome = precisionOf(request, request.precision, comparison, replicates);
        const before = replicates;
        replicates = nextReplicates(outcome.scenarios, before, request.precision);
        if (replicates > before) request.onStage?.(outcome, replicates);
        return planReplicates(request, before, replicates);
      },
    });
    const precision =
      comparison === undefined || request.precision === undefined ? null : precisionOf(request, request.precision, comparison, replicates);
    const manifest = writer.finish({
      replicates,
      ...(comparison === undefined ? {} : { comparison: { places: comparison.places, batches: comparison.batches() } }),
    });
    return summarise(request, {
      manifest,
      runs,
      comparison: comparison?.province() ?? [],
      failures,
      precision,
      wallSeconds: (performance.now() - start) / 1000,
    });
  } catch (error) {
    writer.abort();
    throw error;
  } finally {
    process.off('exit', cleanUp);
  }
}

/**
 * Runs in the order in which they are done: replicate by replicate, so that a worker can keep the starting population of one. With a precision
 * these are the runs of the first stage.
 */
export function planRuns(request: Planned & Pick<ComparisonRequest, 'replicates' | 'onlyReplicate'>): RunRequest[] {
  const { replicates, onlyReplicate } = request;
  if (onlyReplicate === undefined) return planReplicates(request, 0, replicates);
  return planReplicates(request, onlyReplicate, onlyReplicate + 1).map((run, runId) => ({ ...run, runId }));
}

type Planned = Pick<ComparisonRequest, 'scenarios' | 'reference' | 'branch' | 'seed'>;

/** The runs of replicates `from` to `to - 1`, with the numbers that they have in a plan from replicate 0 on. */
function planReplicates(request: Planned, from: number, to: number): RunRequest[] {
  const { scenarios, seed, branch: year } = request;
  // The baseline is continued from its own state too, which spares the years before.
  const branch = year === undefined ? undefined : { parameters: baselineOf(request).loaded.scenario, year };
  const requests: RunRequest[] = [];
  for (let replicate = from; replicate < to; replicate++) {
    for (const [at, { loaded }] of scenarios.entries()) {
      const runId = replicate * scenarios.length + at;
      requests.push({ runId, scenario: loaded.scenario.name, parameters: loaded.scenario, seed, replicate, branch });
    }
  }
  return requests;
}

function checkRequest(request: ComparisonRequest): Problem[] {
  const { scenarios, reference, branch, seed, replicates, onlyReplicate, precision } = request;
  const problems = [...checkPairing(scenarios)];
  if (branch !== undefined && scenarios.length > 0) problems.push(...checkPairedBranch(scenarios, baselineOf(request), branch));
  const add = (message: string): void => void problems.push({ code: 'bad-request', message });
  if (scenarios.length === 0) add('there is no scenario to simulate');
  if (branch !== undefined && scenarios.length === 1) add('there is a baseline, and no arm that begins from it');
  if (!Number.isSafeInteger(replicates) || replicates < 1) add(`${replicates} replicates; a whole number from 1 is expected`);
  if (onlyReplicate !== undefined && (replicates !== 1 || !Number.isSafeInteger(onlyReplicate) || onlyReplicate < 0))
    add(`replicate ${onlyReplicate} cannot be simulated alone`);
  if (seed.trim() === '') add('the seed is empty');
  if (reference !== undefined && !scenarios.some(({ loaded }) => loaded.scenario.name === reference))
    add(`the reference "${reference}" is not among the scenarios`);
  if (precision !== undefined) checkPrecision(precision);
  return problems;

  function checkPrecision({ indicator, year, target, maxReplicates }: PrecisionRequest): void {
    const years = scenarios[0]?.loaded.scenario.years;
    if (scenarios.length === 1 || onlyReplicate !== undefined) add('a precision needs two scenarios or more, and more than one replicate');
    if (replicates < fewestReplicates) add(`${replicates} replicates to begin with; a precision needs at least ${fewestReplicates}`);
    if (!provinceColumns.some(({ name }) => name === indicator)) add(`there is no indicator "${indicator}"`);
    if (years !== undefined && !(year > years.from && year <= years.to))
      add(`the precision of ${year} was asked for, and the years simulated are ${years.from + 1} to ${years.to}`);
    if (!(target > 0 && Number.isFinite(target))) add(`a half-width of ${target}; a number above 0 is expected`);
    if (!Number.isSafeInteger(maxReplicates) || maxReplicates < replicates)
      add(`at most ${maxReplicates} replicates were asked for, and ${replicates} to begin with`);
  }
}

function createWriter(request: ComparisonRequest): ResultWriter {
  const { scenarios, seed, replicates, onlyReplicate, precision, branch } = request;
  const { years, population } = scenarios[0]!.loaded.scenario;
  const options: ResultOptions = {
    engine: engineIdentity(),
    command: request.command ?? ['polylift'],
    scenarios: scenarios.map(({ source, loaded }) => {
      const { scenario, hash, files } = loaded;
      return { name: scenario.name, hash, source, files, resolved: scenario };
    }),
    reference: referenceOf(request),
    overrides: request.overrides ?? [],
    data: [{ name: `yunnan ${dataVersion}`, sha256: canonicalHash(yunnanCounties) }],
    seed,
    replicates,
    ...(precision === undefined ? {} : { precision: precisionEntry(precision) }),
    householdsPerAgent: population.households_per_agent,
    years,
    ...(branch === undefined ? {} : { branch: branchEntry(baselineOf(request), branch) }),
    areas: areaLabels(population.counties === 'all' ? yunnanCounties.map(({ code }) => code) : population.counties),
    columns: { province: provinceColumns, county: countyColumns, decile: decileColumns, spell: spellColumns, household: householdColumns },
    households: scenarios.some(({ loaded }) => loaded.scenario.record.households > 0),
    workers: threadsOf(request),
    force: request.force ?? false,
    // One replicate by its number is another thing than the first one alone, though both are one run.
    ...(onlyReplicate === undefined ? {} : { design: { columns: [], hash: canonicalHash({ onlyReplicate }), valuesOf: () => [] } }),
  };
  try {
    return ResultWriter.create(request.directory, options);
  } catch (error) {
    if (error instanceof InputError || !isSystemError(error)) throw error;
    const message = `results cannot be written here: ${error.message}`;
    throw new InputError([{ code: 'out-not-writable', file: request.directory, message, hint: 'choose another directory with --out' }], {
      cause: error,
    });
  }
}

/** Threads that work at the first stage; none when all is done in the calling one. */
function threadsOf(request: ComparisonRequest): number {
  const workers = request.workers ?? availableParallelism();
  if (workers === 0) return 0;
  const { lanes, members } = divideThreads(planRuns(request), workers);
  return lanes * members;
}

function referenceOf({ scenarios, reference }: Pick<ComparisonRequest, 'scenarios' | 'reference'>): string {
  return reference ?? scenarios[0]!.loaded.scenario.name;
}

/** The scenario whose state arms begin from: the reference. */
function baselineOf(request: Pick<ComparisonRequest, 'scenarios' | 'reference'>): NamedScenario {
  const name = referenceOf(request);
  return request.scenarios.find(({ loaded }) => loaded.scenario.name === name) ?? request.scenarios[0]!;
}

/** The comparison that runs are added to, if there is anything to compare. */
function comparisonOf(request: ComparisonRequest): Comparison | undefined {
  if (request.scenarios.length < 2) return undefined;
  const scenarios = request.scenarios.map(({ loaded }) => loaded.scenario.name);
  return new Comparison({ reference: referenceOf(request), scenarios, columns: { province: provinceColumns, county: countyColumns } });
}

function precisionOf(
  request: ComparisonRequest,
  precision: PrecisionRequest,
  comparison: Comparison,
  replicates: number,
): PrecisionOutcome {
  const reference = referenceOf(request);
  const others = request.scenarios.map(({ loaded }) => loaded.scenario).filter(({ name }) => name !== reference);
  const column = provinceColumns.find(({ name }) => name === precision.indicator)!;
  const scenarios = reachedPrecision(precision, others, comparison.province());
  const met = isPrecise(scenarios, precision.target);
  return { ...precision, indicatorTitle: column.title, unit: column.unit, replicates, met, scenarios };
}

/** The request as the manifest has it. */
function precisionEntry({ indicator, year, target, maxReplicates }: PrecisionRequest): NonNullable<ResultOptions['precision']> {
  return { indicator, year, half_width: target, max_replicates: maxReplicates };
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;
