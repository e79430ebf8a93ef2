import { describe, expect, it } from 'vitest';
import { cell, ledgerAccounts, type Ledger } from '../../src/model/governance/ledger.ts';
import { instruments } from '../../src/model/instruments/index.ts';
import { centreNames } from '../../src/model/parameters/governance.ts';
import type { RunRecord } from '../../src/model/record/column.ts';
import { simulateYear } from '../../src/model/year.ts';
import { simulateRun } from '../../src/simulate/run.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { thirteenCounties } from './counties.ts';
import { multiCentre, parametersWith, type Settings } from './parameters.ts';
import { differences, provinceSeries, sum } from './series.ts';

const weixi = 533423;
const small: Settings = {
  ...multiCentre,
  'population.counties': [...thirteenCounties, weixi],
  'population.households_per_agent': 500,
  'years.to': 2016,
  cases: ['southern-grid-weixi'],
};
const ids = instruments.map(({ id }): string => id);
const withheld = (...names: string[]): Settings => ({ 'governance.withheld_instruments': names });
const run = (settings: Settings): RunRecord => simulateRun(parametersWith({ ...small, ...settings }), 'withheld', 0);

type Books = Pick<Ledger, (typeof ledgerAccounts)[number] | 'coordination' | 'counties'>;

/** The books of every year. */
function booksOf(settings: Settings): { readonly years: readonly Books[]; readonly ledger: Ledger } {
  const parameters = parametersWith({ ...small, ...settings });
  const world = startWorld(parameters, 'withheld', 0);
  const years: Books[] = [];
  for (let t = 1; t <= parameters.years.to - parameters.years.from; t++) {
    simulateYear(world, t);
    years.push(structuredClone(world.ledger));
  }
  return { years, ledger: world.ledger };
}

/** Yuan of an account for the instruments of the positions given, over centres and counties. */
const over = (books: Books, ledger: Ledger, account: (typeof ledgerAccounts)[number], positions: readonly number[]): number =>
  sum(
    centreNames.flatMap((_, centre) =>
      Array.from({ length: books.counties }, (__, c) => sum(positions.map((i) => books[account][cell(ledger, centre, c, i)]!))),
    ),
  );

describe('withheld instruments', () => {
  const names = ['cooperatives', 'infrastructure', 'education'];
  const away = names.map((name) => ids.indexOf(name));
  const kept = ids.map((_, i) => i).filter((i) => !away.includes(i));

  it('have no money of their own, from cases neither, and lend none', () => {
    const { years, ledger } = booksOf(withheld(...names));
    for (const books of years) {
      for (const account of ledgerAccounts) expect(over(books, ledger, account, away), account).toBe(0);
      expect(over(books, ledger, 'spent', kept)).toBeGreaterThan(0);
    }
  });

  it('leave every account of the others in balance, and move nothing between centres and counties', () => {
    const { years } = booksOf(withheld(...names));
    let carried = 0;
    for (const books of years) {
      for (let at = 0; at < books.allotted.length; at++) {
        const received = books.allotted[at]! + books.carriedIn[at]! + books.redirected[at]!;
        const used = books.spent[at]! + books.overhead[at]! + books.misdirected[at]! + books.duplicated[at]! + books.carriedOut[at]!;
        expect(Math.abs(received - used)).toBeLessThan(1e-6 * (1 + received));
        expect(books.carriedOut[at]).toBeGreaterThan(-1e-6);
      }
      for (let first = 0; first < books.redirected.length; first += ids.length)
        expect(Math.abs(sum(books.redirected.subarray(first, first + ids.length)))).toBeLessThan(1);
      carried += sum(books.carriedIn);
    }
    // There was something to redirect.
    expect(carried).toBeGreaterThan(0);
  });

  it('leave the others what they are given with all, and coordination its cost, as long as counties believe the same', () => {
    const whole = booksOf({});
    const part = booksOf(withheld(...names));
    // In the first year beliefs are those of the base year.
    const [a, b] = [whole.years[0]!, part.years[0]!];
    for (const i of kept) expect(over(b, part.ledger, 'allotted', [i])).toBe(over(a, whole.ledger, 'allotted', [i]));
    expect(b.coordination).toEqual(a.coordination);
    expect(over(a, whole.ledger, 'allotted', away)).toBeGreaterThan(0);
  });

  it('do to households what no programme at all does when all are withheld', () => {
    const nothing = run(withheld(...ids));
    const noProgramme = run({ 'governance.budget': 0, cases: [] });
    const aside = new Set(['allotted', 'spend_coordination', 'spend_total', 'cost_per_durably_lifted']);
    const notMoney = (found: string[]): string[] => found.filter((line) => ![...aside].some((name) => line.includes(name)));
    expect(notMoney(differences(nothing, noProgramme, Infinity))).toEqual([]);
    expect(provinceSeries(nothing, 'allotted').every((yuan) => yuan === 0)).toBe(true);
    expect(provinceSeries(nothing, 'spend_coordination').at(-1)).toBeGreaterThan(0);
    expect(provinceSeries(run({}), 'headcount').at(-1)).toBeLessThan(provinceSeries(nothing, 'headcount').at(-1)!);
  });

  it('change nothing when they had no money anyway', () => {
    // Relocation is the government's alone; without its share and the choice of counties nobody pays for it.
    const unpaid: Settings = {
      'governance.centres.government.mix.relocation': 0,
      'governance.centres.government.mix.social_protection': 0.2,
      'governance.county_share': 0,
    };
    const mix = parametersWith({ ...small }).governance.centres.government.mix as Readonly<Record<string, readonly number[]>>;
    const total = mix['relocation']![1]! + mix['social_protection']![1]!;
    const settings = { ...unpaid, 'governance.centres.government.mix.social_protection': total };
    expect(differences(run({ ...settings, ...withheld('relocation') }), run(settings))).toEqual([]);
  });

  it('are instruments that exist', () => {
    expect(() => parametersWith(withheld('roads'))).toThrow('must be one of infrastructure, training');
  });
});
