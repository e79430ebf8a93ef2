import { describe, expect, it } from 'vitest';
import type { ModelParameters } from '../../src/model/parameters/index.ts';
import { countyColumns, provinceColumns } from '../../src/model/record/columns.ts';
import { record } from '../../src/model/record/recorder.ts';
import { passedColumns, type World } from '../../src/model/world.ts';
import { simulateYear } from '../../src/model/year.ts';
import { simulateRun } from '../../src/simulate/run.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { thirteenCounties } from '../model/counties.ts';
import { everyLevel, multiCentre, parametersWith, type Settings, threeCentres } from '../model/parameters.ts';
import { differences } from '../model/series.ts';

const few: Settings = { 'population.counties': thirteenCounties, 'population.households_per_agent': 500, 'years.to': 2014 };
const parameters = (settings: Settings = {}): ModelParameters => parametersWith({ ...few, ...settings });

/** Makes sure that no start of the next scenario is kept. */
function forget(): void {
  startWorld(parameters({ 'population.income_log_sd': 0.5 }), 'forget', 0);
}

/** Columns of households and counties in which two worlds differ by a bit. */
function otherColumns(a: World, b: World): string[] {
  const names: string[] = [];
  for (const [left, right] of [
    [a.households, b.households],
    [a.counties, b.counties],
    [a.villages, b.villages],
  ] as const) {
    for (const [name, column] of Object.entries(left)) {
      // What one step hands to another is no state.
      if (name in passedColumns) continue;
      const other = (right as Readonly<Record<string, ArrayLike<number>>>)[name]!;
      if ((column as Float64Array).some((value, k) => !Object.is(value, other[k]))) names.push(name);
    }
  }
  return names;
}

describe('a kept start', () => {
  it('equals a fresh one bit for bit, and so does its run', () => {
    forget();
    const fresh = simulateRun(parameters(multiCentre), 'run', 0);
    const kept = simulateRun(parameters(multiCentre), 'run', 0);
    expect(differences(kept, fresh)).toEqual([]);
  });

  it.each<[string, Settings]>([
    ['the programme', { 'governance.budget': 0 }],
    ['the centres', threeCentres],
    ['the levels', everyLevel(1)],
    ['the mechanisms', { ...everyLevel(1), 'governance.mechanisms.specialty_gain': 0.5 }],
    ['an event', { events: [{ kind: 'wage', year: 2012, change: -0.2 }] }],
    ['a case', { cases: ['southern-grid-weixi'] }],
    ['the panel of households', { 'record.households': 0.5 }],
  ])('is the same whatever %s: households start alike in every scenario', (_, settings) => {
    forget();
    const fresh = startWorld(parameters(settings), 'run', 0);
    forget();
    startWorld(parameters(), 'run', 0);
    const kept = startWorld(parameters(settings), 'run', 0);
    expect(otherColumns(kept, fresh)).toEqual([]);
    expect(otherColumns(fresh, startWorld(parameters(), 'run', 0))).toEqual([]);
  });

  it.each<[string, Settings]>([
    ['the households', { 'population.income_log_sd': 0.6 }],
    ['the economy', { 'economy.saving_share': 0.3 }],
    ['the sample', { 'population.households_per_agent': 1000 }],
    ['the counties', { 'population.counties': thirteenCounties.slice(1) }],
    ['the base year of the macro series', { 'macro.minimum_income_full': 0.5 }],
    ['the survey', { 'identification.survey_size': 100 }],
  ])('is not used where it would be another: %s', (_, settings) => {
    forget();
    const fresh = simulateRun(parameters(settings), 'run', 0);
    simulateRun(parameters(), 'run', 0);
    expect(differences(simulateRun(parameters(settings), 'run', 0), fresh)).toEqual([]);
  });

  it('is not spoilt by the years that follow it', () => {
    forget();
    const world = startWorld(parameters(), 'run', 0);
    const untouched = startWorld(parameters(), 'run', 0);
    record(world, 0);
    for (let t = 1; t <= 3; t++) simulateYear(world, t);
    expect(otherColumns(world, untouched)).toContain('income');
    const later = startWorld(parameters(), 'run', 0);
    expect(otherColumns(later, untouched)).toEqual([]);
    expect(later.environment).toEqual(untouched.environment);
  });

  it('belongs to one seed and one replicate', () => {
    const first = startWorld(parameters(), 'run', 0);
    expect(otherColumns(startWorld(parameters(), 'run', 1), first)).toContain('income');
    expect(otherColumns(startWorld(parameters(), 'walk', 0), first)).toContain('income');
  });
});

describe('a run', () => {
  it('reports the start and every year once', () => {
    const seen: [number, number][] = [];
    simulateRun(parameters(), 'run', 0, { progress: (done, total) => void seen.push([done, total]) });
    expect(seen).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('records every county and year, base year first', () => {
    const result = simulateRun(parameters(), 'run', 0);
    expect(result).toMatchObject({ firstYear: 2011, years: 4, countyCodes: thirteenCounties });
    expect(result.counties).toHaveLength(countyColumns.length * 4 * thirteenCounties.length);
    expect(result.province).toHaveLength(provinceColumns.length * 4);
    expect(result.areas).toHaveLength(provinceColumns.length * 4 * result.areaNames.length);
  });

  it('changes none of its parameters', () => {
    const given = parameters({
      ...multiCentre,
      cases: ['southern-grid-weixi'],
      events: [{ kind: 'price', year: 2013, industry: 'tea', change: -0.5 }],
    });
    const copy = structuredClone(given);
    simulateRun(given, 'run', 0);
    expect(given).toEqual(copy);
  });
});
