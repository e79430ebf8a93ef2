import { describe, expect, it } from 'vitest';
import { spellKinds, type SpellKind } from '../../src/model/indicators/spells.ts';
import { householdColumns } from '../../src/model/record/columns.ts';
import { simulateRun } from '../../src/simulate/run.ts';
import { thirteenCounties } from './counties.ts';
import { multiCentre, parametersWith } from './parameters.ts';
import { provinceSeries } from './series.ts';

const weight = 1000;
const years = 9;
const parameters = parametersWith({
  'population.counties': thirteenCounties,
  'population.households_per_agent': weight,
  'years.to': 2011 + years,
  'record.households': 1,
  ...multiCentre,
});
const record = simulateRun(parameters, 'panel', 0);
const line = parameters.macro.poverty_line;

interface Year {
  readonly persons: number;
  readonly income: number;
  readonly poor: boolean;
}

/** Every household of the panel, year by year. */
const histories: Year[][] = (() => {
  const panel = record.households!;
  const column = (name: string): Float64Array => panel.values[householdColumns.findIndex((each) => each.name === name)]!;
  const [size, income] = [column('size'), column('income')];
  const found = new Map<string, Year[]>();
  for (let row = 0; row < panel.rows; row++) {
    const key = `${panel.county[row]}/${panel.household[row]}`;
    const own = found.get(key) ?? [];
    own[panel.year[row]! - 2011] = { persons: size[row]!, income: income[row]!, poor: income[row]! < line };
    found.set(key, own);
  }
  return [...found.values()];
})();

/** Sum over households of something of theirs. */
const sum = (of: (history: readonly Year[]) => number): number => histories.reduce((total, history) => total + of(history), 0);
const persons = (history: readonly Year[], t: number, when: boolean): number => (when ? history[t]!.persons : 0);

describe('indicators, computed again from the panel of all households by their definitions', () => {
  it('has the whole population', () => {
    expect(histories.length).toBeGreaterThan(300);
    expect(histories.every((history) => history.length === years + 1)).toBe(true);
  });

  it.each([1, 5, 9])('movement in year %d: exit, relapse, durably lifted', (t) => {
    const ratio = (of: (history: readonly Year[]) => boolean, among: (history: readonly Year[]) => boolean): number =>
      sum((h) => persons(h, t, among(h) && of(h))) / sum((h) => persons(h, t, among(h)));
    const now = (h: readonly Year[]): boolean => h[t]!.poor;
    const before = (h: readonly Year[]): boolean => h[t - 1]!.poor;
    expect(provinceSeries(record, 'exit_rate')[t]).toBeCloseTo(
      ratio((h) => !now(h), before),
      12,
    );
    if (t >= 4) {
      const recently = (h: readonly Year[]): boolean => !before(h) && h.slice(t - 4, t - 1).some(({ poor }) => poor);
      expect(provinceSeries(record, 'relapse_rate')[t]).toBeCloseTo(ratio(now, recently), 12);
    }
    const lifted = (h: readonly Year[]): boolean =>
      t >= 3 && h.slice(t - 2, t + 1).every(({ poor }) => !poor) && h.slice(0, t - 2).some(({ poor }) => poor);
    expect(provinceSeries(record, 'durably_lifted')[t]).toBeCloseTo(weight * sum((h) => persons(h, t, lifted(h))), 6);
  });

  it.each([0, 4, 9])('chronic and transient poverty up to year %d', (t) => {
    const gap = (income: number): number => Math.max(0, 1 - income / line);
    const mean = (h: readonly Year[], of: (income: number) => number): number =>
      h.slice(0, t + 1).reduce((total, { income }) => total + of(income), 0) / (t + 1);
    const all = sum((h) => h[t]!.persons);
    const chronic = sum((h) => h[t]!.persons * gap(mean(h, (income) => income))) / all;
    const total = sum((h) => h[t]!.persons * mean(h, gap)) / all;
    expect(provinceSeries(record, 'chronic_poverty_gap')[t]).toBeCloseTo(chronic, 6);
    expect(provinceSeries(record, 'transient_poverty_gap')[t]).toBeCloseTo(total - chronic, 6);
  });

  it('growth and redistribution of the headcount since the base year', () => {
    const mean = (t: number): number => sum((h) => h[t]!.persons * h[t]!.income) / sum((h) => h[t]!.persons);
    const growth = mean(9) / mean(0);
    const headcount = (t: number, factor: number): number =>
      sum((h) => persons(h, t, h[t]!.income * factor < line)) / sum((h) => h[t]!.persons);
    const [p00, p10, p01, p11] = [headcount(0, 1), headcount(0, growth), headcount(9, 1 / growth), headcount(9, 1)];
    expect(provinceSeries(record, 'headcount_growth')[9]).toBeCloseTo((p10 - p00 + p11 - p01) / 2, 9);
    expect(provinceSeries(record, 'headcount_redistribution')[9]).toBeCloseTo((p01 - p00 + p11 - p10) / 2, 9);
  });

  it('inequality of all persons at once', () => {
    const incomes = histories.flatMap((h) => Array<number>(h[9]!.persons).fill(h[9]!.income)).sort((a, b) => a - b);
    const n = incomes.length;
    const mean = incomes.reduce((a, b) => a + b) / n;
    expect(provinceSeries(record, 'mld')[9]).toBeCloseTo(incomes.reduce((total, y) => total + Math.log(mean / Math.max(1, y)), 0) / n, 9);
    const tenth = (from: number, to: number): number =>
      incomes.reduce((total, y, i) => total + y * Math.max(0, Math.min(i + 1, to * n) - Math.max(i, from * n)), 0);
    expect(provinceSeries(record, 'palma')[9]).toBeCloseTo(tenth(0.9, 1) / tenth(0, 0.4), 9);
    const hundredth = tenth(0.37, 0.38) / (n / 100);
    expect(record.percentiles[9 * 100 + 37]).toBeCloseTo(hundredth, 4);
  });

  it('spells of poverty and out of it', () => {
    const expected = Object.fromEntries(
      spellKinds.map((kind) => [kind, { atRisk: Array<number>(years).fill(0), ended: Array<number>(years).fill(0) }]),
    ) as Record<SpellKind, { atRisk: number[]; ended: number[] }>;
    for (const h of histories) {
      // Runs of years in one state; the first of somebody who is not poor in the base year has no beginning.
      for (let start = 0; start < h.length;) {
        let end = start;
        while (end < h.length && h[end]!.poor === h[start]!.poor) end++;
        const kind = h[start]!.poor ? (start === 0 ? 'base_poverty' : 'poverty') : start === 0 ? undefined : 'out_of_poverty';
        if (kind !== undefined) {
          for (let d = 1; start + d < h.length && d <= end - start; d++) expected[kind].atRisk[d - 1]! += weight * h[years]!.persons;
          if (end < h.length) expected[kind].ended[end - start - 1]! += weight * h[years]!.persons;
        }
        start = end;
      }
    }
    spellKinds.forEach((kind, k) => {
      const at = (j: number): number[] =>
        Array.from(record.spells.subarray((j * spellKinds.length + k) * years, (j * spellKinds.length + k + 1) * years));
      expect(at(0), kind).toEqual(expected[kind].atRisk);
      expect(at(1), kind).toEqual(expected[kind].ended);
    });
    expect(expected.out_of_poverty.atRisk[0]).toBeGreaterThan(0);
  });
});
