import { describe, expect, it } from 'vitest';
import { caseMoney, mixOfCentre, moneyOfCentres } from '../../src/model/governance/budget.ts';
import { assistanceCases } from '../../src/model/governance/cases.ts';
import { coordinationShare, levelsAt } from '../../src/model/governance/levels.ts';
import { countyByCode } from '../../src/data/index.ts';
import { instruments } from '../../src/model/instruments/index.ts';
import { everyLevel, parametersWith, type Settings, threeCentres } from './parameters.ts';
import { sum } from './series.ts';

const twoCentres: Settings = { 'governance.centres.society.share': 0.3 };

describe('coordination', () => {
  const share = (settings: Settings): number => {
    const parameters = parametersWith(settings);
    return coordinationShare(parameters, levelsAt(parameters, 1));
  };

  it('costs nothing where one centre acts with every level at its floor', () => {
    expect(share({})).toBe(0);
  });

  it('costs contact for each pair of centres', () => {
    expect([share(twoCentres), share(threeCentres)]).toEqual([0.015, 0.045]);
  });

  it('of organization grows with the square of the number of centres', () => {
    const organized = { 'governance.levels.organization': 1, 'governance.coordination.contact': 0 };
    const squares = [organized, { ...organized, ...twoCentres }, { ...organized, ...threeCentres }].map(
      (settings) => share(settings) / 0.003,
    );
    expect(squares.map((square) => Number(square.toFixed(12)))).toEqual([1, 4, 9]);
  });

  it('is linear in every level, sums over them, and is scaled by the multiplier', () => {
    const all = { ...threeCentres, ...everyLevel(1) };
    expect(share(all)).toBeCloseTo(0.008 + 0.027 + 0.01 + 0.008 + 0.006 + 0.01 + 0.015 + 0.006 + 0.045, 12);
    expect(share({ ...threeCentres, ...everyLevel(0.5) })).toBeCloseTo(0.045 + 0.045, 12);
    expect(share({ ...all, 'governance.coordination.multiplier': 3 })).toBeCloseTo(3 * share(all), 12);
  });

  it('never costs more than all there is', () => {
    expect(share({ ...threeCentres, ...everyLevel(1), 'governance.coordination.multiplier': 50 })).toBe(1);
  });
});

describe('levels', () => {
  const levels = (settings: Settings, t = 1) => levelsAt(parametersWith({ ...everyLevel(0.7), ...settings }), t);

  it('that need others stay at their floor while the government is alone', () => {
    expect(levels({})).toMatchObject({ social: 0, assistance: 0, organization: 0.7, technology: 0.7, centres: 1 });
    expect(levels(threeCentres)).toMatchObject({ social: 0.7, assistance: 0.7, centres: 3 });
  });

  it('of assistance need society, of social any other centre', () => {
    expect(levels({ 'governance.centres.market.share': 0.2 })).toMatchObject({ social: 0.7, assistance: 0, centres: 2 });
    expect(levels({ ...threeCentres, 'governance.admitted_centres': ['government', 'market'] })).toMatchObject({
      social: 0.7,
      assistance: 0,
      centres: 2,
    });
  });

  it('follow their paths over years, and centres act from the year in which they have money', () => {
    const path = { 'governance.levels.fund': { 2012: 0, 2016: 0.8 }, 'governance.centres.market.share': { 2014: 0, 2015: 0.2 } };
    expect([1, 3, 5, 9].map((t) => levels(path, t).fund)).toEqual([0, 0.4, 0.8, 0.8]);
    expect([1, 3, 4].map((t) => levels(path, t).centres)).toEqual([1, 1, 2]);
  });
});

describe("centres' money", () => {
  const money = (settings: Settings): number[] => {
    const parameters = parametersWith(settings);
    return Array.from(moneyOfCentres(parameters, levelsAt(parameters, 1), 1500));
  };

  it('is one budget shared on the equal basis', () => {
    expect(money(threeCentres)).toEqual([1000, 200, 300]);
    expect(money({})).toEqual([1500, 0, 0]);
  });

  it("is the government's whole budget and more on the added basis", () => {
    expect(money({ ...threeCentres, 'governance.budget_basis': 'added' })).toEqual([1500, 300, 450]);
  });

  it('of a centre that is not admitted does not exist', () => {
    expect(money({ ...threeCentres, 'governance.admitted_centres': ['government', 'society'] })[1]).toBe(0);
  });
});

describe('the mix of a centre', () => {
  const roads = instruments.findIndex(({ id }) => id === 'infrastructure');
  const mix = (settings: Settings, t: number, centre = 0): number[] => {
    const parameters = parametersWith(settings);
    return Array.from(mixOfCentre(parameters, centre, levelsAt(parameters, t), t));
  };

  it('is as written without strategic', () => {
    expect(mix({}, 1)).toEqual(instruments.map((instrument) => (instrument.mix as { government?: number }).government ?? 0));
    expect(mix({}, 9)).toEqual(mix({}, 1));
  });

  it('gives roads half as much again in 2012 and half as little in 2020, with full strategic', () => {
    const strategic = { 'governance.levels.strategic': 1, 'years.to': 2025 };
    expect(mix(strategic, 1)[roads]).toBeCloseTo(0.45, 12);
    expect(mix(strategic, 5)[roads]).toBeCloseTo(0.3, 12);
    expect(mix(strategic, 9)[roads]).toBeCloseTo(0.15, 12);
    expect(mix(strategic, 14)[roads]).toBeCloseTo(0.15, 12);
  });

  it('sums to one in every year and keeps the proportions of all but roads', () => {
    for (const centre of [0, 1, 2]) {
      const written = mix({}, 1, centre);
      for (let t = 1; t <= 9; t++) {
        const moved = mix({ 'governance.levels.strategic': 0.8 }, t, centre);
        expect(sum(moved)).toBeCloseTo(1, 12);
        const factors = moved.flatMap((share, i) => (i === roads || written[i] === 0 ? [] : [share / written[i]!]));
        for (const factor of factors) expect(factor).toBeCloseTo(factors[0]!, 12);
      }
    }
  });
});

describe('named cases', () => {
  const codes = Int32Array.from(assistanceCases.flatMap((one) => [...one.counties]));
  const money = (id: string, year: number, simulated: Int32Array = codes) => caseMoney(parametersWith({ cases: [id] }), year, simulated);
  const yuan = (id: string, year: number): number => sum(money(id, year).map((one) => one.money));

  it('name counties, instruments and themselves as they exist, each once', () => {
    expect(new Set(assistanceCases.map(({ id }) => id)).size).toBe(assistanceCases.length);
    for (const { counties, instrument, cadres, lastYear } of assistanceCases) {
      for (const code of counties) expect(countyByCode.has(code), `county ${code}`).toBe(true);
      expect(instruments.map(({ id }) => id as string)).toContain(instrument);
      expect(cadres).toBeGreaterThanOrEqual(0);
      expect(cadres).toBeLessThanOrEqual(1);
      expect(lastYear).toBeGreaterThanOrEqual(2013);
    }
  });

  it('bring what is published, in the years in which it is', () => {
    const weixi = [2012, 2013, 2014, 2015, 2020, 2021].map((year) => yuan('southern-grid-weixi', year));
    expect(weixi).toEqual([0, 3e6, 3e6, 6e6, 6e6, 0]);
    expect([2015, 2016, 2017].map((year) => yuan('zhejiang-university-jingdong', year))).toEqual([0, 2_670_800, 0]);
    expect([2015, 2016, 2017].map((year) => yuan('jiangcheng-craftsmen', year))).toEqual([0, 3_600_000, 0]);
  });

  it('make loans possible once', () => {
    const loans = [2015, 2016, 2017].map((year) => sum(money('dali-city-loans', year).map((one) => one.loans)));
    expect(loans).toEqual([0, 150e6, 0]);
  });

  it('bring nothing to counties that are not simulated, nor where society may not act', () => {
    expect(money('southern-grid-weixi', 2016, Int32Array.of(530102)).every((one) => one.money === 0 || one.counties.length > 0)).toBe(true);
    expect(sum(money('southern-grid-weixi', 2016, Int32Array.of(530102)).map((one) => one.money))).toBe(0);
    const without = { ...parametersWith({ cases: ['southern-grid-weixi'] }) };
    const alone = { ...without, governance: { ...without.governance, admitted_centres: ['government'] as const } };
    expect(caseMoney(alone, 2016, codes)).toEqual([]);
  });
});
