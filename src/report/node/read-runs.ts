import { changeBins } from '../../model/indicators/winners.ts';
import { readBatches, readTable, type Manifest, type TableData } from '../../output/index.ts';
import { countyIndicators, type CountyResults, type RunResults, type SpellCounts } from '../results.ts';

/** A run while its tables are read. */
type Draft = Omit<RunResults, 'winners'> & {
  readonly scenario: string;
  readonly deciles: Map<string, Float64Array>;
  readonly spells: Map<string, SpellCounts>;
  winners: Float64Array | undefined;
};

/** Runs that were done, by scenario, in the order of the table. `table` gives the path of a table by its name. */
export async function readRuns(
  { years }: Manifest,
  table: (name: string) => string,
  withWinners: boolean,
): Promise<Map<string, RunResults[]>> {
  const length = years.to - years.from + 1;
  const runs = runsOf(await readTable(table('province_years')), years.from, length);
  const runOf = (id: number): Draft => {
    const run = runs.get(id);
    if (run === undefined) throw new Error(`run ${id} has no rows in province_years.arrow`);
    return run;
  };

  const percentiles = await readTable(table('income_percentiles'));
  eachRow(percentiles, (row, run) => {
    const [t, p] = [percentiles.integers('year')[row]! - years.from, percentiles.integers('percentile')[row]! - 1];
    runOf(run).percentiles[t * 100 + p] = percentiles.numbers('mean_income')[row]!;
  });

  const deciles = await readTable(table('income_deciles'));
  const decileColumns = numberColumns(deciles);
  eachRow(deciles, (row, run) => {
    const at = (deciles.integers('year')[row]! - years.from) * 10 + deciles.integers('base_decile')[row]! - 1;
    for (const { name, values } of decileColumns) entry(runOf(run).deciles, name, () => new Float64Array(length * 10))[at] = values[row]!;
  });

  const spells = await readTable(table('spells'));
  const kinds = spells.texts('kind');
  eachRow(spells, (row, run) => {
    const counts = entry(runOf(run).spells, kinds[row]!, () => ({
      atRisk: new Float64Array(length - 1),
      ended: new Float64Array(length - 1),
    }));
    const d = spells.integers('duration')[row]! - 1;
    counts.atRisk[d] = spells.numbers('at_risk')[row]!;
    counts.ended[d] = spells.numbers('ended')[row]!;
  });

  if (withWinners) {
    const winners = await readTable(table('winners'));
    eachRow(winners, (row, id) => {
      const run = runOf(id);
      run.winners ??= new Float64Array(10 * changeBins.length);
      const at = (winners.integers('base_decile')[row]! - 1) * changeBins.length;
      changeBins.forEach(({ name }, bin) => (run.winners![at + bin] = winners.numbers(name)[row]!));
    });
  }

  const byScenario = new Map<string, RunResults[]>();
  for (const { scenario, ...run } of runs.values()) entry(byScenario, scenario, () => []).push(run);
  return byScenario;
}

function runsOf(province: TableData, firstYear: number, length: number): Map<number, Draft> {
  const runs = new Map<number, Draft>();
  const [scenarios, replicates, calendar] = [province.texts('scenario'), province.integers('replicate'), province.integers('year')];
  const columns = numberColumns(province);
  eachRow(province, (row, id) => {
    const run = entry(runs, id, () => ({
      scenario: scenarios[row]!,
      replicate: replicates[row]!,
      values: new Map(columns.map(({ name }) => [name, new Float64Array(length).fill(NaN)])),
      percentiles: new Float64Array(length * 100),
      deciles: new Map(),
      spells: new Map(),
      winners: undefined,
    }));
    for (const { name, values } of columns) run.values.get(name)![calendar[row]! - firstYear] = values[row]!;
  });
  return runs;
}

/** Columns of numbers that are no identifiers. */
function numberColumns(table: TableData): { readonly name: string; readonly values: Float64Array }[] {
  return table.fields
    .filter(({ name, kind }) => kind !== 'identifier' && table.column(name).kind === 'number')
    .map(({ name }) => ({ name, values: table.numbers(name) }));
}

function eachRow(table: TableData, visit: (row: number, runId: number) => void): void {
  const ids = table.integers('run_id');
  for (let row = 0; row < table.rows; row++) visit(row, ids[row]!);
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** Means over runs of what the report shows by county, by scenario, counties in ascending order. */
export async function readCounties({ years }: Manifest, path: string): Promise<Map<string, CountyResults[]>> {
  const length = years.to - years.from + 1;
  const sums = new Map<string, Map<number, Map<string, { readonly sum: Float64Array; readonly runs: Uint32Array }>>>();
  for await (const batch of readBatches(path, { columns: ['scenario', 'year', 'county', ...countyIndicators] })) {
    const [scenarios, calendar, codes] = [batch.texts('scenario'), batch.integers('year'), batch.integers('county')];
    for (const indicator of countyIndicators.filter((name) => batch.has(name))) {
      const values = batch.numbers(indicator);
      for (let row = 0; row < batch.rows; row++) {
        const county = entry(
          entry(sums, scenarios[row]!, () => new Map()),
          codes[row]!,
          () => new Map(),
        );
        const { sum, runs } = entry(county, indicator, () => ({ sum: new Float64Array(length), runs: new Uint32Array(length) }));
        if (Number.isNaN(values[row]!)) continue;
        const t = calendar[row]! - years.from;
        sum[t]! += values[row]!;
        runs[t]!++;
      }
    }
  }
  const means = new Map<string, CountyResults[]>();
  for (const [scenario, counties] of sums) {
    const ordered = [...counties].sort(([a], [b]) => a - b);
    means.set(
      scenario,
      ordered.map(([code, indicators]) => ({
        code,
        values: new Map([...indicators].map(([name, { sum, runs }]) => [name, sum.map((total, t) => total / runs[t]!)])),
      })),
    );
  }
  return means;
}
