import path from 'node:path';
import { readManifest, readTable, type Manifest, type TableData } from '../../output/index.ts';
import { yunnanCounties } from '../../data/index.ts';
import { engineIdentity } from '../../experiment/engine.ts';
import { canonicalHash } from '../../output/canonical.ts';
import { InputError } from '../../scenario/problem.ts';
import type { CountyResults, FailedRunResults, ReportResults, RunResults, ScenarioResults } from '../results.ts';
import { say, type Text } from '../text.ts';
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
  const identities = manifest.scenarios.map(({ name, hash, resolved }) => {
    const parameters = (typeof resolved === 'object' && resolved !== null ? resolved : {}) as Readonly<Record<string, unknown>>;
    const text = (key: string): string => (typeof parameters[key] === 'string' ? parameters[key] : '');
    const title = text('title') || name;
    const question = text('question');
    return {
      name,
      hash,
      resolved: parameters,
      title: say(title, text('title_zh') || title),
      question: say(question, text('question_zh') || question),
    };
  });
  return identities.map((identity) => {
    const { name, title } = identity;
    // In either language two scenarios may have the same title.
    const alone = identities.every((other) => other === identity || (other.title.en !== title.en && other.title.zh !== title.zh));
    return {
      ...identity,
      title: alone ? title : say(`${title.en} (${name})`, `${title.zh}（${name}）`),
      runs: runs.get(name) ?? [],
      counties: counties.get(name) ?? [],
    };
  });
}

/** Differences between what wrote the results and what reads them now. The commit is left out: it changes with every edit of a text. */
function notesOf({ engine, data }: Manifest): Text[] {
  const own = engineIdentity();
  const notes: Text[] = [];
  if (engine.version !== own.version)
    notes.push(
      say(
        `Simulated by ${engine.name} ${engine.version}; this report was made by ${own.name} ${own.version}.`,
        `由 ${engine.name} ${engine.version} 模拟；本报告由 ${own.name} ${own.version} 生成。`,
      ),
    );
  const hash = canonicalHash(yunnanCounties);
  if (data.some(({ sha256 }) => sha256 !== hash))
    notes.push(
      say(
        'The base data of these results are not those of this program: names and maps here are of the data of the program.',
        '这些结果的基础数据与本程序不同：此处的名称和地图来自本程序的数据。',
      ),
    );
  return notes;
}

function failuresOf(table: TableData): FailedRunResults[] {
  const [status, scenario, error] = [table.texts('status'), table.texts('scenario'), table.texts('error')];
  const replicate = table.integers('replicate');
  return Array.from({ length: table.rows }, (_, i) => i)
    .filter((i) => status[i] === 'failed')
    .map((i) => ({ scenario: scenario[i] ?? '', replicate: replicate[i]!, error: error[i] ?? '' }));
}
