/** polylift as a library: load scenarios, simulate, compare, read results. Files and threads need Node; the rest runs in a browser worker. */
export * as analysis from './analysis/index.ts';
export { compareRuns, pairedDifference, type PairedDifference } from './analysis/index.ts';
export { nbsHeadcount, yunnanCounties, type County } from './data/index.ts';
export { compareScenarios, type ComparisonRequest } from './experiment/compare.ts';
export { findings } from './experiment/finding.ts';
export type { ExperimentFailure, ExperimentSummary } from './experiment/outcome.ts';
export { kindNames, type KindName } from './experiment/kind-names.ts';
export {
  openExperiment,
  type Experiment,
  type ExperimentAnswers,
  type ExperimentInputs,
  type ExperimentOutcome,
} from './experiment/open-experiment.ts';
export type { PilotEstimate } from './experiment/pilot.ts';
export type { Shard } from './experiment/plan.ts';
export { progressOf, type UnfinishedExperiment } from './experiment/progress-of.ts';
export {
  mergeExperiment,
  resumeExperiment,
  type ExperimentRequest,
  type MergeRequest,
  type ResumeRequest,
} from './experiment/run-experiment.ts';
export { StoppedError } from './experiment/stopped.ts';
export type { DecompositionSummary } from './experiment/kinds/decomposition/summary.ts';
export type { RobustnessSummary } from './experiment/kinds/robustness/summary.ts';
export type { ComparisonSummary } from './experiment/summary.ts';
export { distributionOf, type Distribution } from './model/indicators/distribution.ts';
export { growthIncidence, referenceComponents, shapleyComponents, type Components } from './model/indicators/growth.ts';
export type { HouseholdInstrument, CountyInstrument, Instrument, Offer } from './model/instruments/instrument.ts';
export { instruments } from './model/instruments/index.ts';
export type { ModelParameters } from './model/parameters/index.ts';
export type { Column, HouseholdRecord, RunRecord } from './model/record/column.ts';
export { countyColumns, householdColumns, provinceColumns } from './model/record/columns.ts';
export { countySeries, provinceSeries } from './model/record/series.ts';
export {
  exportTables,
  inspectResults,
  readBatches,
  readManifest,
  readTable,
  TableData,
  verifyResults,
  type Manifest,
  type VerifyReport,
} from './output/index.ts';
export { renderReport } from './report/report.ts';
export { writeReport } from './report/node/write-report.ts';
export {
  InputError,
  listParameters,
  parseScenario,
  scenarioJsonSchema,
  type ResolvedScenario,
  type ScenarioFile,
} from './scenario/index.ts';
export { listShipped } from './scenario/node/shipped.ts';
export { loadScenario, type LoadedScenario } from './scenario/node/load.ts';
export { type Branch, branchProblems } from './simulate/branch.ts';
export type { Checkpoint } from './simulate/checkpoint.ts';
export { runAll, type PoolOptions, type PoolProgress, type RunRequest, type RunResult } from './simulate/pool.ts';
export { continueRun, simulateRun, simulateUntil, type RunOptions } from './simulate/run.ts';
