/** Reports and charts from results. Everything but the files, which are read and written in `node/`, is platform neutral. */
export * from './chart/index.ts';
export { renderExperiment } from './experiment/render.ts';
export type { ExperimentColumn, ExperimentResults, ExperimentScenario } from './experiment/results.ts';
export { renderReport } from './report.ts';
export { estimate, type Estimate, type FailedRunResults, type ReportResults, type RunResults, type ScenarioResults } from './results.ts';
export { headcountChart } from './sections/headcount.ts';
