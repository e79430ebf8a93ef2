import { describe, expect, it } from 'vitest';
import { pairedDifference } from '../../src/analysis/paired.ts';
import { verdictOf } from '../../src/analysis/verdict.ts';
import { provinceColumns } from '../../src/model/record/columns.ts';
import type { ComparisonRow } from '../../src/output/comparison-row.ts';
import { chartDocument } from '../../src/report/node/chart-document.ts';
import { renderReport } from '../../src/report/report.ts';
import type { ReportResults, RunResults, SpellCounts } from '../../src/report/results.ts';
import { adviceTitle, openDifferences, pairingText } from '../../src/report/sections/advice.ts';
import { changeTitle, redistributionTitle } from '../../src/report/sections/change.ts';
import { comparedText, indicatorSentence, indicatorTable, undecidedText } from '../../src/report/sections/compared.ts';
import { baselineOf, costsOf, costTitle } from '../../src/report/sections/cost.ts';
import { decilesTitle, gainOf, whoGainsTitle, winnersTitle } from '../../src/report/sections/deciles.ts';
import { incidenceTitle } from '../../src/report/sections/growth-incidence.ts';
import { largestPartTitle } from '../../src/report/sections/deprivations.ts';
import { endYearTitle } from '../../src/report/sections/end-year.ts';
import { inequalityTitle } from '../../src/report/sections/inequality.ts';
import { centresTitle, instrumentsTitle, moneyTitle } from '../../src/report/sections/money.ts';
import { rankingTitle } from '../../src/report/sections/ranking.ts';
import { pooledSpells, spellTitle, survivalIn } from '../../src/report/sections/relapse.ts';
import { madeUpResults } from './made-up.ts';

/** Values of the last year by scenario and indicator, one for each replicate. */
type LastYear = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

/** Results of 2011 to 2013 in which the years before the last are 0, with the comparison that follows from them. */
function made(scenarios: LastYear): ReportResults {
  const names = Object.keys(scenarios);
  const replicates = Math.max(0, ...Object.values(scenarios).flatMap((each) => Object.values(each).map(({ length }) => length)));
  const whole = madeUpResults(Object.fromEntries(names.map((name) => [name, Array.from({ length: replicates }, () => [0, 0, 0])])), {});
  const reference = names[0]!;
  const comparison = names.slice(1).flatMap((scenario) =>
    Object.entries(scenarios[scenario]!).flatMap(([indicator, values]): ComparisonRow[] => {
      const base = scenarios[reference]![indicator];
      if (base === undefined) return [];
      const column = provinceColumns.find(({ name }) => name === indicator)!;
      const side = pairedDifference(values, base);
      const verdict = verdictOf(side.difference, side.replicates, side.lower > 0 || side.upper < 0, column.better);
      const place = { geography: 'province', place: 'yunnan' } as const;
      return [{ ...side, ...place, reference, scenario, year: 2013, indicator, unit: column.unit, pAdjusted: side.pValue, verdict }];
    }),
  );
  return {
    ...whole,
    replicates,
    comparison,
    scenarios: whole.scenarios.map((scenario) => ({
      ...scenario,
      runs: scenario.runs.map((run) => ({
        ...run,
        values: new Map(
          Object.entries(scenarios[scenario.name]!).map(([name, values]) => [name, Float64Array.of(0, 0, values[run.replicate] ?? NaN)]),
        ),
      })),
    })),
  };
}

/** Changes the runs of a scenario. */
function withRuns(results: ReportResults, name: string, change: (run: RunResults) => Partial<RunResults>): ReportResults {
  const scenarios = results.scenarios.map((scenario) =>
    scenario.name === name ? { ...scenario, runs: scenario.runs.map((run) => ({ ...run, ...change(run) })) } : scenario,
  );
  return { ...results, scenarios };
}

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('sentences that compare scenarios', () => {
  const results = made({
    a: { gini: [0.4, 0.42, 0.41] },
    b: { gini: [0.35, 0.37, 0.36] },
    c: { gini: [0.5, 0.52, 0.515] },
    d: { gini: [0.41, 0.4, 0.42] },
  });

  it('group what is lower, what is higher and what cannot be told apart', () => {
    expect(comparedText(results, 'gini', 2013).en).toBe('Lower: B (0.360). Higher: C (0.512). Cannot be told apart: D');
    expect(comparedText(results, 'gini', 2013).zh).toBe('较低：B（0.360）。较高：C（0.512）。无法区分：D');
    expect(indicatorSentence(results, 'gini').en).toBe(
      'Gini coefficient in 2013: 0.410 with A. Lower: B (0.360). Higher: C (0.512). Cannot be told apart: D',
    );
  });

  it('follow the numbers', () => {
    const other = made({ a: { gini: [0.4, 0.42] }, b: { gini: [0.45, 0.47] } });
    expect(indicatorSentence(other, 'gini').en).toBe('Gini coefficient in 2013: 0.410 with A. Higher: B (0.460)');
    expect(indicatorSentence(made({ a: { gini: [0.4] } }), 'gini').en).toBe('Gini coefficient in 2013: 0.400 with A');
    expect(indicatorSentence(made({ a: { headcount: [0.4] } }), 'gini').en).toBe('Gini coefficient: no value in 2013');
  });

  it('name what is undecided, in a remark of its own', () => {
    expect(undecidedText(results, 'gini')?.en).toBe('Gini coefficient, 2013: cannot be told apart from A with these replicates: D.');
    expect(undecidedText(made({ a: { gini: [0.4, 0.42] }, b: { gini: [0.45, 0.47] } }), 'gini')).toBeUndefined();
  });

  it('come with a table that has verdicts, and as many decimals as an interval needs', () => {
    const fine = made({ a: { headcount: [0.01, 0.0101, 0.0102] }, b: { headcount: [0.0099, 0.01, 0.0101] } });
    const [row] = indicatorTable(fine, ['headcount']).rows;
    expect(row![2]).toMatchObject({ value: expect.closeTo(0.01, 9) as number });
    expect(plain((row![2] as { below: { en: string } }).below.en)).toMatch(/^✓ −0\.0100 points \(−0\.0100 to −0\.0100\)$/);
  });

  it('count verdicts over all indicators', () => {
    const several = made({
      a: { headcount: [0.1, 0.11], gini: [0.3, 0.31], mpi: [0.1, 0.12] },
      b: { headcount: [0.05, 0.06], gini: [0.4, 0.41], mpi: [0.12, 0.1] },
    });
    expect(endYearTitle(several).en).toContain('B better in 1, worse in 1, not to be told apart in 1');
  });
});

describe('the ranking', () => {
  it('names the best group', () => {
    const apart = made({
      a: { headcount: [0.1, 0.101, 0.102] },
      b: { headcount: [0.05, 0.0512, 0.052] },
      c: { headcount: [0.2, 0.201, 0.2025] },
    });
    expect(rankingTitle(apart).en).toBe('B has the lowest headcount ratio of 2013, and can be told apart from all others');
    const tied = made({ a: { headcount: [0.1, 0.12, 0.11] }, b: { headcount: [0.11, 0.1, 0.12] }, c: { headcount: [0.3, 0.31, 0.32] } });
    expect(rankingTitle(tied).en).toMatch(/^The lowest headcount ratios of 2013 are those of A and B, which cannot be told apart$/);
    const same = made({ a: { headcount: [0.1, 0.12] }, b: { headcount: [0.11, 0.1] }, c: { headcount: [0.125, 0.1] } });
    expect(rankingTitle(same).en).toBe('No two scenarios can be told apart by the headcount ratio of 2013');
  });
});

describe('the cost', () => {
  const scenario = (headcount: readonly number[], spent: readonly number[], lifted: readonly number[]) => ({
    headcount,
    spend_total: spent,
    durably_lifted: lifted,
    rural_population: headcount.map(() => 1000),
  });
  const results = made({
    single: scenario([0.2, 0.21, 0.19], [5000, 5100, 4900], [200, 205, 195]),
    multi: scenario([0.1, 0.11, 0.09], [6000, 6100, 5900], [300, 306, 295]),
    none: scenario([0.3, 0.31, 0.29], [0, 0, 0], [100, 104, 97]),
  });

  it('is counted against the scenario that spends nothing', () => {
    expect(baselineOf(results).name).toBe('none');
    const [single, multi] = costsOf(results);
    expect(single!.lifted.ratio).toBeCloseTo(5000 / 100, 9);
    expect(multi!.lifted.ratio).toBeCloseTo(6000 / 200, 9);
    expect(multi!.durable.ratio).toBeCloseTo(6000 / ((901 - 301) / 3), 9);
    expect(costTitle(results).en).toBe(
      'Yuan for each person more out of poverty in 2013 than with NONE: 50 with SINGLE; and 30 with MULTI'.replace('; and', ' and'),
    );
  });

  it('cannot be told where nobody more is lifted for sure', () => {
    const same = made({
      none: scenario([0.3, 0.31, 0.29], [0, 0, 0], [100, 104, 97]),
      idle: scenario([0.31, 0.3, 0.29], [5000, 5100, 4900], [100, 99, 102]),
    });
    expect(costsOf(same)[0]!.durable.interval).toBeUndefined();
    expect(costTitle(same).en).toBe('What a person out of poverty costs');
  });
});

describe('money', () => {
  const results = made({
    a: { spend_total: [10e9], spend_government: [10e9], spend_infrastructure: [6e9], spend_loans: [2e9] },
    b: { spend_total: [20e9], spend_government: [5e9], spend_infrastructure: [1e9], spend_loans: [9e9] },
  });

  it('is told by its sum, by who pays and by what takes most of it', () => {
    expect(moneyTitle(results).en).toBe('Billions of yuan spent from 2011 to 2013: 10.0 with A and 20.0 with B');
    expect(plain(centresTitle(results).en)).toBe('The government pays 100 % with A and 25 % with B');
    expect(plain(instrumentsTitle(results).en)).toBe('What takes most of the money: infrastructure with A (75 %) and loans with B (90 %)');
    expect(instrumentsTitle(made({ a: { spend_total: [0] } })).en).toBe('No instrument spends anything');
  });
});

describe('parts', () => {
  it('of inequality between counties, of deprivations, of growth follow the numbers', () => {
    const results = made({
      a: {
        theil: [0.2],
        theil_between: [0.05],
        headcount_growth: [-0.1],
        headcount_redistribution: [0.02],
        censored_road: [0.3],
        censored_income: [0.1],
      },
    });
    const all = { censored_schooling: [0], censored_health: [0], censored_housing: [0], censored_water: [0] };
    expect(plain(inequalityTitle(results).en)).toMatch(/between counties: 25\.0 % with A$/);
    expect(plain(changeTitle(results).en)).toBe('What growth did to the headcount ratio from 2011 to 2013: −10.0 points with A');
    expect(plain(redistributionTitle(results).zh)).toBe('2011至2013年再分配对贫困发生率的作用：“A”+2.0 个百分点');
    expect(plain(largestPartTitle(made({ a: { censored_road: [0.3], censored_income: [0.1], ...all } })).en)).toBe(
      'The largest part of multidimensional poverty in 2013: road with A (75 %)',
    );
    expect(largestPartTitle(made({ a: { censored_road: [0], censored_income: [0], ...all } })).en).toBe(
      'Nobody is multidimensionally poor in 2013',
    );
  });
});

describe('tenths, hundredths, winners and losers', () => {
  const decile = (last: readonly number[]) => new Map([['mean_income', Float64Array.from([...Array<number>(20).fill(1), ...last])]]);
  const income = (factor: number): number[] => Array.from({ length: 10 }, (_, d) => (d === 0 ? factor : 1) * 1000);
  let results = made({ a: { headcount: [0.1, 0.1] }, b: { headcount: [0.1, 0.1] } });
  results = withRuns(results, 'a', () => ({ deciles: decile(income(1)) }));
  results = withRuns(results, 'b', ({ replicate }) => ({
    deciles: decile(income(replicate === 0 ? 1.2 : 1.22)),
    winners: Float64Array.from({ length: 50 }, (_, i) => [0.3, 0.2, 0.4, 0.1, 0][i % 5]!),
    percentiles: Float64Array.from({ length: 300 }, (_, i) => (i < 100 ? 100 : 121)),
  }));

  it('tell who gains against the same households of the same replicate', () => {
    expect(gainOf(results, results.scenarios[1]!, 0)).toMatchObject({ mean: expect.closeTo(0.21, 9) as number, runs: 2 });
    expect(plain(decilesTitle(results).en)).toMatch(
      /^Incomes of 2013 of the poorest and the richest tenth against A: \+21\.0 % and no change that can be told with B$/,
    );
    expect(plain(whoGainsTitle(results).en)).toContain('B: tenth 1 gains most (+21.0 %)');
    expect(plain(winnersTitle(results).en)).toBe('Against A, 50.0 % gain and 10.0 % lose with B');
  });

  it('have growth a year', () => {
    expect(plain(incidenceTitle(results).en)).toMatch(/\+10\.0 % and \+10\.0 % with B$/);
  });

  it('say so where nothing can be paired', () => {
    expect(winnersTitle(made({ a: { headcount: [0.1] }, b: { headcount: [0.1] } })).en).toBe(
      'Winners and losers: no replicate can be paired',
    );
  });
});

describe('spells', () => {
  const spells = (atRisk: readonly number[], ended: readonly number[]): ReadonlyMap<string, SpellCounts> =>
    new Map([['base_poverty', { atRisk: Float64Array.from(atRisk), ended: Float64Array.from(ended) }]]);
  const results = withRuns(made({ a: { headcount: [0.1, 0.1] } }), 'a', ({ replicate }) => ({
    spells: replicate === 0 ? spells([100, 60], [40, 30]) : spells([100, 80], [20, 10]),
  }));

  it('are pooled over runs, and survive as Kaplan and Meier have it', () => {
    const pooled = pooledSpells(results.scenarios[0]!, 'base_poverty')!;
    expect([...pooled.atRisk, ...pooled.ended]).toEqual([200, 140, 60, 40]);
    // (1 - 60/200) (1 - 40/140) = 0.5
    expect(plain(spellTitle(results, 'base_poverty').en)).toBe('After 2 years 50.0 % with A are poor without a break');
    expect(spellTitle(results, 'out_of_poverty').en).toBe('Staying out of poverty');
    // The runs by themselves: 0.6 · 0.5 and 0.8 · 0.875.
    expect(survivalIn(results.scenarios[0]!, 'base_poverty', 2)).toMatchObject({
      mean: expect.closeTo((0.3 + 0.7) / 2, 9) as number,
      runs: 2,
    });
  });
});

describe('advice', () => {
  it('says how many more replicates would settle what is open, those nearest first', () => {
    const results = made({
      a: { headcount: [0.1, 0.11, 0.12, 0.1], gini: [0.3, 0.35, 0.32, 0.31] },
      b: { headcount: [0.09, 0.108, 0.119, 0.101], gini: [0.31, 0.34, 0.325, 0.305] },
    });
    const open = openDifferences(results);
    expect(open.map(({ indicator }) => indicator)).toEqual(['headcount', 'gini']);
    expect(open[0]!.more!).toBeGreaterThan(0);
    expect(open[0]!.more!).toBeLessThan(open[1]!.more ?? Infinity);
    expect(adviceTitle(results).en).toMatch(/^Undecided in 2013: 2 differences of 13, of which 1 would be settled/);
    expect(adviceTitle(made({ a: { headcount: [0.1, 0.11] }, b: { headcount: [0.3, 0.31] } })).en).toMatch(/^None of 13 differences/);
    expect(adviceTitle(made({ a: { headcount: [0.1] }, b: { headcount: [0.3] } })).en).toBe('With one replicate nothing is decided');
  });

  it('says what the pairing was worth', () => {
    const paired = made({ a: { headcount: [0.1, 0.2, 0.3] }, b: { headcount: [0.12, 0.18, 0.32] } });
    const [row] = paired.comparison;
    expect(pairingText(paired)!.en).toMatch(new RegExp(`headcount ratio of 2013\\): ${row!.varianceRatio.toFixed(0)} with B\\.$`));
    expect(pairingText(made({ a: { headcount: [0.1] }, b: { headcount: [0.3] } }))).toBeUndefined();
  });
});

describe('a report of very little', () => {
  it.each([
    ['no run', made({ a: {}, b: {} })],
    ['one scenario and one run', made({ a: { headcount: [0.1] } })],
    ['columns of no section', made({ a: { believed_headcount: [0.1, 0.2] }, b: { believed_headcount: [0.1, 0.2] } })],
  ])('of %s is still a page without gaps in its sentences', (_what, results) => {
    const page = renderReport(results, chartDocument()).replaceAll(/<script>[\s\S]*?<\/script>/g, '');
    expect(page).not.toMatch(/\bNaN\b|\bundefined\b|Infinity|\[object/);
  });
});
