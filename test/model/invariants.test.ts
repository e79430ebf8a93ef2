import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yunnanCounties } from '../../src/data/index.ts';
import { countyColumns, provinceColumns } from '../../src/model/record/columns.ts';
import { closeRecorder } from '../../src/model/record/close.ts';
import { record } from '../../src/model/record/recorder.ts';
import { dimensions } from '../../src/model/indicators/multidimensional.ts';
import type { RunRecord } from '../../src/model/record/column.ts';
import type { World } from '../../src/model/world.ts';
import { simulateYear } from '../../src/model/year.ts';
import { listParameters, type ParameterDescription } from '../../src/scenario/index.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { everyLevel, multiCentre, parametersWith, type Settings, threeCentres } from './parameters.ts';

/** Three counties, one of each class, at the coarsest sample: a run takes some milliseconds. */
const classes = [
  yunnanCounties.find((county) => county.deepPoverty)!,
  yunnanCounties.find((county) => county.povertyCounty && !county.deepPoverty && county.forest)!,
  yunnanCounties.find((county) => !county.povertyCounty)!,
].map((county) => county.code);
const tiny: Settings = { 'population.counties': classes, 'population.households_per_agent': 1000, 'years.to': 2016 };

/** Rates that have nobody at risk in some year. */
const undefinedWhereNobodyIs = new Set([
  'inclusion_error',
  'exclusion_error',
  'relapse_rate',
  'served_share',
  'arrears_rate',
  'offfarm_share',
  'leakage',
  'exit_rate',
  'cost_per_durably_lifted',
  'mpi_intensity',
  'palma',
  'p90_p10',
  ...dimensions.map((dimension) => `contribution_${dimension}`),
]);
/** Changes, and differences of sums that rounding may take below zero. */
const mayBeNegative = /^(gini|theil|mld|transient)|_(growth|redistribution)$/;
/** Parts of income are of no income where nobody earns anything. */
const undefinedWithoutIncome = new Set(['gini', 'palma', 'p90_p10', 'farm_income_share', 'wage_income_share', 'transfer_income_share']);

/** Runs a world and returns everything that no parameter may bring about, at most a few. */
function faults(settings: Settings, replicate = 0): string[] {
  const parameters = parametersWith({ ...tiny, ...settings });
  const world = startWorld(parameters, 'invariants', replicate);
  const found: string[] = [];
  const note = (good: boolean, what: () => string): void => {
    if (!good && found.length < 5) found.push(what());
  };
  record(world, 0);
  checkHouseholds(world, 'base year', note);
  for (let t = 1; t <= parameters.years.to - parameters.years.from; t++) {
    const before = { size: world.households.size.slice(), delisted: world.counties.delisted.slice() };
    simulateYear(world, t);
    checkHouseholds(world, `year ${t}`, note);
    note(
      world.households.size.every((size, h) => size <= before.size[h]!),
      () => `a household grew in year ${t}`,
    );
    note(
      before.delisted.every((year, c) => year === 0 || world.counties.delisted[c] === year),
      () => `a county was listed again in year ${t}`,
    );
  }
  checkRecord(closeRecorder(world), note);
  return found;
}

type Note = (good: boolean, what: () => string) => void;

function checkHouseholds({ households: s, counties, villages, ledger, weight, blocks }: World, when: string, note: Note): void {
  for (let h = 0; h < s.size.length; h++) {
    const state = (): string =>
      `household ${h}, ${when}: size ${s.size[h]}, workers ${s.workers[h]}, off-farm ${s.offfarm[h]}, income ${s.income[h]}, capital ${s.capital[h]}, debt ${s.debt[h]}, skill ${s.skill[h]}`;
    note(s.size[h]! >= 1 && s.workers[h]! <= s.size[h]! && s.offfarm[h]! <= s.workers[h]!, state);
    note(Number.isFinite(s.income[h]) && s.income[h]! >= 0, state);
    note(Number.isFinite(s.capital[h]) && s.capital[h]! >= 0 && Number.isFinite(s.productivity[h]), state);
    note(Number.isFinite(s.debt[h]) && s.debt[h]! >= 0 && s.instalment[h]! >= 0 && (s.debt[h] === 0 || s.instalment[h]! > 0), state);
    note(s.skill[h]! >= 0 && s.skill[h]! <= 1 && s.remoteness[h]! >= 0 && s.remoteness[h]! <= 1 && s.support[h]! >= 0, state);
  }
  for (let c = 0; c < blocks.codes.length; c++) {
    const county = (): string => {
      const odd = Object.entries(counties).filter(([, column]) => !(column[c]! >= 0 && Number.isFinite(column[c])));
      return `county ${blocks.codes[c]}, ${when}: ${odd.map(([name, column]) => `${name} ${column[c]}`).join(', ')}`;
    };
    note(
      Object.values(counties).every((column) => Number.isFinite(column[c])),
      county,
    );
    note(
      [counties.infrastructure, counties.capacity, counties.believedHeadcount, counties.served, counties.arrears].every(
        (column) => column[c]! >= 0 && column[c]! <= 1 + 1e-12,
      ),
      county,
    );
    note(
      counties.enterprises[c]! >= 0 && counties.guaranteeFund[c]! >= 0 && counties.loans[c]! > -weight && counties.members[c]! >= 0,
      county,
    );
  }
  for (const column of [villages.memberShare, villages.migrantShare])
    note(
      column.every((x) => x >= 0 && x <= 1),
      () => `villages, ${when}`,
    );
  for (const account of [ledger.allotted, ledger.spent, ledger.carriedOut, ledger.coordination])
    note(
      account.every((yuan) => yuan > -1e-3),
      () =>
        `the books, ${when}: ${Array.from(account)
          .filter((yuan) => !(yuan > -1e-3))
          .slice(0, 3)
          .join(', ')}`,
    );
}

function checkRecord(result: RunRecord, note: Note): void {
  const places = [
    { columns: provinceColumns, cells: result.province, n: 1 },
    { columns: countyColumns, cells: result.counties, n: result.countyCodes.length },
  ];
  for (const { columns, cells, n } of places) {
    const value = (name: string, t: number, c: number): number =>
      cells[(columns.findIndex((column) => column.name === name) * result.years + t) * n + c]!;
    for (let t = 0; t < result.years; t++) {
      for (let c = 0; c < n; c++) {
        const noIncome = value('mean_income', t, c) === 0;
        for (const { name } of columns) {
          const x = value(name, t, c);
          const mayBeUndefined = undefinedWhereNobodyIs.has(name) || (noIncome && undefinedWithoutIncome.has(name));
          note(Number.isFinite(x) || (mayBeUndefined && Number.isNaN(x)), () => `${name} in year ${t}: ${x}`);
          note(!(x < 0) || (mayBeNegative.test(name) && (x > -1e-9 || name.includes('_'))), () => `${name} in year ${t}: ${x}`);
        }
        const [h, gap, severity] = ['headcount', 'poverty_gap', 'poverty_severity'].map((name) => value(name, t, c));
        note(h! >= gap! && gap! >= severity! && h! <= 1, () => `FGT in year ${t}: ${h}, ${gap}, ${severity}`);
        for (const name of ['gini', 'theil', 'mld', 'transient_severity'])
          note(!(value(name, t, c) < -1e-9), () => `${name} in year ${t}: ${value(name, t, c)}`);
        checkParts(value, t, c, note);
        const parts = ['farm', 'wage', 'transfer'].map((part) => value(`${part}_income_share`, t, c));
        note(noIncome || Math.abs(parts[0]! + parts[1]! + parts[2]! - 1) < 1e-9, () => `parts of income in year ${t}: ${parts.join(', ')}`);
        if (t > 0) note(value('rural_population', t, c) <= value('rural_population', t - 1, c), () => `population grew in year ${t}`);
        if (t > 0) note(value('households', t, c) === value('households', t - 1, c), () => `households changed in year ${t}`);
      }
    }
  }
}

/** Parts add up to their whole. */
function checkParts(value: (name: string, t: number, c: number) => number, t: number, c: number, note: Note): void {
  const close = (what: string, sum: number, whole: number, tolerance = 1e-9): void =>
    note(!(Math.abs(sum - whole) > tolerance), () => `${what} in year ${t}: ${sum}, not ${whole}`);
  for (const name of ['headcount', 'poverty_gap'])
    close(name, value(`${name}_growth`, t, c) + value(`${name}_redistribution`, t, c), value(name, t, c) - value(name, 0, c));
  const mean = (name: string): number => Array.from({ length: t + 1 }, (_, year) => value(name, year, c)).reduce((a, b) => a + b) / (t + 1);
  // Mean poverty of households is that of the place while nobody leaves it: in the base year.
  if (t === 0)
    // Sums over years are kept in single precision.
    close('chronic and transient', value('chronic_poverty_gap', t, c) + value('transient_poverty_gap', t, c), mean('poverty_gap'), 1e-6);
  close('H times A', value('mpi_headcount', t, c) * value('mpi_intensity', t, c), value('mpi', t, c));
  close(
    'contributions',
    dimensions.map((name) => value(`contribution_${name}`, t, c)).reduce((a, b) => a + b),
    1,
  );
  close('censored headcounts', dimensions.map((name) => value(`censored_${name}`, t, c)).reduce((a, b) => a + b) / 6, value('mpi', t, c));
}

/** Numbers of the model with a range of their own. Shares of a mix hang together, years and sample are the test's. */
const ranged = listParameters().filter(
  (parameter): parameter is ParameterDescription & { readonly min: number; readonly max: number } =>
    (parameter.kind === 'constant' || parameter.kind === 'series') &&
    parameter.min !== undefined &&
    parameter.max !== undefined &&
    !parameter.path.includes('.mix.'),
);

describe('a run', () => {
  it.each<[string, Settings]>([
    ['no programme', { 'governance.budget': 0 }],
    ['single-centre governance', {}],
    ['three centres at their best', { ...threeCentres, ...everyLevel(1), 'governance.budget_basis': 'added' }],
    ['more money than anyone can use', { ...multiCentre, 'governance.budget': 100_000 }],
    ['a collapse of growth', { 'macro.wage_growth': -0.5, 'macro.farm_growth': -0.5 }],
    ['years until 2035', { ...multiCentre, 'years.to': 2035 }],
    ['no pension, no minimum income', { 'macro.pension': 0, 'macro.minimum_income': 0, 'macro.minimum_income_full': 0 }],
    [
      'a plan that ends at a headcount of zero',
      { ...multiCentre, 'years.to': 2020, 'governance.budget': 5000, 'governance.mechanisms.target_headcount': { 2011: 0.27, 2020: 0 } },
    ],
    [
      'a plan that never expected any poverty',
      { ...multiCentre, 'governance.mechanisms.target_headcount': 0, 'identification.survey_size': 1, 'years.to': 2020 },
    ],
    [
      'money for paired counties only where none is paired',
      { ...threeCentres, ...everyLevel(1), 'governance.mechanisms.pairing_focus': 1, 'population.counties': [classes[2]] },
    ],
    [
      'money by need alone where nobody seems poor',
      {
        'governance.mechanisms.need_weight_floor': 1,
        'identification.survey_size': 1,
        'population.counties': [classes[2]],
        'years.to': 2020,
      },
    ],
    [
      'money by mandate where no county has one',
      {
        'governance.mechanisms.need_weight_floor': 0,
        'governance.mechanisms.other_counties_mandate': 0,
        'population.counties': [classes[2]],
      },
    ],
    [
      'a market without roads',
      {
        ...multiCentre,
        'governance.mechanisms.need_weight_floor': 0,
        'governance.mechanisms.need_weight_full': 0,
        'population.infrastructure': { poverty: 0, deep_poverty: 0, other: 0 },
      },
    ],
    ['only centres without money', { 'governance.admitted_centres': ['market', 'society'] }],
  ])('goes wrong nowhere with %s', (_, settings) => {
    expect(faults(settings)).toEqual([]);
  });

  it('goes wrong nowhere with any one parameter at either end of its range', () => {
    const wrong: string[] = [];
    for (const { path, min, max } of ranged) {
      for (const value of [min, max]) {
        const loans = path === 'instruments.loans.smallest' ? { 'instruments.loans.largest': 1e6 } : { 'instruments.loans.smallest': 100 };
        const [fault] = faults({ ...multiCentre, ...loans, 'years.to': 2013, [path]: value });
        if (fault !== undefined) wrong.push(`${path} = ${value}: ${fault}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('goes wrong nowhere with many parameters anywhere in their ranges', () => {
    const some = fc.uniqueArray(fc.tuple(fc.nat({ max: ranged.length - 1 }), fc.double({ min: 0, max: 1, noNaN: true })), {
      selector: ([k]) => k,
      minLength: 5,
      maxLength: 25,
    });
    fc.assert(
      fc.property(some, fc.nat({ max: 1000 }), (picks, replicate) => {
        const drawn = picks.map(([k, u]) => [ranged[k]!.path, ranged[k]!.min + u * (ranged[k]!.max - ranged[k]!.min)] as const);
        const settings: Record<string, unknown> = { ...multiCentre, ...Object.fromEntries(drawn) };
        // The one rule over two of them.
        if (drawn.some(([path]) => path.startsWith('instruments.loans.'))) Object.assign(settings, { 'instruments.loans.smallest': 100 });
        expect(faults(settings, replicate)).toEqual([]);
      }),
      { seed: 2011, numRuns: 40 },
    );
  });
});
