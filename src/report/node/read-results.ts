import { join } from 'node:path';
import type { ComparisonRow } from '../../output/comparison-row.ts';
import { readManifest, readTable, type Manifest, type TableData } from '../../output/index.ts';
import { InputError } from '../../scenario/problem.ts';
import type { FailedRunResults, ReportResults, RunResults, ScenarioResults } from '../results.ts';

/**
 * Reads from a result directory what a report is made of: the manifest, the province and the comparison.
 *
 * Throws an `InputError` when there is no valid manifest, a table is missing or damaged, or the runs vary by more than scenario and replicate.
 */
export async function readResults(directory: string): Promise<ReportResults> {
  const manifest = readManifest(directory);
  if (manifest.design !== null && manifest.design.columns.length > 0) {
    const message = `the runs vary in ${manifest.design.columns.join(', ')} too; a report compares scenarios`;
    throw new InputError([{ code: 'report-design', file: directory, message }]);
  }
  const path = (table: string): string => join(directory, `${table}.arrow`);
  const compared = manifest.files.some((file) => file.name === 'comparison.arrow');
  const [province, runs, comparison] = await Promise.all([
    readTable(path('province_years')),
    readTable(path('runs')),
    compared ? readTable(path('comparison')) : undefined,
  ]);
  return {
    engine: manifest.engine,
    data: manifest.data,
    seed: manifest.seed,
    replicates: manifest.replicates,
    householdsPerAgent: manifest.sample.households_per_agent,
    years: manifest.years,
    reference: manifest.reference,
    overrides: manifest.overrides,
    scenarios: scenariosOf(manifest, runsByScenario(manifest, province)),
    comparison: comparison === undefined ? [] : comparisonRows(comparison),
    failures: failuresOf(runs),
  };
}

function runsByScenario({ years }: Manifest, table: TableData): Map<string, RunResults[]> {
  const runIds = table.integers('run_id');
  const scenarios = table.texts('scenario');
  const replicates = table.integers('replicate');
  const calendar = table.integers('year');
  const columns = table.fields
    .filter(({ name, kind }) => kind !== 'identifier' && table.column(name).kind === 'number')
    .map(({ name }) => ({ name, values: table.numbers(name) }));
  const length = years.to - years.from + 1;
  const byRun = new Map<number, RunResults>();
  const byScenario = new Map<string, RunResults[]>();
  for (let row = 0; row < table.rows; row++) {
    let run = byRun.get(runIds[row]!);
    if (run === undefined) {
      run = { replicate: replicates[row]!, values: new Map(columns.map(({ name }) => [name, new Float64Array(length).fill(NaN)])) };
      byRun.set(runIds[row]!, run);
      const name = scenarios[row]!;
      byScenario.set(name, [...(byScenario.get(name) ?? []), run]);
    }
    const t = calendar[row]! - years.from;
    for (const { name, values } of columns) run.values.get(name)![t] = values[row]!;
  }
  return byScenario;
}

function scenariosOf(manifest: Manifest, runs: ReadonlyMap<string, readonly RunResults[]>): ScenarioResults[] {
  const identities = manifest.scenarios.map(({ name, hash, resolved }) => {
    const parameters = (typeof resolved === 'object' && resolved !== null ? resolved : {}) as Readonly<Record<string, unknown>>;
    const text = (key: string): string => (typeof parameters[key] === 'string' ? parameters[key] : '');
    return { name, hash, resolved: parameters, title: text('title') || name, question: text('question') };
  });
  return identities.map((identity) => {
    const alone = identities.filter(({ title }) => title === identity.title).length === 1;
    return { ...identity, title: alone ? identity.title : `${identity.title} (${identity.name})`, runs: runs.get(identity.name) ?? [] };
  });
}

function comparisonRows(table: TableData): ComparisonRow[] {
  const text = (name: string): string[] => table.texts(name).map((value) => value ?? '');
  const [reference, scenario, indicator, unit] = [text('reference'), text('scenario'), text('indicator'), text('unit')];
  const [year, replicates] = [table.integers('year'), table.integers('replicates')];
  const number = (name: string): Float64Array => table.numbers(name);
  const [referenceMean, mean, difference, standardError] = [
    number('reference_mean'),
    number('mean'),
    number('difference'),
    number('standard_error'),
  ];
  const [lower, upper, varianceRatio, correlation] = [number('lower'), number('upper'), number('variance_ratio'), number('correlation')];
  return Array.from({ length: table.rows }, (_, i) => ({
    reference: reference[i]!,
    scenario: scenario[i]!,
    year: year[i]!,
    indicator: indicator[i]!,
    unit: unit[i]!,
    referenceMean: referenceMean[i]!,
    mean: mean[i]!,
    difference: difference[i]!,
    standardError: standardError[i]!,
    lower: lower[i]!,
    upper: upper[i]!,
    replicates: replicates[i]!,
    varianceRatio: varianceRatio[i]!,
    correlation: correlation[i]!,
  }));
}

function failuresOf(table: TableData): FailedRunResults[] {
  const [status, scenario, error] = [table.texts('status'), table.texts('scenario'), table.texts('error')];
  const replicate = table.integers('replicate');
  return Array.from({ length: table.rows }, (_, i) => i)
    .filter((i) => status[i] === 'failed')
    .map((i) => ({ scenario: scenario[i] ?? '', replicate: replicate[i]!, error: error[i] ?? '' }));
}
