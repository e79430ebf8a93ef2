/**
 * Writes `docs/full-scale.md`: the main comparison with every rural household beside the one with a household in fifty, and what the sampling
 * changes. Reads two result directories; `npm run yunnan:full` and `npm start` make them.
 *
 *   npx tsx scripts/full-scale-page.ts [FULL] [SAMPLED]      results/yunnan-full and results/yunnan by default
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readManifest } from '../src/output/manifest.ts';
import { readTable } from '../src/output/read.ts';
import type { TableData } from '../src/output/table-data.ts';
import { provinceColumns } from '../src/model/record/columns.ts';
import { table } from './patterns/study.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const [full = path.join(root, 'results/yunnan-full'), sampled = path.join(root, 'results/yunnan')] = process.argv.slice(2);

/** Values of a column by a text key of its row. */
async function valuesBy(
  directory: string,
  file: string,
  column: string,
  key: (t: TableData, row: number) => string,
): Promise<Map<string, number>> {
  const data = await readTable(path.join(directory, file));
  const values = data.numbers(column);
  return new Map(Array.from(values, (value, row) => [key(data, row), value]));
}

const memo = new WeakMap<TableData, Map<string, readonly (string | number | null)[]>>();
/** A cell as text, each column read once. */
function cell(data: TableData, name: string, row: number): string {
  const columns = memo.get(data) ?? new Map<string, readonly (string | number | null)[]>();
  memo.set(data, columns);
  let column = columns.get(name);
  if (column === undefined) {
    column = data.column(name).kind === 'integer' ? Array.from(data.integers(name)) : data.texts(name);
    columns.set(name, column);
  }
  return String(column[row]);
}

const byYear = (t: TableData, row: number): string => `${cell(t, 'scenario', row)} ${cell(t, 'year', row)} ${cell(t, 'replicate', row)}`;
const byCounty = (t: TableData, row: number): string => `${byYear(t, row)} ${cell(t, 'county', row)}`;

const [whole, part] = [readManifest(full), readManifest(sampled)];
const scenarios = whole.scenarios.map(({ name }) => name);
const { from, to } = whole.years;
const years = Array.from({ length: to - from + 1 }, (_, t) => from + t);
const shown = [
  ['headcount', 100, 3],
  ['poverty_gap', 100, 3],
  ['gini', 100, 3],
  ['mean_income', 1, 1],
  ['members_share', 100, 2],
  ['exclusion_error', 100, 2],
] as const;

function meanAndSpread(values: readonly number[]): { mean: number; spread: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, spread: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1)) };
}

const signed = (x: number, digits: number): string => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(digits)}`;

async function provinceTable(): Promise<string> {
  const rows: string[][] = [];
  for (const [column, scale, digits] of shown) {
    const [one, fifty] = [
      await valuesBy(full, 'province_years.arrow', column, byYear),
      await valuesBy(sampled, 'province_years.arrow', column, byYear),
    ];
    const { title, unit } = provinceColumns.find(({ name }) => name === column)!;
    for (const scenario of scenarios) {
      const exact = one.get(`${scenario} ${to} 0`)! * scale;
      const replicates = Array.from({ length: part.replicates }, (_, r) => fifty.get(`${scenario} ${to} ${r}`)! * scale);
      const { mean, spread } = meanAndSpread(replicates);
      rows.push([
        scale === 100 ? `${title}, %` : `${title}, ${unit}`,
        `\`${scenario}\``,
        exact.toFixed(digits),
        replicates[0]!.toFixed(digits),
        signed(replicates[0]! - exact, digits),
        mean.toFixed(digits),
        spread.toFixed(digits),
      ]);
    }
  }
  return table(['indicator', 'scenario', 'all', '1 in 50', 'less all', 'mean of replicates', 'their sd'], rows, 'llrrrrr');
}

async function pathTable(): Promise<string> {
  const [one, fifty] = [
    await valuesBy(full, 'province_years.arrow', 'headcount', byYear),
    await valuesBy(sampled, 'province_years.arrow', 'headcount', byYear),
  ];
  const rows = years.map((year) => [
    String(year),
    ...scenarios.flatMap((scenario) => {
      const exact = 100 * one.get(`${scenario} ${year} 0`)!;
      return [exact.toFixed(3), signed(100 * fifty.get(`${scenario} ${year} 0`)! - exact, 3)];
    }),
  ]);
  return table(['year', ...scenarios.flatMap((name) => [`\`${name}\``, '1 in 50'])], rows);
}

async function differenceTable(): Promise<string> {
  const [one, fifty] = [
    await valuesBy(full, 'province_years.arrow', 'headcount', byYear),
    await valuesBy(sampled, 'province_years.arrow', 'headcount', byYear),
  ];
  const rows = scenarios
    .filter((name) => name !== whole.reference)
    .map((name) => {
      const gap = (values: Map<string, number>, r: number): number =>
        100 * (values.get(`${name} ${to} ${r}`)! - values.get(`${whole.reference} ${to} ${r}`)!);
      const { mean, spread } = meanAndSpread(Array.from({ length: part.replicates }, (_, r) => gap(fifty, r)));
      return [`\`${name}\``, signed(gap(one, 0), 3), signed(gap(fifty, 0), 3), signed(mean, 3), spread.toFixed(3)];
    });
  return table(['scenario', 'all', '1 in 50', 'mean of replicates', 'their sd'], rows);
}

async function countyTable(): Promise<string> {
  const [one, fifty] = [
    await valuesBy(full, 'county_years.arrow', 'headcount', byCounty),
    await valuesBy(sampled, 'county_years.arrow', 'headcount', byCounty),
  ];
  const rows = scenarios.map((scenario) => {
    const differences = [...one]
      .flatMap(([key, exact]) => (key.startsWith(`${scenario} ${to} 0 `) ? [Math.abs(100 * (fifty.get(key)! - exact))] : []))
      .sort((a, b) => a - b);
    const mean = differences.reduce((a, b) => a + b, 0) / differences.length;
    return [
      `\`${scenario}\``,
      mean.toFixed(2),
      differences[Math.floor(differences.length / 2)]!.toFixed(2),
      differences.at(-1)!.toFixed(2),
    ];
  });
  return table(['scenario', 'mean', 'median', 'largest'], rows);
}

/** Counties in which the sample's mean income of the base year adds most to the difference of the province. */
async function incomeTable(): Promise<string> {
  const read = (directory: string, column: string) => valuesBy(directory, 'county_years.arrow', column, byCounty);
  const [all, part50, persons, poor] = [
    await read(full, 'mean_income'),
    await read(sampled, 'mean_income'),
    await read(full, 'rural_population'),
    await read(full, 'headcount'),
  ];
  const start = `${scenarios[0]} ${from} 0 `;
  const keys = [...all.keys()].filter((key) => key.startsWith(start));
  const people = keys.reduce((sum, key) => sum + persons.get(key)!, 0);
  const rows = keys
    .map((key) => ({ key, adds: ((part50.get(key)! - all.get(key)!) * persons.get(key)!) / people }))
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds))
    .slice(0, 4)
    .map(({ key, adds }) => [
      key.slice(start.length),
      (100 * poor.get(key)!).toFixed(2),
      all.get(key)!.toFixed(0),
      part50.get(key)!.toFixed(0),
      signed(adds, 1),
    ]);
  const total = keys.reduce((sum, key) => sum + ((part50.get(key)! - all.get(key)!) * persons.get(key)!) / people, 0);
  return table(
    ['county', 'headcount, %', 'all', '1 in 50', 'adds to the province'],
    [...rows, ['all counties', '', '', '', signed(total, 1)]],
    'lrrrr',
  );
}

const households = await valuesBy(full, 'province_years.arrow', 'households', byYear);
const counties = new Set((await valuesBy(full, 'county_years.arrow', 'headcount', (t, row) => cell(t, 'county', row))).keys()).size;
const averageSize = (
  Math.round(households.get(`${scenarios[0]} ${from} 0`)! / part.sample.households_per_agent / counties / 100) * 100
).toLocaleString('en');
const count = Math.round(households.get(`${scenarios[0]} ${from} 0`)!).toLocaleString('en');

const text = `# Every rural household

<!-- Written by scripts/full-scale-page.ts. Do not edit: make the results anew and run it again. -->

\`npm run yunnan:full\` makes the main comparison with every rural household of Yunnan, ${count} of them, each simulated by itself. This page sets it beside
what \`npm start\` does with one household in 50, to show what the sampling changes. The reports of both are [reports/yunnan-full.html](reports/yunnan-full.html)
and [reports/yunnan.html](reports/yunnan.html).

Both have the seed "${whole.seed}". Replicate 0 has the same prices, disasters and enterprises in both, and a household of the sample begins as the one of the
same number among all. So "1 in 50" below is replicate 0, and what it differs by is the sampling of households and what follows from it. The replicates of
\`npm start\` (${part.replicates}) differ in prices and disasters too; their standard deviation (sd) is of both.

## Headcount ratio by year, %

"All" under the name of each scenario, and how much higher one household in 50 comes out, percentage points.

${await pathTable()}

## Differences from \`${whole.reference}\` in ${to}, percentage points of the headcount ratio

${await differenceTable()}

## Indicators in ${to}

${await provinceTable()}

## Counties

Absolute difference between one in 50 and all in the headcount ratio of a county in ${to}, percentage points. A county of average size has some
${averageSize} households in the sample: what is read of single counties, of their maps and of their delisting carries this error in every run.

${await countyTable()}

## Where incomes differ

Mean income of ${from} in the counties that make most of the difference, yuan per person. The county factor is solved so that the county has its datum as
headcount. Where that is a per cent or so, a handful of sampled households decide it, and with it the level of all incomes there: that is where the mean and the
Gini coefficient of the province come out higher in this sample.

${await incomeTable()}
`;

writeFileSync(path.join(root, 'docs/full-scale.md'), text);
mkdirSync(path.join(root, 'docs/reports'), { recursive: true });
copyFileSync(path.join(full, 'report.html'), path.join(root, 'docs/reports/yunnan-full.html'));
copyFileSync(path.join(sampled, 'report.html'), path.join(root, 'docs/reports/yunnan.html'));
console.log('docs/full-scale.md, docs/reports/');
