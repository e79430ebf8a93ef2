/** What the commands for experiments have in common: read everything, refuse or simulate, print. */
import path from 'node:path';
import type { PilotEstimate } from '../experiment/pilot.ts';
import type { ExperimentSummary } from '../experiment/outcome.ts';
import type { ExecutionOptions } from '../experiment/execute.ts';
import type { KindName } from '../experiment/kind.ts';
import type { Shard } from '../experiment/plan.ts';
import { InputError, type Problem } from '../scenario/problem.ts';
import { badOption } from '../scenario/short-forms.ts';
import type { PoolProgress } from '../simulate/pool.ts';
import { checkWritable, readDirectory, readSet, readWhole } from './common-options.ts';
import type { ExperimentOptions } from './experiment-options.ts';
import { printOf } from './experiment-print.ts';
import { Interrupted, interruptible } from './interrupt.ts';
import { clock, ProgressLine } from './progress-line.ts';
import { printWarnings } from './report-error.ts';

export interface ExperimentCommand {
  readonly kind: KindName;
  /** File of the experiment, or the name of a shipped one. */
  readonly file?: string | undefined;
  /** What options of the command state, as the file could state it; laid over the file key by key. */
  readonly written?: Readonly<Record<string, unknown>>;
  readonly options: ExperimentOptions;
  /** The result directory when the user chose none, from the name of the experiment. */
  readonly directory: (name: string) => string;
  /** Module that does the runs; the model's own by default. */
  readonly workerUrl?: URL;
}

/** Does the whole of a command for an experiment, and returns its exit code. Throws `InputError` with what is wrong. */
export async function runExperimentCommand(command: ExperimentCommand): Promise<number> {
  const { options, file } = command;
  const problems: Problem[] = [];
  const settings = await readExperimentOptions(options, problems);
  if (problems.length > 0) throw new InputError(problems);
  const [{ readExperiment }, { prepareExperiment, manyRuns }, { kindOf }] = await Promise.all([
    import('../experiment/spec/read-spec.ts'),
    import('../experiment/prepare.ts'),
    import('../experiment/kinds/index.ts'),
  ]);
  const kind = await kindOf(command.kind);
  const read = await readExperiment(kind, { file, written: { ...command.written, ...settings.written } });
  const directory = settings.directory ?? withShard(command.directory(read.name), settings.shard);
  problems.push(...checkWritable(directory));
  if (problems.length > 0) throw new InputError(problems);
  const anySize = options.yes === true || options.dryRun === true;
  const prepared = await prepareExperiment(kind, read, anySize ? Infinity : manyRuns);
  printWarnings(withoutRepeats(read.warnings));
  const execution: ExecutionOptions = { workers: settings.workers, workerUrl: command.workerUrl };
  if (options.dryRun === true)
    return dryRun(options, async (signal, onProgress) => {
      const { pilotExperiment } = await import('../experiment/pilot.ts');
      return pilotExperiment(prepared, { ...execution, signal, onProgress });
    });
  const { runExperiment } = await import('../experiment/run-experiment.ts');
  const { shard } = settings;
  return conduct(options, directory, (signal, onProgress) =>
    runExperiment(prepared, {
      ...execution,
      directory,
      force: options.force,
      shard,
      command: ['polylift', ...process.argv.slice(2)],
      signal,
      onProgress,
    }),
  );
}

type Work<T> = (signal: AbortSignal, onProgress: (progress: PoolProgress) => void) => Promise<T>;

/** Does an experiment, or the rest of one, with progress; then makes the report and prints what came of it. */
export async function conduct(
  options: Pick<ExperimentOptions, 'json' | 'quiet'>,
  directory: string,
  work: Work<ExperimentSummary>,
): Promise<number> {
  const summary = await withProgress(options, work, (last) => {
    const done =
      last === undefined || last.runsDone === 0 ? 'before the first run' : `after ${last.runsDone} of ${last.runs} runs, which are kept`;
    return `${done}. polylift resume ${directory} goes on.`;
  });
  const { printExperiment } = await import('./print-experiment.ts');
  if (summary.shard !== null) {
    printExperiment(summary, { json: options.json === true });
    return summary.runsFailed > 0 ? 1 : 0;
  }
  const { writeReport } = await import('../report/node/write-report.ts');
  const report = path.basename(await writeReport(directory));
  const print = await printOf(summary.kind);
  printExperiment({ ...summary, files: [...summary.files, report] }, { json: options.json === true, print });
  return summary.runsFailed > 0 ? 1 : 0;
}

async function withProgress<T>(
  { quiet }: Pick<ExperimentOptions, 'quiet'>,
  work: Work<T>,
  kept: (last: PoolProgress | undefined) => string,
): Promise<T> {
  const line = quiet === true ? undefined : new ProgressLine(process.stderr, { rate: true });
  let last: PoolProgress | undefined;
  try {
    return await interruptible((signal) =>
      work(signal, (state) => {
        last = state;
        line?.update(state);
      }),
    );
  } catch (error) {
    if (error instanceof Interrupted) error.kept = kept(last);
    throw error;
  } finally {
    line?.clear();
  }
}

async function dryRun(options: ExperimentOptions, pilot: Work<PilotEstimate>): Promise<number> {
  const estimate = await withProgress(options, pilot, () => 'in the pilot runs. Nothing was written.');
  console.log(options.json === true ? JSON.stringify({ dryRun: estimate }, null, 2) : estimateText(estimate));
  return 0;
}

/** What an experiment would take, in words. */
export function estimateText(estimate: PilotEstimate): string {
  const { points, scenarios, replicates, runs, workers, pilotRuns, pilotFailed, secondsPerRun, startSeconds, seconds, bytes } = estimate;
  const whole = (n: number): string => n.toLocaleString('en-US');
  const count = (n: number, noun: string): string => `${whole(n)} ${noun}${n === 1 ? '' : 's'}`;
  return [
    `${count(points, 'point')} x ${count(scenarios, 'scenario')} x ${count(replicates, 'replicate')}: ${count(runs, 'run')}`,
    `time    ${clock(seconds)} on ${count(workers, 'worker')}: ${startSeconds.toFixed(1)} s until the first run is over, then ${(1 / secondsPerRun).toFixed(1)} runs a second`,
    `disk    ${sizeText(bytes)} in the end; up to ${sizeText(2 * bytes)} while the tables are written`,
    `pilot   ${count(pilotRuns, 'run')} done and thrown away${pilotFailed > 0 ? `; ${pilotFailed} of them failed` : ''}`,
    'Nothing was written.',
  ].join('\n');
}

/** Bytes as people read them. */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${unit === 0 ? size : size.toPrecision(3)} ${units[unit]}`;
}

interface ExperimentSettings {
  readonly directory: string | undefined;
  readonly workers: number | undefined;
  readonly shard: Shard | undefined;
  readonly written: Readonly<Record<string, unknown>>;
}

async function readExperimentOptions(options: ExperimentOptions, problems: Problem[]): Promise<ExperimentSettings> {
  const { seed, replicates, sample, years, set, workers, shard } = options;
  const overrides: { readonly path: string; readonly value: unknown }[] = [];
  for (const text of set ?? []) await readSet(text, overrides, problems);
  if (seed !== undefined && seed.trim() === '')
    problems.push(badOption('--seed ""', 'the seed is empty', 'give any text, for example --seed yunnan'));
  return {
    directory: readDirectory(options, problems),
    workers: workers === undefined ? undefined : readWhole('--workers', workers, [1, 1024], 1, problems),
    shard: shard === undefined ? undefined : readShard(shard, problems),
    written: {
      ...(seed === undefined ? {} : { seed }),
      ...(replicates === undefined ? {} : { replicates: readWhole('--replicates', replicates, [1, 1_000_000], 1, problems) }),
      ...(sample === undefined ? {} : { sample }),
      ...(years === undefined ? {} : { years }),
      ...(overrides.length === 0 ? {} : { set: Object.fromEntries(overrides.map(({ path: at, value }) => [at, value])) }),
    },
  };
}

function readShard(text: string, problems: Problem[]): Shard | undefined {
  const [, index, of] = /^\s*(\d{1,6})\s*\/\s*(\d{1,6})\s*$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (index !== undefined && shard.index >= 1 && shard.index <= shard.of) return shard;
  problems.push(
    badOption(`--shard ${text}`, 'a part is written i/n, with i from 1 to n', 'for example --shard 1/3, 2/3 and 3/3 on three machines'),
  );
  return undefined;
}

function withShard(directory: string, shard: Shard | undefined): string {
  return shard === undefined ? directory : `${directory}-part-${shard.index}-of-${shard.of}`;
}

/** What is wrong for every scenario is one warning. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...seen.values()];
}
