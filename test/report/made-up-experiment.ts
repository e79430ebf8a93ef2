/** Results of experiments that are made up, without files or threads: they can be made in a browser too. */
import { TableData, type ColumnValues } from '../../src/output/table-data.ts';
import type { ExperimentColumn, ExperimentResults } from '../../src/report/experiment/results.ts';
import { say } from '../../src/report/text.ts';

/** A table from its columns. Integers where all values of `integers` are; texts as categories. */
export function madeUpTable(
  columns: Readonly<Record<string, readonly number[] | readonly string[]>>,
  integers: readonly string[] = ['run_id', 'replicate', 'year', 'point'],
): TableData {
  const entries = Object.entries(columns);
  const rows = entries[0]?.[1].length ?? 0;
  return new TableData(
    rows,
    entries.map(([name]) => ({ name, type: 'double', nullable: true, title: name, description: '', unit: '1', kind: 'stock' })),
    new Map(),
    new Map(entries.map(([name, values]) => [name, columnOf(values, integers.includes(name))])),
  );
}

function columnOf(values: readonly number[] | readonly string[], integer: boolean): ColumnValues {
  if (typeof values[0] === 'string') {
    const labels = [...new Set(values as readonly string[])];
    return { kind: 'category', labels, codes: Int32Array.from(values as readonly string[], (value) => labels.indexOf(value)) };
  }
  const numbers = values as readonly number[];
  return integer ? { kind: 'integer', values: Int32Array.from(numbers) } : { kind: 'number', values: Float64Array.from(numbers) };
}

export interface MadeUpBatch {
  /** Values of the points, one for each of `columns`. */
  readonly points: readonly (readonly number[])[];
  readonly columns: readonly ExperimentColumn[];
  readonly scenarios: readonly string[];
  readonly replicates: number;
  /** Headcount ratio of a run in a year, 2011 to 2013; NaN for a run that failed. */
  readonly headcount: (point: readonly number[], scenario: number, replicate: number, year: number) => number;
}

/** A batch whose headcount ratios are given by a formula. */
export function madeUpBatch({ points, columns, scenarios, replicates, headcount }: MadeUpBatch): ExperimentResults {
  const runs = points.flatMap((values) =>
    scenarios.flatMap((_, s) => Array.from({ length: replicates }, (__, replicate) => ({ values, s, replicate }))),
  );
  const failed = runs.map(({ values, s, replicate }) => Number.isNaN(headcount(values, s, replicate, 2013)));
  const rows = runs.flatMap((run, id) => (failed[id]! ? [] : [2011, 2012, 2013].map((year) => ({ ...run, id, year }))));
  return {
    engine: { name: 'polylift', version: '0.0.0', commit: null },
    data: [],
    seed: 'made up',
    replicates,
    householdsPerAgent: 1000,
    years: { from: 2011, to: 2013 },
    overrides: [],
    notes: [],
    kind: 'batch',
    name: 'made-up',
    title: say('A made-up batch', '虚构的批量实验'),
    question: say('Does it matter?', '有关系吗？'),
    scenarios: scenarios.map((name) => ({
      name,
      title: say(name[0]!.toUpperCase() + name.slice(1), `情景${name}`),
      hash: '0'.repeat(64),
      resolved: {},
    })),
    runs: { planned: runs.length, done: failed.filter((each) => !each).length, failed: failed.filter(Boolean).length },
    failures: runs.flatMap(({ values, s, replicate }, id) =>
      failed[id]! ? [{ scenario: scenarios[s]!, replicate, error: 'out of money', values }] : [],
    ),
    columns,
    findings: [],
    summary: {},
    tables: new Map([
      [
        'runs',
        madeUpTable({
          run_id: runs.map((_, id) => id),
          scenario: runs.map(({ s }) => scenarios[s]!),
          replicate: runs.map(({ replicate }) => replicate),
          ...Object.fromEntries(
            columns.map(({ name, labels }, c) => [
              name,
              labels === undefined ? runs.map(({ values }) => values[c]!) : runs.map(({ values }) => labels[values[c]!]!),
            ]),
          ),
          status: failed.map((each) => (each ? 'failed' : 'done')),
        }),
      ],
      [
        'province_years',
        madeUpTable({
          run_id: rows.map(({ id }) => id),
          scenario: rows.map(({ s }) => scenarios[s]!),
          replicate: rows.map(({ replicate }) => replicate),
          year: rows.map(({ year }) => year),
          headcount: rows.map(({ values, s, replicate, year }) => headcount(values, s, replicate, year)),
        }),
      ],
    ]),
  };
}
