import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distributionOf, sortIncomes } from '../../src/model/indicators/distribution.ts';
import { bottomCode, type PovertySums } from '../../src/model/indicators/poverty.ts';
import { incomeOf, personsOf, rankKey } from '../../src/model/indicators/rank-key.ts';
import { spellKinds } from '../../src/model/indicators/spells.ts';
import { instruments } from '../../src/model/instruments/index.ts';
import { closeRecorder } from '../../src/model/record/close.ts';
import { record } from '../../src/model/record/recorder.ts';
import type { RunRecord } from '../../src/model/record/column.ts';
import { deprivation, flag, type World } from '../../src/model/world.ts';
import { simulateYear } from '../../src/model/year.ts';
import { simulateRun } from '../../src/simulate/run.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { thirteenCounties } from './counties.ts';
import { multiCentre, parametersWith, type Settings } from './parameters.ts';
import { household, tallied } from './tallied.ts';
import { areaSeries, countySeries, provinceSeries, sum } from './series.ts';

interface Person {
  readonly income: number;
  readonly persons: number;
}

/** Incomes are kept in single precision. */
const someHouseholds = fc.array(
  fc.record({
    income: fc.float({ min: Math.fround(0.01), max: 1e6, noNaN: true }),
    persons: fc.integer({ min: 1, max: 8 }),
  }),
  { minLength: 1, maxLength: 60 },
);
const seeded = { seed: 2011 };

const sorted = (households: readonly Person[]) =>
  sortIncomes(
    households.map(({ income }) => income),
    households.map(({ persons }) => persons),
  );
const povertyOf = (households: readonly Person[], line: number): PovertySums => sorted(households).povertySums(line);
const distributionOfHouseholds = (households: readonly Person[]) =>
  distributionOf(
    households.map(({ income }) => income),
    households.map(({ persons }) => persons),
  );

/** One entry for each person. */
const everyPerson = (households: readonly Person[]): number[] =>
  households.flatMap(({ income, persons }) => Array<number>(persons).fill(income)).sort((a, b) => a - b);

describe('five incomes whose indices are published', () => {
  const incomes = [40, 80, 90, 150, 200];
  const households = incomes.map((income) => ({ income, persons: 1 }));
  const sums = povertyOf(households, 100);

  it('give FGT 0.6, 0.18 and 0.082 and a Watts index of 0.2489590', () => {
    expect(sums.poor / sums.persons).toBeCloseTo(0.6, 12);
    expect(sums.gap / sums.persons).toBeCloseTo(0.18, 12);
    expect(sums.squaredGap / sums.persons).toBeCloseTo(0.082, 12);
    expect(sums.watts / sums.persons).toBeCloseTo(0.248959, 7);
    expect(sums.income / sums.persons).toBeCloseTo(112, 12);
  });

  it('give a Gini coefficient of 0.2785714, a Theil index of 0.1285707 and a median of 90', () => {
    const { gini, theil, median } = distributionOfHouseholds(households);
    expect(gini).toBeCloseTo(0.2785714, 7);
    expect(theil).toBeCloseTo(0.1285707, 7);
    expect(median).toBeCloseTo(90, 10);
  });

  it('give the change of the poverty gap against five other incomes, -0.07', () => {
    const later = povertyOf(
      [60, 85, 120, 160, 300].map((income) => ({ income, persons: 1 })),
      100,
    );
    expect(later.gap / later.persons - sums.gap / sums.persons).toBeCloseTo(-0.07, 12);
  });
});

describe('poverty indices', () => {
  it('count as poor who is strictly below the line', () => {
    expect(povertyOf([{ income: 2300, persons: 3 }], 2300).poor).toBe(0);
    expect(povertyOf([{ income: 2299.99, persons: 3 }], 2300).poor).toBe(3);
  });

  it('take incomes below one yuan as one yuan in the Watts index', () => {
    expect(povertyOf([{ income: 0, persons: 1 }], 2300).watts).toBeCloseTo(Math.log(2300 / bottomCode), 14);
    expect(povertyOf([{ income: 0, persons: 1 }], 2300).gap).toBe(1);
  });

  it('are ordered FGT 0 >= FGT 1 >= FGT 2 >= 0, and Watts >= FGT 1', () => {
    fc.assert(
      fc.property(someHouseholds, fc.double({ min: 1, max: 1e5, noNaN: true }), (households, line) => {
        const { poor, gap, squaredGap, watts } = povertyOf(households, line);
        expect(poor).toBeGreaterThanOrEqual(gap);
        expect(gap).toBeGreaterThanOrEqual(squaredGap);
        expect(squaredGap).toBeGreaterThanOrEqual(0);
        // With the bottom at one yuan, ln(z / y) can fall short of the gap only where incomes lie below it.
        if (households.every(({ income }) => income >= bottomCode)) expect(watts).toBeGreaterThanOrEqual(gap * (1 - 1e-12));
      }),
      seeded,
    );
  });

  it('do not depend on the order of the households, and those of two places add up', () => {
    fc.assert(
      fc.property(someHouseholds, someHouseholds, (here, there) => {
        const together = povertyOf([...there.toReversed(), ...here], 2300);
        const [a, b] = [povertyOf(here, 2300), povertyOf(there, 2300)];
        for (const key of Object.keys(together) as (keyof PovertySums)[]) expect((a[key] + b[key]) / together[key] || 1).toBeCloseTo(1, 9);
      }),
      seeded,
    );
  });

  it('do not depend on the unit of money', () => {
    fc.assert(
      fc.property(someHouseholds, fc.constantFrom(2, 4, 1024), (households, scale) => {
        const [a, b] = [
          povertyOf(households, 2300),
          povertyOf(
            households.map(({ income, persons }) => ({ income: income * scale, persons })),
            2300 * scale,
          ),
        ];
        expect([b.poor, b.gap, b.squaredGap]).toEqual([a.poor, a.gap, a.squaredGap]);
      }),
      seeded,
    );
  });
});

describe('keys of the ranking', () => {
  const income = fc.float({ min: Math.fround(2 ** -39), max: 2 ** 23, noNaN: true });
  const persons = fc.integer({ min: 1, max: 8 });

  it('keep income and persons exactly', () => {
    fc.assert(
      fc.property(income, persons, (y, n) => {
        const key = rankKey(y, n);
        expect([incomeOf(key), personsOf(key)]).toEqual([y, n]);
      }),
      { ...seeded, numRuns: 2000 },
    );
  });

  it('have the order of incomes, and of persons where incomes are equal', () => {
    fc.assert(
      fc.property(income, income, persons, persons, (y, x, n, m) => {
        const order = Math.sign(y - x) || Math.sign(n - m);
        expect(Math.sign(rankKey(y, n) - rankKey(x, m))).toBe(order);
      }),
      { ...seeded, numRuns: 2000 },
    );
  });

  it('take next to nothing as nothing, and stop below 2^24 yuan', () => {
    for (const y of [0, -0, 1e-40, 2 ** -41]) expect(incomeOf(rankKey(y, 3))).toBe(0);
    expect(incomeOf(rankKey(1e12, 8))).toBe(2 ** 24 - 1);
    expect(personsOf(rankKey(1e12, 8))).toBe(8);
  });
});

describe('the distribution of incomes', () => {
  it('has the Gini coefficient, Theil index and median of all pairs and persons', () => {
    fc.assert(
      fc.property(someHouseholds, (households) => {
        const people = everyPerson(households);
        const n = people.length;
        const average = sum(people) / n;
        let pairs = 0;
        for (const a of people) for (const b of people) pairs += Math.abs(a - b);
        const theil = sum(people.map((y) => (Math.max(1, y) / average) * Math.log(Math.max(1, y) / average))) / n;
        const median = n % 2 === 1 ? people[(n - 1) / 2]! : (people[n / 2 - 1]! + people[n / 2]!) / 2;
        const found = distributionOfHouseholds(households);
        expect(found.gini).toBeCloseTo(pairs / (2 * n * n * average), 9);
        if (people[0]! >= 1) expect(found.theil).toBeCloseTo(theil, 9);
        expect(found.median / median).toBeCloseTo(1, 9);
      }),
      { ...seeded, numRuns: 300 },
    );
  });

  it('has a Gini coefficient of 0 when all have the same, and near 1 when one has all', () => {
    expect(
      distributionOfHouseholds([
        { income: 5, persons: 2 },
        { income: 5, persons: 7 },
      ]).gini,
    ).toBeCloseTo(0, 12);
    const one = [...Array.from({ length: 99 }, () => ({ income: 0, persons: 1 })), { income: 1000, persons: 1 }];
    expect(distributionOfHouseholds(one).gini).toBeCloseTo(0.99, 10);
  });

  it('does not depend on the unit of money, but for the median', () => {
    fc.assert(
      fc.property(someHouseholds, (households) => {
        const richer = households.map(({ income, persons }) => ({ income: Math.fround(income + 8), persons }));
        const richest = richer.map(({ income, persons }) => ({ income: income * 8, persons }));
        const [a, b] = [distributionOfHouseholds(richer), distributionOfHouseholds(richest)];
        expect(b.gini).toBeCloseTo(a.gini, 12);
        expect(b.theil).toBeCloseTo(a.theil, 10);
        expect(b.median).toBeCloseTo(8 * a.median, 3);
      }),
      seeded,
    );
  });
});

describe('multidimensional poverty (Alkire and Foster)', () => {
  it('counts who lacks a third or more, whichever it is, and no one below', () => {
    for (let bits = 0; bits < 64; bits++) {
      const lacking = bits.toString(2).replaceAll('0', '').length;
      const { deprived, deprivations } = tallied([household({ deprivations: bits, size: 3 })]);
      expect([deprived, deprivations]).toEqual(lacking >= 2 ? [3, 3 * lacking] : [0, 0]);
    }
  });

  it('has one bit for each of six deprivations', () => {
    expect(Object.values(deprivation).toSorted((a, b) => a - b)).toEqual([1, 2, 4, 8, 16, 32]);
  });
});

describe('a record', () => {
  const parameters = parametersWith({
    'population.counties': thirteenCounties,
    'population.households_per_agent': 400,
    'years.to': 2016,
    ...multiCentre,
  });
  const world = startWorld(parameters, 'indicators', 0);
  record(world, 0);
  for (let t = 1; t <= 5; t++) simulateYear(world, t);
  const result = closeRecorder(world);

  it.each([...thirteenCounties.keys()].slice(0, 6))('states of county %d what its households hold', (c) => {
    expectRecorded(
      (name) => countySeries(result, name, thirteenCounties[c]!)[5]!,
      world,
      world.blocks.starts[c]!,
      world.blocks.starts[c + 1]!,
    );
  });

  it('states of the province what all households hold', () => {
    expectRecorded((name) => provinceSeries(result, name)[5]!, world, 0, world.households.size.length);
  });

  it('adds the counties up to the province', () => {
    for (const name of [
      'rural_population',
      'households',
      'enterprises',
      'loans_outstanding',
      'allotted',
      'spend_total',
      'carried_over',
      ...instruments.map(({ id }) => `spend_${id}`),
    ]) {
      const counties = sum(thirteenCounties.map((code) => countySeries(result, name, code)[5]!));
      expect(Math.abs(provinceSeries(result, name)[5]! - counties), name).toBeLessThanOrEqual(1e-9 * Math.abs(counties));
    }
    const delisted = sum(thirteenCounties.map((code) => countySeries(result, 'delisted', code)[5]!));
    expect(provinceSeries(result, 'delisted_counties')[5]).toBe(delisted);
  });

  it.each(['headcount', 'poverty_gap', 'mean_income', 'mpi', 'registered_share'])('averages %s over persons', (name) => {
    const weighted = sum(
      thirteenCounties.map((code) => countySeries(result, name, code)[5]! * countySeries(result, 'rural_population', code)[5]!),
    );
    expect(provinceSeries(result, name)[5]! / (weighted / provinceSeries(result, 'rural_population')[5]!)).toBeCloseTo(1, 9);
  });

  it('adds the prefectures, and the poverty counties with the others, up to the province', () => {
    const prefectures = result.areaNames.filter((name) => /^53\d\d$/.test(name));
    expect(prefectures).toEqual([...new Set(thirteenCounties.map((code) => String(Math.floor(code / 100))))].sort());
    for (const areas of [prefectures, ['poverty_counties', 'other_counties']]) {
      const persons = areas.map((area) => areaSeries(result, 'rural_population', area)[5]!);
      expect(sum(persons)).toBeCloseTo(provinceSeries(result, 'rural_population')[5]!, 3);
      for (const name of ['headcount', 'poverty_gap', 'mean_income', 'mpi', 'chronic_poverty_gap']) {
        const total = sum(areas.map((area, a) => areaSeries(result, name, area)[5]! * persons[a]!));
        expect(total / sum(persons) / provinceSeries(result, name)[5]!, name).toBeCloseTo(1, 9);
      }
    }
  });

  it('has tenths and hundredths that add up to the province', () => {
    const mean = (list: Float64Array): number => list.reduce((a, b) => a + b) / list.length;
    const income = provinceSeries(result, 'mean_income');
    for (const t of [0, 5]) {
      expect(mean(result.percentiles.subarray(t * 100, t * 100 + 100)) / income[t]!).toBeCloseTo(1, 9);
      expect(result.percentiles.subarray(t * 100, t * 100 + 100).every((y, p, all) => p === 0 || y >= all[p - 1]! * (1 - 1e-9))).toBe(true);
    }
    // In the base year the tenths are those of the year, to one household at each border.
    expect(mean(result.deciles.subarray(0, 10)) / income[0]!).toBeCloseTo(1, 2);
    expect(mean(result.deciles.subarray(6 * 10, 6 * 10 + 10))).toBeCloseTo(provinceSeries(result, 'headcount')[0]!, 2);
  });

  it('has inequality within and between counties that adds up', () => {
    for (const name of ['theil', 'mld']) {
      const [whole, within, between] = [name, `${name}_within`, `${name}_between`].map((each) => provinceSeries(result, each)[5]!);
      expect(within! + between!).toBeCloseTo(whole!, 12);
      expect(between!).toBeGreaterThan(0);
    }
  });

  it('has spells of which those of the base year begin with all who were poor and have not left', () => {
    const households = world.households;
    let poor = 0;
    for (let h = 0; h < households.size.length; h++)
      if (((households.poverty[h]! >> 5) & 1) === 1) poor += households.size[h]! * world.weight;
    const kind = spellKinds.indexOf('base_poverty');
    expect(result.spells[kind * 5]! / poor).toBeCloseTo(1, 9);
  });

  it('leaves a rate undefined where there is nobody at risk, not zero', () => {
    expect(provinceSeries(result, 'inclusion_error')[0]).toBeNaN();
    expect(provinceSeries(result, 'arrears_rate')[0]).toBeNaN();
  });

  it.each<[string, Settings]>([
    ['single-centre governance', {}],
    ['multi-centre governance', multiCentre],
  ])('has shares and rates between 0 and 1 in every county and year of %s', (_, settings) => {
    const all = simulateRun(parametersWith({ 'population.households_per_agent': 1000, ...settings }), 'indicators', 0);
    expect(sharesOutside(all)).toEqual([]);
  });
});

/** Recomputes indicators from households `from` to `to` in the plainest way. */
function expectRecorded(recorded: (name: string) => number, world: World, from: number, to: number): void {
  const { size, income, flags, debt, workers, offfarm, deprivations, poverty } = world.households;
  const rows = Array.from({ length: to - from }, (_, i) => from + i);
  const persons = sum(rows.map((h) => size[h]!));
  const overPersons = (value: (h: number) => number): number => sum(rows.map((h) => size[h]! * value(h))) / persons;
  const overHouseholds = (holds: (h: number) => boolean): number => rows.filter(holds).length / rows.length;
  const having = (mask: number) => (h: number) => (flags[h]! & mask) !== 0;
  const line = world.parameters.macro.poverty_line;
  const atRisk = rows.filter((h) => (poverty[h]! & 2) === 0 && (poverty[h]! & 28) !== 0);
  const expected: Readonly<Record<string, number>> = {
    rural_population: persons * world.weight,
    households: rows.length * world.weight,
    headcount: overPersons((h) => (income[h]! < line ? 1 : 0)),
    poverty_gap: overPersons((h) => Math.max(0, 1 - income[h]! / line)),
    poverty_severity: overPersons((h) => Math.max(0, 1 - income[h]! / line) ** 2),
    watts: overPersons((h) => Math.max(0, Math.log(line / income[h]!))),
    mean_income: overPersons((h) => income[h]!),
    mpi: overPersons((h) => {
      const lacking = deprivations[h]!.toString(2).replaceAll('0', '').length;
      return lacking >= 2 ? lacking / 6 : 0;
    }),
    members_share: overHouseholds(having(flag.member)),
    borrowers_share: overHouseholds((h) => debt[h]! > 0),
    aware_share: overHouseholds(having(flag.aware)),
    offfarm_share: sum(rows.map((h) => offfarm[h]!)) / sum(rows.map((h) => workers[h]!)),
    registered_share: overPersons((h) => (having(flag.registered)(h) ? 1 : 0)),
    relapse_rate: sum(atRisk.map((h) => ((poverty[h]! & 1) === 1 ? size[h]! : 0))) / sum(atRisk.map((h) => size[h]!)),
    loans_outstanding: sum(rows.map((h) => debt[h]!)) * world.weight,
  };
  for (const [name, value] of Object.entries(expected)) {
    const actual = recorded(name);
    expect(Math.abs(actual - value), `${name}: recorded ${actual}, counted ${value}`).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(value)),
    );
  }
}

/** Cells of shares and rates by county that lie outside 0 to 1. */
function sharesOutside(result: RunRecord): string[] {
  const names = [
    'headcount',
    'poverty_gap',
    'poverty_severity',
    'gini',
    'mpi',
    'members_share',
    'borrowers_share',
    'offfarm_share',
    'registered_share',
    'aware_share',
    'inclusion_error',
    'exclusion_error',
    'relapse_rate',
    'farm_income_share',
    'wage_income_share',
    'transfer_income_share',
    'infrastructure',
    'served_share',
    'arrears_rate',
    'believed_headcount',
    'delisted',
  ];
  return names
    .flatMap((name) =>
      result.countyCodes.flatMap((code) =>
        countySeries(result, name, code).flatMap((value, t) =>
          value < 0 || value > 1 + 1e-12 ? [`${name} ${code} ${2011 + t}: ${value}`] : [],
        ),
      ),
    )
    .slice(0, 10);
}
