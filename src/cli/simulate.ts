/** What `run`, `compare` and `start` have in common: read everything, refuse or simulate, print. */
import path from 'node:path';
import type { NamedScenario } from '../experiment/pairing.ts';
import type { ComparisonSummary } from '../experiment/summary.ts';
import type { Problem } from '../scenario/problem.ts';
import type { PoolProgress } from '../simulate/pool.ts';
import { checkWritable, readRunOptions, type RunOptions } from './common-options.ts';
import { Interrupted, interruptible } from './interrupt.ts';
import { ProgressLine } from './progress-line.ts';
import { printWarnings } from './report-error.ts';

export interface SimulationRequest {
  /** Files or names of shipped scenarios, in the order in which they are shown. */
  readonly sources: readonly string[];
  readonly reference?: string;
  readonly options: RunOptions;
  /** The result directory when the user chose none, from the names of the scenarios. */
  readonly directory: (names: readonly string[]) => string;
  /** Module that does the runs; the model's own by default. */
  readonly workerUrl?: URL;
  /** Order of the findings; by default that of the scenarios. */
  readonly order?: readonly string[];
}

/** Does the whole of a command that simulates, and returns its exit code. Throws `InputError` with all problems of options and scenarios. */
export async function simulate(request: SimulationRequest): Promise<number> {
  const { options, sources, reference, workerUrl, order } = request;
  const problems: Problem[] = [];
  const settings = await readRunOptions(options, problems);
  const [{ InputError }, { readScenario }, { checkPairedBranch, checkPairing }] = await Promise.all([
    import('../scenario/problem.ts'),
    import('../scenario/node/load.ts'),
    import('../experiment/pairing.ts'),
  ]);
  const scenarios: NamedScenario[] = [];
  for (const source of sources) {
    const read = await readScenario(source, settings.overrides);
    problems.push(...read.problems);
    if (read.loaded !== undefined) scenarios.push({ source, loaded: read.loaded });
  }
  problems.push(...checkPairing(scenarios));
  const branch = readBranch(options.branch, problems);
  // A scenario that could not be read is a problem already.
  if (branch !== undefined && scenarios.length === sources.length) problems.push(...checkPairedBranch(scenarios, scenarios[0]!, branch));
  const years = scenarios[0]?.loaded.scenario.years;
  const precision = settings.precision && { ...settings.precision, year: settings.precision.year ?? years?.to ?? NaN };
  if (precision !== undefined && years !== undefined && !(precision.year > years.from && precision.year <= years.to)) {
    const message = `${precision.year} is not among the years simulated, ${years.from + 1} to ${years.to}`;
    problems.push({ code: 'bad-option', file: `--year ${precision.year}`, message, hint: `for example --year ${years.to}` });
  }
  const suffix = settings.onlyReplicate === undefined ? '' : `-replicate-${settings.onlyReplicate}`;
  const directory = settings.directory ?? `${request.directory(scenarios.map(({ loaded }) => loaded.scenario.name))}${suffix}`;
  if (directory.trim() !== '') problems.push(...checkWritable(directory));
  if (problems.length > 0) throw new InputError(withoutRepeats(problems));
  printWarnings(withoutRepeats(scenarios.flatMap(({ loaded }) => loaded.warnings)));

  const [{ compareScenarios }, { stageText }] = await Promise.all([
    import('../experiment/compare.ts'),
    import('../experiment/precision.ts'),
  ]);
  const line = options.quiet === true ? undefined : new ProgressLine(process.stderr);
  let last: PoolProgress | undefined;
  let summary: ComparisonSummary;
  try {
    summary = await interruptible((signal) =>
      compareScenarios({
        scenarios,
        reference,
        branch,
        seed: settings.seed,
        replicates: settings.replicates,
        precision,
        onStage(outcome, next) {
          line?.note(stageText(outcome, next));
        },
        onlyReplicate: settings.onlyReplicate,
        workers: settings.workers,
        directory,
        force: options.force,
        workerUrl,
        command: ['polylift', ...process.argv.slice(2)],
        overrides: options.set,
        signal,
        onProgress(state) {
          last = state;
          line?.update(state);
        },
      }),
    );
  } catch (error) {
    if (error instanceof Interrupted) {
      const done = last === undefined ? 'before the first run' : `after ${last.runsDone} of ${last.runs} runs`;
      error.kept = `${done}. Nothing of them was kept, and ${directory} is as it was before.`;
    }
    throw error;
  } finally {
    line?.clear();
  }
  const { writeReport } = await import('../report/node/write-report.ts');
  const report = path.basename(await writeReport(directory));
  const { printSummary } = await import('./print-summary.ts');
  printSummary(
    { ...summary, files: [...summary.files, report] },
    { json: options.json === true, ...(order === undefined ? {} : { order }) },
  );
  return summary.failures.length > 0 ? 1 : 0;
}

/** The first year of a policy, if one was asked for. */
function readBranch(text: string | undefined, problems: Problem[]): number | undefined {
  if (text === undefined || /^\s*\d{4}\s*$/.test(text)) return text === undefined ? undefined : Number(text);
  const message = `--branch ${text} is no year`;
  problems.push({
    code: 'bad-option',
    file: `--branch ${text}`,
    message,
    hint: 'give the first year of the policy, for example --branch 2016',
  });
  return undefined;
}

/** An option that is wrong for every scenario is one mistake. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
