/** The tables of a result directory: their fields, in the order of the file. */
import type { Column } from '../model/record/column.ts';
import { changeBins } from '../model/indicators/winners.ts';
import { spellKinds } from '../model/indicators/spells.ts';
import type { DesignColumn } from './result-options.ts';
import type { Storage, TableField, TableLayout } from './table-layout.ts';

/** Columns of the records of a run, as the model describes them. */
export interface RecordColumns {
  readonly province: readonly Column[];
  readonly county: readonly Column[];
  /** Columns of `RunRecord.deciles` and of `RunRecord.spells`. */
  readonly decile: readonly Column[];
  readonly spell: readonly Column[];
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

function designField({ labels, whole, ...column }: DesignColumn): TableField {
  return { ...column, storage: labels !== undefined ? { type: 'category', labels } : whole === true ? integer : number };
}

/** States of a run; the value in `runs.arrow` is the label. */
export const runStates = ['done', 'failed'] as const;

/** One row for each run, failed ones included. */
export function runsLayout(scenarios: readonly string[], design: readonly DesignColumn[]): TableLayout {
  return {
    name: 'runs',
    description: 'One row for each run: what it was, whether it was done, and what went wrong if it was not.',
    fields: [
      runId,
      scenarioField(scenarios),
      replicate,
      identifier('seed', 'Seed', 'Text from which, with the replicate, all random numbers follow.', text),
      ...design.map(designField),
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

/** One row for each run, year, and prefecture or group of counties. */
export function areaYearsLayout(scenarios: readonly string[], columns: readonly Column[], areas: readonly string[]): TableLayout {
  return {
    name: 'area_years',
    description:
      'Indicators by prefecture and by group of counties: one row for each run, year and area. Missing: not defined in that area and year.',
    fields: [
      runId,
      scenarioField(scenarios),
      replicate,
      year,
      identifier('area', 'Area', 'Four-digit code of the prefecture after GB/T 2260, or name of the group of counties.', {
        type: 'category',
        labels: areas,
      }),
      ...columns.map(indicator),
    ],
  };
}

const perPerson = 'yuan of 2010 per person';

/** One row for each run, year and hundredth of persons. */
export function incomePercentilesLayout(scenarios: readonly string[]): TableLayout {
  return {
    name: 'income_percentiles',
    description: 'Income of each hundredth of persons of the province, ranked anew each year: one row for each run, year and hundredth.',
    fields: [
      runId,
      scenarioField(scenarios),
      replicate,
      year,
      identifier('percentile', 'Hundredth', 'Hundredth of persons by income of the year, 1 the poorest.', integer),
      indicator({
        name: 'mean_income',
        title: 'Mean income',
        description: 'Disposable income per person, mean over the persons of the hundredth.',
        unit: perPerson,
        kind: 'flow',
      }),
    ],
  };
}

const baseDecile = identifier(
  'base_decile',
  'Tenth of the base year',
  'Tenth of persons by income of the base year, 1 the poorest; a household stays in its tenth.',
  integer,
);

/** One row for each run, year and tenth of persons of the base year. */
export function incomeDecilesLayout(scenarios: readonly string[], columns: readonly Column[]): TableLayout {
  return {
    name: 'income_deciles',
    description: 'What became of each tenth of persons, ranked by income of the base year: one row for each run, year and tenth.',
    fields: [runId, scenarioField(scenarios), replicate, year, baseDecile, ...columns.map(indicator)],
  };
}

/** One row for each run, kind of spell and duration. */
export function spellsLayout(scenarios: readonly string[], columns: readonly Column[]): TableLayout {
  return {
    name: 'spells',
    description:
      'Life table of spells in and out of poverty: one row for each run, kind and duration. A spell that lasts in the last year is censored.',
    fields: [
      runId,
      scenarioField(scenarios),
      replicate,
      identifier(
        'kind',
        'Kind of spell',
        'poverty: of poverty, begun after the base year, until exit. base_poverty: of those poor in the base year, until they are first not poor. out_of_poverty: after an exit, until relapse.',
        { type: 'category', labels: spellKinds },
      ),
      identifier('duration', 'Duration', 'Years since the spell began.', integer, 'years'),
      ...columns.map(indicator),
      indicator({
        name: 'hazard',
        title: 'Hazard',
        description: 'Share of those at risk whose spell ended at this duration; missing where nobody was at risk.',
        unit: 'share',
        kind: 'ratio',
      }),
      indicator({
        name: 'survival',
        title: 'Survival',
        description: 'Share of spells that last longer than this duration (Kaplan and Meier); missing once nobody was at risk.',
        unit: 'share',
        kind: 'ratio',
      }),
    ],
  };
}

/** One row for each run that can be paired with the reference, and tenth of persons of the base year. */
export function winnersLayout(scenarios: readonly string[]): TableLayout {
  return {
    name: 'winners',
    description:
      'Winners and losers: shares of persons by change of their income in the last year against the same household under the reference, in the same replicate. One row for each run of another scenario than the reference and tenth.',
    fields: [
      runId,
      scenarioField(scenarios),
      replicate,
      baseDecile,
      ...changeBins.map(({ name, title }) =>
        indicator({ name, title, description: `Share of the persons of the tenth: ${title.toLowerCase()}.`, unit: 'share', kind: 'ratio' }),
      ),
    ],
  };
}
