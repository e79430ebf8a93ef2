import { describe, expect, test } from 'vitest';
import { moneyPerHousehold } from '../../../src/experiment/kinds/decomposition/money.ts';
import { levelNames } from '../../../src/model/parameters/governance.ts';
import { designOf, problemsOf, specOf, tiny } from './lattice.ts';

const multi = await tiny('multi-centre-equal-budget');
const added = await tiny('multi-centre-added-budget');
const single = await tiny('single-centre');
const historical = await tiny('historical');
const settings = (overrides: readonly { readonly path: string; readonly value: unknown }[]) =>
  overrides.map(({ path, value }) => [path, value]);

describe('the design', () => {
  test('takes out the synergies that are not in a coalition, and is the scenario itself with all', () => {
    const design = designOf(specOf(), [multi, single]);
    const { scenario } = multi.loaded;
    expect(design.overridesOf(design.pointOf(255), scenario)).toEqual([]);
    expect(settings(design.overridesOf(design.pointOf(0), scenario))).toEqual(levelNames.map((name) => [`governance.levels.${name}`, 0]));
    expect(settings(design.overridesOf(design.pointOf(0b1111_1101), scenario))).toEqual([['governance.levels.organization', 0]]);
    const columns = design.columns.map(({ name }) => name);
    expect(columns.slice(0, 3)).toEqual(['cell', 'coalition', 'with_strategic']);
    expect(design.valuesOf(design.pointOf(0b101))).toEqual([0, 5, 1, 0, 1, 0, 0, 0, 0, 0]);
    expect(design.scenariosAt!(design.pointOf(0b101))).toEqual([0]);
  });

  test('has each point once', () => {
    const design = designOf(specOf(), [multi, single]);
    const points = Array.from({ length: 256 }, (_, coalition) => design.pointOf(coalition));
    expect(new Set(points).size).toBe(256);
    for (const [coalition, point] of points.entries()) expect(design.valuesOf(point)[1]).toBe(coalition);
  });

  test('tells money from governance by the reference with the money that the centres would bring, and the scenario on the other basis', () => {
    const design = designOf(specOf(), [multi, single]);
    const { reference, referenceAdded, equal, added: more } = design.regimes!;
    expect(equal).toBe(design.pointOf(255));
    expect([reference, referenceAdded, more].map((point) => design.scenariosAt!(point))).toEqual([[1], [1], [0]]);
    expect(design.overridesOf(reference, single.loaded.scenario)).toEqual([]);
    expect(settings(design.overridesOf(more, multi.loaded.scenario))).toEqual([['governance.budget_basis', 'added']]);
    // Half as much again: market 0.2 and society 0.3 of the government's 381 and 486 yuan.
    expect(settings(design.overridesOf(referenceAdded, single.loaded.scenario))).toEqual([
      ['governance.budget', { 2012: 571.5, 2013: 729 }],
    ]);
    expect(design.columns[0]!.labels![design.valuesOf(referenceAdded)[0]!]).toBe('reference-added-money');
    expect(design.valuesOf(referenceAdded).slice(1).every(Number.isNaN)).toBe(true);
  });

  test('of a scenario on the added basis has its own money with all, and the money of the reference in a cell', () => {
    const design = designOf(specOf(), [added, single]);
    expect(design.regimes!.added).toBe(design.pointOf(255));
    expect(settings(design.overridesOf(design.regimes!.equal, added.loaded.scenario))).toEqual([['governance.budget_basis', 'equal']]);
  });

  test('has no cells of added money where nobody brings any', () => {
    const design = designOf(specOf(), [single, multi]);
    // Single-centre on the money of multi-centre, which is its own; and none of its own to add.
    expect(design.regimes).toEqual({ reference: 1, referenceAdded: 1, equal: 0, added: 0 });
    expect(design.points).toBe(2);
  });

  test('without a reference is the lattice alone', () => {
    const design = designOf(specOf(), [multi]);
    expect(design.points).toBe(256);
    expect(design.regimes).toBeUndefined();
  });

  test('counts the money of cases among what centres bring', () => {
    const own = moneyPerHousehold(historical.loaded.scenario, 'equal');
    const more = moneyPerHousehold(historical.loaded.scenario, 'added');
    const { governance, population } = historical.loaded.scenario;
    expect(own).toEqual([governance.budget[1], governance.budget[2]]);
    expect(population.counties).toEqual([530822, 530823]);
    for (const [n, yuan] of more.entries()) {
      const shares = 1 + governance.centres.market.share[n + 1]! + governance.centres.society.share[n + 1]!;
      expect(yuan).toBeGreaterThanOrEqual(own[n]! * shares);
    }
  });
});

describe('players of a list', () => {
  const players = {
    register: { title: 'Register', title_zh: '登记', out: { 'governance.levels.technology': 0, 'governance.levels.social': 0 } },
    growth: { out: { 'macro.wage_growth': 0.01 } },
    'no-change': { out: { 'governance.budget_basis': 'equal' } },
  };

  test('are out as the list says, and idle where that changes nothing', () => {
    const design = designOf(specOf({ players }), [multi]);
    expect(design.points).toBe(4);
    expect(design.playerSet.players.map(({ name, title, idle }) => [name, title.zh, idle])).toEqual([
      ['register', '登记', false],
      ['growth', 'growth', false],
      ['no-change', 'no-change', true],
    ]);
    expect(settings(design.overridesOf(design.pointOf(0b110), multi.loaded.scenario))).toEqual([
      ['governance.levels.technology', 0],
      ['governance.levels.social', 0],
    ]);
    expect(design.pointOf(0b110)).toBe(design.pointOf(0b010));
    expect(design.columns.map(({ name }) => name)).toContain('with_no_change');
  });

  test('may set all keys of a group', () => {
    const design = designOf(specOf({ players: { all: { out: { 'governance.levels.*': 0 } }, growth: players.growth } }), [multi]);
    expect(design.overridesOf(0, multi.loaded.scenario)).toHaveLength(9);
  });
});

describe('what is wrong is said with its place', () => {
  const places = (written: Readonly<Record<string, unknown>>, scenario = multi) =>
    problemsOf(specOf(written), [scenario, single]).map(({ path, message }) => `${path}: ${message}`);

  test('outcomes', () => {
    expect(places({ outcomes: [{ indicator: 'headcont' }, { indicator: 'gini', year: 2011 }] })).toEqual([
      'outcomes.0.indicator: there is no indicator "headcont"',
      'outcomes.1.year: the year 2011 is not among the simulated ones, 2012 to 2013',
    ]);
  });

  test('players', () => {
    const wrong = {
      a: { out: { 'governance.level.technology': 0 } },
      b: { out: { 'governance.levels.social': 0 } },
      c: { out: { 'governance.levels.social': 0.5, 'years.to': 2020 } },
    };
    expect(places({ players: wrong })).toEqual([
      'players.a.out: there is no parameter governance.level.technology',
      'players.c.out: governance.levels.social is set where c is out, and where b is out',
      'players.c.out: years.to is the same for all coalitions',
    ]);
    expect(places({ players: {} })).toEqual(['players: there is no player']);
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`p${i}`, { out: { [`parameters.x${i}`]: 0 } }]));
    expect(places({ players: many })).toEqual(['players: there are 17 players; at most 16 can be told apart exactly']);
  });

  test('order and unions', () => {
    expect(places({ order: ['fund', 'fund', 'money'] })).toEqual([
      'order.1: the player fund is listed twice',
      'order.2: there is no player "money"',
      'order: the order leaves out strategic, organization, policy, social, publicity, technology, assistance',
    ]);
    expect(places({ unions: { one: ['fund', 'policy'], two: ['policy'] } })).toEqual(['unions.two: policy is in the unions one and two']);
  });

  test('centres without a government', async () => {
    const without = await tiny('multi-centre-equal-budget', { path: 'governance.admitted_centres', value: ['market', 'society'] });
    expect(places({ players: 'centres' }, without)).toEqual([
      'players: the centres of multi-centre-equal-budget cannot be taken out: the government is not among them',
    ]);
  });
});
