import path from 'node:path';
import { readManifest, readTable, type Manifest, type TableData } from '../../output/index.ts';
import { InputError } from '../../scenario/problem.ts';
import type { CountyResults, FailedRunResults, ReportResults, RunResults, ScenarioResults } from '../results.ts';
import { notesOf, readScenarios } from './read-manifest.ts';
import { readComparison } from './read-comparison.ts';
import { readCounties, readRuns } from './read-runs.ts';

/**
 * Reads from a result directory what a report is made of: the manifest and the tables, of the counties a part.
 *
 * Throws an `InputError` when there is no valid manifest, a table is missing or damaged, or the runs vary by more than scenario and replicate.
 */
export async function readResults(directory: string): Promise<ReportResults> {
  const manifest = readManifest(directory);
  if (manifest.design !== null && manifest.design.columns.length > 0) {
    const message = `the runs vary in ${manifest.design.columns.join(', ')} too; a report compares scenarios`;
    throw new InputError([{ code: 'report-design', file: directory, message }]);
  }
  const files = new Set(manifest.files.map(({ name }) => name));
  const table = (name: string): string => path.join(directory, `${name}.arrow`);
  const runs = await readRuns(manifest, table, files.has('winners.arrow'));
  const counties = await readCounties(manifest, table('county_years'));
  return {
    engine: manifest.engine,
    data: manifest.data,
    seed: manifest.seed,
    replicates: manifest.replicates,
    householdsPerAgent: manifest.sample.households_per_agent,
    years: manifest.years,
    branch: manifest.branch,
    reference: manifest.reference,
    overrides: manifest.overrides,
    scenarios: scenariosOf(manifest, runs, counties),
    comparison: files.has('comparison.arrow') ? await readComparison(table('comparison')) : [],
    failures: failuresOf(await readTable(table('runs'))),
    notes: notesOf(manifest),
  };
}

function scenariosOf(
  manifest: Manifest,
  runs: ReadonlyMap<string, readonly RunResults[]>,
  counties: ReadonlyMap<string, readonly CountyResults[]>,
): ScenarioResults[] {
  return readScenarios(manifest).map((scenario) => ({
    ...scenario,
    runs: runs.get(scenario.name) ?? [],
    counties: counties.get(scenario.name) ?? [],
  }));
}

function failuresOf(table: TableData): FailedRunResults[] {
  const [status, scenario, error] = [table.texts('status'), table.texts('scenario'), table.texts('error')];
  const replicate = table.integers('replicate');
  return Array.from({ length: table.rows }, (_, i) => i)
    .filter((i) => status[i] === 'failed')
    .map((i) => ({ scenario: scenario[i] ?? '', replicate: replicate[i]!, error: error[i] ?? '' }));
}
