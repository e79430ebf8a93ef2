/** From the log of an experiment to its result directory: tables in the order of the plan, the analysis, the manifest. */
import { availableParallelism } from 'node:os';
import { dataVersion, yunnanCounties } from '../data/index.ts';
import { areaLabels } from '../model/record/areas.ts';
import {
  canonicalHash,
  replayCommand,
  ResultWriter,
  type DesignColumn,
  type ExperimentEntry,
  type Manifest,
  type ResultOptions,
} from '../output/index.ts';
import type { ClaimedDirectory } from '../output/result-directory.ts';
import type { RunResult } from '../simulate/pool.ts';
import { engineIdentity } from './engine.ts';
import type { Analysis, Bilingual } from './kind.ts';
import { branchEntry } from './pairing.ts';
import { contextOf, type Prepared } from './prepare.ts';
import type { Shard } from './plan.ts';
import type { BaseSpec } from './spec/base.ts';
import type { KeptRun } from './store/entry.ts';
import { recordOf } from './store/kept-columns.ts';
import type { LoggedRuns } from './store/logged-outcomes.ts';

/** What came of an experiment. */
export interface ExperimentSummary {
  readonly kind: string;
  readonly name: string;
  readonly directory: string;
  /** Names of the files in it. */
  readonly files: readonly string[];
  readonly seed: string;
  readonly replicates: number;
  readonly householdsPerAgent: number;
  readonly years: { readonly from: number; readonly to: number };
  readonly scenarios: readonly string[];
  readonly points: number;
  readonly runsPlanned: number;
  readonly runsDone: number;
  readonly runsFailed: number;
  /** The first of the runs that failed. */
  readonly failures: readonly ExperimentFailure[];
  /** The part of the runs that was done here, when the experiment is split; tables come when the parts are merged. */
  readonly shard: Shard | null;
  readonly findings: readonly Bilingual[];
  readonly summary: unknown;
  readonly wallSeconds: number;
}

/** A run that failed, and the command that does it again alone; `null` where a point changes an arm and not its baseline, which no command does. */
export interface ExperimentFailure {
  readonly runId: number;
  readonly scenario: string;
  readonly point: number;
  readonly replicate: number;
  readonly error: string;
  readonly replay: string | null;
}

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
  const analysis = whole || kind.name === 'batch' ? ((await kind.analyse?.(contextOf(prepared, runs))) ?? noAnalysis) : noAnalysis;
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

/** What is known of an experiment before its results. */
export function aboutExperiment({ kind, read, plan }: Prepared, directory: string) {
  const { years, population } = read.scenarios[0]!.loaded.scenario;
  return {
    kind: kind.name,
    name: read.name,
    directory,
    seed: read.spec.seed,
    replicates: read.spec.replicates,
    householdsPerAgent: population.households_per_agent,
    years,
    scenarios: read.scenarios.map(({ loaded }) => loaded.scenario.name),
    points: plan.design.points,
    runsPlanned: plan.runs,
  };
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

const pointColumn: DesignColumn = {
  name: 'point',
  title: 'Point',
  titleZh: '设计点',
  description: 'Number of the point of the design, from 0.',
  unit: 'none',
  kind: 'identifier',
  whole: true,
};

/** How the results of an experiment describe themselves. */
export function resultOptions(
  prepared: Prepared,
  { command = ['polylift'], workers, started }: Partial<Pick<FinishOptions, 'command' | 'workers' | 'started'>>,
): ResultOptions {
  const { kind, read, plan, kept } = prepared;
  const { years, population } = read.scenarios[0]!.loaded.scenario;
  const { spec } = read;
  return {
    engine: engineIdentity(),
    command,
    scenarios: read.scenarios.map(({ source, loaded: { scenario, hash, files } }) => ({
      name: scenario.name,
      hash,
      source,
      files,
      resolved: scenario,
    })),
    overrides: overridesOf(spec),
    data: [{ name: `yunnan ${dataVersion}`, sha256: canonicalHash(yunnanCounties) }],
    seed: spec.seed,
    replicates: spec.replicates,
    householdsPerAgent: population.households_per_agent,
    years,
    ...(spec.branch === undefined || read.baseline === undefined ? {} : { branch: branchEntry(read.baseline, spec.branch.year) }),
    areas: areaLabels(population.counties === 'all' ? yunnanCounties.map(({ code }) => code) : population.counties),
    columns: kept,
    tables: kept.tables,
    design: {
      columns: [pointColumn, ...plan.design.columns],
      hash: canonicalHash({ kind: kind.name, spec }),
      valuesOf: (runId) => {
        const { point } = plan.run(runId);
        return [point, ...plan.design.valuesOf(point)];
      },
    },
    workers: workers ?? availableParallelism(),
    ...(started === undefined ? {} : { started }),
  };
}

/** What a specification sets everywhere, as `path=value`. */
export function overridesOf(spec: BaseSpec): string[] {
  return Object.entries(spec.set).map(([path, value]) => setting(path, value));
}

const setting = (path: string, value: unknown): string => `${path}=${typeof value === 'string' ? value : JSON.stringify(value)}`;

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
