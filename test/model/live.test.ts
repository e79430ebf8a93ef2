import { describe, expect, it } from 'vitest';
import { countyByCode } from '../../src/data/index.ts';
import { identify } from '../../src/model/stages/identify.ts';
import { earn, live } from '../../src/model/stages/live.ts';
import { deprivation, flag, householdColumns, type World } from '../../src/model/world.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { thirteenCounties } from './counties.ts';
import { inDoublePrecision } from './double-precision.ts';
import { parametersWith, type Settings } from './parameters.ts';

const paired = thirteenCounties.find((code) => countyByCode.get(code)!.povertyCounty)!;

/** One county in a year without luck: nobody is ill, nothing is struck, prices and productivity stand still. */
const calm: Settings = {
  'population.counties': [paired],
  'population.households_per_agent': 1000,
  'shocks.transitory_sd': 0,
  'shocks.persistent_sd': 0,
  'shocks.illness_probability': 0,
  'shocks.disaster_probability': 0,
  'demography.joining_rate': 0,
  'demography.ageing_rate': 0,
  'demography.leaving_rate': 0,
  'economy.exit_rate': 0,
  'economy.return_rate': 0,
};

type State = Partial<Record<keyof typeof householdColumns, number>>;
const h = 5;
const person = {
  size: 4,
  workers: 2,
  offfarm: 0,
  skill: 0.5,
  capital: 8000,
  productivity: 0,
  debt: 0,
  instalment: 0,
  support: 0,
  remoteness: 0.5,
  flags: 0,
  poverty: 0,
  deprivations: 0,
};

/** Plain functions in double precision, to all digits; and as compiled, to those of single precision, more for ratios than for yuan. */
const engines = [
  { engine: 'plain', precise: inDoublePrecision, digits: (wanted: number) => wanted },
  { engine: 'compiled', precise: (world: World) => world, digits: (wanted: number) => (wanted > 9 ? 6 : wanted > 6 ? 3 : 2) },
] as const;

describe.each(engines)("a household's year, $engine:", ({ precise, digits }) => {
  /** The world before a year that one household begins as given. */
  function begun(state: State = {}, settings: Settings = {}, prepare: (world: World) => void = () => undefined): World {
    const world = precise(startWorld(parametersWith({ ...calm, ...settings }), 'live', 0));
    for (const [name, value] of Object.entries({ ...person, ...state }))
      (world.households as unknown as Record<string, Float64Array>)[name]![h] = value;
    world.counties.factor[0] = 1;
    prepare(world);
    return world;
  }

  /** The world after the year. */
  function lived(...begin: Parameters<typeof begun>): World {
    const world = begun(...begin);
    live(world, 1, 2012);
    return world;
  }

  /** The world after the first half of the year, which leaves what was earned in its columns. */
  function earned(...begin: Parameters<typeof begun>): World {
    const world = begun(...begin);
    earn(world, 0, 1, 2012);
    return world;
  }

  const income = (state: State = {}, settings: Settings = {}, prepare?: (world: World) => void): number =>
    lived(state, settings, prepare).households.income[h]!;
  /** Farm output before the county factor, which is one here. */
  const farm = (state: State = {}, settings: Settings = {}, prepare?: (world: World) => void): number =>
    earned(state, settings, prepare).households.farm[h]!;
  const has = (world: World, mask: number): boolean => (world.households.flags[h]! & mask) !== 0;

  describe('income', () => {
    it('is farm and wages times the county factor, subsidies on them, and the pension of every person', () => {
      const world = lived({ offfarm: 1 });
      const { macro } = world.parameters;
      const { farm: grown, wages } = earned({ offfarm: 1 }).households;
      const both = grown[h]! + wages[h]!;
      expect(wages[h]).toBeGreaterThan(0);
      expect(world.households.income[h]).toBeCloseTo((both * (1 + macro.proportional_transfers[1]!)) / 4 + macro.pension[1]!, digits(6));
    });

    it('follows the county factor', () => {
      const transfers = lived().parameters.macro.pension[1]!;
      const twice = income({}, {}, (world) => (world.counties.factor[0] = 2));
      expect(twice - transfers).toBeCloseTo(2 * (income() - transfers), digits(6));
    });

    it('has the support of the programme in it, yuan for yuan', () => {
      expect(income({ support: 1000 }) - income()).toBeCloseTo(250, digits(9));
    });

    it('has the interest taken out that the subsidy leaves', () => {
      expect(income() - income({ debt: 30_000 })).toBeCloseTo((0.0475 * 0.1 * 30_000) / 4, digits(6));
    });

    it('of households without labour is at least the floor, the whole line for the best served', () => {
      const idle = { workers: 0, capital: 0, size: 2 };
      const { macro } = lived().parameters;
      const full = macro.minimum_income_full[1]!;
      expect(income({ ...idle, remoteness: full + 0.05 })).toBeCloseTo(macro.minimum_income[1]! * 2300, digits(6));
      expect(income({ ...idle, remoteness: full - 0.05 })).toBe(2300);
      // Who has labour is left to it.
      expect(income({ capital: 0, skill: 0 }, { 'macro.pension': 0 })).toBe(0);
    });

    it('makes poor who is strictly below the line, and remembers it year by year', () => {
      const [poor, rich] = [lived({ capital: 0, poverty: 0b101 }), lived({ capital: 100_000, workers: 4, poverty: 0b101 })];
      expect([poor.households.poverty[h], rich.households.poverty[h]]).toEqual([0b1011, 0b1010]);
      expect([poor, rich].map((world) => (world.households.deprivations[h]! & deprivation.income) !== 0)).toEqual([true, false]);
    });
  });

  describe('illness', () => {
    const ill = { 'shocks.illness_probability': 1 };

    it('takes a share of what is earned, and what cover does not pay', () => {
      const [well, sick] = [earned(), earned({}, ill)];
      expect(sick.households.farm[h]! / well.households.farm[h]!).toBeCloseTo(0.75, digits(12));
      expect(sick.households.treatment[h]).toBeCloseTo(4000 * 0.55, digits(9));
    });

    it('costs less with assisted cover', () => {
      expect(earned({ flags: flag.insured }, ill).households.treatment[h]).toBeCloseTo(4000 * 0.15, digits(9));
      expect(income({ flags: flag.insured }, ill)).toBeGreaterThan(income({}, ill));
    });

    it('never takes more than half of the income of the year: capital bears the rest', () => {
      const ruinous = { ...ill, 'shocks.illness_cost': 100_000 };
      const [cheap, dear] = [lived({}, { ...ill, 'shocks.illness_cost': 0 }), lived({}, ruinous)];
      expect(dear.households.income[h]! / cheap.households.income[h]!).toBeCloseTo(0.5, digits(9));
      expect(dear.households.capital[h]).toBe(0);
      expect(cheap.households.capital[h]).toBeGreaterThan(0);
    });
  });

  describe('the farm', () => {
    const rich = { capital: 20_000 };
    /** A world in which the old way of farming pays nothing, so that the specialty is seen. */
    const specialty = { 'economy.traditional_productivity': 1 };

    it('loses a part in the year after a move', () => {
      expect(farm({ flags: flag.relocated | flag.settling }) / farm({ flags: flag.relocated })).toBeCloseTo(0.7, digits(12));
    });

    it('of a member earns a premium where an enterprise buys', () => {
      const served = (share: number) => (world: World) => void (world.counties.served[0] = share);
      const member = { ...rich, flags: flag.member };
      expect(farm(member, specialty, served(1)) / farm(member, specialty, served(0))).toBeCloseTo(1.18, digits(12));
      expect(farm(member, specialty, served(0.5)) / farm(member, specialty, served(0))).toBeCloseTo(1.09, digits(12));
      expect(farm(rich, specialty, served(1))).toBe(farm(rich, specialty, served(0)));
    });

    it('sells the specialty better with roads, higher prices and technology', () => {
      const g = (value: number) => (world: World) => void (world.counties.infrastructure[0] = value);
      expect(farm(rich, specialty, g(1)) / farm(rich, specialty, g(0))).toBeCloseTo(1 / 0.55, digits(9));
      const price = (world: World): void => void world.environment.logPrice.fill(Math.log(1.5));
      const level = (world: World): void => void world.environment.logPrice.fill(0);
      expect(farm(rich, specialty, price) / farm(rich, specialty, level)).toBeCloseTo(1.5, digits(9));
      const technology = (world: World): void => {
        level(world);
        world.levels = { ...world.levels, technology: 1 };
      };
      expect(farm(rich, specialty, technology) / farm(rich, specialty, level)).toBeCloseTo(1.06, digits(9));
    });

    it('uses the better technology: more capital than the threshold never yields less than just below it', () => {
      expect(farm({ capital: 9001 })).toBeGreaterThanOrEqual(farm({ capital: 8999 }));
    });

    it('loses less in a disaster where there are roads', () => {
      const struck = (g: number) => (world: World) => {
        world.counties.infrastructure[0] = g;
        world.counties.disasterReach[0] = 1;
        world.counties.disasterLoss[0] = 0.4;
      };
      const spared = (g: number) => (world: World) => void (world.counties.infrastructure[0] = g);
      expect(farm(rich, {}, struck(0)) / farm(rich, {}, spared(0))).toBeCloseTo(0.6, digits(9));
      expect(farm(rich, {}, struck(1)) / farm(rich, {}, spared(1))).toBeCloseTo(0.8, digits(9));
    });
  });

  describe('debt', () => {
    const owing = { debt: 30_000, instalment: 10_000 };

    it('is served by who can, and the county book with it', () => {
      const world = lived({ ...owing, capital: 50_000 }, {}, (start) => void (start.counties.loans[0] = 30_000 * start.weight));
      expect(world.households.debt[h]).toBeCloseTo(20_000, digits(6));
      expect(has(world, flag.arrears)).toBe(false);
      expect(world.counties.loans[0]).toBeCloseTo(20_000 * world.weight, digits(0));
      expect([world.counties.due[0], world.counties.unpaid[0]]).toEqual([10_000 * world.weight, 0]);
    });

    it('stays unpaid where there is nothing, half of the instalment written off against the guarantee fund', () => {
      const nothing = { ...owing, capital: 0 };
      const world = lived(nothing, {}, (start) => {
        start.counties.loans[0] = 30_000 * start.weight;
        start.counties.guaranteeFund[0] = 7000 * start.weight;
      });
      expect(world.households.debt[h]).toBeCloseTo(25_000, digits(6));
      expect(has(world, flag.arrears)).toBe(true);
      expect(world.counties.guaranteeFund[0]).toBeCloseTo(2000 * world.weight, digits(0));
      expect(world.counties.unpaid[0]).toBe(10_000 * world.weight);
    });

    it('in arrears is forgotten once paid', () => {
      expect(has(lived({ ...owing, capital: 50_000, flags: flag.arrears }), flag.arrears)).toBe(false);
    });
  });

  describe('workers', () => {
    const moving: Settings = { 'economy.exit_rate': 0.1, 'population.households_per_agent': 100 };
    const offfarm = (flags: number, levels: Partial<World['levels']> = {}): number => {
      const world = startWorld(parametersWith({ ...calm, ...moving }), 'live', 0);
      world.households.offfarm.fill(0);
      world.households.flags.fill(flags);
      world.levels = { ...world.levels, ...levels };
      live(world, 1, 2012);
      return world.households.offfarm.reduce((a, b) => a + b, 0);
    };

    it('leave for wages sooner when trained or relocated', () => {
      expect(offfarm(flag.trained)).toBeGreaterThan(1.2 * offfarm(0));
      expect(offfarm(flag.relocated)).toBeGreaterThan(1.2 * offfarm(0));
    });

    it('find the jobs of firms and partners when registered, and only then', () => {
      for (const level of ['social', 'assistance'] as const) {
        expect(offfarm(flag.registered, { [level]: 1 })).toBeGreaterThan(offfarm(flag.registered));
        expect(offfarm(0, { [level]: 1 })).toBe(offfarm(0));
      }
    });
  });

  describe('awareness', () => {
    const aware = (settings: Settings, memberShare = 0): number => {
      const world = startWorld(parametersWith({ ...calm, 'population.households_per_agent': 20, ...settings }), 'live', 0);
      world.households.flags.fill(0);
      world.villages.memberShare.fill(memberShare);
      identify(world, 1, 2012);
      const { flags } = world.households;
      return flags.filter((f) => (f & flag.aware) !== 0).length / flags.length;
    };
    const n = startWorld(parametersWith({ ...calm, 'population.households_per_agent': 20 }), 'live', 0).households.size.length;
    const near = (chance: number, expected: number): void =>
      expect(Math.abs(chance - expected)).toBeLessThan(4.7 * Math.sqrt((expected * (1 - expected)) / n));

    it('comes by chance and by members in the village', () => {
      near(aware({}), 0.15);
      near(aware({}, 0.4), 0.35);
      expect(aware({ 'awareness.base': 0 })).toBe(0);
    });

    it('goes by forgetting', () => {
      const world = startWorld(parametersWith({ ...calm, 'population.households_per_agent': 20 }), 'live', 0);
      world.households.flags.fill(flag.aware);
      identify(world, 1, 2012);
      near(world.households.flags.filter((f) => (f & flag.aware) === 0).length / n, 0.1);
    });
  });
});
