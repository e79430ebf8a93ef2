import { beforeAll, describe, expect, it } from 'vitest';
import { cell, ledgerAccounts, type Ledger } from '../../src/model/governance/ledger.ts';
import { instruments } from '../../src/model/instruments/index.ts';
import { centreNames } from '../../src/model/parameters/governance.ts';
import type { ModelParameters } from '../../src/model/parameters/index.ts';
import { closeRecorder } from '../../src/model/record/close.ts';
import { record as recordYear } from '../../src/model/record/recorder.ts';
import type { RunRecord } from '../../src/model/record/column.ts';
import type { World } from '../../src/model/world.ts';
import { simulateYear } from '../../src/model/year.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { thirteenCounties } from './counties.ts';
import { everyLevel, multiCentre, parametersWith, type Settings, threeCentres } from './parameters.ts';
import { countySeries, provinceSeries, sum } from './series.ts';

/** Counties of the named cases with published sums, beside those of other tests. */
const weixi = 533423;
const jingdong = 530823;
const jiangcheng = 530826;
const daliCity = 532901;
const caseCounties = [weixi, jingdong, jiangcheng, daliCity];
const casesWithMoney = ['southern-grid-weixi', 'zhejiang-university-jingdong', 'jiangcheng-craftsmen', 'dali-city-loans'];
/** What these cases bring, yuan: 3 and 6 million a year to Weixi, 2,670,800 to Jingdong and 3.6 million to Jiangcheng in 2016. */
const published: Readonly<Record<number, number>> = {
  2013: 3e6,
  2014: 3e6,
  2015: 6e6,
  2016: 12_270_800,
  2017: 6e6,
  2018: 6e6,
  2019: 6e6,
  2020: 6e6,
};

interface Regime {
  readonly settings: Settings;
  /** All money of a year relative to the government's, cases aside. */
  readonly money: (t: number) => number;
  /** What cases bring on top. */
  readonly added?: (year: number) => number;
}

const regimes: Readonly<Record<string, Regime>> = {
  'single-centre': { settings: { 'governance.admitted_centres': ['government'] }, money: () => 1 },
  'three centres at their floor': { settings: threeCentres, money: () => 1 },
  'three centres on an equal budget': { settings: multiCentre, money: () => 1 },
  'three centres on an equal budget, with cases': { settings: { ...multiCentre, cases: casesWithMoney }, money: () => 1 },
  'three centres with added budget': { settings: { ...multiCentre, 'governance.budget_basis': 'added' }, money: () => 1.5 },
  'rising levels, added budget and cases': {
    settings: { ...threeCentres, ...everyLevel({ 2012: 0, 2020: 1 }), 'governance.budget_basis': 'added', cases: casesWithMoney },
    money: () => 1.5,
    added: (year) => published[year] ?? 0,
  },
  'a society of cases alone': {
    settings: { ...everyLevel(1), 'governance.budget_basis': 'added', cases: casesWithMoney },
    money: () => 1,
    added: (year) => published[year] ?? 0,
  },
  'a market that leaves after 2014': {
    settings: { ...multiCentre, 'governance.centres.market.share': { 2014: 0.4, 2015: 0 }, 'governance.budget_basis': 'added' },
    money: (t) => (t <= 3 ? 1.7 : 1.3),
  },
  'society without government': { settings: { ...multiCentre, 'governance.admitted_centres': ['market', 'society'] }, money: () => 1 },
  'money that coordination eats up': { settings: { ...multiCentre, 'governance.coordination.multiplier': 50 }, money: () => 1 },
  'a programme that ends in 2015': { settings: { ...multiCentre, 'governance.budget': { 2015: 1500, 2016: 0 } }, money: () => 1 },
  'debtors in trouble': {
    settings: {
      ...multiCentre,
      'instruments.loans.smallest': 80_000,
      'instruments.loans.largest': 90_000,
      'governance.budget': 3000,
      'shocks.illness_probability': 0.5,
    },
    money: () => 1,
  },
};

type Books = Readonly<Record<(typeof ledgerAccounts)[number] | 'coordination', Float64Array>>;

/** A year as it was after its last stage, and the composition that households had before it. */
interface Snapshot {
  readonly t: number;
  readonly books: Books;
  readonly before: Pick<World['households'], 'size' | 'workers'> & Pick<World['counties'], 'infrastructure' | 'arrears'>;
  readonly after: Pick<World, 'households' | 'counties'>;
}

interface Walk {
  readonly world: World;
  readonly years: readonly Snapshot[];
  readonly record: RunRecord;
}

function walk(parameters: ModelParameters): Walk {
  const world = startWorld(parameters, 'money', 0);
  recordYear(world, 0);
  const years: Snapshot[] = [];
  for (let t = 1; t <= parameters.years.to - parameters.years.from; t++) {
    const { size, workers } = world.households;
    const { infrastructure, arrears } = world.counties;
    const before = { size: size.slice(), workers: workers.slice(), infrastructure: infrastructure.slice(), arrears: arrears.slice() };
    simulateYear(world, t);
    years.push({
      t,
      books: copyBooks(world.ledger),
      before,
      after: structuredClone({ households: world.households, counties: world.counties }),
    });
  }
  return { world, years, record: closeRecorder(world) };
}

function copyBooks(ledger: Ledger): Books {
  const copy = ledgerAccounts.map((account) => [account, ledger[account].slice()] as const);
  return { ...Object.fromEntries(copy), coordination: ledger.coordination.slice() } as Books;
}

/** Every place in the books of a year, with a name for messages. */
function* accounts({
  world,
}: Walk): Generator<{ readonly at: number; readonly centre: number; readonly c: number; readonly i: number; readonly name: string }> {
  for (let centre = 0; centre < centreNames.length; centre++) {
    for (let c = 0; c < world.facts.length; c++) {
      for (let i = 0; i < instruments.length; i++) {
        yield {
          at: cell(world.ledger, centre, c, i),
          centre,
          c,
          i,
          name: `${centreNames[centre]} ${world.facts[c]!.code} ${instruments[i]!.id}`,
        };
      }
    }
  }
}

/** Equal to the yuan, or to a millionth of large sums. */
function sameMoney(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1, 1e-6 * Math.max(Math.abs(a), Math.abs(b)));
}

describe.each(Object.entries(regimes))('money of %s', (_, { settings, money, added = () => 0 }) => {
  let parameters: ModelParameters;
  let walked: Walk;
  /** Collects what is wrong in any year, at most a few. */
  let wrong: string[];
  const check = (good: boolean, message: () => string): void => {
    if (!good && wrong.length < 5) wrong.push(message());
  };

  beforeAll(() => {
    parameters = parametersWith({
      'population.counties': [...thirteenCounties, ...caseCounties],
      'population.households_per_agent': 200,
      ...settings,
    });
    walked = walk(parameters);
  });

  it('is accounted for by centre, county, instrument and year', () => {
    wrong = [];
    for (const { t, books } of walked.years) {
      for (const { at, name } of accounts(walked)) {
        const received = books.allotted[at]! + books.carriedIn[at]! + books.redirected[at]!;
        const used = books.spent[at]! + books.overhead[at]! + books.misdirected[at]! + books.duplicated[at]! + books.carriedOut[at]!;
        check(sameMoney(received, used), () => `${name} in year ${t}: received ${received}, used ${used}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is carried into a year as it was carried out of the last', () => {
    wrong = [];
    for (const { at, name } of accounts(walked)) {
      let carried = 0;
      for (const { t, books } of walked.years) {
        check(
          Object.is(books.carriedIn[at], carried),
          () => `${name} in year ${t}: carried in ${books.carriedIn[at]}, was left ${carried}`,
        );
        carried = books.carriedOut[at]!;
      }
    }
    expect(wrong).toEqual([]);
  });

  it('moves between instruments of one centre and county only', () => {
    wrong = [];
    for (const { t, books } of walked.years) {
      for (let first = 0; first < books.redirected.length; first += instruments.length) {
        const net = sum(books.redirected.subarray(first, first + instruments.length));
        check(Math.abs(net) < 1, () => `accounts from ${first} in year ${t}: ${net}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is the budget of the year, coordination included', () => {
    wrong = [];
    const realHouseholds = walked.world.households.size.length * walked.world.weight;
    for (const { t, books } of walked.years) {
      const expected = money(t) * parameters.governance.budget[t]! * realHouseholds + added(parameters.years.from + t);
      const total = sum(books.allotted) + sum(books.coordination);
      check(sameMoney(total, expected), () => `year ${t}: ${total}, not ${expected}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is nowhere less than nothing', () => {
    wrong = [];
    for (const { t, books } of walked.years) {
      for (const account of [...ledgerAccounts, 'coordination'] as const) {
        if (account === 'redirected') continue;
        const least = Math.min(...books[account]);
        check(least > -1e-6, () => `${account} in year ${t}: ${least}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('reaches households and works to the yuan that is booked as spent', () => {
    wrong = [];
    for (const year of walked.years) {
      for (let c = 0; c < walked.world.facts.length; c++) {
        const received = receivedIn(walked, year, parameters, c);
        for (const [id, { all, notPoor }] of Object.entries(received)) {
          const booked = (account: Float64Array): number =>
            sum(centreNames.map((_name, centre) => account[cell(walked.world.ledger, centre, c, indexOf(id))]!));
          const where = `${id} in county ${walked.world.facts[c]!.code}, year ${year.t}`;
          const [spent, onNonPoor] = [booked(year.books.spent), booked(year.books.spentOnNonPoor)];
          check(sameMoney(all, spent), () => `${where}: received ${all}, booked ${spent}`);
          check(sameMoney(notPoor, onNonPoor), () => `${where}: the non-poor received ${notPoor}, booked ${onNonPoor}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('loses to overhead and misdirected projects their shares of each yuan delivered, and nothing of what is carried over', () => {
    wrong = [];
    const m = parameters.governance.mechanisms;
    for (const { t, books } of walked.years) {
      const fund = parameters.governance.levels.fund[t]!;
      const shares = {
        overhead: m.overhead * (1 - m.overhead_saved * fund),
        misdirected: m.misdirected * (1 - m.misdirected_avoided * fund),
      };
      for (const { at, name } of accounts(walked)) {
        const delivered = books.spent[at]! + books.duplicated[at]! + books.overhead[at]! + books.misdirected[at]!;
        for (const [account, share] of Object.entries(shares)) {
          const lost = books[account as 'overhead' | 'misdirected'][at]!;
          check(sameMoney(lost, share * delivered), () => `${account} of ${name} in year ${t}: ${lost} of ${delivered} delivered`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it("is owed in a county's loan book as its households owe it, on a guarantee fund that is never negative", () => {
    wrong = [];
    const { blocks, weight } = walked.world;
    for (const { t, after } of walked.years) {
      for (let c = 0; c < walked.world.facts.length; c++) {
        const owed = sum(after.households.debt.subarray(blocks.starts[c], blocks.starts[c + 1])) * weight;
        check(
          sameMoney(after.counties.loans[c]!, owed),
          () => `county ${c} in year ${t}: book ${after.counties.loans[c]}, households ${owed}`,
        );
        check(
          after.counties.guaranteeFund[c]! >= 0,
          () => `guarantee fund of county ${c} in year ${t}: ${after.counties.guaranteeFund[c]}`,
        );
        check(after.counties.caseLoans[c]! >= 0, () => `loans of cases in county ${c}, year ${t}: ${after.counties.caseLoans[c]}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is recorded as it is booked', () => {
    wrong = [];
    const { record, world, years } = walked;
    for (const year of years) {
      const province: Record<string, number> = {};
      for (let c = 0; c < world.facts.length; c++) {
        for (const [name, value] of Object.entries(recordedOf(walked, year, c))) {
          const recorded = countySeries(record, name, world.facts[c]!.code)[year.t]!;
          check(sameMoney(recorded, value), () => `${name} of county ${c} in year ${year.t}: recorded ${recorded}, booked ${value}`);
          province[name] = (province[name] ?? 0) + value;
        }
      }
      for (const [name, value] of Object.entries(province)) {
        const recorded = provinceSeries(record, name)[year.t]!;
        check(sameMoney(recorded, value), () => `${name} of the province in year ${year.t}: recorded ${recorded}, booked ${value}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('an equal budget', () => {
  it('is never exceeded, not even by cases', () => {
    const parameters = parametersWith({
      'population.counties': caseCounties,
      'population.households_per_agent': 200,
      'governance.budget': 0.01,
      'governance.budget_basis': 'equal',
      cases: casesWithMoney,
    });
    const { world, years } = walk(parameters);
    for (const { t, books } of years) {
      const budget = 0.01 * world.households.size.length * world.weight;
      expect(sum(books.allotted) + sum(books.coordination), `year ${t}`).toBeLessThan(budget + 1);
    }
  });
});

describe('loans that a case makes possible', () => {
  it('reach the county as their sum is published, and cost it no guarantee money', () => {
    // More who would borrow than the county's own guarantee money can serve.
    const settings = {
      'population.counties': [daliCity],
      'population.households_per_agent': 50,
      'governance.centres.society.share': 0.1,
      'identification.quota_factor': 5,
      'awareness.start': 1,
    };
    const without = walk(parametersWith(settings));
    const { years, record } = walk(parametersWith({ ...settings, cases: ['dali-city-loans'] }));
    const of2016 = years.find(({ t }) => t === 5)!;
    const lent = 150e6 - of2016.after.counties.caseLoans[0]!;
    expect(lent).toBeGreaterThan(0);
    expect(lent).toBeLessThanOrEqual(150e6);
    expect(years.at(-1)!.after.counties.caseLoans[0]).toBeLessThan(of2016.after.counties.caseLoans[0]!);
    const outstanding = (run: RunRecord): number => provinceSeries(run, 'loans_outstanding')[5]!;
    expect(outstanding(record)).toBeGreaterThan(outstanding(without.record));
    expect(of2016.after.counties.guaranteeFund[0]).toBeLessThanOrEqual(without.years[4]!.after.counties.guaranteeFund[0]!);
  });
});

const indexOf = (id: string): number => instruments.findIndex((instrument) => instrument.id === id);

interface Received {
  readonly all: number;
  /** Part of it that went to households that were not poor in the year before. */
  readonly notPoor: number;
}

/** Yuan that households of a county and its works received in a year, by instrument, from their states alone. */
function receivedIn({ world }: Walk, { t, before, after }: Snapshot, parameters: ModelParameters, c: number): Record<string, Received> {
  const { instruments: p } = parameters;
  const { leverage_full: full } = parameters.governance.mechanisms;
  const leverage = (1 + (full - 1) * parameters.governance.levels.fund[t]!) * (1 - p.loans.arrears_cut * before.arrears[c]!);
  const { blocks, weight } = world;
  const first = blocks.starts[c]!;
  const end = blocks.starts[c + 1]!;
  const costs: Readonly<Record<string, (h: number) => number>> = {
    training: () => p.training.cost,
    cooperatives: () => p.cooperatives.cost,
    loans: () => ((p.loans.smallest + p.loans.largest) / 2) * (p.loans.subsidy + p.loans.guarantee / Math.max(0.3, leverage)),
    relocation: (h) => p.relocation.cost * before.size[h]!,
    education: (h) => p.education.cost * (before.size[h]! - before.workers[h]!),
    health: (h) => p.health.cost * before.size[h]!,
    eco_compensation: () => p.eco_compensation.wage * (1 + p.eco_compensation.administration),
    social_protection: (h) => p.social_protection.cash * before.size[h]!,
  };
  const received: Record<string, Received> = {};
  for (const [id, costOf] of Object.entries(costs)) {
    // Loans of a case need no guarantee money: what they cost is in the loan's own test.
    if (id === 'loans' && parameters.cases.includes('dali-city-loans') && world.facts[c]!.code === daliCity) continue;
    const bit = 1 << indexOf(id);
    let all = 0;
    let notPoor = 0;
    for (let h = first; h < end; h++) {
      if ((after.households.helpedNow[h]! & bit) === 0) continue;
      all += costOf(h) * weight;
      if ((after.households.poverty[h]! & 2) === 0) notPoor += costOf(h) * weight;
    }
    received[id] = { all, notPoor };
  }
  // g' = (1 - decay) g + (1 - g)(1 - exp(-spending per household / scale)), solved for the spending.
  const g = before.infrastructure[c]!;
  const gained = (after.counties.infrastructure[c]! - (1 - p.infrastructure.decay) * g) / (1 - g);
  const works = -Math.log(1 - gained) * p.infrastructure.scale * (end - first) * weight;
  if (gained < 0.999) received['infrastructure'] = { all: works, notPoor: 0 };
  return received;
}

/** What the record should say of a county's money. */
function recordedOf({ world }: Walk, { books }: Snapshot, c: number): Record<string, number> {
  const over = (account: Float64Array, centres: readonly number[], ids: readonly number[]): number =>
    sum(centres.flatMap((centre) => ids.map((i) => account[cell(world.ledger, centre, c, i)]!)));
  const [centres, all] = [[0, 1, 2], instruments.map((_, i) => i)];
  const spending = (centre: number): number =>
    sum([books.spent, books.overhead, books.misdirected, books.duplicated].map((account) => over(account, [centre], all)));
  const coordination = sum(centres.map((centre) => books.coordination[centre * world.facts.length + c]!));
  return {
    allotted: over(books.allotted, centres, all),
    spend_government: spending(0),
    spend_market: spending(1),
    spend_society: spending(2),
    spend_coordination: coordination,
    spend_total: spending(0) + spending(1) + spending(2) + coordination,
    overhead: over(books.overhead, centres, all),
    misdirected: over(books.misdirected, centres, all),
    duplicated: over(books.duplicated, centres, all),
    spent_on_non_poor: over(books.spentOnNonPoor, centres, all),
    carried_over: over(books.carriedOut, centres, all),
    ...Object.fromEntries(instruments.map(({ id }, i) => [`spend_${id}`, over(books.spent, centres, [i])])),
  };
}
