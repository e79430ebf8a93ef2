/** The main experiment: scenarios on the same households and the same shocks, with the uncertainty of their differences. */
import { availableParallelism } from 'node:os';
import { compareRuns, type ProvinceRun } from '../analysis/comparison.ts';
import { dataVersion, yunnanCounties } from '../data/index.ts';
import { countyColumns, householdColumns, provinceColumns } from '../model/record/columns.ts';
import { canonicalHash } from '../output/canonical.ts';
import type { ComparisonRow } from '../output/comparison-row.ts';
import type { RunName } from '../output/replay.ts';
import type { ResultOptions } from '../output/result-options.ts';
import { ResultWriter } from '../output/result-writer.ts';
import { InputError, type Problem } from '../scenario/problem.ts';
import { type PoolProgress, type RunRequest, runAll } from '../simulate/pool.ts';
import { engineIdentity } from './engine.ts';
import { checkPairing, type NamedScenario } from './pairing.ts';
import { type ComparisonSummary, summarise } from './summary.ts';

/** What is to be compared, and where the results go. */
export interface ComparisonRequest {
  /** In the order in which they appear in results; one alone is simulated without a comparison. */
  readonly scenarios: readonly NamedScenario[];
  /** Name of the scenario that the others are compared with; the first one by default. */
  readonly reference?: string | undefined;
  /** Any text but an empty one. With the replicate it fixes every random number. */
  readonly seed: string;
  /** Whole number from 1: replicates 0 to `replicates - 1` are simulated. */
  readonly replicates: number;
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
    await runAll(planRuns(request), {
      workers: request.workers,
      workerUrl: request.workerUrl,
      signal: request.signal,
      onProgress: request.onProgress,
      onResult(result) {
        const { runId, scenario, replicate, seed } = result;
        if (result.status === 'failed') failures.push({ runId, scenario, replicate, seed, error: result.error });
        else
          runs.push({
            scenario,
            replicate,
            firstYear: result.record.firstYear,
            years: result.record.years,
            province: result.record.province,
          });
        writer.append(result);
      },
    });
    const comparison = compareAll(request, runs);
    const manifest = writer.finish({ comparison });
    return summarise(request, { manifest, runs, comparison, failures, wallSeconds: (performance.now() - start) / 1000 });
  } catch (error) {
    writer.abort();
    throw error;
  } finally {
    process.off('exit', cleanUp);
  }
}

/** Runs in the order in which they are done: replicate by replicate, so that a worker can keep the starting population of one. */
export function planRuns({
  scenarios,
  seed,
  replicates,
  onlyReplicate = 0,
}: Pick<ComparisonRequest, 'scenarios' | 'seed' | 'replicates' | 'onlyReplicate'>): RunRequest[] {
  const requests: RunRequest[] = [];
  for (let replicate = onlyReplicate; replicate < onlyReplicate + replicates; replicate++) {
    for (const { loaded } of scenarios) {
      requests.push({ runId: requests.length, scenario: loaded.scenario.name, parameters: loaded.scenario, seed, replicate });
    }
  }
  return requests;
}

function checkRequest({ scenarios, reference, seed, replicates, onlyReplicate }: ComparisonRequest): Problem[] {
  const problems = [...checkPairing(scenarios)];
  const add = (message: string): void => void problems.push({ code: 'bad-request', message });
  if (scenarios.length === 0) add('there is no scenario to simulate');
  if (!Number.isSafeInteger(replicates) || replicates < 1) add(`${replicates} replicates; a whole number from 1 is expected`);
  if (onlyReplicate !== undefined && (replicates !== 1 || !Number.isSafeInteger(onlyReplicate) || onlyReplicate < 0))
    add(`replicate ${onlyReplicate} cannot be simulated alone`);
  if (seed.trim() === '') add('the seed is empty');
  if (reference !== undefined && !scenarios.some(({ loaded }) => loaded.scenario.name === reference))
    add(`the reference "${reference}" is not among the scenarios`);
  return problems;
}

function createWriter(request: ComparisonRequest): ResultWriter {
  const { scenarios, seed, replicates, onlyReplicate } = request;
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
    householdsPerAgent: population.households_per_agent,
    years,
    columns: { province: provinceColumns, county: countyColumns, household: householdColumns },
    households: scenarios.some(({ loaded }) => loaded.scenario.record.households > 0),
    workers: Math.min(request.workers ?? availableParallelism(), scenarios.length * replicates),
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

function referenceOf({ scenarios, reference }: ComparisonRequest): string {
  return reference ?? scenarios[0]!.loaded.scenario.name;
}

function compareAll(request: ComparisonRequest, runs: readonly ProvinceRun[]): ComparisonRow[] {
  if (request.scenarios.length < 2) return [];
  const scenarios = request.scenarios.map(({ loaded }) => loaded.scenario.name);
  return compareRuns({ reference: referenceOf(request), scenarios, columns: provinceColumns, runs });
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;
