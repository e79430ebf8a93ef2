/** The tables of a result directory: their fields, in the order of the file. */
import type { Column } from '../model/record/column.ts';
import type { Storage, TableField, TableLayout } from './table-layout.ts';

/** Columns of the records of a run, as the model describes them. */
export interface RecordColumns {
  readonly province: readonly Column[];
  readonly county: readonly Column[];
  /** Columns of `RunRecord.households`; not needed when no run records households. */
  readonly household?: readonly Column[];
}

const integer: Storage = { type: 'integer' };
const number: Storage = { type: 'number' };
const text: Storage = { type: 'text' };

function identifier(name: string, title: string, description: string, storage: Storage, unit = 'none'): TableField {
  return { name, title, description, unit, kind: 'identifier', storage };
}

const runId = identifier('run_id', 'Run', 'Number of the run in the plan of this result, from 0; the same in every table.', integer);
const replicate = identifier(
  'replicate',
  'Replicate',
  'Number of the replicate, from 0. The same replicate of two scenarios sees the same random numbers.',
  integer,
);
const year = identifier('year', 'Year', 'Calendar year at whose end stocks are taken and to which flows belong.', integer, 'year');
const county = identifier(
  'county',
  'County',
  'Code of the county-level unit after the national standard GB/T 2260.',
  integer,
  'GB/T 2260 code',
);

function scenarioField(scenarios: readonly string[]): TableField {
  return identifier('scenario', 'Scenario', 'Name of the scenario.', { type: 'category', labels: scenarios });
}

function indicator(column: Column): TableField {
  return { ...column, storage: column.unit === flagUnit ? { type: 'flag' } : number };
}

/** A column of this unit holds 0 or 1 and is written as a Boolean. */
export const flagUnit = '0 or 1';

/** States of a run; the value in `runs.arrow` is the label. */
export const runStates = ['done', 'failed'] as const;

/** One row for each run, failed ones included. */
export function runsLayout(scenarios: readonly string[], design: readonly Column[]): TableLayout {
  return {
    name: 'runs',
    description: 'One row for each run: what it was, whether it was done, and what went wrong if it was not.',
    fields: [
      runId,
      scenarioField(scenarios),
      replicate,
      identifier('seed', 'Seed', 'Text from which, with the replicate, all random numbers follow.', text),
      ...design.map(indicator),
      identifier('status', 'Status', 'Whether the run was done or failed.', { type: 'category', labels: runStates }),
      identifier('error', 'Error', 'First line of what went wrong; missing for a run that was done.', text),
    ],
  };
}

/** One row for each run and year. */
export function provinceYearsLayout(scenarios: readonly string[], columns: readonly Column[]): TableLayout {
  return {
    name: 'province_years',
    description: 'Indicators of the whole province: one row for each run and year. Missing: not defined in that year.',
    fields: [runId, scenarioField(scenarios), replicate, year, ...columns.map(indicator)],
  };
}

/** One row for each run, year and county. */
export function countyYearsLayout(scenarios: readonly string[], columns: readonly Column[]): TableLayout {
  return {
    name: 'county_years',
    description: 'Indicators by county: one row for each run, year and county. Missing: not defined in that county and year.',
    fields: [runId, scenarioField(scenarios), replicate, year, county, ...columns.map(indicator)],
  };
}

/** One row for each run, year and recorded household. */
export function householdsLayout(scenarios: readonly string[], columns: readonly Column[]): TableLayout {
  return {
    name: 'households',
    description: 'Recorded households: one row for each run, year and household.',
    fields: [
      runId,
      scenarioField(scenarios),
      replicate,
      year,
      county,
      identifier(
        'household',
        'Household',
        'Number of the household in its county, from 0; with the county the same household in every scenario.',
        integer,
      ),
      ...columns.map(indicator),
    ],
  };
}

/** One row for each scenario other than the reference, year and indicator; `ComparisonRow` with the names of the file. */
export function comparisonLayout(scenarios: readonly string[], indicators: readonly string[], units: readonly string[]): TableLayout {
  const value = (name: string, title: string, description: string, unit = 'that of the indicator'): TableField => ({
    name,
    title,
    description,
    unit,
    kind: 'ratio',
    storage: number,
  });
  return {
    name: 'comparison',
    description:
      'Differences between scenarios and the reference over paired replicates, which see the same random numbers: one row for each scenario, year and indicator.',
    fields: [
      identifier('reference', 'Reference', 'Name of the scenario that the other one is compared with.', {
        type: 'category',
        labels: scenarios,
      }),
      scenarioField(scenarios),
      year,
      identifier('indicator', 'Indicator', 'Name of the column of province_years.', { type: 'category', labels: indicators }),
      identifier('unit', 'Unit', 'Unit of the indicator and of its difference.', { type: 'category', labels: units }),
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
        ...identifier(
          'replicates',
          'Replicates',
          'Pairs of replicates used: failed runs and undefined indicators are left out.',
          integer,
          'replicates',
        ),
        kind: 'stock',
      },
      value(
        'variance_ratio',
        'Variance ratio',
        'Variance of a difference of independent runs over that of the paired difference: how many times fewer replicates the pairing needs. Infinite when the difference is the same in all replicates.',
        '1',
      ),
      value('correlation', 'Correlation', 'Correlation over replicates between scenario and reference.', '1'),
    ],
  };
}
