/** From the log of an experiment to its result directory: tables in the order of the plan, the analysis, the manifest. */
import { replayCommand, ResultWriter, type ExperimentEntry, type Manifest } from '../output/index.ts';
import type { ClaimedDirectory } from '../output/result-directory.ts';
import type { RunResult } from '../simulate/pool.ts';
import { aboutExperiment, resultOptions, setting } from './description.ts';
import type { Analysis } from './kind.ts';
import type { ExperimentFailure, ExperimentSummary } from './outcome.ts';
import { contextOf, type Prepared } from './prepare.ts';
import type { KeptRun } from './store/entry.ts';
import { recordOf } from './store/kept-columns.ts';
import type { LoggedRuns } from './store/logged-outcomes.ts';

const mostFailures = 10;

export interface FinishOptions {
  readonly directory: string;
  readonly claim: ClaimedDirectory;
  readonly command: readonly string[];
  readonly workers?: number | undefined;
  /** Writes what is there although runs are missing. */
  readonly closeEarly?: boolean | undefined;
  readonly started: number;
}

const noAnalysis: Analysis = { tables: [], findings: [], summary: null };

/** Writes all tables and the manifest. After an error nothing of them is left, and the log is as it was. */
export async function finishExperiment(prepared: Prepared, runs: LoggedRuns, options: FinishOptions): Promise<ExperimentSummary> {
  const { kind, plan } = prepared;
  const whole = Array.from({ length: plan.runs }, (_, runId) => runId).every((runId) => runs.has(runId));
  if (!whole && options.closeEarly !== true) throw new Error('runs are missing');
  const analysis = whole || kind.bearsGaps === true ? ((await kind.analyse?.(contextOf(prepared, runs))) ?? noAnalysis) : noAnalysis;
  const writer = ResultWriter.create(options.directory, resultOptions(prepared, options), options.claim);
  const failed: { readonly runId: number; readonly error: string }[] = [];
  let [done, failures] = [0, 0];
  try {
    for (let runId = 0; runId < plan.runs; runId++) {
      const run = runs.read(runId);
      if (run === undefined) continue;
      if (run.status === 'done') done++;
      else if (failures++ < mostFailures) failed.push({ runId, error: run.error });
      writer.append(resultOf(prepared, run));
    }
    const entry = experimentEntry(prepared, analysis, whole ? undefined : true);
    const manifest = writer.finish({ runs: done + failures, experiment: { entry, tables: analysis.tables } });
    return {
      ...aboutExperiment(prepared, options.directory),
      files: [...manifest.files.map(({ name }) => name), 'manifest.json'],
      runsDone: done,
      runsFailed: failures,
      failures: failed.map(({ runId, error }) => failureOf(prepared, manifest, runId, error)),
      shard: null,
      findings: analysis.findings,
      summary: analysis.summary,
      wallSeconds: (performance.now() - options.started) / 1000,
    };
  } catch (error) {
    writer.abort();
    throw error;
  }
}

function resultOf({ plan, read }: Prepared, run: KeptRun): RunResult {
  const { point, scenario, replicate } = plan.run(run.runId);
  const about = {
    runId: run.runId,
    scenario: read.scenarios[scenario]!.loaded.scenario.name,
    replicate,
    seed: plan.seedOf(point),
    wallSeconds: run.wallSeconds,
  };
  return run.status === 'failed' ? { ...about, status: 'failed', error: run.error } : { ...about, status: 'done', record: recordOf(run) };
}

function experimentEntry({ kind, read, plan }: Prepared, { findings, summary }: Analysis, closedEarly: true | undefined): ExperimentEntry {
  const { spec, name, file } = read;
  const title = spec.title ?? name;
  return {
    kind: kind.name,
    name,
    title: { en: title, zh: spec.title_zh ?? title },
    question: { en: spec.question ?? '', zh: spec.question_zh ?? spec.question ?? '' },
    file,
    spec,
    columns: plan.design.columns.map((column) => ({
      name: column.name,
      title: column.title,
      title_zh: column.titleZh ?? column.title,
      description: column.description,
      unit: column.unit,
      ...(column.labels === undefined ? {} : { labels: [...column.labels] }),
    })),
    points: plan.design.points,
    runs_planned: plan.runs,
    ...(closedEarly === undefined ? {} : { closed_early: true }),
    findings: findings.map(({ en, zh }) => ({ en, zh })),
    summary,
  };
}

function failureOf({ plan, read }: Prepared, manifest: Manifest, runId: number, error: string): ExperimentFailure {
  const { point, scenario, replicate } = plan.run(runId);
  const own = read.scenarios[scenario]!.loaded.scenario;
  const settings = plan.design.overridesOf(point, own).map(({ path, value }) => setting(path, value));
  // On the command line a baseline and its arms have the same settings.
  const alike = manifest.branch === undefined || settings.length === 0;
  const replay = alike ? replayCommand(manifest, { scenario: own.name, seed: plan.seedOf(point), replicate }, settings) : null;
  return { runId, scenario: own.name, point, replicate, error, replay };
}
