import path from 'node:path';
import { kindNames, type KindName } from '../../experiment/kind.ts';
import { readManifest, readTable, type ExperimentEntry, type Manifest, type TableData } from '../../output/index.ts';
import { InputError } from '../../scenario/problem.ts';
import { parameterZh } from '../chinese/parameters.ts';
import { designValues } from '../experiment/design.ts';
import { shownIndicator } from '../experiment/outcomes.ts';
import type { ExperimentColumn, ExperimentResults, FailedPointResults } from '../experiment/results.ts';
import { say } from '../text.ts';
import { notesOf, readScenarios } from './read-manifest.ts';

/** Tables of runs that no report of an experiment shows; they may be large. */
const leftOut: ReadonlySet<string> = new Set([
  'county_years',
  'area_years',
  'income_percentiles',
  'income_deciles',
  'spells',
  'winners',
  'households',
  'comparison',
]);

/** Columns of `province_years` that tell its rows apart. */
const identifiers = ['run_id', 'year'] as const;

/**
 * Reads from the directory of an experiment what its report is made of: the manifest, the runs, an indicator of the province, and the tables of the
 * analysis.
 *
 * Throws an `InputError` when there is no valid manifest, it is not of an experiment, or a table is missing or damaged.
 */
export async function readExperiment(directory: string): Promise<ExperimentResults> {
  const manifest = readManifest(directory);
  const { experiment } = manifest;
  if (experiment === undefined)
    throw new InputError([{ code: 'no-experiment', file: directory, message: 'the results are of a comparison, not of an experiment' }]);
  const tables = await readTables(directory, manifest);
  const runs = tables.get('runs');
  if (runs === undefined) throw new InputError([{ code: 'table-missing', file: directory, message: 'the manifest lists no runs.arrow' }]);
  const columns = columnsOf(experiment);
  const failures = failuresOf(runs, columns);
  return {
    engine: manifest.engine,
    data: manifest.data,
    seed: manifest.seed,
    replicates: manifest.replicates,
    householdsPerAgent: manifest.sample.households_per_agent,
    years: manifest.years,
    branch: manifest.branch,
    overrides: manifest.overrides,
    notes: notesOf(manifest),
    kind: kindOf(directory, experiment.kind),
    name: experiment.name,
    title: say(experiment.title.en, experiment.title.zh),
    question: say(experiment.question.en, experiment.question.zh),
    scenarios: readScenarios(manifest),
    runs: { planned: experiment.runs_planned, done: runs.rows - failures.length, failed: failures.length },
    failures,
    columns,
    findings: experiment.findings.map(({ en, zh }) => say(en, zh)),
    summary: experiment.summary,
    tables,
  };
}

function kindOf(directory: string, kind: string): KindName {
  const known = kindNames.find((name) => name === kind);
  if (known !== undefined) return known;
  throw new InputError([
    {
      code: 'unknown-kind',
      file: directory,
      message: `an experiment of the kind "${kind}", which this version of polylift does not know`,
      hint: `it knows ${kindNames.join(', ')}`,
    },
  ]);
}

async function readTables(directory: string, { files }: Manifest): Promise<Map<string, TableData>> {
  const tables = new Map<string, TableData>();
  for (const { name: file, schema = [] } of files) {
    const name = file.replace(/\.arrow$/, '');
    if (name === file || leftOut.has(name)) continue;
    // Of a hundred indicators of each run and year the report shows one; the analysis has what it needs in tables of its own.
    const shown = name === 'province_years' ? shownIndicator(schema.map((field) => field.name)) : undefined;
    const columns = shown === undefined ? {} : { columns: [...identifiers, shown.name] };
    tables.set(name, await readTable(path.join(directory, file), columns));
  }
  return tables;
}

/** Columns of the design. The title of a parameter is known in Chinese where the experiment does not give one. */
function columnsOf({ columns }: ExperimentEntry): ExperimentColumn[] {
  // The number of a point is its name and nothing that was varied.
  const varied = columns.filter(({ name }) => name !== 'point');
  return varied.map(({ name, title, title_zh: zh, unit, description, labels }) => ({
    name,
    title: say(title, zh === title ? (parameterZh(title) ?? zh) : zh),
    unit,
    description,
    ...(labels === undefined ? {} : { labels }),
  }));
}

function failuresOf(runs: TableData, columns: readonly ExperimentColumn[]): FailedPointResults[] {
  const [status, scenario, error] = [runs.texts('status'), runs.texts('scenario'), runs.texts('error')];
  const replicate = runs.integers('replicate');
  const values = columns.map((column) => designValues(runs, column));
  return status.flatMap((each, row) =>
    each !== 'failed'
      ? []
      : [
          {
            scenario: scenario[row] ?? '',
            replicate: replicate[row]!,
            error: error[row] ?? '',
            values: values.map((column) => column[row]!),
          },
        ],
  );
}
