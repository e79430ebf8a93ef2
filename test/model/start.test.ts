import { beforeAll, describe, expect, it } from 'vitest';
import { nbsHeadcount, yunnanCounties } from '../../src/data/index.ts';
import { distributionOf } from '../../src/model/indicators/distribution.ts';
import { burnIn } from '../../src/model/start/burn-in.ts';
import { allocateWorld, populate } from '../../src/model/start/create-world.ts';
import { deprivation, flag, type World } from '../../src/model/world.ts';
import { inverseNormalCdf, normalCdf } from '../../src/random/index.ts';
import { thirteenCounties } from './counties.ts';
import { parametersWith, type Settings } from './parameters.ts';
import { mean, sum } from './series.ts';

/** How many standard errors a sample may be off: once in 300,000 on chance alone. */
const errors = 4.7;

function populated(settings: Settings = {}, seed = 'start'): World {
  const parameters = parametersWith(settings);
  const world = allocateWorld(parameters, seed, 0);
  populate(world);
  return world;
}

const rowsOf = ({ blocks }: World, c: number): readonly [from: number, to: number] => [blocks.starts[c]!, blocks.starts[c + 1]!];

/** Share of the entries that hold, with the largest deviation that sampling allows around the share `expected`. */
function expectShare(holds: number, n: number, expected: number, what: string): void {
  const tolerance = errors * Math.sqrt((expected * (1 - expected)) / n);
  expect(Math.abs(holds / n - expected), `${what}: ${holds / n}, not ${expected}`).toBeLessThanOrEqual(tolerance);
}

describe('incomes before the burn-in are lognormal', () => {
  const line = 2300;
  let world: World;

  beforeAll(() => {
    world = populated({ 'population.counties': thirteenCounties, 'population.households_per_agent': 20 });
  });

  it('with the headcount ratio Phi((ln z - mu) / sigma), which is the datum of each county', () => {
    const sigma = world.parameters.population.income_log_sd;
    for (let c = 0; c < world.facts.length; c++) {
      const { code, headcount } = world.facts[c]!;
      const mu = Math.log(line) - sigma * inverseNormalCdf(headcount);
      const incomes = Float64Array.from(world.households.income.subarray(...rowsOf(world, c)));
      expectShare(incomes.filter((y) => y < line).length, incomes.length, normalCdf((Math.log(line) - mu) / sigma), `poor in ${code}`);
      expectShare(
        incomes.filter((y) => y < 2 * line).length,
        incomes.length,
        normalCdf((Math.log(2 * line) - mu) / sigma),
        `below twice the line in ${code}`,
      );
    }
  });

  it('with the Gini coefficient 2 Phi(sigma / sqrt 2) - 1 and the Theil index sigma^2 / 2 in each county', () => {
    const sigma = world.parameters.population.income_log_sd;
    const gini = 2 * normalCdf(sigma * Math.SQRT1_2) - 1;
    for (let c = 0; c < world.facts.length; c++) {
      const { headcount } = world.facts[c]!;
      const mu = Math.log(line) - sigma * inverseNormalCdf(headcount);
      const incomes = Float64Array.from(world.households.income.subarray(...rowsOf(world, c)));
      const n = incomes.length;
      const sample = distributionOf(incomes, new Uint8Array(n).fill(1));
      // Standard errors from the influence functions of both indices under the lognormal, taken over the sample itself.
      const mu1 = Math.exp(mu + (sigma * sigma) / 2);
      const giniInfluence = Array.from(incomes, (y) => {
        const below = normalCdf((Math.log(y) - mu) / sigma);
        const above = mu1 * normalCdf(sigma - (Math.log(y) - mu) / sigma);
        return (2 / mu1) * (y * below + above) - ((gini + 1) * y) / mu1 - (gini + 1);
      });
      const theilInfluence = Array.from(incomes, (y) => {
        const relative = y / mu1;
        return relative * Math.log(relative) - (sigma * sigma) / 2 - (1 + (sigma * sigma) / 2) * (relative - 1);
      });
      expect(Math.abs(sample.gini - gini)).toBeLessThan(errors * standardError(giniInfluence) + 2 / n);
      expect(Math.abs(sample.theil - (sigma * sigma) / 2)).toBeLessThan(errors * standardError(theilInfluence) + 2 / n);
      expect(standardError(giniInfluence)).toBeLessThan(0.02);
    }
  });

  it('with a spread that follows its parameter', () => {
    const wide = populated({
      'population.counties': thirteenCounties.slice(0, 2),
      'population.households_per_agent': 20,
      'population.income_log_sd': 1,
    });
    const logs = Array.from(wide.households.income.subarray(...rowsOf(wide, 1)), Math.log);
    const sd = Math.sqrt(mean(logs.map((x) => (x - mean(logs)) ** 2)));
    expect(Math.abs(sd - 1)).toBeLessThan(errors / Math.sqrt(2 * logs.length));
  });
});

function standardError(influence: readonly number[]): number {
  const centre = mean(influence);
  return Math.sqrt(sum(influence.map((x) => (x - centre) ** 2)) / influence.length / influence.length);
}

describe('households before the burn-in', () => {
  let world: World;

  beforeAll(() => {
    world = populated({ 'population.households_per_agent': 200 });
  });

  it('have sizes in the shares of the parameter', () => {
    const { size } = world.households;
    const shares = world.parameters.population.size_shares;
    shares.forEach((share, k) =>
      expectShare(size.filter((persons) => persons === k + 1).length, size.length, share, `households of ${k + 1}`),
    );
  });

  it('have no labour in the shares of the parameters, otherwise workers among their members', () => {
    const { size, workers, offfarm } = world.households;
    const count = (small: boolean, idle: boolean): number =>
      size.reduce((n, persons, h) => n + (persons <= 2 === small && (!idle || workers[h] === 0) ? 1 : 0), 0);
    const { no_labour_small: small, no_labour_large: large, worker_share: share } = world.parameters.population;
    expectShare(count(true, true), count(true, false), small, 'small ones without labour');
    expectShare(count(false, true), count(false, false), large, 'large ones without labour');
    let working = 0;
    let persons = 0;
    let impossible = 0;
    for (let h = 0; h < size.length; h++) {
      if (workers[h]! > size[h]! || offfarm[h]! > workers[h]!) impossible++;
      if (workers[h] === 0 || size[h]! < 2) continue;
      working += workers[h]!;
      persons += size[h]!;
    }
    expect(Math.abs(working / persons - share)).toBeLessThan(0.01);
    expect(impossible).toBe(0);
  });

  it('are aware, connected, members and uninsured in the shares of the parameters', () => {
    const { flags, deprivations, workers } = world.households;
    const { connected_share: connected, members_share: members, uninsured } = world.parameters.population;
    const labour = workers.filter((n) => n > 0).length;
    const having = (mask: number): number => flags.filter((f) => (f & mask) !== 0).length;
    expectShare(having(flag.aware), flags.length, world.parameters.awareness.start, 'aware');
    expectShare(having(flag.connected), flags.length, connected, 'connected');
    expectShare(having(flag.member), labour, members, 'members among those with labour');
    expectShare(deprivations.filter((bits) => (bits & deprivation.health) !== 0).length, flags.length, uninsured, 'uninsured');
    expect(having(flag.registered)).toBe(0);
  });

  it('live in unsafe houses and lack schooling as the class of their county has it', () => {
    const { housing_deprived: housing, schooling_deprived: schooling } = world.parameters.population;
    for (const kind of ['deep_poverty', 'poverty', 'other'] as const) {
      let [n, unsafe, unschooled] = [0, 0, 0];
      for (let c = 0; c < world.facts.length; c++) {
        const { deepPoverty, povertyCounty } = world.facts[c]!;
        if ((deepPoverty ? 'deep_poverty' : povertyCounty ? 'poverty' : 'other') !== kind) continue;
        for (const bits of world.households.deprivations.subarray(...rowsOf(world, c))) {
          n++;
          if ((bits & deprivation.housing) !== 0) unsafe++;
          if ((bits & deprivation.schooling) !== 0) unschooled++;
        }
      }
      expectShare(unsafe, n, housing[kind], `unsafe houses in ${kind}`);
      expectShare(unschooled, n, schooling[kind], `without schooling in ${kind}`);
    }
  });

  it('are better off in everything the better their standing, as the correlation says', () => {
    const { income, productivity, capital } = world.households;
    for (let c = 0; c < 3; c++) {
      const [from, to] = rowsOf(world, c);
      const standing = Array.from(income.subarray(from, to), Math.log);
      for (const column of [Array.from(productivity.subarray(from, to)), Array.from(capital.subarray(from, to), Math.log)]) {
        const r = correlation(standing, column);
        // Fisher's z has the standard error 1 / sqrt(n - 3).
        expect(Math.abs(Math.atanh(r) - Math.atanh(world.parameters.population.standing_correlation))).toBeLessThan(
          errors / Math.sqrt(to - from - 3),
        );
      }
    }
  });
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const covariance = mean(a.map((x, i) => (x - ma) * (b[i]! - mb)));
  return covariance / Math.sqrt(mean(a.map((x) => (x - ma) ** 2)) * mean(b.map((x) => (x - mb) ** 2)));
}

describe('the end of the base year', () => {
  const poorPersons = (world: World, c: number): readonly [poor: number, persons: number] => {
    const { size, income, poverty } = world.households;
    let poor = 0;
    let persons = 0;
    const [from, to] = rowsOf(world, c);
    for (let h = from; h < to; h++) {
      persons += size[h]!;
      const isPoor = income[h]! < world.parameters.macro.poverty_line;
      if (isPoor) poor += size[h]!;
      if (isPoor !== ((poverty[h]! & 1) === 1)) throw new Error(`the history of household ${h} does not agree with its income`);
    }
    return [poor, persons];
  };
  let finer: World;

  beforeAll(() => {
    finer = populated({ 'population.households_per_agent': 200 });
    burnIn(finer);
  });

  it.each<[string, Settings]>([
    ['by default', {}],
    ['without burn-in', { 'population.burn_in_years': 0 }],
    ['after a long burn-in', { 'population.burn_in_years': 10 }],
    ['with unequal counties', { 'population.income_log_sd': 1, 'population.capital_log_sd': 1 }],
  ])('has the datum of every county as its headcount ratio, within one household, %s', (_, settings) => {
    const world = populated({ 'population.households_per_agent': 500, ...settings });
    burnIn(world);
    for (let c = 0; c < world.facts.length; c++) {
      const [poor, persons] = poorPersons(world, c);
      const { code, headcount } = world.facts[c]!;
      // The nearest whole household: half of the largest one.
      expect(Math.abs(poor - headcount * persons), `${code}: ${poor} of ${persons} poor, datum ${headcount}`).toBeLessThanOrEqual(4);
    }
  });

  it('has the NBS headcount ratio of the province', () => {
    const all = finer.facts.map((_, c) => poorPersons(finer, c));
    const headcount = sum(all.map(([poor]) => poor)) / sum(all.map(([, persons]) => persons));
    expect(Math.abs(headcount - nbsHeadcount.find(({ year }) => year === 2011)!.headcount)).toBeLessThan(0.005);
  });

  it('has the rural population of the table, within sampling error', () => {
    const shares = yunnanCounties.map((county, c) => (poorPersons(finer, c)[1] * finer.weight) / county.ruralPopulation2011);
    expect(Math.abs(mean(shares) - 1), `persons relative to the table: ${mean(shares)}`).toBeLessThan(0.02);
  });

  it('holds finite numbers only', () => {
    const world = populated({ 'population.households_per_agent': 1000, 'population.burn_in_years': 20 });
    burnIn(world);
    for (const columns of [world.households, world.counties, world.villages]) {
      for (const [name, column] of Object.entries(columns))
        expect(Array.from(column as Float64Array).every(Number.isFinite), name).toBe(true);
    }
  });
});
