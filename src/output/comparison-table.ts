/**
 * The table `comparison.arrow`: its fields, and rows into it.
 *
 * A whole province has some 400,000 rows, so they come in batches and are never all in memory. The writer of a result opens the table when
 * the first batch with rows has come, and adds one batch after another:
 *
 * ```ts
 * const labels = comparisonLabels(scenarioNames, columns, comparison.places);
 * let table: TableWriter | undefined;
 * for (const rows of comparison.batches) {
 *   if (rows.length === 0) continue;
 *   table ??= openTable(comparisonLayout(labels));
 *   appendComparison(table, rows, labels);
 * }
 * ```
 */
import type { Column } from '../model/record/column.ts';
import { geographies, verdicts, type ComparisonRow } from './comparison-row.ts';
import type { Storage, TableField, TableLayout } from './table-layout.ts';
import type { TableWriter } from './table-writer.ts';

/** All rows of a comparison, of which one batch at a time is in memory. */
export interface ComparisonRows {
  /** Every place that a row may be of: the labels of the column. */
  readonly places: readonly string[];
  /** Rows in the order of the file. May be gone through once only; without any row there is no file. */
  readonly batches: Iterable<readonly ComparisonRow[]>;
}

/** The texts that the category columns of the table may hold, each list without repeats. */
export interface ComparisonLabels {
  readonly scenarios: readonly string[];
  readonly places: readonly string[];
  readonly indicators: readonly string[];
  readonly units: readonly string[];
}

/** The labels for scenarios and places of these names and for the indicators of the province (and areas) and of the counties. */
export function comparisonLabels(
  scenarios: readonly string[],
  columns: { readonly province: readonly Column[]; readonly county: readonly Column[] },
  places: readonly string[],
): ComparisonLabels {
  const all = [...columns.province, ...columns.county];
  return {
    scenarios,
    places,
    indicators: [...new Set(all.map((column) => column.name))],
    units: [...new Set(all.map((column) => column.unit))],
  };
}

/** The fields of `comparison.arrow`; `ComparisonRow` with the names of the file. */
export function comparisonLayout({ scenarios, places, indicators, units }: ComparisonLabels): TableLayout {
  return {
    name: 'comparison',
    description:
      'Differences between scenarios and the reference over paired replicates, which see the same random numbers: one row for each scenario, ' +
      'year, place and indicator.',
    fields: [
      category('reference', 'Reference', 'Name of the scenario that the other one is compared with.', scenarios),
      category('scenario', 'Scenario', 'Name of the scenario.', scenarios),
      {
        ...identifier('year', 'Year', 'Calendar year at whose end stocks are taken and to which flows belong.', { type: 'integer' }),
        unit: 'year',
      },
      category('geography', 'Geography', 'What the place is: the province, a prefecture, a group of counties, or a county.', geographies),
      category('place', 'Place', 'yunnan, the code of a prefecture or county, or the name of a group of counties.', places),
      category('indicator', 'Indicator', 'Name of the column of province_years, area_years or county_years.', indicators),
      category('unit', 'Unit', 'Unit of the indicator and of its difference.', units),
      value('reference_mean', 'Mean of the reference', 'Mean over the paired replicates of the reference.'),
      value('mean', 'Mean of the scenario', 'Mean over the paired replicates of the scenario.'),
      value('difference', 'Difference', 'Mean over replicates of scenario less reference.'),
      value('standard_error', 'Standard error', 'Standard error of the difference; missing with fewer than two replicates.'),
      value(
        'lower',
        'Lower bound',
        "Lower end of the 95 % interval of the difference, by Student's t; missing with fewer than two replicates.",
      ),
      value(
        'upper',
        'Upper bound',
        "Upper end of the 95 % interval of the difference, by Student's t; missing with fewer than two replicates.",
      ),
      {
        name: 'replicates',
        title: 'Replicates',
        description: 'Pairs of replicates used: those in which both runs were done and the indicator is defined in both.',
        unit: 'replicates',
        kind: 'stock',
        storage: { type: 'integer' },
      },
      value(
        'variance_ratio',
        'Variance ratio',
        'Variance of a difference of independent runs over that of the paired difference: how many times fewer replicates the pairing needs. Infinite when the difference is the same in all replicates.',
        '1',
      ),
      value('correlation', 'Correlation', 'Correlation over replicates between scenario and reference.', '1'),
      value(
        'p_value',
        'p value',
        "Two-sided probability of so large a difference if there were none, by Student's t; missing with fewer than two replicates.",
        '1',
      ),
      value(
        'p_adjusted',
        'Adjusted p value',
        "The p value after Holm's correction over the places of one scenario, year, geography and indicator; that of the province is as it was.",
        '1',
      ),
      category(
        'verdict',
        'Verdict',
        'Whether the scenario is better or worse for poor people, different where neither direction is good by itself, or not distinguishable: of the province by the interval, of other places by an adjusted p value below 0.05.',
        verdicts,
      ),
    ],
  };
}

function identifier(name: string, title: string, description: string, storage: Storage): TableField {
  return { name, title, description, unit: 'none', kind: 'identifier', storage };
}

function category(name: string, title: string, description: string, labels: readonly string[]): TableField {
  return identifier(name, title, description, { type: 'category', labels });
}

function value(name: string, title: string, description: string, unit = 'that of the indicator'): TableField {
  return { name, title, description, unit, kind: 'ratio', storage: { type: 'number' } };
}

/** Adds rows; the labels are those of the layout of the table. Throws an `Error` for a row with a text that is not among them. */
export function appendComparison(table: TableWriter, rows: readonly ComparisonRow[], labels: ComparisonLabels): void {
  const numbers = (of: (row: ComparisonRow) => number): Float64Array => Float64Array.from(rows, of);
  const integers = (of: (row: ComparisonRow) => number): Int32Array => Int32Array.from(rows, of);
  const codes = (list: readonly string[], of: (row: ComparisonRow) => string): Int32Array => {
    const positions = new Map(list.map((label, position) => [label, position]));
    return Int32Array.from(rows, (row) => {
      const position = positions.get(of(row));
      if (position === undefined) throw new Error(`comparison: "${of(row)}" is not among ${list.join(', ')}`);
      return position;
    });
  };
  table.append(rows.length, [
    codes(labels.scenarios, (row) => row.reference),
    codes(labels.scenarios, (row) => row.scenario),
    integers((row) => row.year),
    codes(geographies, (row) => row.geography),
    codes(labels.places, (row) => row.place),
    codes(labels.indicators, (row) => row.indicator),
    codes(labels.units, (row) => row.unit),
    numbers((row) => row.referenceMean),
    numbers((row) => row.mean),
    numbers((row) => row.difference),
    numbers((row) => row.standardError),
    numbers((row) => row.lower),
    numbers((row) => row.upper),
    integers((row) => row.replicates),
    numbers((row) => row.varianceRatio),
    numbers((row) => row.correlation),
    numbers((row) => row.pValue),
    numbers((row) => row.pAdjusted),
    codes(verdicts, (row) => row.verdict),
  ]);
}
