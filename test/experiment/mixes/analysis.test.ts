import { beforeAll, describe, expect, test } from 'vitest';
import type { NamedScenario } from '../../../src/experiment/pairing.ts';
import { instrumentIds } from '../../../src/experiment/kinds/mixes/schema.ts';
import { draws } from '../../analysis/draws.ts';
import { conduct, regimes, specOf, type Model } from './fake-runs.ts';

let scenarios: NamedScenario[];
beforeAll(async () => {
  scenarios = await regimes();
});

const loans = instrumentIds.indexOf('loans');
const training = instrumentIds.indexOf('training');
/** Noise that every mix of a replicate shares, as under common random numbers. */
const shared = (replicate: number): number => draws('mixes', replicate).normal();

/**
 * A world in which each yuan of the first budget lifts: loans 1000, training 700, all else 100 for the whole of the money; the second regime lifts five times as many. The own
 * mix of scenarios counts as all else.
 */
const plain: Model = (indicator, year, { budget, shares }, scenario, replicate) => {
  const money = budget < 0 ? 0 : [1, 2][budget]!;
  const [l, t] = [shares?.[loans] ?? 0, shares?.[training] ?? 0];
  const noise = shared(replicate);
  switch (indicator) {
    case 'spend_total':
      return money * 1e6;
    case 'durably_lifted':
      return 5000 + 50 * noise + [1, 5][scenario]! * Math.sqrt(money) * (1000 * l + 700 * t + 100 * (1 - l - t)) + 5 * noise * l;
    case 'poverty_gap':
      return money === 0 ? 0.2 : 0.2 * (1 - 0.1 * money * (1 + t));
    case 'gini':
      return 0.4 - 0.01 * t + 0.001 * noise;
    case 'relapse_rate':
      return year === 2016 ? 0.03 : year === 2017 ? 0.06 + 0.03 * l : 0.09;
    default:
      throw new Error(indicator);
  }
};
const list = { borrow: { loans: 1 }, learn: { training: 1 }, both: { loans: 0.5, training: 0.5 }, roads: { infrastructure: 1 } };
const written = { replicates: 6, programme_ends: 2015, budgets: [1, 2], mixes: { list } };

describe('the analysis of mixes', () => {
  test('reads each measure as it is defined', async () => {
    const { summary } = await conduct(specOf(written), scenarios, plain);
    const find = (mix: string, regime: number, budget: number) =>
      summary.results.find((result) => result.mix === mix && result.regime === regime && result.budget === budget)!;
    expect(summary.results).toHaveLength(2 * 2 * 5);
    const learn = find('learn', 0, 0);
    expect(learn.measures.cost.mean).toBe(1e6);
    // 5000 persons are lifted without money, the noise is that of the replicate: both are gone.
    expect(learn.measures.lifted.mean).toBeCloseTo(700, 9);
    expect(learn.measures.lifted.upper! - learn.measures.lifted.lower!).toBeLessThan(1e-9);
    expect(learn.measures.gap.mean).toBeCloseTo(0.2, 12);
    expect(learn.measures.relapse.mean).toBeCloseTo(0.06, 12);
    expect(find('borrow', 0, 0).measures.relapse.mean).toBeCloseTo(0.07, 12);
    expect(learn.against.lifted.mean).toBeCloseTo(600, 9);
    expect(learn.against.gini.mean).toBeCloseTo(-0.01, 12);
    expect(find('learn', 1, 0).against.lifted.mean).toBeCloseTo(3400, 9);
    expect(find('learn', 1, 1).against.lifted.mean).toBeCloseTo(3400 * Math.SQRT2, 9);
    expect(learn.costPerLifted.ratio).toBeCloseTo(1e6 / 700, 6);
    expect(learn.costPerLifted.quadrant).toBe('costs more, does more');
    expect(learn.netBenefits[0]).toMatchObject({ price: 50_000 });
    expect(learn.netBenefits[0]!.mean).toBeCloseTo(50_000 * 700 - 1e6, 3);
    expect(find('own', 0, 0).against.lifted.mean).toBe(0);
    expect(learn.shares![training]).toBe(1);
  });

  test('marks what is dominated, and by what', async () => {
    const { summary } = await conduct(specOf({ ...written, objectives: ['cost', 'lifted', 'gini'] }), scenarios, plain);
    const { results } = summary;
    const named = (i: number): string => `${results[i]!.mix} ${results[i]!.budget}`;
    const single = [...results.keys()].filter((i) => results[i]!.regime === 0);
    const on = single.filter((i) => results[i]!.onFrontier).map(named);
    // Loans lift the most, training the most equal; roads and the own mix have neither. Twice the money lifts more, for more.
    expect(on).toEqual(['borrow 0', 'learn 0', 'both 0', 'borrow 1', 'learn 1', 'both 1']);
    const roads = results[single.find((i) => named(i) === 'roads 0')!]!;
    expect(roads.dominatedBy.map(named)).toEqual(['borrow 0', 'learn 0', 'both 0']);
    expect(single.filter((i) => results[i]!.onCostFrontier).map(named)).toEqual(['borrow 0', 'borrow 1']);
    // The second regime is better in everything, for the same money.
    expect(results.filter(({ onJointFrontier }) => onJointFrontier).every(({ regime }) => regime === 1)).toBe(true);
  });

  test('finds the best mix that each budget pays for, how firm it is, and where the regime matters more', async () => {
    const { summary, analysis } = await conduct(specOf(written), scenarios, plain);
    const best = (measure: string, budget: number) =>
      summary.best.find((one) => one.measure === measure && one.budget === budget && one.regime === 0)!;
    expect(summary.results[best('lifted', 1).result]!.mix).toBe('borrow');
    expect(summary.results[best('lifted', 1).result]!.budget).toBe(1);
    expect(best('lifted', 0)).toMatchObject({ among: 5, share: 1 });
    expect(best('lifted', 1).among).toBe(10);
    expect(best('lifted', 0).tied).toHaveLength(1);
    expect(summary.results[best('gap', 1).result]!.mix).toBe('learn');
    const ranks = summary.results.filter(({ regime, budget }) => regime === 0 && budget === 0).map(({ mix, rank }) => [mix, rank.rank]);
    expect(Object.fromEntries(ranks)).toEqual({ borrow: 1, both: 2, learn: 3, own: 4.5, roads: 4.5 });
    // At the single budget the worst of the second regime lifts 500, the best of the first one 1000.
    expect(summary.regimeOverMix).toEqual([]);
    const generous: Model = (...run) => plain(...run) + (run[0] === 'durably_lifted' && run[3] === 1 && run[2].budget >= 0 ? 3000 : 0);
    const other = await conduct(specOf(written), scenarios, generous);
    expect(other.summary.regimeOverMix.map(({ budget, better, worse }) => [budget, better, worse])).toEqual([
      [0, 1, 0],
      [1, 1, 0],
    ]);
    expect(other.summary.regimeOverMix[0]!.difference.mean).toBeCloseTo(2500, -1);
    expect(other.analysis.findings.some(({ en, zh }) => en.includes('even the worst mix') && zh.includes('最差的组合'))).toBe(true);
    expect(analysis.findings[0]!.en).toMatch(/budget ×1: borrow lifts the most, 1,00\d persons durably/);
    for (const { en, zh } of analysis.findings) expect([en, zh].join()).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  test('makes tables whose columns have one value a row, and plain JSON', async () => {
    const { analysis, summary } = await conduct(specOf(written), scenarios, plain);
    expect(analysis.tables.map(({ layout, rows }) => [layout.name, rows])).toEqual([
      ['mixes', 20],
      ['best_by_budget', 2 * 2 * 4],
    ]);
    for (const { layout, rows, values } of analysis.tables) {
      expect(values).toHaveLength(layout.fields.length);
      for (const column of values) expect(column).toHaveLength(rows);
    }
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });

  test('leaves out failed runs, and says nothing firm of one replicate', async () => {
    const failing: Model = (...run) => (run[2].name === 'borrow' && run[4] < 2 ? NaN : plain(...run));
    const { summary } = await conduct(specOf(written), scenarios, failing);
    const borrow = summary.results.find(({ mix }) => mix === 'borrow')!;
    expect(borrow.replicates).toBe(4);
    expect(borrow.measures.lifted.mean).toBeGreaterThan(990);
    const once = await conduct(specOf({ ...written, replicates: 1 }), scenarios, plain);
    expect(once.summary.results.every(({ onFrontier }) => onFrontier)).toBe(true);
    expect(once.summary.results.every(({ plain: onPlain }) => onPlain)).toBe(false);
    expect(once.summary.results[0]!.measures.lifted.lower).toBeNull();
  });
});

describe('the search for mixes', () => {
  const search = { generations: 5, population: 8, winners: 3, parts: 20, objectives: ['lifted', 'gap'] };

  /** Persons lifted are greatest with 60 % loans and 40 % training, the gap is closed by training. */
  const smooth: Model = (indicator, year, mix, scenario, replicate) => {
    const shares = mix.shares ?? Float64Array.from(instrumentIds, () => 1 / 9);
    const off = (to: Readonly<Record<number, number>>): number =>
      shares.reduce((sum, share, i) => sum + (share - (to[i] ?? 0)) * (share - (to[i] ?? 0)), 0);
    if (mix.budget >= 0 && indicator === 'durably_lifted') return 9000 - 1000 * off({ [loans]: 0.6, [training]: 0.4 }) + shared(replicate);
    if (mix.budget >= 0 && indicator === 'poverty_gap') return 0.1 + 0.05 * off({ [training]: 1 });
    return plain(indicator, year, { ...mix, shares: undefined }, scenario, replicate);
  };

  test('goes on from what is known, stage by stage, and looks at its winners again on fresh replicates', async () => {
    const spec = specOf({ ...written, budgets: [1], search });
    const { design, summary, stages, analysis } = await conduct(spec, scenarios, smooth);
    expect(stages[0]).toBe(6);
    expect(stages.length).toBe(1 + 5 + 1);
    const found = summary.search!;
    expect(found.evaluated).toBe(stages.at(-2)! - 6);
    const mostOf = (origin: string): number =>
      Math.max(
        ...summary.results.filter((result) => result.origin === origin && result.regime === 0).map(({ measures }) => measures.lifted.mean!),
      );
    expect(mostOf('search')).toBeGreaterThan(mostOf('list'));
    // Half and half is 0.02 away from the best; the search comes nearer.
    expect(9000 - mostOf('search') - 5000).toBeLessThan(20);
    expect(found.hypervolumes!.at(-1)).toBe(1);
    for (let g = 1; g < found.hypervolumes!.length; g++)
      expect(found.hypervolumes![g]!).toBeGreaterThanOrEqual(found.hypervolumes![g - 1]!);
    expect(found.hypervolumes![0]!).toBeLessThan(1);
    expect(found.winners).toHaveLength(3);
    const fresh = design.list.filter(({ replicates }) => replicates !== undefined);
    expect(fresh.map(({ name }) => name).slice(0, 2)).toEqual(['none', 'own']);
    expect(fresh.every(({ replicates }) => replicates![0] === 6 && replicates![1] === 12)).toBe(true);
    // What is simulated under the searched regime alone is not in the other one.
    expect(summary.results.filter(({ regime, origin }) => regime === 1 && origin === 'search')).toEqual([]);
    // Names of later stages come behind, so that those of earlier runs stand.
    const labels = design.columns[0]!.labels!;
    expect(labels.slice(0, 6)).toEqual(['none', 'own', 'borrow', 'learn', 'both', 'roads']);
    for (const { en, zh } of analysis.findings) expect([en, zh].join()).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  test('is decided by the numbers of the runs alone', async () => {
    const short = { ...search, generations: 2, population: 4 };
    const spec = specOf({ ...written, budgets: [1], search: short });
    const [a, b] = [await conduct(spec, scenarios, smooth), await conduct(spec, scenarios, smooth)];
    expect(a.design.list).toEqual(b.design.list);
    expect(a.analysis).toEqual(b.analysis);
    const other = await conduct(specOf({ ...written, budgets: [1], search: short, seed: 'other' }), scenarios, smooth);
    expect(other.design.list.map(({ name }) => name)).not.toEqual(a.design.list.map(({ name }) => name));
  });

  test('shows the curse of winners that are nothing but lucky', async () => {
    // Every mix lifts the same, plus luck of its own that lasts as long as the replicates that it was chosen by.
    const lucky: Model = (indicator, year, mix, scenario, replicate) => {
      if (indicator !== 'durably_lifted' || mix.budget < 0)
        return plain(indicator, year, { ...mix, shares: undefined }, scenario, replicate);
      const luck = mix.origin === 'own' ? 0 : draws(`luck ${mix.name}`, replicate < 6 ? 0 : 1).normal();
      return 6000 + 100 * luck + draws(`noise ${mix.name}`, replicate).normal();
    };
    const spec = specOf({ ...written, budgets: [1], search: { ...search, objectives: ['lifted'], winners: 1 } });
    const { summary } = await conduct(spec, scenarios, lucky);
    const [gain] = summary.search!.winners[0]!.gains;
    expect(gain!.chosen.mean).toBeGreaterThan(100);
    expect(gain!.curse.upper!).toBeLessThan(0);
    expect(gain!.fresh.mean! - gain!.chosen.mean!).toBeCloseTo(gain!.curse.mean!, 9);
    expect(summary.search!.hypervolumes).toBeNull();
  });

  test('ends without a search when none is asked for', async () => {
    const { summary, stages } = await conduct(specOf(written), scenarios, plain);
    expect(stages).toHaveLength(1);
    expect(summary.search).toBeNull();
  });
});
