import { describe, expect, test } from 'vitest';
import { levelNames } from '../../../src/model/parameters/governance.ts';
import { analysed, designOf, simulated, specOf, tiny } from './lattice.ts';

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

describe('the eight synergies of a tiny run', async () => {
  const scenarios = [await tiny('multi-centre-equal-budget'), await tiny('single-centre')];
  const spec = specOf({
    outcomes: [
      { indicator: 'headcount' },
      { indicator: 'headcount', year: 2012 },
      { indicator: 'mean_income' },
      { indicator: 'poverty_gap', year: 'sum' },
    ],
  });
  const design = designOf(spec, scenarios);
  const { summary, tables } = await analysed(spec, scenarios, simulated(spec, scenarios, design));

  test('are simulated in every coalition, with three more cells for money', () => {
    expect(design.points).toBe(256 + 3);
    expect(summary.coalitionsSimulated).toBe(256);
    expect(summary.moneyAdds).toBe(true);
  });

  test('have Shapley values that sum to the full effect, which is that of the scenario against itself without synergies', () => {
    for (const { players, total, means, sign, title } of summary.outcomes) {
      expect(sum(players.map(({ shapley }) => shapley.mean!)), title.en).toBeCloseTo(total.mean!, 10);
      expect(sign * (means.everybody! - means.nobody!), title.en).toBeCloseTo(total.mean!, 10);
    }
    expect(summary.outcomes.some(({ total }) => total.mean !== 0)).toBe(true);
  });

  test('have contributions in order that sum to it too', () => {
    for (const { addedInOrder, total } of summary.outcomes)
      expect(sum(addedInOrder.map(({ contribution }) => contribution.mean!))).toBeCloseTo(total.mean!, 10);
  });

  test('are, with the admission of the other centres, all that governance does on equal money', () => {
    for (const { regimes, total } of summary.outcomes) {
      expect(regimes!.start.mean! + total.mean!).toBeCloseTo(regimes!.governanceAtEqual.mean!, 10);
      expect(regimes!.own).toEqual(regimes!.governanceAtEqual);
    }
  });

  test('leave the total effect to money and governance, without a rest', () => {
    for (const { regimes } of summary.outcomes) {
      expect(regimes!.money.mean! + regimes!.governance.mean!).toBeCloseTo(regimes!.total.mean!, 10);
      expect(regimes!.governanceAtAdded.mean! - regimes!.governanceAtEqual.mean!).toBeCloseTo(regimes!.interaction.mean!, 10);
    }
  });

  test('have gains with the sign that is good for poor people: a fall of the headcount, a rise of incomes', () => {
    expect(summary.outcomes.map(({ indicator, sign }) => [indicator, sign])).toEqual([
      ['headcount', -1],
      ['headcount', -1],
      ['mean_income', 1],
      ['poverty_gap', -1],
    ]);
  });

  test('fill the tables row by row', () => {
    const rows = Object.fromEntries(
      tables.map(({ layout, rows: count, values }) => [layout.name, [count, values.length, layout.fields.length]]),
    );
    expect(rows['shapley']![0]).toBe(4 * 8);
    expect(rows['interactions']![0]).toBe(4 * 28);
    expect(rows['coalitions']![0]).toBe(4 * 256);
    expect(rows['effects']![0]).toBe(4 * 10);
    for (const [, columns, fields] of Object.values(rows)) expect(columns).toBe(fields);
    const coalitions = tables.find(({ layout }) => layout.name === 'coalitions')!;
    const column = (name: string) => coalitions.values[coalitions.layout.fields.findIndex((field) => field.name === name)]!;
    const [gain, dividend] = [column('gain') as Float64Array, column('dividend') as Float64Array];
    expect(sum([...dividend.subarray(0, 256)])).toBeCloseTo(gain[255]!, 10);
    expect((column('members') as readonly string[])[255]).toBe(levelNames.join('+'));
  });
});

describe('synergies that are off', () => {
  test('get exactly zero, and cost no runs, where their level is nought', async () => {
    const scenarios = [
      await tiny(
        'multi-centre-equal-budget',
        ...['policy', 'fund', 'publicity', 'technology', 'assistance', 'social'].map((name) => ({
          path: `governance.levels.${name}`,
          value: 0,
        })),
      ),
    ];
    const spec = specOf({ scenarios: ['multi-centre-equal-budget'] });
    const design = designOf(spec, scenarios);
    expect(design.points).toBe(4);
    const { summary } = await analysed(spec, scenarios, simulated(spec, scenarios, design));
    const nil = { mean: 0, lower: 0, upper: 0 };
    for (const [i, { idle, name }] of summary.players.entries()) {
      expect(idle, name).toBe(i > 1);
      if (!idle) continue;
      for (const { players, pairs, largestDividends } of summary.outcomes) {
        const { shapley, banzhaf, alone, last } = players[i]!;
        expect([shapley, banzhaf, alone, last], name).toEqual([nil, nil, nil, nil]);
        for (const pair of pairs) if (pair.first === i || pair.second === i) expect(pair.shapley, name).toEqual(nil);
        expect(
          largestDividends.some(({ members }) => members.includes(i)),
          name,
        ).toBe(false);
      }
    }
    expect(summary.outcomes[0]!.players.some(({ shapley }) => shapley.mean !== 0)).toBe(true);
  });

  test('get exactly zero by simulation too: social and assistance with the government alone', async () => {
    const alone = [
      { path: 'governance.admitted_centres', value: ['government'] },
      ...['policy', 'fund', 'publicity', 'strategic'].map((name) => ({ path: `governance.levels.${name}`, value: 0 })),
    ];
    const scenarios = [await tiny('multi-centre-equal-budget', ...alone)];
    const spec = specOf({
      scenarios: ['multi-centre-equal-budget'],
      outcomes: [{ indicator: 'headcount' }, { indicator: 'mean_income', year: 2013 }],
    });
    const design = designOf(spec, scenarios);
    // Organization, social, technology, assistance: the levels of social and assistance stand in the scenario, and are simulated.
    expect(design.points).toBe(16);
    const { summary } = await analysed(spec, scenarios, simulated(spec, scenarios, design));
    const nil = { mean: 0, lower: 0, upper: 0 };
    for (const { players, pairs } of summary.outcomes) {
      for (const name of ['social', 'assistance'] as const) {
        const i = levelNames.indexOf(name);
        expect(players[i]!.shapley, name).toEqual(nil);
        for (const pair of pairs) if (pair.first === i || pair.second === i) expect(pair.shapley, name).toEqual(nil);
      }
      expect(players[levelNames.indexOf('technology')]!.shapley.mean).not.toBe(0);
    }
  });
});

describe('other players', () => {
  test('instruments: their values sum to what the programme does, and relocation that nobody pays is nil', async () => {
    const scenarios = [
      await tiny('multi-centre-equal-budget', {
        path: 'governance.withheld_instruments',
        value: ['relocation', 'education', 'health', 'eco_compensation', 'loans'],
      }),
      await tiny('single-centre'),
    ];
    const spec = specOf({ players: 'instruments', outcomes: [{ indicator: 'headcount' }, { indicator: 'mean_income' }] });
    const design = designOf(spec, scenarios);
    expect(design.points).toBe(16 + 3);
    const { summary } = await analysed(spec, scenarios, simulated(spec, scenarios, design));
    for (const { players, total } of summary.outcomes) {
      expect(sum(players.map(({ shapley }) => shapley.mean!))).toBeCloseTo(total.mean!, 10);
      expect(total.mean).toBeGreaterThan(0);
      for (const [i, { idle }] of summary.players.entries()) if (idle) expect(players[i]!.shapley.mean).toBe(0);
    }
    expect(summary.players.filter(({ idle }) => idle)).toHaveLength(5);
  });

  test('centres: without both the government is alone with the synergies', async () => {
    const scenarios = [await tiny('historical'), await tiny('single-centre')];
    const spec = specOf({ players: 'centres' });
    const design = designOf(spec, scenarios);
    const { scenario } = scenarios[0]!.loaded;
    expect(design.overridesOf(0, scenario).map(({ path, value }) => [path, value])).toEqual([
      ['cases', []],
      ['governance.admitted_centres', ['government']],
    ]);
    expect(design.overridesOf(design.pointOf(3), scenario)).toEqual([]);
    const { summary } = await analysed(spec, scenarios, simulated(spec, scenarios, design));
    expect(summary.players.map(({ name }) => name)).toEqual(['market', 'society']);
    for (const { players, total } of summary.outcomes)
      expect(sum(players.map(({ shapley }) => shapley.mean!))).toBeCloseTo(total.mean!, 10);
  });
});
